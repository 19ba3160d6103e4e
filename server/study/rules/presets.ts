import type { PlanConfig } from '../../../contract/plan-config'
import { addDays, firstOfMonth, lastOfMonth } from './days'
import { weekOfDay } from '../../zone'

export interface PlanPreset { id: string; name: string; note: string; config: PlanConfig }

/** Named after the kind of notice each comes from; they begin tomorrow, or on the first Monday or month to come. */
export function planPresets(units: string[], today: number): PlanPreset[] {
  const tomorrow = addDays(today, 1)
  const monday = addDays(weekOfDay(today), 7)
  const month = firstOfMonth(addDays(lastOfMonth(today), 1))
  const plan = (id: string, config: Omit<PlanConfig, 'v' | 'title' | 'intro' | 'preset' | 'audience'> & { intro: string }): PlanConfig => ({ v: 1, title: '', preset: id, audience: { units }, ...config })
  return [
    {
      id: 'reading-21', name: '21 天读书打卡', note: '每天写 30 字以上的读书感受，结束后留三天补卡',
      config: plan('reading-21', {
        intro: '每天读一点，写下几句感受。', calendar: { from: tomorrow, to: addDays(tomorrow, 20), graceMinutes: 720 },
        tasks: [{ id: 'read', title: '每日阅读', every: 'day', proofs: [{ kind: 'text', label: '读书感受', least: 30 }, { kind: 'photos', least: 1, most: 3, optional: true }], points: 10 }],
        makeUp: { during: { from: addDays(tomorrow, 21), to: addDays(tomorrow, 23) }, inAll: 3, pointsPercent: 100, keepsStreak: true }, seenBy: 'unit',
        points: { streaks: [{ days: 7, points: 40, again: false }, { days: 21, points: 160, again: false }], milestones: [{ sum: { of: 'days' }, reach: 21, title: '全勤' }] }
      })
    },
    {
      id: 'weekly', name: '每周学习', note: '每周学一篇、写一段心得，当月错过的可以补',
      config: plan('weekly', {
        intro: '每周学一篇，写下自己的体会。', calendar: { from: monday, to: addDays(monday, 12 * 7 - 1), graceMinutes: 1440 },
        tasks: [{ id: 'study', title: '每周一学', every: 'week', proofs: [{ kind: 'text', label: '学习体会', least: 100 }], points: 20 }],
        makeUp: { daysBack: 30, aMonth: 2, pointsPercent: 50, keepsStreak: true }, seenBy: 'unit'
      })
    },
    {
      id: 'four-periods', name: '四个时期月月学', note: '四个月，一个月学一个历史时期，每周打一次卡，月末写心得',
      config: plan('four-periods', {
        intro: '按四个历史时期，一个月学一段。', calendar: { from: month, to: lastOfMonth(fourth(month)), graceMinutes: 1440 },
        tasks: [
          { id: 'week', title: '每周学习', every: 'week', proofs: [{ kind: 'text', label: '学了什么', least: 50 }], points: 10, themes: periods(month) },
          { id: 'reflect', title: '本月心得', every: 'month', proofs: [{ kind: 'reflection', least: 300 }], points: 30 }
        ],
        makeUp: { daysBack: 31, inAll: 4, pointsPercent: 50, keepsStreak: true }, seenBy: 'unit'
      })
    },
    {
      id: 'daily-tasks', name: '每日多项任务', note: '签到、阅读、答题，逐项计分，全部完成另有加分',
      config: plan('daily-tasks', {
        intro: '每天几件小事，坚持下来就是收获。', calendar: { from: tomorrow, to: addDays(tomorrow, 20) },
        tasks: [
          { id: 'sign', title: '签到', every: 'day', proofs: [], points: 5 },
          { id: 'read', title: '阅读 20 分钟', every: 'day', proofs: [{ kind: 'number', id: 'minutes', label: '阅读时长', unit: '分钟', least: 20, most: 600 }], points: 30 },
          { id: 'note', title: '摘抄', every: 'day', optional: true, proofs: [{ kind: 'photos', least: 1, most: 3 }], points: 5 }
        ],
        leave: { inAll: 2, keepsStreak: true }, seenBy: 'self', points: { fullDay: 10, mostADay: 50, streaks: [{ days: 7, points: 40, again: true }] }
      })
    },
    {
      id: 'red-walk', name: '红色足迹', note: '走访若干地点，到现场扫码点亮，走满有称号',
      config: plan('red-walk', {
        intro: '走进身边的红色地标。', calendar: { from: tomorrow, to: addDays(tomorrow, 59) },
        tasks: [{ id: 'visit', title: '到场打卡', every: 'once', times: 8, most: 10, mostADay: 4, proofs: [{ kind: 'place', once: true }, { kind: 'photos', least: 1, most: 3, optional: true }] }],
        places: Array.from({ length: 10 }, (_, i) => ({ id: `place-${i + 1}`, name: `地点 ${i + 1}` })), seenBy: 'all', points: { milestones: [{ sum: { of: 'places' }, reach: 8, title: '足迹达人' }] }
      })
    }
  ]
}

const nextMonth = (day: number) => firstOfMonth(addDays(lastOfMonth(day), 1))
const fourth = (month: number) => nextMonth(nextMonth(nextMonth(month)))

function periods(month: number): NonNullable<PlanConfig['tasks'][number]['themes']> {
  const names = ['新民主主义革命时期', '社会主义革命和建设时期', '改革开放和社会主义现代化建设新时期', '中国特色社会主义新时代']
  let from = month
  return names.map((title) => {
    const theme = { from, to: lastOfMonth(from), title }
    from = nextMonth(from)
    return theme
  })
}
