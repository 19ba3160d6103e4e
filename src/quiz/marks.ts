import type { QuestionType, RevealedKey } from '../../contract/question'
import type { OptionState } from '@/components/Option'
import { letter } from './words'

export interface Judged { state: OptionState, note?: string, mine?: boolean }

/** How an option looks once the key is known. */
export function judged (type: QuestionType, place: number, chosen: readonly number[], right: readonly number[]): Judged {
  const mine = chosen.includes(place)
  if (!right.includes(place)) return mine ? { state: 'wrong' } : { state: 'plain' }
  if (mine) return { state: 'right', note: '正确答案，你选对了', mine }
  return type === 'multiple' && chosen.length ? { state: 'right', note: '正确答案，你没有选' } : { state: 'right' }
}

/** The key in a few words: B; A、C; 正确; 1921（或一九二一）. */
export function keyInWords (type: QuestionType, key: RevealedKey): string {
  if (type === 'fill') return key.texts.map(accepted).join('；')
  return key.right.map((place) => letter(type, place) ?? (place === 0 ? '正确' : '错误')).join('、')
}

/** What a blank accepts: the first as the key has it, the others after it. */
export function accepted ([first = '', ...others]: readonly string[]): string {
  const different = others.filter((text) => bare(text) !== bare(first))
  return different.length ? `${first}（或${different.join('、')}）` : first
}

/** Marks that nobody means as part of an answer. */
const bare = (text: string) => text.replace(/[\s“”‘’"'《》]/g, '')
