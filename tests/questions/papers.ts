import { parseSource } from '../../server/questions/parse'
import { linesOf } from '../../server/questions/parse/normalise'
import type { Block, Parsed, ParsedQuestion } from '../../server/questions/parse/types'

/* Short ways to write a paper and what must come out of it. */

export type Read = Pick<ParsedQuestion, 'type' | 'stem' | 'options' | 'answer' | 'answer_text' | 'analysis'>

const places = (letters: string) => [...letters].map((letter) => letter.charCodeAt(0) - 65)
const choice = (type: 'single' | 'multiple') => (stem: string, options: string, letters: string, analysis = ''): Read => ({ type, stem, options: options.split('|'), answer: places(letters), answer_text: [], analysis })

/** Options between `|`, the answer as letters. */
export const single = choice('single')
export const multiple = choice('multiple')
export const judge = (stem: string, right: boolean, analysis = ''): Read => ({ type: 'judge', stem, options: ['正确', '错误'], answer: [right ? 0 : 1], answer_text: [], analysis })
export const fill = (stem: string, texts: string[][], analysis = ''): Read => ({ type: 'fill', stem, options: [], answer: [], answer_text: texts, analysis })
export const short = (stem: string, text: string, analysis = ''): Read => ({ type: 'short', stem, options: [], answer: [], answer_text: [[text]], analysis })

export const parsed = (text: string, key?: string): Parsed => parseSource({ blocks: linesOf(text) }, key === undefined ? undefined : { blocks: linesOf(key) })
export const table = (rows: string[][], name?: string): Block => ({ kind: 'table', rows, line: 1, ...(name === undefined ? {} : { name }) })
export const sheet = (rows: string[][], name?: string): Parsed => parseSource({ blocks: [table(rows, name)] })

export const said = ({ questions }: Parsed): Read[] => questions.map(({ type, stem, options, answer, answer_text, analysis }) => ({ type, stem, options, answer, answer_text, analysis }))
/** Codes with lines, of the questions and of the file: `no_answer@3`. */
export const troubles = ({ questions, problems }: Parsed) => [...questions.flatMap((question) => question.problems), ...problems].map(({ code, line }) => `${code}@${line ?? '-'}`)

/** Reads a text and expects these questions and nothing to complain of. */
export function reads(text: string, questions: Read[], key?: string) {
  const found = parsed(text, key)
  expect(said(found)).toEqual(questions)
  expect(troubles(found)).toEqual([])
}
