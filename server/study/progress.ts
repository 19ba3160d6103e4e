import { sql } from 'kysely'
import type { Api, Output } from '../../contract'
import type { PlanTask } from '../../contract/plan-config'
import { covers } from '../auth/actors'
import type { Context } from '../context'
import { AppError } from '../errors'
import type { MemberActor } from '../http/call'
import { childUnits, unitById, unitRefs } from '../roster/queries'
import { lineage, pathEnd } from '../unit-path'
import { headsIn, sharedPaths, type Heads } from './heads'
import { belongsIn } from './kept'
import { audiencePaths, insidePaths, momentsOf, ownPaths, planRow } from './managed'
import { todayOf, type Plan } from './plan'
import { applies } from './rules/due'
import { addDays, isDay } from './rules/days'
import { didIn, summed, type Did } from './did'

type Unit = Awaited<ReturnType<typeof childUnits>>[number]
type Progress = Output<Api['GET /organiser/plans/:id/progress']>

/** The unit asked about, or the topmost of the actor's that takes part. */
export async function shownUnit(ctx: Context, actor: MemberActor, plan: Plan, asked: string | undefined) {
  const paths = await ownPaths(ctx, actor, plan)
  const first = [...actor.grants].sort((a, b) => a.unitPath.length - b.unitPath.length).find(({ unitPath }) => paths.some((path) => path.startsWith(unitPath) || unitPath.startsWith(path)))
  const unit = await unitById(ctx.db, asked ?? first?.unitId ?? '')
  if (!unit || !covers(actor.grants, unit.path)) throw new AppError('forbidden', '这个单位不在你的管理范围内。')
  return { unit, paths: sharedPaths(await audiencePaths(ctx, plan.id), [unit.path]) }
}

/** `last`: so many days up to today, by where the plan's days begin. */
export interface AskedProgress { parent?: string; from?: number; to?: number; last?: number }

/** The part of the tree and the days that are looked at. */
interface Frame { unit: { id: string; path: string }; paths: readonly string[]; from: number; to: number; today: number; heads: Heads }

async function frameOf(ctx: Context, actor: MemberActor, plan: Plan, asked: AskedProgress, now: number): Promise<Frame> {
  const { calendar } = plan.config
  const today = todayOf(plan, now, ctx.config.zone)
  const { unit, paths } = await shownUnit(ctx, actor, plan, asked.parent)
  const until = Math.min(calendar.to, Math.max(today, calendar.from), asked.to ?? calendar.to)
  const from = Math.max(calendar.from, asked.from ?? calendar.from, asked.last === undefined ? 0 : addDays(until, 1 - asked.last))
  const to = Math.max(from, until)
  if (!isDay(from) || !isDay(to)) throw new AppError('bad_request', '没有这一天，请重新选择日期。')
  const moments = momentsOf(plan, from, to, now, ctx.config.zone)
  return { unit, paths, from, to, today, heads: await headsIn(ctx, paths, moments.from, moments.to) }
}

const headsOf = ({ heads }: Frame, paths: readonly string[]) => paths.reduce((sum, path) => sum + heads.inside(path), 0)

type Figures = Omit<Progress['rows'][number], 'hasChildren'>

/** One row for each of these units, in their order. */
function rowsFor(plan: Plan, frame: Frame, units: readonly Pick<Unit, 'id' | 'name' | 'path'>[], did: readonly Did[]): Figures[] {
  const inside = new Map<string, Did[]>(units.map(({ id }) => [id, []]))
  for (const row of did) for (const id of lineage(row.path)) inside.get(id)?.push(row)
  return units.map(({ id, name, path }) => {
    const n = headsOf(frame, sharedPaths(frame.paths, [path]))
    const own = inside.get(id) ?? []
    const { participants, waiting, checkIns, days } = summed(own)
    return {
      unit: { id, name }, heads: n, participants, waiting, checkIns, days, rate: n > 0 ? Math.min(1, participants / n) : null,
      tasks: plan.config.tasks.flatMap((task, i) => {
        const { participants: done, waiting: held } = summed(own, i)
        return done + held > 0 ? [{ id: task.id, done, waiting: held }] : []
      })
    }
  })
}

/** How each unit goes along in a stretch of days; who has not taken part is not named here. */
export async function progressOf(ctx: Context, actor: MemberActor, plan: Plan, asked: AskedProgress, now: number): Promise<Progress> {
  const frame = await frameOf(ctx, actor, plan, asked, now)
  const { unit, paths, from, to, today, heads } = frame
  const children = (await childUnits(ctx.db, unit.id)).filter(({ path }) => sharedPaths(paths, [path]).length > 0)
  const below = new Set((await ctx.db.selectFrom('unit').select('parent_id').distinct().where('parent_id', 'in', ['', ...children.map(({ id }) => id)]).where('active', '=', 1).execute()).map((row) => row.parent_id))
  const { did, days } = await didIn(ctx, plan, frame)
  const { participants, waiting } = summed(did)
  return {
    plan: await planRow(ctx, actor, plan, now), from, to, today, path: await pathOf(ctx, actor, unit.path), heads: headsOf(frame, paths), participants, waiting,
    rows: rowsFor(plan, frame, children, did).map((row) => ({ ...row, hasChildren: below.has(row.unit.id) })),
    tasks: await Promise.all(plan.config.tasks.map(async (task, i) => {
      const { participants: done, waiting: held } = summed(did, i)
      return { id: task.id, title: task.title, done, waiting: held, heads: await taskHeads(ctx, plan, task, heads, paths) }
    })),
    days
  }
}

/** The unit with everything below it, each unit behind the one above it: `level` counts from the unit, which is 1. */
export async function progressTree(ctx: Context, actor: MemberActor, plan: Plan, asked: AskedProgress, now: number): Promise<(Figures & { level: number; above: string })[]> {
  const frame = await frameOf(ctx, actor, plan, asked, now)
  const { path } = frame.unit
  const inside = (await ctx.db.selectFrom('unit').selectAll().where('path', '>=', path).where('path', '<', pathEnd(path)).where('active', '=', 1).orderBy('sort').orderBy('id').execute())
    .filter((one) => sharedPaths(frame.paths, [one.path]).length > 0)
  const names = new Map(inside.map(({ id, name }) => [id, name]))
  const behind = (unit: Unit): Unit[] => [unit, ...inside.filter(({ parent_id }) => parent_id === unit.id).flatMap(behind)]
  const units = inside.filter(({ id }) => id === frame.unit.id).flatMap(behind)
  const rows = rowsFor(plan, frame, units, (await didIn(ctx, plan, frame)).did)
  const top = lineage(path).length
  return rows.map((row, i) => {
    const { path: own, parent_id, id } = units[i] as Unit
    return { ...row, level: lineage(own).length - top + 1, above: id === frame.unit.id ? '' : names.get(parent_id ?? '') ?? '' }
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
