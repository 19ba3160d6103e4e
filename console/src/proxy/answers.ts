import type { AnswerValue, QuestionView } from '../../../contract/question'
import { JUDGE, letters } from '../question/words'

/** Whether there is anything in an answer. */
export const given = (value: AnswerValue | undefined): boolean => Array.isArray(value) && value.some((part) => part !== '')

/** The answer in a few signs: ABD, 对, 1921；南湖 */
export function answerWords({ type }: Pick<QuestionView, 'type'>, value: AnswerValue | undefined): string {
  if (!Array.isArray(value) || !given(value)) return ''
  if (type === 'fill') return value.map((text) => text || '空').join('；')
  const places = value as number[]
  return type === 'judge' ? JUDGE[places[0] ?? 0] ?? '' : letters(places)
}

/** An option chosen or taken back: of a single choice there is one. */
export function chosen({ type }: Pick<QuestionView, 'type'>, value: AnswerValue | undefined, place: number): AnswerValue {
  if (type !== 'multiple') return [place]
  const before = Array.isArray(value) ? value as number[] : []
  const after = before.includes(place) ? before.filter((one) => one !== place) : [...before, place].sort((a, b) => a - b)
  return after.length ? after : null
}

/** The option that a key stands for: 1–9 or A–Z; null: none. */
export function placeOfKey(key: string, options: number): number | null {
  const place = /^[1-9]$/.test(key) ? Number(key) - 1 : /^[a-z]$/i.test(key) ? key.toUpperCase().charCodeAt(0) - 65 : -1
  return place >= 0 && place < options ? place : null
}
