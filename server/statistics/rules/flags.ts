import type { QuestionType } from '../../../contract/question'
import type { ItemFigures } from './statistics'

export interface Flag {
  code: string
  text: string
}

/** From so many papers on a figure says something. */
const ENOUGH = 20
const ENOUGH_BEST = 5
/** A correlation r of n papers whose r·√n lies this far below 0 comes about by chance once in twenty times (normal approximation, one side). */
const BY_CHANCE = 1.645

const names = (type: QuestionType, options: readonly number[]) =>
  (type === 'judge' ? options.map((option) => `“${option === 0 ? '正确' : '错误'}”`).join('、') : ` ${options.map((option) => String.fromCharCode(65 + option)).join('、')}`)

/** What should be looked at, in plain words. */
export function flagsOf(item: ItemFigures, question: { type: QuestionType; options: number; right: readonly number[] }): Flag[] {
  const { type, right } = question
  const flags: Flag[] = []
  const chosen = (option: number | null) => item.options.get(option) ?? { option, n: 0, best: 0, last: 0 }
  const places = Array.from({ length: question.options }, (_, place) => place)
  const favourite = favouriteOf(item, places.filter((place) => !right.includes(place)))
  if (favourite !== null) flags.push({ code: 'key_doubtful', text: `多数高分者选了${names(type, [favourite])}，请核对答案。` })
  if (item.attempts < ENOUGH) return flags
  if (item.discrimination !== null && item.discrimination * Math.sqrt(item.attempts) < -BY_CHANCE) flags.push({ code: 'negative', text: '总分高的人反而更容易答错，请核对题目和答案。' })
  if (item.right === 0) flags.push({ code: 'nobody', text: '没有人答对，请核对答案，或者换一道容易些的。' })
  else if (item.right === item.attempts) flags.push({ code: 'everybody', text: '所有人都答对了，这道题分不出高低。' })
  const unused = places.filter((place) => !right.includes(place) && chosen(place).n === 0)
  if (item.right < item.attempts && unused.length) flags.push({ code: 'unused', text: `没有人选${names(type, unused)}，这样的选项可以换掉。` })
  return flags
}

/** The wrong option that more than half of the best chose. */
const favouriteOf = ({ best, options }: ItemFigures, wrong: readonly number[]): number | null =>
  (best < ENOUGH_BEST ? undefined : wrong.find((place) => (options.get(place)?.best ?? 0) * 2 > best)) ?? null
