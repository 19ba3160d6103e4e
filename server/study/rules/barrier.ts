import type { Static } from '@sinclair/typebox'
import type { PlanConfig, PlanTask } from '../../../contract/plan-config'
import type { Barrier } from '../../../contract/study'
import { addDays } from './days'
import { mostADayOf, mostOf, nextDue, stretchOf, type Belongs, type Stretch } from './due'
import { isOut, type Row, type Standing } from './standing'
import { clockWords, dayWithWeekday, dayWords, spanWords, weekdayNames } from './words'

export type BarrierKind = Static<typeof Barrier>
export interface Barred { barrier: BarrierKind; why: string }

const open: Barred = { barrier: 'none', why: '' }

export interface Asked {
  config: PlanConfig
  task: PlanTask
  /** For which day it would count. */
  day: number
  /** Minute of the wall clock at which it was written. */
  minute: number
  /** Everything that keeps a slot, also what waits for review. */
  rows: readonly Pick<Row, 'taskId' | 'day' | 'how'>[]
  standing: Pick<Standing, 'inTo'>
  /** Ended before its last day. */
  stopped: boolean
  team: { name: string; leader: boolean } | null
}

/** Why one cannot check in for that day now. What proves it is another question. */
export function barrierOf({ config, task, day, minute, rows, standing, stopped, team }: Asked): Barred {
  const { calendar, makeUp, teams } = config
  if (day < calendar.from) return { barrier: 'not-begun', why: `计划 ${dayWords(calendar.from, day)}开始，到时再来打卡。` }
  if (stopped || day > calendar.to) {
    const during = !stopped && makeUp?.during && day <= makeUp.during.to ? makeUp.during : undefined
    return { barrier: 'ended', why: during ? `打卡已经结束，${spanWords(during, day)}可以补卡。` : '打卡已经结束。' }
  }
  if (isOut(standing, day)) return { barrier: 'out', why: `连续 ${config.leavesAfterMissing ?? 0} 天没有打卡，按规则不再参加这个计划。` }
  if (rows.some((row) => row.how === 'leave' && row.day === day)) return { barrier: 'leave', why: '这一天已请假。要打卡，请先销假。' }
  const stretch = stretchOf(task, calendar, day)
  if (!stretch) {
    const next = nextDue(task, calendar, addDays(day, 1))
    return { barrier: 'not-due', why: next === null ? '这项任务已经结束。' : `今天没有这项任务，下一次是 ${dayWithWeekday(next, day)}。` }
  }
  const own = doneIn(task, stretch, rows)
  if (own.length >= mostOf(task)) return { barrier: 'done', why: doneWords(task) }
  if (own.filter((row) => row.day === day).length >= mostADayOf(task)) return { barrier: 'done', why: '今天的次数已经满了，改天再来。' }
  if (teams) {
    if (!team) return { barrier: 'leader', why: '你还没有编入队伍，请联系组织者。' }
    if (teams.by === 'leader' && !team.leader) return { barrier: 'leader', why: `由队长替“${team.name}”全队打卡。` }
  }
  if (task.hours && (minute < task.hours.from || minute >= task.hours.to)) {
    const when = `${clockWords(task.hours.from)} 至 ${clockWords(task.hours.to)}`
    if (minute < task.hours.from) return { barrier: 'hours', why: `打卡时间是 ${when}，还没有到。` }
    const next = nextDue(task, calendar, addDays(day, 1))
    return { barrier: 'hours', why: `今天 ${when} 的打卡时间已过${next === null ? '。' : `，下一次是 ${dayWithWeekday(next, day)} ${clockWords(task.hours.from)}。`}` }
  }
  return open
}

const doneWords = ({ every }: PlanTask) => ({ day: '今天已经打过卡了。', week: '这一周已经完成了。', month: '这个月已经完成了。', once: '这项任务已经完成了。' })[every]

/** What of a task keeps a slot in this stretch. */
export const doneIn = <R extends Pick<Row, 'taskId' | 'day' | 'how'>>(task: PlanTask, { from, to }: Stretch, rows: readonly R[]): R[] =>
  rows.filter((row) => row.taskId === task.id && row.how !== 'leave' && row.day >= from && row.day <= to)

export type { Belongs }
export { weekdayNames }
