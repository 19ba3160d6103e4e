import selectorParser from 'postcss-selector-parser'
import { BUILT_IN_TAGS } from './tags'

const seen = new Map<string, string>()

/** A selector over mini-program tags (`view .a`) as one over the elements that stand for them (`wx-view .a`). */
export function toDomSelector(selector: string, scope?: string): string {
  const key = `${scope ?? ''} ${selector}`
  const known = seen.get(key)
  if (known !== undefined) return known
  const translated = selectorParser((root) => {
    root.walkTags((tag) => {
      if (BUILT_IN_TAGS.has(tag.value)) tag.value = `wx-${tag.value}`
    })
    if (!scope) return
    root.walkClasses((node) => {
      node.value = `${scope}--${node.value}`
    })
  }).processSync(selector)
  seen.set(key, translated)
  return translated
}
