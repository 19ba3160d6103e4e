import { TmplGroup } from 'glass-easel-template-compiler'
import { stem } from './files'
import type { TemplateWarning } from './types'

interface CompilerMessage {
  level: 'Note' | 'Warn' | 'Error' | 'Fatal'
  message: string
  startLine: number
}

export interface CompiledTemplates {
  code: string
  warnings: TemplateWarning[]
}

/** Compiles every WXML and WXS file of a package into one JavaScript expression. */
export function compileTemplates(texts: Record<string, string>): CompiledTemplates {
  const group = TmplGroup.newDev()
  const templates = Object.keys(texts).filter((file) => file.endsWith('.wxml'))
  const warnings: TemplateWarning[] = []
  for (const file of templates) {
    const messages = (group.addTmpl(stem(file), texts[file]!) as CompilerMessage[]).filter((each) => each.level !== 'Note')
    warnings.push(...messages.map((each) => ({ file, line: each.startLine + 1, message: each.message })))
  }
  for (const file of Object.keys(texts)) if (file.endsWith('.wxs')) group.addScript(stem(file), texts[file]!)
  for (const file of templates) {
    const missing = dependenciesOf(group, stem(file)).filter((name) => !(name in texts))
    warnings.push(...missing.map((name) => ({ file, line: 0, message: `dependency ${name} not found` })))
  }
  const code = group.getTmplGenObjectGroups()
  group.free()
  return { code, warnings }
}

function dependenciesOf(group: TmplGroup, path: string): string[] {
  const imports = group.getDirectDependencies(path) as string[]
  const scripts = group.getScriptDependencies(path) as string[]
  return [...imports.map((name) => `${name}.wxml`), ...scripts.map((name) => `${name}.wxs`)]
}
