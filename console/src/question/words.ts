import type { QuestionBody, ReadBody } from '../../../contract/questions'

export type AnyType = ReadBody['type']
export type Type = QuestionBody['type']

export const TYPE_NAMES: Record<AnyType, string> = { single: '单选', multiple: '多选', judge: '判断', fill: '填空', short: '简答', unsupported: '其他' }
export const TYPES: Type[] = ['single', 'multiple', 'judge', 'fill']
export const JUDGE = ['正确', '错误']
export const DIFFICULTIES = ['易', '较易', '中', '较难', '难']

export const difficultyName = (level: number | null): string => (level === null ? '未设' : DIFFICULTIES[level - 1] ?? '未设')
/** 0 → A */
export const letter = (place: number): string => String.fromCharCode(65 + place)
export const letters = (places: number[]): string => places.map(letter).join('')

interface Answered { type: AnyType; answer: number[]; texts: string[][] }

/** The key in a few signs, for a column: ABD, 对, 1921；南湖 */
export function answerWords({ type, answer, texts }: Answered): string {
  if (type === 'judge') return answer.length === 1 ? (answer[0] === 0 ? '对' : '错') : ''
  if (type === 'fill' || type === 'short' || type === 'unsupported') return texts.map((blank) => blank.join(' / ')).join('；') || letters(answer)
  return letters(answer)
}

const PICTURE = /\[图:[0-9a-z]{1,64}\]/g

/** The key with the words of its options: B 孟良崮战役 */
export function answerInWords(body: Answered & { options: string[] }): string {
  if (body.type !== 'single' && body.type !== 'multiple') return answerWords(body)
  return body.answer.map((place) => [letter(place), (body.options[place] ?? '').replace(PICTURE, '［图］').trim()].filter(Boolean).join(' ')).join('、')
}

export function optionWords({ type, options }: { type: AnyType; options: string[] }): string {
  if (type === 'judge') return '对、错'
  return options.length ? `${options.length} 项` : '—'
}
