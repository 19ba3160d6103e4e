import { categoryPath } from '../parse/formats/category'
import { readGift } from '../parse/formats/gift'
import { OWN_COMMENT } from '../parse/formats/gift-blocks'
import { fingerprint } from '../parse/formats/gift-own'
import { escapeGift } from '../parse/formats/gift-text'
import { storedOf } from '../parse/formats/stored'
import type { ParsedQuestion } from '../parse/types'

/** GIFT that Moodle reads too. What GIFT has no place for stands in a comment that only our reader heeds. */
export function exportGift(questions: readonly ParsedQuestion[]): string {
  const blocks: string[] = []
  let path = categoryPath(undefined)
  questions.filter((one) => one.type !== 'unsupported').forEach((one, at) => {
    const wanted = categoryPath(isName(one.topic) ? one.topic : undefined)
    if (wanted !== path) blocks.push(`$CATEGORY: ${wanted}`)
    path = wanted
    blocks.push(withComment(one, `::${at + 1}::${part(one.stem, true)} {${answers(one)}${analysis(one)}}`, path))
  })
  return blocks.map((block) => `${block}\n`).join('\n')
}

const isName = (topic: string | undefined): topic is string => topic !== undefined && topic !== '' && !/[^\P{C}]|^[\s/$]|[\s/]$/u.test(topic)

/** Reads the block back and notes what came out differently. */
function withComment(one: ParsedQuestion, block: string, path: string): string {
  const visible = readGift(`$CATEGORY: ${path}\n\n${block}`).questions[0]
  if (!visible) return block
  const plain: Record<string, unknown> = storedOf(visible)
  const differs = Object.entries(storedOf(one)).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(plain[field]))
  if (differs.length === 0) return block
  return `${OWN_COMMENT} ${oneLine({ seen: fingerprint(visible), ...Object.fromEntries(differs) })}\n${block}`
}

/** Characters that some program might take for a line's end, or drop, are written by their numbers. */
const oneLine = (value: unknown) => JSON.stringify(value).replace(/[\p{C}\p{Zl}\p{Zp}\u00a0]/gu, (letter) =>
  Array.from({ length: letter.length }, (_, at) => `\\u${letter.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''))

/** `[plain]` keeps Moodle from taking `<b>` for a tag, and our own text that begins with `[` or `%` for a format or a weight. */
const part = (text: string, always = false) => `${always || /^\s*[[%]/.test(text) ? '[plain]' : ''}${escapeGift(text)}`

const analysis = (one: ParsedQuestion) => one.analysis === '' ? '' : `####${part(one.analysis)}\n`

function answers(one: ParsedQuestion): string {
  const rows = (lines: readonly string[]) => lines.length === 0 ? '' : `\n${lines.join('\n')}\n`
  switch (one.type) {
    case 'judge':
      return one.answer.length === 1 ? (one.answer[0] === 0 ? 'TRUE' : 'FALSE') : ''
    case 'single':
      return rows(one.options.map((text, at) => `${one.answer.includes(at) ? '=' : '~'}${part(text)}`))
    case 'multiple':
      return rows(one.options.map((text, at) => `~%${one.answer.includes(at) ? share(one.answer.length) : -100}%${part(text)}`))
    case 'fill':
      return rows(accepted(one.answer_text).map((text) => `=${part(text.replaceAll('*', '\\*'))}`))
    default:
      return ''
  }
}

/** Moodle accepts the weights of its own list only: five decimals, none that are noughts. */
const share = (right: number) => Number((100 / right).toFixed(5))

/** A short answer of Moodle's is one text; several blanks are answered in one, parted by ；. */
const accepted = (blanks: readonly string[][]) => blanks.length > 1 ? [blanks.map((texts) => texts[0] ?? '').join('；')] : blanks[0] ?? []
