import type { ScoringRule } from '../../../contract/round-config'
import type { Random } from './random'
import { shuffled } from './random'
import type { Mark } from './score'
import { toHundredths, type Hundredths } from './types'

/** What else scoring reads about a paper: the questions that count more, by place (1-based). */
export interface Extras {
  doubled?: ReadonlySet<number>
}

/** Whether the rule looks at anything beyond each question by itself. */
const plain = (rule: ScoringRule) =>
  rule.wrong === undefined && !rule.streak && !rule.double && rule.stopAfterWrong === undefined && !rule.onlyFull

/** Points on top of a question's own for the `run`-th right answer in a row, 1-based. */
export function streakBonus(rule: NonNullable<ScoringRule['streak']>, run: number): Hundredths {
  if (run < rule.from) return 0
  const extra = toHundredths(rule.add) * (run - rule.from + 1)
  return rule.cap === undefined ? extra : Math.min(extra, toHundredths(rule.cap))
}

/**
 * What follows from the order and the number of right and wrong answers: wrong marks, streaks, doubling, the end after N wrong ones.
 * @param marks one per question in the paper's order, as each was marked by itself (the speed bonus included)
 */
export function withExtras(marks: readonly Mark[], rule: ScoringRule, extras: Extras = {}): Mark[] {
  if (plain(rule)) return [...marks]
  const wrongPoints = toHundredths(rule.wrong ?? 0)
  let run = 0, wrongs = 0
  return marks.map((mark, i) => {
    if (rule.stopAfterWrong !== undefined && wrongs >= rule.stopAfterWrong) return { verdict: 'blank', points: 0 }
    const factor = rule.double && extras.doubled?.has(i + 1) ? rule.double.factor : 1
    const counted = mark.verdict === 'blank' && rule.blank === 'wrong' ? 'wrong' : mark.verdict
    switch (counted) {
      case 'right':
        run++
        return { ...mark, points: Math.round((mark.points + (rule.streak ? streakBonus(rule.streak, run) : 0)) * factor) }
      case 'partial':
        run = 0
        return { ...mark, points: Math.round(mark.points * factor) }
      case 'wrong':
        run = 0
        wrongs++
        return { ...mark, points: Math.round(wrongPoints * (rule.double?.wrongToo ? factor : 1)) }
      // A question passed over breaks a streak and costs nothing.
      case 'blank':
        run = 0
        return mark
      default: return counted satisfies never
    }
  })
}

/** The paper's score from its marks: nothing unless all are right where only full papers count, and never below the rule's least. */
export function scoreOfMarks(marks: readonly Mark[], rule: ScoringRule): Hundredths {
  if (rule.onlyFull && marks.some(({ verdict }) => verdict !== 'right')) return 0
  return Math.max(toHundredths(rule.least ?? 0), marks.reduce((sum, { points }) => sum + points, 0))
}

/** The longest run of right answers. */
export function longestStreak(marks: readonly Pick<Mark, 'verdict'>[]): number {
  let run = 0, most = 0
  for (const { verdict } of marks) {
    run = verdict === 'right' ? run + 1 : 0
    if (run > most) most = run
  }
  return most
}

/** Which places of a paper count more, where the rule and not the member picks them. */
export function doubledPlaces({ double }: ScoringRule, questions: number, random: Random): Set<number> {
  if (!double || double.pick === 'member') return new Set()
  const places = Array.from({ length: questions }, (_, i) => i + 1)
  return new Set(double.pick === 'last' ? places.slice(-double.count) : shuffled(places, random).slice(0, double.count))
}

/** The most that streaks and doubling can add to a paper, all right and the doubled questions the most valuable. */
export function mostWithExtras(points: readonly Hundredths[], rule: ScoringRule): Hundredths {
  const each = points.map((own, i) => own + (rule.streak ? streakBonus(rule.streak, i + 1) : 0))
  const total = each.reduce((sum, one) => sum + one, 0)
  if (!rule.double) return total
  const { pick, count, factor } = rule.double
  const doubled = pick === 'last' ? each.slice(-count) : [...each].sort((a, b) => b - a).slice(0, count)
  return total + doubled.reduce((sum, one) => sum + Math.round(one * factor) - one, 0)
}
