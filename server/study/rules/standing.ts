import type { PlanConfig, PlanTask, Sum } from '../../../contract/plan-config'
import { eachDay } from './days'
import { isDueDay, stretchOf, tasksFor, timesOf, type Belongs } from './due'
import { pointsOf, type Earned } from './points'

/** What somebody handed in, as the rules read it. Only rows that count are given to the rules. */
export interface Row {
  id: string
  taskId: string
  day: number
  how: 'check-in' | 'make-up' | 'leave'
  at: number
  sums: RowSums
}

export interface RowSums {
  chars?: number
  numbers?: Record<string, number>
  place?: string
}

export interface DayState {
  /** It counts as checked in. */
  checked: boolean
  /** Only thanks to what was made up. */
  madeUp: boolean
  /** Everything due was done. */
  full: boolean
  leave: boolean
}

export interface Standing {
  days: number
  checkIns: number
  fullDays: number
  madeUp: number
  leaves: number
  /** In a row up to the last day checked. */
  run: number
  longest: number
  lastDay: number
  lastAt: number | null
  /** The row of days goes on as long as today is not behind this day; 0: nothing to go on. */
  aliveTo: number
  /** Today behind this day: too many were missed; 99991231: never. */
  inTo: number
  numbers: Record<string, number>
  tasks: Record<string, number>
  places: string[]
  /** Those reached by now, in order. */
  titles: string[]
  /** Hundredths, by cause. */
  earned: Earned[]
  points: number
}

const NEVER = 99991231

/** Everything that is kept of a member, worked out from his rows. No clock: what depends on today stands as a day to compare with. */
export function standingOf(config: PlanConfig, who: Belongs, rows: readonly Row[]): Standing {
  const tasks = tasksFor(config, who)
  const byDay = rowsByDay(rows)
  const runs = runsOf(config, tasks, byDay)
  const done = rows.filter(({ how }) => how !== 'leave')
  const states = [...byDay].map(([day, own]) => ({ day, ...dayState(config, tasks, day, own) })).sort((a, b) => a.day - b.day)
  const checked = states.filter((state) => state.checked)
  const sums = {
    days: checked.length, checkIns: done.length, fullDays: states.filter(({ full }) => full).length,
    madeUp: checked.filter(({ madeUp }) => madeUp).length, leaves: states.filter(({ leave }) => leave).length,
    longest: runs.longest, ...added(done)
  }
  const { earned, titles } = pointsOf(config, done, states, runs.list, sums)
  return {
    ...sums, run: runs.last, lastDay: checked.at(-1)?.day ?? 0, lastAt: done.length ? Math.max(...done.map(({ at }) => at)) : null,
    aliveTo: runs.aliveTo, inTo: runs.inTo, titles, earned, points: earned.reduce((sum, { points }) => sum + points, 0)
  }
}

export const streakOn = ({ run, aliveTo }: Pick<Standing, 'run' | 'aliveTo'>, today: number) => (today <= aliveTo ? run : 0)
export const isOut = ({ inTo }: Pick<Standing, 'inTo'>, day: number) => day > inTo

function added(rows: readonly Row[]): Pick<Standing, 'numbers' | 'tasks' | 'places'> {
  const numbers: Record<string, number> = {}
  const tasks: Record<string, number> = {}
  const places = new Set<string>()
  for (const { taskId, sums } of rows) {
    tasks[taskId] = (tasks[taskId] ?? 0) + 1
    for (const [id, n] of Object.entries(sums.numbers ?? {})) numbers[id] = (numbers[id] ?? 0) + n
    if (sums.place) places.add(sums.place)
  }
  return { numbers, tasks, places: [...places].sort() }
}

/** What a day's own rows make of it. */
export function dayState(config: PlanConfig, tasks: readonly PlanTask[], day: number, rows: readonly Row[]): DayState {
  const done = rows.filter(({ how }) => how !== 'leave')
  const checked = isChecked(config, tasks, day, done)
  const daily = tasks.filter((task) => task.every === 'day' && !task.optional && stretchOf(task, config.calendar, day))
  return {
    checked, madeUp: checked && !isChecked(config, tasks, day, done.filter(({ how }) => how === 'check-in')),
    full: daily.length > 0 && allDone(daily, done), leave: rows.some(({ how }) => how === 'leave')
  }
}

const allDone = (tasks: readonly PlanTask[], rows: readonly Row[]) => tasks.every((task) => rows.filter(({ taskId }) => taskId === task.id).length >= timesOf(task))

function isChecked({ calendar, dayNeeds = 'one' }: PlanConfig, tasks: readonly PlanTask[], day: number, rows: readonly Row[]): boolean {
  if (rows.length === 0) return false
  if (dayNeeds === 'one') return true
  const due = tasks.filter((task) => task.every === 'day' && stretchOf(task, calendar, day))
  const needed = due.filter(({ optional }) => !optional)
  if (dayNeeds === 'all') return allDone(needed, rows)
  const finished = tasks.filter((task) => {
    const n = rows.filter(({ taskId }) => taskId === task.id).length
    return task.every === 'day' ? n >= timesOf(task) : n > 0
  })
  // A day on which less is due asks for no more than that.
  return finished.length >= (due.length ? Math.min(dayNeeds, due.length) : 1)
}

export interface Run { day: number; length: number }

/** Days in a row: one entry for each day checked, with how many it makes. */
function runsOf(config: PlanConfig, tasks: readonly PlanTask[], byDay: ReadonlyMap<number, readonly Row[]>) {
  const { calendar, makeUp, leave, leavesAfterMissing = Infinity } = config
  const list: Run[] = []
  let length = 0, longest = 0, missed = 0, last = 0, aliveTo = 0, inTo = NEVER, begun = false
  const lastRow = Math.max(0, ...byDay.keys())
  for (const day of eachDay(calendar.from, calendar.to)) {
    const rows = byDay.get(day) ?? []
    const state = dayState(config, tasks, day, rows)
    const due = isDueDay(tasks, calendar, day)
    if (state.checked) [begun, missed] = [true, 0]
    if (state.checked && !(state.madeUp && !makeUp?.keepsStreak)) {
      list.push({ day, length: ++length })
      longest = Math.max(longest, length);
      [last, aliveTo] = [length, NEVER]
    } else if (state.madeUp) {
      // It counts as a day, and the row of days ends with it all the same.
      [length, last, aliveTo] = [0, 0, 0]
    } else if (due && !(state.leave && leave)) {
      if (aliveTo === NEVER) aliveTo = day
      length = 0
      if (begun && ++missed >= leavesAfterMissing && inTo === NEVER) inTo = day
    } else if (due && state.leave && leave && !leave.keepsStreak) {
      if (aliveTo === NEVER) aliveTo = day
      length = 0
    }
    if (day > lastRow && (aliveTo !== NEVER || length === 0) && (leavesAfterMissing === Infinity || inTo !== NEVER || !begun)) break
  }
  return { list, longest, last, aliveTo, inTo }
}

/** What a milestone looks at. */
export function sumOf(sum: Sum, s: Pick<Standing, 'days' | 'checkIns' | 'fullDays' | 'longest' | 'numbers' | 'tasks' | 'places'>): number {
  switch (sum.of) {
    case 'days': return s.days
    case 'checkIns': return s.checkIns
    case 'fullDays': return s.fullDays
    case 'places': return s.places.length
    case 'streak': return s.longest
    case 'number': return s.numbers[sum.id] ?? 0
    case 'task': return s.tasks[sum.id] ?? 0
    default: return sum satisfies never
  }
}

export function rowsByDay<T extends Pick<Row, 'day'>>(rows: readonly T[]): Map<number, T[]> {
  const days = new Map<number, T[]>()
  for (const row of rows) days.set(row.day, [...(days.get(row.day) ?? []), row])
  return days
}
