import type { Parsed, ParsedQuestion, ParsedType, Problem, ProblemCode } from '../types'
import type { Image } from '../types'

/** What a reader gives where the text may carry pictures: their keys are m1, m2, …, which the caller replaces by its own. */
export type Reading = Parsed & { images: Map<string, Image> }

const LONGEST = 120

/** The source's own words, short enough to stand in a list. */
export function excerpt(text: string): string {
  const plain = text.slice(0, LONGEST * 8).replace(/\s+/g, ' ').trim()
  const letters = [...plain]
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join('')}…` : plain
}

export const problem = (code: ProblemCode, message: string, line: number | null, words = ''): Problem =>
  ({ code, message, line, words: excerpt(words) })

export const question = (type: ParsedType, stem: string, line: number | null, section = ''): ParsedQuestion =>
  ({ type, stem, options: [], answer: [], answer_text: [], analysis: '', points: null, section, line, problems: [] })

/** A kind of question we cannot ask: kept with its stem alone, so that its author can see which one it is. */
export function unsupported(kind: string, stem: string, line: number | null, section = ''): ParsedQuestion {
  const message = `这是${kind}，目前不能导入；请改成单选、多选、判断、填空或简答题，或者手工录入`
  return { ...question('unsupported', stem, line, section), problems: [problem('unsupported', message, line, stem)] }
}

export const JUDGEMENTS = ['正确', '错误']

export const withoutMark = (text: string) => text.startsWith('\uFEFF') ? text.slice(1) : text
export const linesOf = (text: string) => withoutMark(text).split(/\r\n|\r|\n/)
