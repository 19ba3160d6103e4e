import type { ImportSummary, ReadBody } from '../../../contract/questions'
import { withoutPictures } from '@/services/pictures'

/* A question in a few words, for lists. */

export const typeNames: Record<ReadBody['type'], string> = { single: '单选', multiple: '多选', judge: '判断', fill: '填空', short: '简答', unsupported: '其他' }

/** 0 → A */
export const letter = (place: number): string => String.fromCharCode(65 + place)

export const cut = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most)}…` : text)

/** The words of a row, and no more of them than a row can hold. */
export const short = (text: string, most = 120): string => cut(withoutPictures(text).replace(/\s+/g, ' '), most)

type Answered = Pick<ReadBody, 'type' | 'answer' | 'texts'>

/** B; A、C; 正确; 1921（或一九二一）；南湖. Empty: there is none. */
export function keyWords ({ type, answer, texts }: Answered): string {
  if (type === 'judge') return answer.map((place) => (place === 0 ? '正确' : '错误')).join('、')
  if (type === 'single' || type === 'multiple') return answer.map(letter).join('、')
  return texts.map(blankWords).join('；')
}

export function blankWords ([first = '', ...others]: readonly string[]): string {
  return others.length ? `${first}（或${others.join('、')}）` : first
}

export const optionLines = ({ type, options }: Pick<ReadBody, 'type' | 'options'>): string[] =>
  type === 'single' || type === 'multiple' ? options.map((text, place) => `${letter(place)}. ${text}`) : []

type Kinds = Partial<Pick<ImportSummary['counts'], ReadBody['type']>>

/** 单选 74、 多选 28 in pieces between which a line may break: what there is none of is left out. */
export function kindFacts (counts: Kinds): string[] {
  const there = (Object.keys(typeNames) as ReadBody['type'][]).filter((type) => counts[type])
  return there.map((type, at) => `${typeNames[type]} ${counts[type]}${at < there.length - 1 ? '、' : ''}`)
}

const isDigit = (sign: string | undefined) => sign !== undefined && /\d/.test(sign)

/** Both texts in three pieces: what they share at the start, what differs, what they share at the end. A number is never cut in two. */
export function parted (one: string, other: string): [string, string, string][] {
  const most = Math.min(one.length, other.length)
  let head = 0
  while (head < most && one[head] === other[head]) head++
  while (head > 0 && isDigit(one[head - 1]) && (isDigit(one[head]) || isDigit(other[head]))) head--
  let tail = 0
  while (tail < most - head && one[one.length - 1 - tail] === other[other.length - 1 - tail]) tail++
  while (tail > 0 && isDigit(one[one.length - tail]) && (isDigit(one[one.length - tail - 1]) || isDigit(other[other.length - tail - 1]))) tail--
  return [one, other].map((text) => [text.slice(0, head), text.slice(head, text.length - tail), text.slice(text.length - tail)])
}
