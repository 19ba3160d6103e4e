import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Row } from './report'

function* files(folder: string): Generator<string> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) yield* files(path)
    else yield path
  }
}

const sum = (paths: Iterable<string>) => [...paths].reduce((total, path) => total + statSync(path).size, 0)

/** Bytes that a person loads. The tests assert the budgets; here they are written down. */
export async function sizes(): Promise<Row[]> {
  const app = JSON.parse(readFileSync('dist/weapp/app.json', 'utf8')) as { subPackages: { root: string }[] }
  const roots = app.subPackages.map(({ root }) => join('dist/weapp', root))
  const all = [...files('dist/weapp')]
  const main = all.filter((path) => !roots.some((root) => path.startsWith(`${root}/`)))
  const scripts = [...readFileSync('dist/h5/index.html', 'utf8').matchAll(/src="\/(js\/[^"]+\.js)"/g)].map(([, path]) => join('dist/h5', path ?? ''))
  return [
    { what: 'mini-program, main package', value: sum(main) / 1024, unit: 'KB', aim: '≤ 700' },
    ...roots.map((root) => ({ what: `mini-program, package ${root.slice('dist/weapp/'.length)}`, value: sum(all.filter((path) => path.startsWith(`${root}/`))) / 1024, unit: 'KB', aim: '≤ 500' })),
    { what: 'H5, scripts of the start page, gzipped', value: sum(scripts.map((path) => `${path}.gz`)) / 1024, unit: 'KB', aim: '≤ 220 with the first page' }
  ]
}

/** Bytes handed to the view, as the test of a whole round in the built mini-program counted them. */
export async function setdata(): Promise<Row[]> {
  const file = '.cache/setdata.json'
  if (!existsSync(file)) return []
  const { first, option, next } = JSON.parse(readFileSync(file, 'utf8')) as Record<'first' | 'option' | 'next', number>
  return [
    { what: 'setData, first question', value: first, unit: 'bytes' },
    { what: 'setData, choosing an option, at most', value: option, unit: 'bytes', aim: '≤ 1,024' },
    { what: 'setData, next question, at most', value: next, unit: 'bytes' }
  ]
}
