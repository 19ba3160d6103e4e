import fs from 'node:fs'
import path from 'node:path'
import type { ApiKind } from './types'

let known: Record<string, ApiKind> | undefined

/** The wx.* functions that the official typings declare. */
export function officialApis(): Record<string, ApiKind> {
  known ??= readTypings()
  return known
}

function readTypings(): Record<string, ApiKind> {
  const root = path.dirname(require.resolve('miniprogram-api-typings/package.json'))
  const text = fs.readFileSync(path.join(root, 'types/wx/lib.wx.api.d.ts'), 'utf8')
  const body = text.slice(text.search(/interface Wx \{/))
  const signatures = body.matchAll(/^ {8}([a-zA-Z]\w*)(?:<[\s\S]*?>)?\(([\s\S]*?)\):\s*([^\n]+)$/gm)
  return Object.fromEntries(
    Array.from(signatures, ([, name, parameters, result]) => {
      const takesCallbacks = /option/.test(parameters!) && /^(PromisifySuccess|void|Promise)/.test(result!)
      return [name!, takesCallbacks ? 'callback' : 'sync']
    }),
  )
}
