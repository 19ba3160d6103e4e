import type { AnswerValue } from '../../contract/question'
import { shuffled, type Random } from '../rounds/rules/random'
import type { PaperItem, Rubric } from '../rounds/rules/types'
import { clamp, pick } from './chance'
import type { Sitting } from './plan'

export interface Facts {
  rubrics: ReadonlyMap<string, Rubric>
  difficulty: ReadonlyMap<string, number>
}

const byDifficulty = [0, 0.05, -0.02, -0.11]
const byType = { single: 0, multiple: -0.07, judge: 0.01, fill: -0.06 }

/** What somebody answers to a paper: places as shown. Null where the time ran out or nothing was chosen. */
export function answersOf(sitting: Sitting, paper: readonly PaperItem[], facts: Facts, ease: number, random: Random): AnswerValue[] {
  const missed = sitting.slips ? slipsIn(paper, sitting.slips, random) : undefined
  return paper.map((item, i) => {
    const rubric = facts.rubrics.get(item.version)
    if (!rubric) throw new Error(`No rubric for ${item.version}`)
    if (missed) return answer(item, rubric, !missed.has(i), random)
    if (random() < 0.004) return null
    const chance = sitting.person.skill + ease + (byDifficulty[facts.difficulty.get(item.version) ?? 2] ?? 0) + byType[item.type] + 0.012 * (sitting.no - 1)
    return answer(item, rubric, random() < clamp(chance, 0.3, 0.985), random)
  })
}

function slipsIn(paper: readonly PaperItem[], slips: NonNullable<Sitting['slips']>, random: Random): Set<number> {
  return new Set(Object.entries(slips).flatMap(([type, count]) =>
    shuffled(paper.flatMap((item, i) => (item.type === type ? [i] : [])), random).slice(0, count)))
}

function answer({ type, order }: PaperItem, { right, texts }: Rubric, knows: boolean, random: Random): AnswerValue {
  const places = order.length ? order.flatMap((stored, shown) => (right.includes(stored) ? [shown] : [])) : right
  switch (type) {
    case 'fill': return texts.map((accepted) => (knows ? accepted[0] ?? '' : '记不清了'))
    case 'judge': return knows ? places : [1 - (places[0] ?? 0)]
    case 'single': return knows ? places : [pick(random, order.map((_, shown) => shown).filter((shown) => !places.includes(shown)))]
    case 'multiple': {
      if (knows) return places
      const others = order.map((_, shown) => shown).filter((shown) => !places.includes(shown))
      const dropped = pick(random, places)
      return others.length && random() < 0.4 ? [...places, pick(random, others)].sort((a, b) => a - b) : places.filter((place) => place !== dropped)
    }
    default: return type satisfies never
  }
}
