/* Markdown as it is written on a phone: pictures stand in it as 〔图 1〕, which can be moved and told from the words around it; buttons set the rest. */

/** ![words](file:ID), as materials keep it. */
const KEPT = /!\[([^\]\n]*)\]\(file:([A-Za-z0-9_-]+)\)/g
const MARK = /〔图 (\d{1,3})(?:：([^〕\]\n]*))?〕/g

/** Somebody's own words look like a mark: then pictures stay as they are kept, or the words would become one. */
export const looksMarked = (markdown: string): boolean => markdown.search(MARK) >= 0

export const idsIn = (markdown: string): string[] => [...new Set([...markdown.matchAll(KEPT)].map(([, , id]) => id ?? ''))]

/** Numbers stay with their pictures, however these are moved about. */
export const numbered = (before: readonly string[], markdown: string): string[] => [...new Set([...before, ...idsIn(markdown)])]

export const markOf = (no: number, words = '') => `〔图 ${no}${words ? `：${words}` : ''}〕`

/** As it is shown for writing. */
export const shownOf = (markdown: string, ids: readonly string[]): string =>
  markdown.replace(KEPT, (whole, words: string, id: string) => (ids.includes(id) ? markOf(ids.indexOf(id) + 1, words) : whole))

/** As it is kept. A mark without a picture stays what it is, words. */
export const writtenOf = (text: string, ids: readonly string[]): string =>
  text.replace(MARK, (whole, no: string, words = '') => (ids[Number(no) - 1] ? `![${words as string}](file:${ids[Number(no) - 1]})` : whole))

/** Everything between two places; nothing where both are one. */
export interface Stretch { from: number, to: number }
export interface Marked { text: string, at: Stretch }
export type Mark = 'head' | 'bold' | 'quote' | 'list'

const BEGINS: Record<Exclude<Mark, 'bold'>, string> = { head: '## ', quote: '> ', list: '- ' }
const BEGUN = /^(#{1,6} |> |[-*] |\d+\. )/

function linesAt (text: string, { from, to }: Stretch): Stretch {
  const end = text.indexOf('\n', to)
  return { from: text.lastIndexOf('\n', from - 1) + 1, to: end < 0 ? text.length : end }
}

/** What is chosen becomes a headline, bold …, and no longer so when it was; where nothing is chosen, the line. */
export function marked (text: string, at: Stretch, mark: Mark): Marked {
  return mark === 'bold' ? bold(text, at) : begun(text, linesAt(text, at), mark)
}

function begun (text: string, lines: Stretch, mark: Exclude<Mark, 'bold'>): Marked {
  const sign = BEGINS[mark]
  const before = text.slice(lines.from, lines.to).split('\n')
  const off = before.every((line) => !line.trim() || line.startsWith(sign)) && before.some((line) => line.startsWith(sign))
  const after = before.map((line) => (off ? line.slice(sign.length) : line.trim() || before.length === 1 ? sign + line.replace(BEGUN, '') : line)).join('\n')
  const [next = ''] = text.slice(lines.to + 1).split('\n')
  // Else the line below would become part of it.
  const apart = !off && mark !== 'head' && next.trim() && !next.startsWith(sign) ? '\n' : ''
  const end = lines.from + after.length
  return { text: text.slice(0, lines.from) + after + apart + text.slice(lines.to), at: { from: end, to: end } }
}

/** A list goes on with the next line; one more line break on an empty entry ends it. Null: nothing of the kind was typed. */
export function goneOn (before: string, after: string): Marked | null {
  if (after.length !== before.length + 1) return null
  let i = 0
  while (i < before.length && before[i] === after[i]) i++
  // The break may stand beside others: it is the last of them that was typed.
  if (after[i] !== '\n' || before.slice(i) !== after.slice(i + 1)) return null
  const line = linesAt(before, { from: i, to: i })
  const [, sign = '', no = ''] = /^([-*] |> |(\d+)\. )/.exec(before.slice(line.from, i)) ?? []
  if (!sign) return null
  if (i === line.from + sign.length && line.to === i) return { text: before.slice(0, line.from) + before.slice(i), at: { from: line.from, to: line.from } }
  const next = no ? `${Number(no) + 1}. ` : sign
  const to = i + 1 + next.length
  return { text: `${before.slice(0, i)}\n${next}${before.slice(i)}`, at: { from: to, to } }
}

/** The bold words in which one stands, or behind which one has just been left. */
function boldAt (text: string, line: Stretch, { from }: Stretch): Stretch | null {
  for (const { 0: whole, index } of text.slice(line.from, line.to).matchAll(/\*\*[^*\n]+\*\*/g)) {
    const start = line.from + index
    if (from >= start && from <= start + whole.length) return { from: start, to: start + whole.length }
  }
  return null
}

function bold (text: string, at: Stretch): Marked {
  const line = linesAt(text, at)
  const inside = at.from === at.to ? boldAt(text, line, at) : null
  if (inside) return bold(text, inside)
  const sign = BEGUN.exec(text.slice(line.from, line.to))?.[0] ?? ''
  const { from, to } = at.from < at.to ? at : { from: line.from + sign.length, to: line.to }
  const part = text.slice(from, to)
  const inner = /^\*\*([^]+)\*\*$/.exec(part)?.[1]
  // Signs with blanks on their inner sides would be no signs.
  const words = inner ?? part.trim()
  const made = inner ?? (words ? part.replace(words, () => `**${words}**`) : '****')
  const end = from + (words ? made.length : 2)
  return { text: text.slice(0, from) + made + text.slice(to), at: { from: end, to: end } }
}

/** A picture stands in a paragraph of its own, after the line where one is. */
export function withPicture (text: string, at: Stretch, mark: string): Marked {
  const { to } = linesAt(text, { from: at.to, to: at.to })
  const [above, below] = [text.slice(0, to).replace(/\n+$/, ''), text.slice(to).replace(/^\n+/, '')]
  const upTo = `${above}${above ? '\n\n' : ''}${mark}\n\n`
  return { text: upTo + below, at: { from: upTo.length, to: upTo.length } }
}

export const withoutPicture = (markdown: string, id: string): string =>
  markdown.replace(KEPT, (whole, _words: string, one: string) => (one === id ? '' : whole)).replace(/\n{3,}/g, '\n\n')
