import type { QuestionBody, ReadBody } from '../../../contract/questions'
import { TYPE_NAMES, answerWords, difficultyName, letter } from './words'

export interface Change { field: string; before: string; after: string }

type Body = QuestionBody | ReadBody

const optionLines = ({ type, options }: Body) => (type === 'judge' ? '' : options.map((text, i) => `${letter(i)}. ${text}`).join('\n'))

const FIELDS: [string, (body: Body) => string][] = [
  ['题型', ({ type }) => TYPE_NAMES[type]], ['题干', ({ stem }) => stem], ['选项', optionLines], ['答案', answerWords], ['解析', ({ analysis }) => analysis],
  ['出处', ({ source }) => source], ['专题', ({ topic }) => topic], ['时期', ({ period }) => period], ['难度', ({ difficulty }) => difficultyName(difficulty)], ['标签', ({ tags }) => tags.join('、')]
]

const UNSAID = new Set(['', difficultyName(null)])

/** Field by field what one version says otherwise than another; `saidOnly`: without the fields that the second leaves open. */
export const changesBetween = (before: Body, after: Body, saidOnly = false): Change[] =>
  FIELDS.map(([field, words]) => ({ field, before: words(before), after: words(after) })).filter((one) => one.before !== one.after && !(saidOnly && UNSAID.has(one.after)))

export interface Piece { text: string; changed: boolean }

/** The two texts with what differs between their common beginning and end marked. */
export function markedPair(before: string, after: string): [Piece[], Piece[]] {
  const a = [...before]
  const b = [...after]
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head++
  let tail = 0
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++
  const pieces = (all: string[]): Piece[] => [
    { text: all.slice(0, head).join(''), changed: false },
    { text: all.slice(head, all.length - tail).join(''), changed: true },
    { text: all.slice(all.length - tail).join(''), changed: false }
  ].filter(({ text }) => text !== '')
  return [pieces(a), pieces(b)]
}
