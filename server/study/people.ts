import { sql } from 'kysely'
import type { Api, Input, Output } from '../../contract'
import type { PlanTask } from '../../contract/plan-config'
import type { Context } from '../context'
import { among, contains } from '../db/dialects'
import type { CheckInTable, PlanMemberTable } from '../db/study-schema'
import type { MemberActor } from '../http/call'
import { numberCursor } from '../http/cursor'
import { searched } from '../roster/members'
import { readSwitches } from '../switches'
import { DEAR, ttlCache, type TtlCache } from '../ttl-cache'
import { weekOfDay } from '../zone'
import { belongsIn } from './kept'
import { insidePaths } from './managed'
import { mine, totalsOf, type Mine } from './mine'
import { todayOf, type Plan } from './plan'
import { shownUnit } from './progress'
import { doneIn } from './rules/barrier'
import { monthOf } from './rules/days'
import { isDueDay, stretchOf, tasksFor, timesOf } from './rules/due'
import { behindAfter, periodsOver } from './rules/later'

type People = Output<Api['GET /organiser/plans/:id/people']>
type Asked = Pick<Input<Api['GET /organiser/plans/:id/people']>, 'unitId' | 'only' | 'search' | 'cursor' | 'limit'>
interface Person { id: string; name: string; staff_no: string | null; unit_id: string; unit: string; path: string }

/** Everybody of a unit with what he did and did not do: for those who organise it, and nobody else. */
export async function peoplePage(ctx: Context, actor: MemberActor, plan: Plan, { unitId, only, search, cursor, limit = 50 }: Asked, now: number): Promise<People> {
  const { paths } = await shownUnit(ctx, actor, plan, unitId)
  const today = todayOf(plan, now, ctx.config.zone)
  const all = await standings(ctx, plan, paths, search?.trim() ?? '', today)
  const many = (which: Only) => all.filter(FITS[which]).length
  const chosen = only ? all.filter(FITS[only]) : all
  const start = numberCursor(cursor) ?? 0
  return {
    items: await shownPeople(ctx, plan, chosen.slice(start, start + limit), today, now), next: start + limit < chosen.length ? String(start + limit) : null,
    counts: { all: all.length, checked: many('checked'), review: many('review'), noneYet: many('none-yet'), notToday: many('not-today'), behind: many('behind'), out: many('out') }
  }
}

type Only = NonNullable<Asked['only']>
interface Listed { id: string; state: People['items'][number]['state']; notToday: boolean; behind: string; out: boolean }

const FITS: Record<Only, (row: Listed) => boolean> = {
  checked: ({ state }) => state === 'checked', review: ({ state }) => state === 'review', 'none-yet': ({ state }) => state === 'none-yet',
  'not-today': ({ notToday }) => notToday, behind: ({ behind }) => behind !== '', out: ({ out }) => out
}

/** How everybody stands, from what is kept of them: nobody's check-ins are read one by one. */
async function standings(ctx: Context, plan: Plan, paths: readonly string[], search: string, today: number): Promise<Listed[]> {
  const { config } = plan
  const inside = sql`m.status = 'active' and ${insidePaths('u.path', paths)}`
  const found = search ? sql`(${contains(ctx.engine, 'u.name', search)} or ${await searched(ctx, search, inside)})` : sql`1 = 1`
  const { rows: people } = await sql<{ id: string; path: string; group_id: string | null; check_ins: number | null; out_day: number | null }>`select m.id, u.path, k.group_id, k.check_ins, k.out_day
    from member m join unit u on u.id = m.unit_id left join plan_member k on k.plan_id = ${plan.id} and k.member_id = m.id
    where ${inside} and ${found} order by u.path, m.name, m.id`.execute(ctx.db)
  const came = new Set((await sql<{ member_id: string }>`select distinct member_id from check_in where plan_id = ${plan.id} and day = ${today} and state in ('counted', 'review')`.execute(ctx.db)).rows.map((row) => row.member_id))
  const waits = new Set((await sql<{ member_id: string }>`select distinct member_id from check_in where plan_id = ${plan.id} and state = 'review' and how <> 'leave'`.execute(ctx.db)).rows.map((row) => row.member_id))
  const short = await fallenShort(ctx, plan, paths, today)
  const due = new Map<string, boolean>()
  const isDue = (path: string, group: string) => {
    const key = `${path} ${group}`
    const known = due.get(key) ?? isDueDay(tasksFor(config, belongsIn(plan, { id: '', path, group })), config.calendar, today)
    due.set(key, known)
    return known
  }
  return people.map(({ id, path, group_id, check_ins, out_day }) => {
    const out = out_day !== null && today > Number(out_day)
    const state = Number(check_ins ?? 0) > 0 ? 'checked' as const : waits.has(id) ? 'review' as const : 'none-yet' as const
    return { id, state, out, behind: behindAfter(config, short(id)), notToday: !out && !came.has(id) && isDue(path, group_id ?? '') }
  })
}

const shorts = new WeakMap<Context, TtlCache<(id: string) => number>>()

/** Asked of all check-ins of these units, and kept for a moment: the next page asks the same. */
function fallenShort(ctx: Context, plan: Plan, paths: readonly string[], today: number): Promise<(id: string) => number> {
  const known = shorts.get(ctx) ?? ttlCache<(id: string) => number>(ctx.boardMs, 50, DEAR)
  shorts.set(ctx, known)
  return known.get(JSON.stringify([plan.id, plan.version, plan.state, today, paths]), () => shortOf(ctx, plan, paths, today))
}

/** In how many weeks or months somebody had too few days. */
async function shortOf({ db, engine }: Context, plan: Plan, paths: readonly string[], today: number): Promise<(id: string) => number> {
  const { behind } = plan.config
  if (!behind) return () => 0
  const periods = periodsOver(plan.config, today, behind.per === 'week' ? weekOfDay : monthOf)
  if (periods.length === 0) return () => 0
  const which = sql`case ${sql.join(periods.map(({ from, to }, i) => sql`when c.day >= ${from} and c.day <= ${to} then ${sql.lit(i)}`), sql` `)} end`
  // Nobody but these is asked about, wherever he was when he checked in.
  const { rows: units } = await sql<{ id: string }>`select id from unit where ${insidePaths('path', paths)}`.execute(db)
  const { rows } = await sql<{ member_id: string; n: number }>`select met.member_id, count(*) as n from (select d.member_id, d.period from (
      select c.member_id, c.day, ${which} as period from check_in c join member m on m.id = c.member_id where c.plan_id = ${plan.id} and c.state = 'counted' and c.how <> 'leave' and ${among(engine, 'm.unit_id', units.map(({ id }) => id))}) d
    where d.period is not null group by d.member_id, d.period having count(distinct d.day) >= ${behind.days}) met group by met.member_id`.execute(db)
  const met = new Map(rows.map(({ member_id, n }) => [member_id, Number(n)]))
  return (id) => periods.length - (met.get(id) ?? 0)
}

async function shownPeople(ctx: Context, plan: Plan, listed: readonly Listed[], today: number, now: number): Promise<People['items']> {
  const ids = listed.map(({ id }) => id)
  const { rows: people } = await sql<Person>`select m.id, m.name, m.staff_no, u.id as unit_id, u.name as unit, u.path from member m join unit u on u.id = m.unit_id where ${among(ctx.engine, 'm.id', ids)}`.execute(ctx.db)
  const { rows: kept } = await sql<PlanMemberTable>`select * from plan_member where plan_id = ${plan.id} and ${among(ctx.engine, 'member_id', ids)}`.execute(ctx.db)
  const { rows: all } = await sql<CheckInTable>`select * from check_in where plan_id = ${plan.id} and ${among(ctx.engine, 'member_id', ids)} and state in ('counted', 'review') order by at, id`.execute(ctx.db)
  const byId = new Map(people.map((person) => [person.id, person]))
  const members = new Map(kept.map((row) => [row.member_id, row]))
  const rows = new Map<string, CheckInTable[]>()
  for (const row of all) {
    const own = rows.get(row.member_id)
    if (own) own.push(row)
    else rows.set(row.member_id, [row])
  }
  const switches = await readSwitches(ctx.db)
  const groups = new Map(plan.config.audience.groups?.list.map(({ id, name }) => [id, name]))
  return listed.flatMap(({ id, state, behind, out }) => {
    const person = byId.get(id)
    if (!person) return []
    const one = mine(plan, id, person.path, members.get(id), rows.get(id) ?? [], today, now)
    return [{
      memberId: id, name: person.name, staffNo: person.staff_no ?? '', unit: { id: person.unit_id, name: person.unit },
      group: groups.get(one.who.group) ?? '', team: plan.config.teams ? one.member?.team ?? '' : '', leader: plan.config.teams !== undefined && Number(one.member?.leader ?? 0) === 1,
      state, totals: totalsOf(one, switches), ...openTasks(plan, tasksFor(plan.config, one.who), one, today), behind, out, lastAt: one.standing.lastAt
    }]
  })
}

/** Of what is due now: for what nothing is handed in, and for what it waits for review. */
function openTasks({ config: { calendar } }: Plan, tasks: readonly PlanTask[], { held, counted }: Mine, today: number) {
  const undone: string[] = [], waiting: string[] = []
  for (const task of tasks) {
    const stretch = task.optional ? null : stretchOf(task, calendar, today)
    if (!stretch || doneIn(task, stretch, counted).length >= timesOf(task)) continue
    if (doneIn(task, stretch, held).length >= timesOf(task)) waiting.push(task.title)
    else undone.push(task.title)
  }
  return { undone, waiting }
}
