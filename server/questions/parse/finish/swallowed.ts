import type { Draft } from '../draft'
import { letterAt } from '../marks/markers'
import { optionRow } from '../marks/options'
import type { ParsedType } from '../types'

/* Another whole question inside an option, an analysis or an answer: its number or its options were not recognised. */

const NUMBERED = /(?:^|[\s。.；;])(?:第?[0-9]{1,4}\s?[题.．、)）:：]|[（(][0-9]{1,4}[)）]|[①-⑳])\s*[^\s0-9][^\n]{3,80}?(?:[？?]|_{2,}|[（(]\s*[A-HＡ-Ｈ√×✓✗对错]{0,8}\s*[)）])/u
/** What stands over options: a question's mark, a blank, a bracket, with or without its answer. */
const ASKS = /(?:[？?]|_{2,}|[（(]\s*[A-HＡ-Ｈ]{0,8}\s*[)）])\s*[。.:：]?\s*$/

const rowIn = (text: string) => (/[A-HＡ-Ｈ]/.test(text) ? optionRow(text.replace(/\n/g, ' '), 0, false, 2) : null)

/** An option goes no further than its own words: a second run of letters in it, or a number with a question. */
function inOption(text: string): boolean {
  if (text.length < 10) return false
  const row = rowIn(text)
  if (row && row.texts.filter(Boolean).length >= 2 && (row.texts.length >= 3 || ASKS.test(row.before))) return true
  return NUMBERED.test(text)
}

/** A reason may speak of A, B and C: only options right under a question are another's. */
function inAnalysis(text: string): boolean {
  const row = text.length < 20 ? null : rowIn(text)
  return row !== null && row.texts.length >= 2 && ASKS.test(row.before)
}

const LINE = /\n\s*第?[0-9]{1,4}\s?[题.．、:：]\s*[^\s0-9][^\n]{3,80}?(?:[？?]|_{2,}|[（(]\s*[)）])/u
/** Words that ask already go on with a number and ask again. */
const inStem = (text: string) => LINE.test(text) && /[？?]|_{2,}|[（(]\s*[)）]/.test(text.slice(0, text.search(LINE)))

/** The answer of a blank goes on with a number and another blank. */
const inAnswer = (text: string) => text.includes('\n') && NUMBERED.test(text.slice(text.indexOf('\n')))

/** Where another question seems to lie, and what stands there. */
export function swallowed({ stem, options, answers, analysis }: Draft, type: ParsedType): { where: string; text: string } | null {
  const choice = type === 'single' || type === 'multiple'
  const texts: [string, string, (text: string) => boolean][] = [
    ...(choice ? options.map((lines, i): [string, string, typeof inOption] => [`选项 ${letterAt(i)} `, lines.join('\n'), inOption]) : []),
    ...(choice ? [['题干', stem.join('\n'), inStem] as [string, string, typeof inStem]] : []),
    ...(type === 'fill' ? answers.map(({ raw }): [string, string, typeof inAnswer] => ['答案', raw, inAnswer]) : []),
    ['解析', (analysis ?? []).join('\n'), inAnalysis]
  ]
  const found = texts.find(([, text, holds]) => holds(text))
  return found ? { where: found[0], text: found[1] } : null
}
