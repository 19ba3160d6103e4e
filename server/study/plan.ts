import { sql, type Kysely } from 'kysely'
import type { PlanConfig } from '../../contract/plan-config'
import type { Context } from '../context'
import type { Schema } from '../db/schema'
import type { PlanTable } from '../db/study-schema'
import { AppError, notFound } from '../errors'
import type { MemberActor } from '../http/call'
import { dayOfMoment } from './rules/days'

/** A plan with its rules as they hold: one that was ended early has no days after that. */
export interface Plan extends Omit<PlanTable, 'config'> {
  config: PlanConfig
  /** Ended before its last day. */
  stopped: boolean
}

export function planFrom(row: PlanTable, zone: string): Plan {
  const config = JSON.parse(row.config) as PlanConfig
  const stopped = row.state === 'ended'
  if (!stopped || row.ended_at === null) return { ...row, config, stopped }
  const last = Math.max(config.calendar.from, Math.min(config.calendar.to, dayOfMoment(row.ended_at, zone, config.calendar.dayBegins)))
  return { ...row, config: { ...config, calendar: { ...config.calendar, to: last } }, stopped }
}

export async function findPlan(db: Kysely<Schema>, id: string, zone: string): Promise<Plan | undefined> {
  const row = await db.selectFrom('plan').selectAll().where('id', '=', id).executeTakeFirst()
  return row && planFrom(row, zone)
}

/** Today, by where the plan's days begin. */
export const todayOf = ({ config }: Pick<Plan, 'config'>, now: number, zone: string) => dayOfMoment(now, zone, config.calendar.dayBegins)

/** The last day on which a member can still do something in it. */
export const lastDayOf = ({ config: { calendar, makeUp } }: Pick<Plan, 'config'>) => Math.max(calendar.to, makeUp?.during?.to ?? 0)

export type PlanMoment = 'upcoming' | 'running' | 'making-up' | 'ended'

export function momentOf(plan: Pick<Plan, 'config' | 'stopped'>, today: number): PlanMoment {
  const { calendar } = plan.config
  if (plan.stopped) return 'ended'
  if (today < calendar.from) return 'upcoming'
  return today <= calendar.to ? 'running' : today <= lastDayOf(plan) ? 'making-up' : 'ended'
}

/** Published plans of the units above a member, and those in which he has taken part: who has moved keeps what he did. */
const openTo = ({ db }: Context, actor: MemberActor) => db.selectFrom('plan').selectAll('plan').where('state', 'in', ['published', 'ended']).where((eb) => eb.or([
  eb.exists(eb.selectFrom('plan_unit').select(sql.lit(1).as('one')).whereRef('plan_unit.plan_id', '=', 'plan.id').where('plan_unit.unit_id', 'in', actor.member.lineage)),
  eb.exists(eb.selectFrom('plan_member').select(sql.lit(1).as('one')).whereRef('plan_member.plan_id', '=', 'plan.id').where('plan_member.member_id', '=', actor.member.id))
]))

export const visiblePlans = async (ctx: Context, actor: MemberActor): Promise<Plan[]> =>
  (await openTo(ctx, actor).orderBy('to_day').orderBy('id').execute()).map((row) => planFrom(row as PlanTable, ctx.config.zone))

/** @throws whoever is not asked to take part is told so */
export async function seenPlan(ctx: Context, actor: MemberActor, id: string): Promise<Plan> {
  const row = await openTo(ctx, actor).where('id', '=', id).executeTakeFirst()
  if (row) return planFrom(row as PlanTable, ctx.config.zone)
  const other = await findPlan(ctx.db, id, ctx.config.zone)
  if (!other || other.state === 'draft') throw notFound('这个学习计划')
  throw new AppError('not_invited', '这个学习计划不面向你所在的单位。如有疑问，请联系支部组织者。')
}
