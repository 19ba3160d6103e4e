import type { Calendar, PlanConfig, PlanTask, Proof } from '../../../contract/plan-config'
import { weekOfDay } from '../../zone'
import { addDays, firstOfMonth, lastOfMonth, weekdayOf } from './days'

/** Where somebody belongs in a plan. */
export interface Belongs {
  /** Units from the top down to his own. */
  lineage: readonly string[]
  /** Empty: none. */
  group: string
}

/** Part of the calendar in which a task is to be done so many times. */
export interface Stretch { key: string; from: number; to: number }

const within = (day: number, { from, to }: { from: number; to: number }) => day >= from && day <= to

export const isPaused = ({ pauses = [] }: Calendar, day: number) => pauses.some((pause) => within(day, pause))

/** A day of the plan on which something may be due. */
export const isOpenDay = (calendar: Calendar, day: number) => within(day, calendar) && !isPaused(calendar, day)

export const applies = ({ units, groups }: PlanTask, { lineage, group }: Belongs): boolean =>
  (!units || units.some((unit) => lineage.includes(unit))) && (!groups || groups.includes(group))

export const tasksFor = ({ tasks }: PlanConfig, who: Belongs): PlanTask[] => tasks.filter((task) => applies(task, who))

/** The span of a task within the plan's. */
export const spanOf = ({ from, to }: PlanTask, calendar: Calendar) => ({ from: Math.max(from ?? 0, calendar.from), to: Math.min(to ?? 99991231, calendar.to) })

/** The stretch that this day belongs to; null: the task is not due then. */
export function stretchOf(task: PlanTask, calendar: Calendar, day: number): Stretch | null {
  const span = spanOf(task, calendar)
  if (!within(day, span) || isPaused(calendar, day)) return null
  const cut = (key: string, from: number, to: number): Stretch => ({ key, from: Math.max(from, span.from), to: Math.min(to, span.to) })
  switch (task.every) {
    case 'day': return (task.weekdays ?? calendar.weekdays ?? [weekdayOf(day)]).includes(weekdayOf(day)) ? { key: `d${day}`, from: day, to: day } : null
    case 'week': { const monday = weekOfDay(day); return cut(`w${monday}`, monday, addDays(monday, 6)) }
    case 'month': return cut(`m${Math.floor(day / 100)}`, firstOfMonth(day), lastOfMonth(day))
    case 'once': return cut('once', span.from, span.to)
    default: return task.every satisfies never
  }
}

export const timesOf = ({ times = 1 }: PlanTask) => times
export const mostOf = ({ times = 1, most }: PlanTask) => Math.max(most ?? times, times)
/** Of a daily task all of its stretch is one day. */
export const mostADayOf = (task: PlanTask) => (task.every === 'day' ? mostOf(task) : task.mostADay ?? 1)

export const themeOf = ({ themes = [] }: PlanTask, day: number) => themes.find((theme) => within(day, theme))
export const proofsOf = (task: PlanTask, day: number): readonly Proof[] => themeOf(task, day)?.proofs ?? task.proofs
export const materialOf = (task: PlanTask, day: number): string | undefined => themeOf(task, day)?.materialId ?? task.materialId
export const proofsNeededOf = (task: PlanTask, day: number): number => {
  const proofs = proofsOf(task, day)
  return task.proofsNeeded === undefined ? proofs.filter(({ optional }) => !optional).length : Math.min(task.proofsNeeded, proofs.length)
}

/** Days on which a missing check-in is missing: a daily task is due that nobody may leave out. */
export const isDueDay = (tasks: readonly PlanTask[], calendar: Calendar, day: number): boolean =>
  tasks.some((task) => task.every === 'day' && !task.optional && stretchOf(task, calendar, day) !== null)

/** The next day from `day` on, on which the task is due; null: none any more. */
export function nextDue(task: PlanTask, calendar: Calendar, day: number): number | null {
  const span = spanOf(task, calendar)
  for (let at = Math.max(day, span.from); at <= span.to; at = addDays(at, 1)) if (stretchOf(task, calendar, at)) return at
  return null
}
