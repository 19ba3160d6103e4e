import type { MakeUp, PlanConfig, PlanPoints, PlanTask } from '../../../contract/plan-config'
import { fromPicked, toPicked } from '@/services/days'
import { given, number, omit, text } from '../editing/typed'
import { placeFields, placeFrom, type PlaceFields } from './places'
import { fieldsOf, proofFrom, type ProofFields } from './proofs'

/** A task as typed; what the form does not show (hours, themes, groups) travels along in `own`. */
export interface TaskFields {
  own: PlanTask
  title: string
  note: string
  every: PlanTask['every']
  times: string
  optional: boolean
  materialId: string
  columnId: string
  proofs: ProofFields[]
  points: string
}

/** What is typed and chosen, as typed: numbers are texts until they are sent, days as their pickers have them. */
export interface PlanForm {
  title: string
  intro: string
  units: string[]
  from: string
  to: string
  /** 1 Monday … 7 Sunday; all seven is every day. */
  weekdays: number[]
  tasks: TaskFields[]
  places: PlaceFields[]
  makeUp: MakeUpFields
  leave: { on: boolean, inAll: string, aMonth: string, keepsStreak: boolean }
  points: boolean
  mostADay: string
  fullDay: string
  streaks: { days: string, points: string, again: boolean }[]
  review: 'none' | 'after' | 'before'
  seenBy: PlanConfig['seenBy']
}

export interface MakeUpFields {
  on: boolean
  /** While the plan runs, or on some days only. */
  when: 'running' | 'during'
  from: string
  to: string
  daysBack: string
  inAll: string
  aMonth: string
  percent: string
  keepsStreak: boolean
}

const WEEK = [1, 2, 3, 4, 5, 6, 7]

export function toForm (config: PlanConfig): PlanForm {
  const { calendar, tasks, leave, points = {} } = config
  return {
    title: config.title, intro: config.intro, units: config.audience.units,
    from: toPicked(calendar.from), to: toPicked(calendar.to), weekdays: calendar.weekdays ? [...calendar.weekdays].sort((a, b) => a - b) : WEEK,
    tasks: tasks.map(taskFields), places: (config.places ?? []).map(placeFields), makeUp: makeUpFields(config),
    leave: { on: leave !== undefined, inAll: text(leave?.inAll), aMonth: text(leave?.aMonth), keepsStreak: leave?.keepsStreak ?? true },
    points: earns(config), mostADay: text(points.mostADay), fullDay: text(points.fullDay),
    streaks: (points.streaks ?? []).map((one) => ({ days: text(one.days), points: text(one.points), again: one.again })),
    review: config.review ?? 'none', seenBy: config.seenBy
  }
}

export const taskFields = (own: PlanTask): TaskFields => ({
  own, title: own.title, note: own.note ?? '', every: own.every, times: text(own.times), optional: own.optional ?? false, materialId: own.materialId ?? '', columnId: own.columnId ?? '',
  proofs: own.proofs.map(fieldsOf), points: text(own.points)
})

/** Whether anything in it is worth points; titles alone are not. */
const earns = ({ tasks, points: { mostADay, fullDay, streaks, milestones = [], tiers = [] } = {} }: PlanConfig): boolean =>
  tasks.some(({ points, lengthBonus }) => points !== undefined || lengthBonus) || mostADay !== undefined || fullDay !== undefined || streaks !== undefined
  || [...milestones, ...tiers].some(({ points }) => points !== undefined)

function makeUpFields ({ makeUp, calendar }: PlanConfig): MakeUpFields {
  const { from, to } = makeUp?.during ?? { from: calendar.to, to: calendar.to }
  return {
    on: makeUp !== undefined, when: makeUp?.during ? 'during' : 'running', from: toPicked(from), to: toPicked(to),
    daysBack: text(makeUp?.daysBack), inAll: text(makeUp?.inAll), aMonth: text(makeUp?.aMonth), percent: text(makeUp?.pointsPercent ?? 100), keepsStreak: makeUp?.keepsStreak ?? true
  }
}

/** The configuration that a form stands for; what the form does not show stays as it is in `base`. */
export function toConfig (form: PlanForm, base: PlanConfig): PlanConfig {
  const before = toForm(base)
  const { places: _places, makeUp: _makeUp, leave: _leave, review: _review, points: _points, ...rest } = base
  const points = pointsFrom(form, before, base.points)
  return {
    ...rest,
    title: form.title === before.title ? base.title : form.title.trim(), intro: form.intro === before.intro ? base.intro : form.intro.trim(),
    audience: { ...base.audience, units: form.units },
    calendar: { ...omit(base.calendar, 'weekdays'), from: fromPicked(form.from), to: fromPicked(form.to), ...weekdaysFrom(form, before, base) },
    tasks: form.tasks.map((task) => taskFrom(task, form.points || !before.points)),
    ...(form.places.length && { places: form.places.map(placeFrom) }),
    ...(form.makeUp.on && { makeUp: makeUpFrom(form.makeUp, base.makeUp) }),
    ...(form.leave.on && { leave: { ...omit(omit(base.leave ?? { keepsStreak: true }, 'inAll'), 'aMonth'), ...given('inAll', form.leave.inAll), ...given('aMonth', form.leave.aMonth), keepsStreak: form.leave.keepsStreak } }),
    ...(form.review !== 'none' && { review: form.review }), seenBy: form.seenBy,
    ...(points && { points })
  }
}

const equal = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

function weekdaysFrom ({ weekdays }: PlanForm, before: PlanForm, { calendar }: PlanConfig): { weekdays?: number[] } {
  if (equal(weekdays, before.weekdays)) return calendar.weekdays ? { weekdays: calendar.weekdays } : {}
  return weekdays.length === 7 ? {} : { weekdays }
}

/** `worth`: the plan gives points. */
export function taskFrom ({ own, title, note, every, times, optional, materialId, columnId, proofs, points }: TaskFields, worth = true): PlanTask {
  const { note: _note, times: _times, optional: wasOptional, materialId: _material, columnId: _column, points: _points, lengthBonus, ...rest } = own
  return {
    ...rest, title: title === own.title ? own.title : title.trim(), every,
    ...(note === (own.note ?? '') ? own.note !== undefined && { note: own.note } : note.trim() !== '' && { note: note.trim() }),
    ...given('times', times), ...(optional ? { optional: true } : wasOptional === false && { optional: false }), ...(materialId && { materialId }), ...(columnId && { columnId }),
    proofs: proofs.map(proofFrom),
    ...(worth && { ...given('points', points), ...(lengthBonus && { lengthBonus }) })
  }
}

function makeUpFrom (fields: MakeUpFields, base: MakeUp | undefined): MakeUp {
  const { during, daysBack: _daysBack, inAll: _inAll, aMonth: _aMonth, ...rest } = base ?? { pointsPercent: 100, keepsStreak: true }
  return {
    ...rest, ...(fields.when === 'during' && { during: { ...during, from: fromPicked(fields.from), to: fromPicked(fields.to) } }),
    ...given('daysBack', fields.daysBack), ...given('inAll', fields.inAll), ...given('aMonth', fields.aMonth),
    pointsPercent: number(fields.percent), keepsStreak: fields.keepsStreak
  }
}

/** Without points what carries a title goes on carrying it. */
function pointsFrom (form: PlanForm, before: PlanForm, base: PlanPoints | undefined): PlanPoints | undefined {
  if (!form.points && before.points) {
    const milestones = titled(base?.milestones)
    const tiers = titled(base?.tiers)
    return milestones.length || tiers.length ? { ...(milestones.length && { milestones }), ...(tiers.length && { tiers }) } : undefined
  }
  const { mostADay: _most, fullDay: _full, streaks: _streaks, ...rest } = base ?? {}
  const points: PlanPoints = {
    ...rest, ...(form.points && { ...given('mostADay', form.mostADay), ...given('fullDay', form.fullDay) }),
    ...(form.points && form.streaks.length && { streaks: form.streaks.map((one) => ({ days: number(one.days), points: number(one.points), again: one.again })) })
  }
  return base || Object.keys(points).length ? points : undefined
}

const titled = <T extends { points?: number, title?: string }>(list: readonly T[] = []): T[] =>
  list.filter(({ title }) => title !== undefined).map((one) => omit(one, 'points') as T)
