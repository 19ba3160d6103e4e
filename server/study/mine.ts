import { sql } from 'kysely'
import type { Static } from '@sinclair/typebox'
import type { CalendarCell, DueTask, PlanCard, PlanTotals } from '../../contract/study'
import type { Switches } from '../../contract/switches'
import type { Context } from '../context'
import type { CheckInTable, PlanMemberTable } from '../db/study-schema'
import type { MemberActor } from '../http/call'
import { readAt, visible } from '../materials/shelf'
import { unitRefs } from '../roster/queries'
import { toPoints } from '../rounds/rules/types'
import { minuteOfDay } from '../zone'
import { doneOf } from './facts'
import { belongsIn, rowOf } from './kept'
import { shownColumns } from './notice'
import { momentOf, todayOf, type Plan } from './plan'
import { barrierOf, doneIn } from './rules/barrier'
import { addDays, dayBegin, daysBetween, eachDay, lastOfMonth } from './rules/days'
import { isDueDay, isPaused, materialOf, mostOf, proofsNeededOf, proofsOf, stretchOf, tasksFor, themeOf, timesOf, type Belongs } from './rules/due'
import { makeUpBar, type Question } from './rules/later'
import { givesPoints, numberOf } from './rules/points'
import { barredBy, isKnown } from './rules/proofs'
import { dayState, isOut, rowsByDay, standingOf, streakOn, type Row, type Standing } from './rules/standing'
import { shownConfig } from './rules/without-points'

/** A member in a plan, with all of his rows that hold a place. */
export interface Mine {
  plan: Plan
  who: Belongs
  member: Pick<PlanMemberTable, 'team' | 'leader'> | undefined
  /** What counts, and what waits for review. */
  held: Row[]
  counted: Row[]
  standing: Standing
  today: number
  now: number
  memberId: string
}

export async function mineIn(ctx: Context, actor: MemberActor, plans: readonly Plan[], now: number): Promise<Mine[]> {
  if (plans.length === 0) return []
  const ids = plans.map(({ id }) => id)
  const rows = await ctx.db.selectFrom('check_in').selectAll().where('plan_id', 'in', ids).where('member_id', '=', actor.member.id).where('state', 'in', ['counted', 'review']).orderBy('at').orderBy('id').execute()
  const members = await ctx.db.selectFrom('plan_member').selectAll().where('plan_id', 'in', ids).where('member_id', '=', actor.member.id).execute()
  return plans.map((plan) => {
    const member = members.find((one) => one.plan_id === plan.id)
    const own = rows.filter((row) => row.plan_id === plan.id)
    return mine(plan, actor.member.id, actor.member.unitPath, member, own, todayOf(plan, now, ctx.config.zone), now)
  })
}

export function mine(plan: Plan, memberId: string, path: string, member: PlanMemberTable | undefined, rows: readonly CheckInTable[], today: number, now: number): Mine {
  const who = belongsIn(plan, { id: memberId, path, group: member?.group_id ?? '' })
  const counted = rows.filter(({ state }) => state === 'counted').map(rowOf)
  return { plan, who, member, held: rows.map(rowOf), counted, standing: standingOf(plan.config, who, counted), today, now, memberId }
}

export const questionOf = ({ plan, who, held, standing, today }: Mine): Question => ({ config: plan.config, who, rows: held, standing, stopped: plan.stopped, today })

export function totalsOf({ plan, standing, today }: Pick<Mine, 'plan' | 'standing' | 'today'>, { studyPoints }: Pick<Switches, 'studyPoints'>): PlanTotalsView {
  const { config } = plan
  return {
    days: standing.days, checkIns: standing.checkIns, fullDays: standing.fullDays, madeUp: standing.madeUp, leaves: standing.leaves,
    streak: streakOn(standing, today), longest: standing.longest, points: studyPoints && givesPoints(config) ? toPoints(standing.points) : null, titles: standing.titles,
    numbers: Object.entries(standing.numbers).map(([id, sum]) => ({ id, label: numberOf(config, id)?.label ?? '', unit: numberOf(config, id)?.unit ?? '', sum })),
    places: standing.places.map((id) => config.places?.find((place) => place.id === id)?.name ?? ''),
    placesInAll: config.places?.length ?? 0
  }
}
type PlanTotalsView = Static<typeof PlanTotals>

export async function cardsOf(ctx: Context, all: readonly Mine[], switches: Switches): Promise<Static<typeof PlanCard>[]> {
  const owners = new Map((await unitRefs(ctx.db, [...new Set(all.map(({ plan }) => plan.unit_id))])).map((unit) => [unit.id, unit]))
  return all.map((one) => {
    const { plan, who, today, standing } = one
    const { calendar } = plan.config
    const { boards } = shownConfig(plan.config, switches)
    const tasks = tasksFor(plan.config, who)
    const due = (from: number, to: number) => (from > to ? 0 : [...eachDay(from, to)].filter((day) => tasks.some((task) => stretchOf(task, calendar, day))).length)
    const shown = switches.studyBoards
    return {
      id: plan.id, title: plan.title, intro: plan.config.intro, owner: owners.get(plan.unit_id) ?? { id: plan.unit_id, name: '' }, state: momentOf(plan, today), from: calendar.from, to: calendar.to,
      daysGone: due(calendar.from, Math.min(today, calendar.to)), daysInAll: due(calendar.from, calendar.to), totals: totalsOf(one, switches), out: isOut(standing, today),
      boards: { person: shown && boards?.person !== undefined, unit: shown && boards?.unit !== undefined }, shared: plan.config.seenBy !== 'self'
    }
  })
}

/** What is due on that day, with what stands in the way. */
export async function dueTasks(ctx: Context, one: Mine, switches: Pick<Switches, 'studyPoints'>, day = one.today): Promise<Static<typeof DueTask>[]> {
  const { plan, who, held, standing, memberId, now, today, member } = one
  const { config } = plan
  const { zone } = ctx.config
  const found: Static<typeof DueTask>[] = []
  // What is done for a day that is over is made up.
  const share = day < today ? (config.makeUp?.pointsPercent ?? 0) / 100 : 1
  const arriveBy = dayBegin(addDays(day, 1), zone, config.calendar.dayBegins) + (config.calendar.graceMinutes ?? 0) * 60_000
  for (const task of tasksFor(config, who)) {
    const stretch = stretchOf(task, config.calendar, day)
    if (!stretch) continue
    const own = doneIn(task, stretch, held)
    const barred = day > today ? { barrier: 'not-begun' as const, why: '还没有到这一天。' }
      : barrierOf({ config, task, day, minute: minuteOfDay(now, zone), rows: held, standing, stopped: plan.stopped, team: member?.team ? { name: member.team, leader: Number(member.leader) === 1 } : null })
    const past = barred.barrier === 'none' && day < today ? { barrier: 'ended' as const, why: '这一天已经过去。' } : barred
    const proofs = proofsOf(task, day)
    const { done } = proofs.some(isKnown) ? await doneOf(ctx.db, { plan, task, memberId, day, now, zone }) : { done: new Map<number, boolean>() }
    const missing = past.barrier === 'none' ? barredBy(config, task, day, done) : ''
    const theme = themeOf(task, day)
    found.push({
      planId: plan.id, planTitle: plan.title, id: task.id, title: task.title, note: theme?.note ?? task.note ?? '', every: task.every, from: stretch.from, to: stretch.to,
      needed: timesOf(task), done: own.length, most: mostOf(task), optional: task.optional ?? false, theme: theme?.title ?? '', proofs: [...proofs], proofsNeeded: proofsNeededOf(task, day),
      known: proofs.map((proof, i) => (isKnown(proof) ? done.get(i) ?? false : null)), material: await materialRef(ctx, memberId, who.lineage, materialOf(task, day)), quiz: await quizRef(ctx, proofs),
      column: await columnRef(ctx, who.lineage, task.columnId),
      hours: task.hours ?? null, ...(missing ? { barrier: 'proof' as const, why: missing } : past), lastDoneAt: own.length ? Math.max(...own.map(({ at }) => at)) : null,
      points: switches.studyPoints && task.points !== undefined ? task.points * share : null, arriveBy
    })
  }
  return found
}

async function materialRef({ db, engine }: Context, memberId: string, lineage: readonly string[], id: string | undefined): Promise<Static<typeof DueTask>['material']> {
  if (id === undefined) return null
  const { rows: [row] } = await sql<{ id: string; title: string; kind: string }>`select m.id, m.title, m.kind from material m left join material_column c on c.id = m.column_id
    where m.id = ${id} and ${visible(engine, { member: { lineage } })}`.execute(db)
  return row ? { ...row, read: (await readAt(db, memberId, [id])).has(id) } : null
}

async function columnRef(ctx: Context, units: readonly string[], id: string | undefined): Promise<Static<typeof DueTask>['column']> {
  const name = id === undefined ? undefined : (await shownColumns(ctx, [id], units)).get(id)
  return id === undefined || name === undefined ? null : { id, name }
}

async function quizRef({ db }: Context, proofs: ReturnType<typeof proofsOf>): Promise<Static<typeof DueTask>['quiz']> {
  const quiz = proofs.find((proof) => proof.kind === 'quiz')
  if (quiz?.kind !== 'quiz') return null
  const { roundId = null, bankId = null } = quiz
  const row = roundId !== null ? await db.selectFrom('round').select('title').where('id', '=', roundId).executeTakeFirst()
    : bankId !== null ? await db.selectFrom('bank').select('name as title').where('id', '=', bankId).executeTakeFirst() : undefined
  return { roundId, bankId, title: row?.title ?? '' }
}

/** A month of the calendar: what became of each day. */
export function cellsOf(one: Mine, month: number): Static<typeof CalendarCell>[] {
  const { plan, who, held, counted, today, standing } = one
  const { config } = plan
  const tasks = tasksFor(config, who)
  const kept = rowsByDay(counted)
  const waiting = rowsByDay(held)
  const first = month * 100 + 1
  return [...eachDay(first, lastOfMonth(first))].map((day) => {
    const rows = kept.get(day) ?? []
    const state = dayState(config, tasks, day, rows)
    const daily = tasks.filter((task) => task.every === 'day' && stretchOf(task, config.calendar, day))
    const needed = daily.filter(({ optional }) => !optional).reduce((sum, task) => sum + timesOf(task), 0)
    const done = rows.filter(({ how }) => how !== 'leave').length
    const plain = () => {
      if (state.leave) return 'leave' as const
      if (state.checked) return state.madeUp ? 'made-up' as const : needed > 0 && !state.full ? 'part' as const : 'checked' as const
      if ((waiting.get(day) ?? []).length > rows.length) return 'review' as const
      if (day < config.calendar.from || day > config.calendar.to) return 'none' as const
      if (isPaused(config.calendar, day)) return 'pause' as const
      if (day > today) return isDueDay(tasks, config.calendar, day) ? 'ahead' as const : 'none' as const
      if (day === today) return 'today' as const
      if (makeUpBar(questionOf(one), day) === '' && isDueDay(tasks, config.calendar, day)) return 'can-make-up' as const
      if (!isDueDay(tasks, config.calendar, day)) return 'none' as const
      return isOut(standing, day) ? 'none' as const : 'missed' as const
    }
    return { day, state: plain(), done, needed }
  })
}

export { addDays, daysBetween }
