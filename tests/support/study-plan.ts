import type { PlanConfig, PlanTask } from '../../contract/plan-config'
import { addDays, dayOfMoment } from '../../server/study/rules/days'
import type { Person } from '../e2e/support/demo'

const ZONE = 'Asia/Shanghai'
const HOUR = 3_600_000

/** The association's day at a moment. */
export const dayAt = (at: number) => dayOfMoment(at, ZONE)
export { addDays }

/** How long until the next noon there that is some hours away: no test shall come to midnight by chance. */
export const untilNoon = (now: number): number => {
  const since = (now + 8 * HOUR) % (24 * HOUR)
  return (36 * HOUR - since) % (24 * HOUR) + (since > 6 * HOUR && since < 12 * HOUR ? 24 * HOUR : 0)
}

export const reading: PlanTask = { id: 'read', title: '每日阅读', every: 'day', points: 10, proofs: [{ kind: 'text', label: '读书感受', least: 10 }, { kind: 'photos', least: 1, most: 3, optional: true }] }

/** 21 days of reading from `from` on, with everything that members meet: make-up, leave, streaks, a grace. */
export const readingPlan = (unit: string, from: number, over: Partial<PlanConfig> = {}): PlanConfig => ({
  v: 1, title: '21 天读书打卡', intro: '每天读一点，写下几句感受。', audience: { units: [unit] }, calendar: { from, to: addDays(from, 20), graceMinutes: 1200 }, tasks: [reading],
  makeUp: { daysBack: 7, inAll: 3, pointsPercent: 50, keepsStreak: true }, leave: { inAll: 2, keepsStreak: true, daysBack: 2 }, seenBy: 'unit',
  points: { streaks: [{ days: 3, points: 20, again: false }], milestones: [{ sum: { of: 'days' }, reach: 2, title: '初读' }] }, ...over
})

/** Made and published by an organiser of the whole demo association. */
export async function publishedPlan(organiser: Pick<Person, 'call'>, make: (unit: string) => PlanConfig): Promise<string> {
  const unit = 'u-jz'
  const { id } = await organiser.call('POST /organiser/plans', { unitId: unit, config: make(unit) })
  await organiser.call('POST /organiser/plans/:id/publish', { id })
  return id
}

/** Checks in beside the browser. */
export const reads = (who: Pick<Person, 'call'>, id: string, text = '今天读了遵义会议的经过，很受启发。') =>
  who.call('POST /plans/:id/check-ins', { id, taskId: 'read', sendId: `test-${Math.random().toString(36).slice(2)}00`, given: [{ proof: 0, text }] })
