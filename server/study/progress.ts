import { sql } from 'kysely'
import type { Api, Output } from '../../contract'
import type { PlanTask } from '../../contract/plan-config'
import { covers } from '../auth/actors'
import type { Context } from '../context'
import { among } from '../db/dialects'
import { AppError } from '../errors'
import type { MemberActor } from '../http/call'
import { unitById, unitRefs } from '../roster/queries'
import { ttlCache, type TtlCache } from '../ttl-cache'
import { lineage } from '../unit-path'
import { headsIn, sharedPaths, type Heads } from './heads'
import { belongsIn } from './kept'
import { audiencePaths, insidePaths, momentsOf, ownPaths, planRow } from './managed'
import { todayOf, type Plan } from './plan'
import { applies } from './rules/due'
import { isDay } from './rules/days'

type Progress = Output<Api['GET /organiser/plans/:id/progress']>

/** The unit asked about, or the topmost of the actor's that takes part. */
export async function shownUnit(ctx: Context, actor: MemberActor, plan: Plan, asked: string | undefined) {
  const paths = await ownPaths(ctx, actor, plan)
  const first = [...actor.grants].sort((a, b) => a.unitPath.length - b.unitPath.length).find(({ unitPath }) => paths.some((path) => path.startsWith(unitPath) || unitPath.startsWith(path)))
  const unit = await unitById(ctx.db, asked ?? first?.unitId ?? '')
  if (!unit || !covers(actor.grants, unit.path)) throw new AppError('forbidden', '这个单位不在你的管理范围内。')
  return { unit, paths: sharedPaths(await audiencePaths(ctx, plan.id), [unit.path]) }
}

/** How each unit below goes along in a stretch of days; who has not taken part is not named here. */
export async function progressOf(ctx: Context, actor: MemberActor, plan: Plan, asked: { parent?: string; from?: number; to?: number }, now: number): Promise<Progress> {
  const { calendar, tasks } = plan.config
  const today = todayOf(plan, now, ctx.config.zone)
  const { unit, paths } = await shownUnit(ctx, actor, plan, asked.parent)
  const from = Math.max(calendar.from, asked.from ?? calendar.from)
  const to = Math.max(from, Math.min(calendar.to, Math.max(today, calendar.from), asked.to ?? calendar.to))
  if (!isDay(from) || !isDay(to)) throw new AppError('bad_request', '没有这一天，请重新选择日期。')
  const moments = momentsOf(plan, from, to, now, ctx.config.zone)
  const heads = await headsIn(ctx, paths, moments.from, moments.to)
  const children = (await ctx.db.selectFrom('unit').selectAll().where('parent_id', '=', unit.id).where('active', '=', 1).orderBy('sort').orderBy('id').execute())
    .filter(({ path }) => sharedPaths(paths, [path]).length > 0)
  const below = new Set((await ctx.db.selectFrom('unit').select('parent_id').distinct().where('parent_id', 'in', ['', ...children.map(({ id }) => id)]).where('active', '=', 1).execute()).map((row) => row.parent_id))
  const found = await studied(ctx, plan, paths, from, to)
  const inPaths = (list: readonly string[]) => list.reduce((sum, path) => sum + heads.inside(path), 0)
  return {
    plan: await planRow(ctx, actor, plan, now), from, to, path: await pathOf(ctx, actor, unit.path), heads: inPaths(paths), participants: people(found.rows),
    rows: children.map((child) => {
      const own = found.rows.filter((row) => row.path.startsWith(child.path))
      const n = inPaths(sharedPaths(paths, [child.path])), took = people(own)
      return {
        unit: { id: child.id, name: child.name }, hasChildren: below.has(child.id), heads: n, participants: took, checkIns: sum(own, (row) => row.n), days: sum(own, (row) => row.days), rate: n > 0 ? Math.min(1, took / n) : null,
        tasks: tasks.flatMap(({ id }, i) => { const done = people(own.filter((row) => row.tasks[i])); return done ? [{ id, done }] : [] })
      }
    }),
    tasks: await Promise.all(tasks.map(async (task, i) => ({ id: task.id, title: task.title, done: people(found.rows.filter((row) => row.tasks[i])), heads: await taskHeads(ctx, plan, task, heads, paths) }))),
    days: found.days
  }
}

/** What a member did while he was in a unit. */
interface Did { member: string; path: string; n: number; days: number; tasks: boolean[] }

const people = (rows: readonly Did[]) => new Set(rows.map(({ member }) => member)).size
const sum = (rows: readonly Did[], of: (row: Did) => number) => rows.reduce((all, row) => all + of(row), 0)

interface Studied { rows: Did[]; days: { day: number; members: number }[] }
const kept = new WeakMap<Context, TtlCache<Studied>>()

/** Read through one index from end to end, a member at a time, and kept for a moment: of a year of a city that is a million check-ins. */
async function studied(ctx: Context, plan: Plan, paths: readonly string[], from: number, to: number): Promise<Studied> {
  const known = kept.get(ctx) ?? ttlCache<Studied>(ctx.boardMs * 20, 50)
  kept.set(ctx, known)
  return known.get(JSON.stringify([plan.id, plan.version, from, to, paths]), async () => {
    const { tasks } = plan.config
    const units = new Map((await sql<{ id: string; path: string }>`select id, path from unit where ${insidePaths('path', paths)}`.execute(ctx.db)).rows.map(({ id, path }) => [id, path]))
    const counted = sql`from check_in c where c.plan_id = ${plan.id} and c.state = 'counted' and ${among(ctx.engine, 'c.unit_id', [...units.keys()])} and c.day >= ${from} and c.day <= ${to} and c.how <> 'leave'`
    const did = tasks.map(({ id }, i) => sql`max(case when c.task_id = ${id} then 1 else 0 end) as ${sql.ref(`t${i}`)}`)
    const { rows } = await sql<Record<string, number> & { unit_id: string; member_id: string }>`select c.unit_id, c.member_id, count(*) as n, count(distinct c.day) as days, ${sql.join(did)}
      ${counted} group by c.unit_id, c.member_id`.execute(ctx.db)
    const { rows: days } = await sql<{ day: number; n: number }>`select d.day, count(distinct d.member_id) as n from (select distinct c.unit_id, c.member_id, c.day ${counted}) d group by d.day order by d.day`.execute(ctx.db)
    return {
      rows: rows.map((row) => ({ member: row.member_id, path: units.get(row.unit_id) ?? '', n: Number(row.n), days: Number(row.days), tasks: tasks.map((_, i) => Number(row[`t${i}`]) === 1) })),
      days: days.map(({ day, n }) => ({ day: Number(day), members: Number(n) }))
    }
  })
}

/** For whom a task is meant. */
async function taskHeads(ctx: Context, plan: Plan, task: PlanTask, heads: Heads, paths: readonly string[]): Promise<number> {
  if (!task.units && !task.groups) return paths.reduce((sum, path) => sum + heads.inside(path), 0)
  const { groups } = plan.config.audience
  if (task.groups && groups?.by === 'list') {
    const { rows } = await sql<{ id: string; path: string; group_id: string }>`select m.id, u.path, k.group_id from plan_member k join member m on m.id = k.member_id join unit u on u.id = m.unit_id
      where k.plan_id = ${plan.id} and m.status = 'active' and ${insidePaths('u.path', paths)}`.execute(ctx.db)
    return rows.filter(({ id, path, group_id }) => applies(task, belongsIn(plan, { id, path, group: group_id }))).length
  }
  let n = 0
  for (const unit of heads.own.values()) if (applies(task, belongsIn(plan, { id: '', path: unit.path, group: '' }))) n += unit.n
  return n
}

/** From the topmost unit of the actor's range down to this one. */
async function pathOf(ctx: Context, actor: MemberActor, path: string) {
  const ids = lineage(path)
  const from = Math.min(...actor.grants.filter(({ unitPath }) => path.startsWith(unitPath)).map(({ unitPath }) => lineage(unitPath).length - 1))
  return unitRefs(ctx.db, ids.slice(from))
}
