import type { ImportItem } from '../../../contract/questions'

/** A sheet and a text have lines, a document has paragraphs. */
export const lineWord = (name: string): string => (/\.docx$/i.test(name) ? '段' : '行')

/** A heading without what it says about points: 一、单项选择题（每题 2 分，共 40 分） → 一、单选题 */
export const shortSection = (section: string): string => (/^\s*((?:[（(][一二三四五六七八九十\d]{1,3}[）)])?\s*[^（(【[：:，,。;；\s]*)/.exec(section)?.[1] ?? '').replace(/([单多])项选择/, '$1选').replace('不定项选择', '不定项')

export interface Span { from: number; to: number; /** The question's own first and last line. */ first: number; last: number }

const BEFORE = 4
const AFTER = 4
/** Nobody's question is longer; it is the next one that we do not know. */
const LONGEST = 30

/** Which lines of the source to show beside a question; null where the file has none. */
export function spanOf(item: ImportItem, after: ImportItem | null, lines: number): Span | null {
  if (item.line === null || lines === 0) return null
  const first = item.line
  const known = after?.line && after.line > first ? after.line - 1 : first + Math.max(1, item.body.options.length)
  const last = Math.min(lines, Math.min(known, first + LONGEST))
  return { first, last, from: Math.max(1, first - BEFORE), to: Math.min(lines, last + AFTER) }
}

/** What its problems say about a line; that it is this question at all needs no mark. */
export const wordsAt = ({ problems, body }: ImportItem, line: number): string[] =>
  problems.filter((one) => (one.line === line || one.line === null) && !body.stem.startsWith(one.words)).map((one) => one.words)

export interface Piece { text: string; marked: boolean }

/** A line with the words that a problem names marked. */
export function markWords(text: string, words: string[]): Piece[] {
  const found = words.map((one) => one.trim()).filter((one) => one.length > 0 && one.length < text.length && text.includes(one)).sort((a, b) => b.length - a.length)[0]
  if (!found) return [{ text, marked: false }]
  const at = text.indexOf(found)
  return [{ text: text.slice(0, at), marked: false }, { text: found, marked: true }, { text: text.slice(at + found.length), marked: false }].filter((one) => one.text !== '')
}
