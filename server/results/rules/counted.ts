import type { CountingRule, PhaseConfig, PersonOrder } from '../../../contract/round-config'
import { takenOf, type Tally } from '../../rounds/rules/counting'

export interface Listed { finished_at: number | null; score: number | null; time_ms: number | null; voided: '' | 'tooFast' | 'left' }

const passedOver: Record<CountingRule['kind'], string> = {
  best: '不是最好的一次', first: '只取第一次', last: '只取最后一次', sum: '', average: '', dailyBestSum: '不是当天最好的一次', weeklyBestSum: '不是当周最好的一次', paperBestSum: '不是这份卷最好的一次'
}

/**
 * Why an attempt is not in the result; empty: it is.
 * @param tally what is kept of all attempts of its member in the phase
 * @param ofDay the how manieth finished attempt of its day it is, 1-based, those that do not count left out
 */
export function whyNotCounted(phase: Pick<PhaseConfig, 'role' | 'counting'>, attempt: Listed, tally: Tally | undefined, ofDay: number, ties: readonly PersonOrder[]): string {
  if (attempt.finished_at === null) return '还没有交卷'
  if (attempt.voided === 'tooFast') return '用时比规定的最短时间还短'
  if (attempt.voided === 'left') return '答题中离开次数太多'
  if (phase.role === 'practice') return '练习不计成绩'
  const { counting: rule } = phase
  if (rule.firstPerDay !== undefined && ofDay > rule.firstPerDay) return `当天第 ${ofDay} 次，每天只看前 ${rule.firstPerDay} 次`
  if (!tally) return ''
  if (rule.kind === 'average' && rule.least?.otherwise === 'none' && tally.counted < rule.least.attempts) return `不足 ${rule.least.attempts} 次，没有成绩`
  const taken = takenOf(rule, tally, ties)
  if (taken === null || taken.some((one) => one.finishedAt === attempt.finished_at && one.score === attempt.score && one.timeMs === attempt.time_ms)) return ''
  const bests = rule.top === undefined ? [] : takenOf({ ...rule, top: undefined } as CountingRule, tally, ties) ?? []
  if (bests.some((one) => one.finishedAt === attempt.finished_at && one.score === attempt.score)) return `只取最好的 ${rule.top} 个`
  return passedOver[rule.kind]
}
