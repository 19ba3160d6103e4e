import type { CheckInTable } from '../db/study-schema'
import { among } from '../db/dialects'
import type { Tx } from '../db/writer/write'
import { AppError, notFound } from '../errors'
import { newId } from '../ids'
import { lockMembers, lockPlan, refold, type Refolded } from './kept'
import { findPlan, lastDayOf, todayOf } from './plan'

/* Check-ins that count no longer, and what goes back with them. */

interface By { memberId: string; now: number; zone: string; reason?: string; /** What is said where the plan is over, and its record closed. */ over?: (title: string) => string }

/** Part of a write: one's own check-in, and where it was handed in for a team that of all, counts no longer; what it earned goes back. */
export async function takeBack(tx: Tx, row: Pick<CheckInTable, 'plan_id' | 'send_id'>, { memberId, now, zone, reason = '', over = () => '计划已经结束，打卡记录不能再删除。' }: By): Promise<Refolded[]> {
  await lockPlan(tx, row.plan_id, false)
  const plan = await findPlan(tx.db, row.plan_id, zone)
  if (!plan) throw notFound('这个学习计划')
  const of = await tx.db.selectFrom('check_in').select(['id', 'member_id']).where('plan_id', '=', row.plan_id).where('by_member', '=', memberId).where('send_id', '=', row.send_id).where('how', '!=', 'leave').execute()
  const locked = await lockMembers(tx, plan.id, await unitsOf(tx, of.map(({ member_id }) => member_id)))
  // Read again behind the lock: another phone may have been quicker.
  const open = await tx.db.selectFrom('check_in').select('id').where(among(tx.engine, 'id', of.map((one) => one.id))).where('state', 'in', ['counted', 'review']).execute()
  if (open.length === 0) return []
  if (plan.stopped || todayOf(plan, now, zone) > lastDayOf(plan)) throw new AppError('conflict', over(plan.title))
  await setState(tx, open.map((one) => one.id), 'deleted', reason, memberId, now)
  return refold(tx, plan, locked, { now })
}

/** What became of them, and where they no longer count their place is free again. */
export async function setState({ db, engine }: Tx, ids: readonly string[], kind: 'passed' | 'refused' | 'deleted', reason: string, actor: string, now: number) {
  const state: CheckInTable['state'] = kind === 'passed' ? 'counted' : kind
  await db.updateTable('check_in').set((eb) => ({ state, reason, decided_at: now, ...(kind !== 'passed' && { slot: eb.ref('id') }) })).where(among(engine, 'id', [...ids])).execute()
  await db.insertInto('check_in_event').values(ids.map((check_in_id) => ({ id: newId(now), check_in_id, kind, actor, reason, at: now }))).execute()
}

export const unitsOf = async ({ db, engine }: Tx, ids: readonly string[]) => db.selectFrom('member').select(['id', 'unit_id as unit']).where(among(engine, 'id', [...ids])).execute()
