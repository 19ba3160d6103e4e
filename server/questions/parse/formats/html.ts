import { decodeEntities } from './entities'
import type { Attribute, Flow } from './flow'

const TAG = /<(\/?)([A-Za-z][A-Za-z0-9-]*)/y

/** HTML as plain text. What only looks like a tag (`a < b`) stays; nothing is ever run or fetched. */
export function flowHtml(flow: Flow, html: string): void {
  const ends = tagEnds(html)
  let at = 0
  while (at < html.length) {
    const start = html.indexOf('<', at)
    if (start === -1) break
    flow.text(decodeEntities(html.slice(at, start)))
    if (html.startsWith('<!--', start)) {
      const end = html.indexOf('-->', start + 4)
      at = end === -1 ? html.length : end + 3
      continue
    }
    TAG.lastIndex = start
    const tag = TAG.exec(html)
    const end = tag ? ends(TAG.lastIndex) : -1
    if (!tag || end === -1) {
      flow.text('<')
      at = start + 1
      continue
    }
    const name = (tag[2] ?? '').toLowerCase()
    const inside = html.slice(start + tag[0].length, end)
    if (tag[1]) flow.close(name)
    else flow.open(name, attributes(inside))
    at = end + 1
  }
  flow.text(decodeEntities(html.slice(at)))
}

/** Finds where a tag ends, `>` in quotes passed over. Once quotes turn out not to match they are ignored, so the whole stays linear. */
function tagEnds(html: string): (from: number) => number {
  const last = html.lastIndexOf('>')
  let quotes = true
  return (from) => {
    if (from > last) return -1
    if (!quotes) return html.indexOf('>', from)
    for (let at = from; at < html.length; at++) {
      const letter = html[at]
      if (letter === '>') return at
      if (letter !== '"' && letter !== "'") continue
      const closing = html.indexOf(letter, at + 1)
      if (closing === -1) break
      at = closing
    }
    quotes = false
    return html.indexOf('>', from)
  }
}

const attributes = (inside: string): Attribute => (name) => {
  const found = new RegExp(`(?<=^|[\\s"'/])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(inside)
  const value = found?.[1] ?? found?.[2] ?? found?.[3]
  return value === undefined ? undefined : decodeEntities(value)
}
