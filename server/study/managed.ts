import { sql } from 'kysely'
import type { PlanConfig } from '../../contract/plan-config'
import type { PlanPreview, PlanRow } from '../../contract/study'
import { covers } from '../auth/actors'
import type { Context } from '../context'
import type { PlanTable } from '../db/study-schema'
import { AppError, notFound } from '../errors'
import type { MemberActor } from '../http/call'
import { unitById, unitRefs } from '../roster/queries'
import { headsIn, sharedPaths, topPaths } from './heads'
import { missingThings } from './missing'
import { planNotice } from './notice'
import { findPlan, planFrom, todayOf, type Plan } from './plan'
import { checkPlan } from './rules/check'
import { dayBegin, daysBetween } from './rules/days'

/* Plans as organisers have them: the owner's organisers see everything, those of units below their own subtree. */

export const pathsOf = ({ grants }: MemberActor) => topPaths(grants.map(({ unitPath }) => unitPath))

/** A plan whose owner the actor's roles cover: to edit, publish, end. */
export async function ownPlan(ctx: Context, actor: MemberActor, id: string): Promise<Plan> {
  const plan = await findPlan(ctx.db, id, ctx.config.zone)
  if (!plan) throw notFound('这个学习计划')
  const owner = await unitById(ctx.db, plan.unit_id)
  if (!owner || !covers(actor.grants, owner.path)) throw new AppError('forbidden', '这个计划由上级单位管理，你可以看本单位的进展，不能修改。')
  return plan
}

export async function audiencePaths({ db }: Context, planId: string): Promise<string[]> {
  const rows = await db.selectFrom('plan_unit').innerJoin('unit', 'unit.id', 'plan_unit.unit_id').select('unit.path').where('plan_id', '=', planId).execute()
  return topPaths(rows.map(({ path }) => path))
}

/** Plans that an organiser has or that take place in his range; drafts only his own. */
export async function managedPlans(ctx: Context, actor: MemberActor): Promise<Plan[]> {
  const range = (column: string) => sql`(${sql.join(pathsOf(actor).map((path) => sql`(${sql.ref(column)} >= ${path} and ${sql.ref(column)} < ${`${path.slice(0, -1)}0`})`), sql` or `)})`
  const above = sql`(${sql.join(pathsOf(actor).map((path) => sql`substr(${path}, 1, length(a.path)) = a.path`), sql` or `)})`
  const { rows } = await sql<PlanTable>`select p.* from plan p join unit o on o.id = p.unit_id where ${range('o.path')} or (p.state <> 'draft' and exists (
    select 1 from plan_unit x join unit a on a.id = x.unit_id where x.plan_id = p.id and (${range('a.path')} or ${above}))) order by p.updated_at desc, p.id`.execute(ctx.db)
  return rows.map((row) => planFrom(row, ctx.config.zone))
}

/** @throws where it does not take place in the actor's range */
export async function managedPlan(ctx: Context, actor: MemberActor, id: string): Promise<Plan> {
  const plan = (await managedPlans(ctx, actor)).find((one) => one.id === id)
  if (plan) return plan
  if (!await findPlan(ctx.db, id, ctx.config.zone)) throw notFound('这个学习计划')
  throw new AppError('forbidden', '这个学习计划不在你的管理范围内。')
}

/** The part of a plan's audience that the actor may see by name. */
export async function ownPaths(ctx: Context, actor: MemberActor, plan: Plan): Promise<string[]> {
  return sharedPaths(await audiencePaths(ctx, plan.id), pathsOf(actor))
}

export function stateOf(plan: Plan, today: number): PlanRow['state'] {
  if (plan.state === 'draft') return 'draft'
  if (plan.stopped || today > plan.to_day) return 'ended'
  return today < plan.config.calendar.from ? 'upcoming' : 'running'
}

/** The moments between which a stretch of a plan lies, as far as it has come. */
export function momentsOf({ config: { calendar } }: Plan, from: number, to: number, now: number, zone: string) {
  return { from: Math.min(now, dayBegin(from, zone, calendar.dayBegins)), to: Math.min(now, dayBegin(to, zone, calendar.dayBegins) + 86_399_999) }
}

export const insidePaths = (column: string, paths: readonly string[]) =>
  (paths.length ? sql<boolean>`(${sql.join(paths.map((path) => sql`(${sql.ref(column)} >= ${path} and ${sql.ref(column)} < ${`${path.slice(0, -1)}0`})`), sql` or `)})` : sql<boolean>`1 = 0`)

export async function planRow(ctx: Context, actor: MemberActor, plan: Plan, now: number): Promise<PlanRow> {
  const [owner] = await unitRefs(ctx.db, [plan.unit_id])
  const unit = await unitById(ctx.db, plan.unit_id)
  const paths = await ownPaths(ctx, actor, plan)
  const { from, to } = momentsOf(plan, plan.config.calendar.from, plan.config.calendar.to, now, ctx.config.zone)
  const heads = await headsIn(ctx, paths, from, to)
  const inside = sql`in (select id from unit where ${insidePaths('path', paths)})`
  // Asked of each member in it, not of each check-in of a year; the unit is no way in (hence `coalesce`), the member is.
  const { rows: [took] } = await sql<{ n: number }>`select count(*) as n from plan_member k where k.plan_id = ${plan.id} and k.check_ins > 0
    and exists (select 1 from check_in c where c.plan_id = k.plan_id and c.member_id = k.member_id and c.state = 'counted' and c.how <> 'leave' and coalesce(c.unit_id, '') ${inside})`.execute(ctx.db)
  const { rows: [waiting] } = await sql<{ n: number }>`select count(*) as n from check_in c where c.plan_id = ${plan.id} and c.state = 'review' and c.unit_id ${inside}`.execute(ctx.db)
  return {
    id: plan.id, title: plan.title, state: stateOf(plan, todayOf(plan, now, ctx.config.zone)), from: plan.config.calendar.from, to: plan.config.calendar.to, owner: owner ?? { id: plan.unit_id, name: '' },
    mine: unit !== undefined && covers(actor.grants, unit.path), tasks: plan.config.tasks.length, roster: paths.reduce((sum, path) => sum + heads.inside(path), 0),
    participants: Number(took?.n ?? 0), waiting: Number(waiting?.n ?? 0), updatedAt: Number(plan.updated_at)
  }
}

/** The unit and every unit named in it must lie in the actor's range. */
export async function checkRange(ctx: Context, actor: MemberActor, unitId: string, config: PlanConfig): Promise<void> {
  for (const id of new Set([unitId, ...config.audience.units])) {
    const unit = await unitById(ctx.db, id)
    if (!unit) throw new AppError('bad_request', '有单位已经不在单位树里，请重新选择参加单位。')
    if (!covers(actor.grants, unit.path)) throw new AppError('forbidden', `“${unit.name}”不在你的管理范围内，不能替它安排学习计划。`)
  }
}

export async function previewOf(ctx: Context, config: PlanConfig, now: number): Promise<PlanPreview> {
  const today = todayOf({ config }, now, ctx.config.zone)
  const problems = [...checkPlan(config, today), ...await missingThings(ctx, config)]
  // Of days that do not exist nothing can be said.
  const sound = !problems.some(({ level, field }) => level === 'error' && /calendar|during|\.(from|to)$/.test(field))
  const units = await Promise.all(config.audience.units.map((id) => unitById(ctx.db, id)))
  const paths = topPaths(units.flatMap((unit) => (unit ? [unit.path] : [])))
  const heads = await headsIn(ctx, paths, now, now)
  return { sentences: sound ? await planNotice(ctx, config) : [], problems, days: sound ? daysBetween(config.calendar.from, config.calendar.to) + 1 : 0, roster: paths.reduce((sum, path) => sum + heads.inside(path), 0) }
}
