import { sql } from 'kysely'
import type { Api, Output } from '../../contract'
import type { PlanTask } from '../../contract/plan-config'
import { covers } from '../auth/actors'
import type { Context } from '../context'
import { AppError } from '../errors'
import type { MemberActor } from '../http/call'
import { unitById, unitRefs } from '../roster/queries'
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
  const counted = sql`c.plan_id = ${plan.id} and c.day >= ${from} and c.day <= ${to} and c.state = 'counted' and c.how <> 'leave'`
  const inside = insidePaths('u.path', paths)
  // Every character of a path sorts before the tilde: what lies between is the subtree.
  const { rows: figures } = await sql<{ id: string; took: number; n: number; days: number }>`select b.id, count(distinct c.member_id) as took, count(*) as n, count(distinct c.member_id || ' ' || c.day) as days
    from check_in c join unit u on u.id = c.unit_id join unit b on b.parent_id = ${unit.id} and u.path >= b.path and u.path < b.path || '~' where ${counted} and ${inside} group by b.id`.execute(ctx.db)
  const { rows: byTask } = await sql<{ id: string; task_id: string; n: number }>`select b.id, c.task_id, count(distinct c.member_id) as n
    from check_in c join unit u on u.id = c.unit_id join unit b on b.parent_id = ${unit.id} and u.path >= b.path and u.path < b.path || '~' where ${counted} and ${inside} group by b.id, c.task_id`.execute(ctx.db)
  const { rows: whole } = await sql<{ task_id: string; n: number }>`select c.task_id, count(distinct c.member_id) as n from check_in c join unit u on u.id = c.unit_id where ${counted} and ${inside} group by c.task_id`.execute(ctx.db)
  const { rows: days } = await sql<{ day: number; n: number }>`select c.day, count(distinct c.member_id) as n from check_in c join unit u on u.id = c.unit_id where ${counted} and ${inside} group by c.day order by c.day`.execute(ctx.db)
  const { rows: [all] } = await sql<{ n: number }>`select count(distinct c.member_id) as n from check_in c join unit u on u.id = c.unit_id where ${counted} and ${inside}`.execute(ctx.db)
  const inPaths = (list: readonly string[]) => list.reduce((sum, path) => sum + heads.inside(path), 0)
  return {
    plan: await planRow(ctx, actor, plan, now), from, to, path: await pathOf(ctx, actor, unit.path), heads: inPaths(paths), participants: Number(all?.n ?? 0),
    rows: children.map((child) => {
      const row = figures.find(({ id }) => id === child.id)
      const n = inPaths(sharedPaths(paths, [child.path])), took = Number(row?.took ?? 0)
      return {
        unit: { id: child.id, name: child.name }, hasChildren: below.has(child.id), heads: n, participants: took, checkIns: Number(row?.n ?? 0), days: Number(row?.days ?? 0), rate: n > 0 ? Math.min(1, took / n) : null,
        tasks: byTask.filter(({ id }) => id === child.id).map(({ task_id, n: done }) => ({ id: task_id, done: Number(done) }))
      }
    }),
    tasks: await Promise.all(tasks.map(async (task) => ({ id: task.id, title: task.title, done: Number(whole.find(({ task_id }) => task_id === task.id)?.n ?? 0), heads: await taskHeads(ctx, plan, task, heads, paths) }))),
    days: days.map(({ day, n }) => ({ day: Number(day), members: Number(n) }))
  }
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
