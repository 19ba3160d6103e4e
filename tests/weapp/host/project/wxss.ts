import path from 'node:path'
import postcss from 'postcss'
import { withoutRpx } from './rpx'
import { toDomSelector } from './selector'

export interface WxssSource {
  /** Path inside the package. */
  file: string
  read: (file: string) => string
  /** Prefix of the classes of a component with styles of its own. */
  scope?: string
}

/** Turns WXSS into CSS for a page whose elements are called `wx-*`. */
export function convertWxss(source: WxssSource, seen = new Set<string>()): string {
  const root = postcss.parse(source.read(source.file), { from: source.file })
  root.walkAtRules('import', (rule) => {
    const target = /^(?:url\()?["']?([^"')]+)["']?\)?/.exec(rule.params)?.[1]
    const file = target && path.posix.join(path.posix.dirname(source.file), target)
    if (!file || seen.has(file)) return void rule.remove()
    seen.add(file)
    rule.replaceWith(postcss.parse(convertWxss({ ...source, file }, seen)))
  })
  root.walkRules((rule) => {
    const parent = rule.parent
    const isKeyframe = parent?.type === 'atrule' && /keyframes$/.test((parent as postcss.AtRule).name)
    if (!isKeyframe) rule.selector = toDomSelector(rule.selector, source.scope)
  })
  root.walkDecls((declaration) => {
    declaration.value = withoutRpx(declaration.value)
  })
  return root.toString()
}
