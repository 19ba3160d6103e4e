import type { PlanConfig } from '../../contract/plan-config'
import { dayAt } from './study-plan'

const DAY = 86_400_000

/** A plan that has run for some days, with a text and a photo to look at before they count, a place and a task for whoever likes. */
export const runningPlan = (units: string[], now: number): PlanConfig => ({
  v: 1, title: '七一读书打卡', intro: '每天读一点，写下几句感受。', audience: { units }, calendar: { from: dayAt(now - 6 * DAY), to: dayAt(now + 14 * DAY), graceMinutes: 720 },
  tasks: [
    { id: 'read', title: '每日阅读', every: 'day', proofs: [{ kind: 'text', label: '读书感受', least: 10 }, { kind: 'photos', least: 1, most: 3, optional: true }], points: 10 },
    { id: 'visit', title: '参观纪念馆', every: 'once', optional: true, proofs: [{ kind: 'place' }] }
  ],
  places: [{ id: 'hall', name: '江州革命纪念馆' }, { id: 'house', name: '第一个党小组旧址' }],
  makeUp: { daysBack: 3, inAll: 3, pointsPercent: 100, keepsStreak: true }, review: 'before', seenBy: 'unit', points: { mostADay: 20 }
})
