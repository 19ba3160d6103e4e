import fs from 'node:fs'
import path from 'node:path'
import { officialApis } from './apis'
import { fingerprint, listFiles, stem } from './files'
import { scopeOf } from './scope'
import { compileTemplates } from './templates'
import type { AppConfig, ComponentConfig, Project } from './types'
import { convertWxss } from './wxss'

const loaded = new Map<string, { fingerprint: string; project: Project }>()

/** Reads a built package. The same unchanged directory is read once in a process. */
export function loadProject(dir: string): Project {
  const root = path.resolve(dir)
  if (!fs.existsSync(path.join(root, 'app.json'))) throw new Error(`no app.json in ${root}: build the mini-program first`)
  const current = fingerprint(root)
  const known = loaded.get(root)
  if (known?.fingerprint === current) return known.project
  const project = readProject(root)
  loaded.set(root, { fingerprint: current, project })
  return project
}

function readProject(dir: string): Project {
  const texts: Record<string, string> = {}
  for (const file of listFiles(dir)) {
    if (/\.(js|json|wxml|wxs|wxss)$/.test(file)) texts[file] = fs.readFileSync(path.join(dir, file), 'utf8')
  }
  const app = JSON.parse(texts['app.json']!) as AppConfig
  const configs = pick(texts, 'json', (text) => JSON.parse(text) as ComponentConfig)
  const { code, warnings } = compileTemplates(texts)
  return {
    dir,
    app,
    pages: pagesOf(app),
    configs,
    scripts: Object.fromEntries(Object.entries(texts).filter(([file]) => file.endsWith('.js'))),
    styles: pick(texts, 'wxss', (_, file) =>
      convertWxss({ file, read: (name) => texts[name] ?? '', scope: styleScope(stem(file), configs[stem(file)]) }),
    ),
    templates: code,
    warnings,
    apis: officialApis(),
  }
}

function pick<T>(texts: Record<string, string>, extension: string, convert: (text: string, file: string) => T): Record<string, T> {
  const files = Object.keys(texts).filter((file) => file.endsWith(`.${extension}`))
  return Object.fromEntries(files.map((file) => [stem(file), convert(texts[file]!, file)]))
}

function styleScope(path: string, config?: ComponentConfig): string | undefined {
  return config?.component && !/^(page-)?shared$/.test(config.styleIsolation ?? '') ? scopeOf(path) : undefined
}

export function pagesOf(app: AppConfig): string[] {
  const packages = app.subPackages ?? app.subpackages ?? []
  return [...app.pages, ...packages.flatMap((each) => each.pages.map((page) => `${each.root.replace(/\/?$/, '/')}${page}`))]
}
