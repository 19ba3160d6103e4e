import type { Calendar, PlanConfig, PlanTask } from '../../../contract/plan-config'
import { minuteOfDay } from '../../zone'
import { doneIn } from './barrier'
import { addDays, dayBegin, dayOfMoment, daysBetween, eachDay, isDay, monthOf } from './days'
import { isDueDay, stretchOf, tasksFor, timesOf, type Belongs } from './due'
import { dayState, isOut, rowsByDay, type Row, type Standing } from './standing'
import { beginWords, dayWords, minutesWords, spanWords } from './words'

const NO_DAY = '没有这一天，请重新选择日期。'

/** A phone's clock may be a little fast. */
const SKEW = 5 * 60_000

export interface Meant { day: number; minute: number; late: boolean }

/** For which day something counts that comes now and says when it was written; or why it comes too late. */
export function dayMeant({ dayBegins = 0, graceMinutes = 0 }: Calendar, zone: string, now: number, writtenAt?: number): Meant | { tooLate: string } {
  const today = dayOfMoment(now, zone, dayBegins)
  const plain = { day: today, minute: minuteOfDay(now, zone), late: false }
  if (writtenAt === undefined || writtenAt > now + SKEW) return plain
  const day = dayOfMoment(writtenAt, zone, dayBegins)
  // The same day: the server's own clock says the hour, unless it was written before.
  if (day >= today) return plain
  const end = dayBegin(addDays(day, 1), zone, dayBegins)
  if (now < end + graceMinutes * 60_000) return { day, minute: minuteOfDay(writtenAt, zone), late: true }
  const until = graceMinutes === 0 ? '当天结束以后就不算了' : `当天结束后 ${minutesWords(graceMinutes)}内送到才算`
  return { tooLate: `这次打卡是 ${dayWords(day, today)}写的，${until}（${beginWords(addDays(day, 1), zone, dayBegins)}为止）。可以改作今天的打卡，或者看看能不能补卡。` }
}

export interface Left { left: number | null; leftThisMonth: number | null }

function leftOf(rule: { inAll?: number; aMonth?: number }, used: readonly number[], month: number): Left {
  return {
    left: rule.inAll === undefined ? null : Math.max(0, rule.inAll - used.length),
    leftThisMonth: rule.aMonth === undefined ? null : Math.max(0, rule.aMonth - used.filter((day) => monthOf(day) === month).length)
  }
}

type Kept = Pick<Row, 'taskId' | 'day' | 'how'>
const daysOf = (rows: readonly Kept[], how: Row['how']) => [...new Set(rows.filter((row) => row.how === how).map(({ day }) => day))]

export interface Question {
  config: PlanConfig
  who: Belongs
  /** Everything that keeps a slot. */
  rows: readonly Row[]
  standing: Pick<Standing, 'inTo'>
  stopped: boolean
  today: number
}

/** How many days may still be made up; the month is that of the day made up. */
export const makeUpLeft = ({ config, rows }: Pick<Question, 'config' | 'rows'>, month: number): Left => leftOf(config.makeUp ?? {}, daysOf(rows, 'make-up'), month)
export const leaveLeft = ({ config, rows }: Pick<Question, 'config' | 'rows'>, month: number): Left => leftOf(config.leave ?? {}, daysOf(rows, 'leave'), month)

const none = ({ left, leftThisMonth }: Left) => left === 0 || leftThisMonth === 0

/** Why that day cannot be made up now; empty: it can. */
export function makeUpBar(question: Question, day: number): string {
  const { config, rows, standing, stopped, today } = question
  const { makeUp, calendar } = config
  if (!makeUp) return '这个计划不能补卡。'
  if (!isDay(day)) return NO_DAY
  if (day >= today) return '补的是过去的日子，今天请直接打卡。'
  if (stopped) return '计划已经提前结束，不能再补卡。'
  if (day < calendar.from || day > calendar.to) return '这一天不在计划的日期里。'
  if (makeUp.during && (today < makeUp.during.from || today > makeUp.during.to)) return `补卡时间是 ${spanWords(makeUp.during, today)}${today < makeUp.during.from ? '，还没有到' : '，已经过了'}。`
  if (!makeUp.during && today > calendar.to) return '计划已经结束，不能再补卡。'
  if (makeUp.daysBack !== undefined && daysBetween(day, today) > makeUp.daysBack) return `只能补最近 ${makeUp.daysBack} 天的卡。`
  if (isOut(standing, day)) return '已按规则退出这个计划，不能补卡。'
  if (rows.some((row) => row.how === 'leave' && row.day === day)) return '这一天请过假，不用补卡。'
  if (tasksToMakeUp(question, day).length === 0) return '这一天没有要补的任务。'
  const begun = rows.some((row) => row.how === 'make-up' && row.day === day)
  const left = makeUpLeft(question, monthOf(day))
  if (!begun && left.left === 0) return `补卡次数已经用完（一共 ${makeUp.inAll} 天）。`
  return !begun && left.leftThisMonth === 0 ? `这个月的补卡次数已经用完（每月 ${makeUp.aMonth} 天）。` : ''
}

/** Tasks of a day that is over which are still undone; those of a day with its own check-ins are not missed. */
export function tasksToMakeUp({ config, who, rows, today }: Question, day: number): PlanTask[] {
  const tasks = tasksFor(config, who)
  const own = rows.filter((row) => row.day === day)
  const { checked, madeUp } = dayState(config, tasks, day, own)
  return tasks.filter((task) => {
    const stretch = stretchOf(task, config.calendar, day)
    if (!stretch || stretch.to >= today || doneIn(task, stretch, rows).length >= timesOf(task)) return false
    return task.every === 'day' ? !checked || madeUp : true
  })
}

/** Days to offer for making up, the latest first: of a task of a week or month its last day stands for all. */
export function makeUpDays(question: Question): number[] {
  const { config, today, who } = question
  if (!config.makeUp) return []
  const from = Math.max(config.calendar.from, config.makeUp.daysBack === undefined ? 0 : addDays(today, -config.makeUp.daysBack))
  const to = Math.min(config.calendar.to, addDays(today, -1))
  if (from > to) return []
  const tasks = tasksFor(config, who)
  return [...eachDay(from, to)].reverse().filter((day) => {
    const offered = isDueDay(tasks, config.calendar, day) || tasksToMakeUp(question, day).some((task) => task.every !== 'day' && !task.optional && stretchOf(task, config.calendar, day)?.to === day)
    return offered && makeUpBar(question, day) === ''
  })
}

/** Why no leave can be taken for that day now; empty: it can. */
export function leaveBar({ config, who, rows, standing, stopped, today }: Question, day: number): string {
  const { leave, calendar } = config
  if (!leave) return '这个计划不用请假。'
  if (!isDay(day)) return NO_DAY
  if (stopped || today > calendar.to) return '计划已经结束，不用请假。'
  if (day < calendar.from || day > calendar.to) return '这一天不在计划的日期里。'
  if (isOut(standing, day)) return '已按规则退出这个计划，不用请假。'
  if (!isDueDay(tasksFor(config, who), calendar, day)) return '这一天没有要打卡的任务，不用请假。'
  if (rows.some((row) => row.day === day)) return rows.some((row) => row.day === day && row.how === 'leave') ? '这一天已经请过假了。' : '这一天已经打过卡了，不用请假。'
  if (daysBetween(day, today) > (leave.daysBack ?? 0)) return leave.daysBack ? `只能补请最近 ${leave.daysBack} 天的假。` : '过去的日子不能再请假。'
  const left = leaveLeft({ config, rows }, monthOf(day))
  if (!none(left)) return ''
  return left.left === 0 ? `请假天数已经用完（一共 ${leave.inAll} 天）。` : `这个月的请假天数已经用完（每月 ${leave.aMonth} 天）。`
}

/** In how many months (or weeks) before this one too few days were checked, and what the organiser is told of it; empty: nothing. */
export function behindWords(config: PlanConfig, checkedDays: readonly number[], today: number, keyOf: (day: number) => number): string {
  const { behind } = config
  if (!behind) return ''
  const periods = periodsOver(config, today, keyOf)
  const met = periods.filter(({ from, to }) => checkedDays.filter((day) => day >= from && day <= to).length >= behind.days)
  return behindAfter(config, periods.length - met.length)
}

/** Weeks or months of the plan; the one that is not over yet says nothing. */
export function periodsOver({ calendar }: PlanConfig, today: number, keyOf: (day: number) => number): { from: number; to: number }[] {
  const periods = new Map<number, { from: number; to: number }>()
  for (const day of eachDay(calendar.from, Math.min(calendar.to, today))) {
    const period = periods.get(keyOf(day))
    if (period) period.to = day
    else periods.set(keyOf(day), { from: day, to: day })
  }
  if (today <= calendar.to) periods.delete(keyOf(today))
  return [...periods.values()]
}

/** What is said of somebody who fell short in so many of them. */
export const behindAfter = ({ behind }: PlanConfig, times: number): string =>
  [...behind?.steps ?? []].sort((a, b) => b.times - a.times).find((step) => times >= step.times)?.text ?? ''

export { rowsByDay }
