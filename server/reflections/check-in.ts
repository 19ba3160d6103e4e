import { sql, type Kysely } from 'kysely'
import type { Given } from '../../contract/study'
import type { Schema } from '../db/schema'
import type { CheckInTable, ReflectionTable } from '../db/study-schema'
import type { Tx } from '../db/writer/write'
import { AppError } from '../errors'
import { recordCheckIn } from '../study/record'
import { findPlan, todayOf } from '../study/plan'
import { proofsOf } from '../study/rules/due'
import { takeBack } from '../study/take-back'

type Handed = Pick<ReflectionTable, 'id' | 'member_id' | 'plan_id' | 'task_id' | 'version'>

/** Of each handing in: taken back and handed in again it is another. */
const sendIdOf = ({ id, version }: Handed) => `reflection-${id}-${version}`

/**
 * Part of a write: whoever has handed in what his task wants has checked in. Where the task wants more, or cannot be done now, the page for checking in
 * says so; the reflection is handed in all the same.
 */
export async function checkInWith(tx: Tx, row: Handed, zone: string, now: number): Promise<boolean> {
  if (row.plan_id === null || row.task_id === null) return false
  const plan = await findPlan(tx.db, row.plan_id, zone)
  const task = plan?.config.tasks.find(({ id }) => id === row.task_id)
  if (!plan || !task) return false
  const given = proofsOf(task, todayOf(plan, now, zone)).flatMap(({ kind }, proof) => (kind === 'reflection' ? [{ proof, reflectionId: row.id }] : []))
  if (given.length === 0) return false
  await sql`savepoint reflection_check_in`.execute(tx.db)
  try {
    await recordCheckIn(tx, { planId: plan.id, memberId: row.member_id, taskId: task.id, sendId: sendIdOf(row), given, now, zone })
    return true
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    await sql`rollback to savepoint reflection_check_in`.execute(tx.db)
    return false
  } finally {
    await sql`release savepoint reflection_check_in`.execute(tx.db).catch(() => {})
  }
}

/** When the answer to handing in was lost. */
export async function checkedInWith({ db }: Tx, row: Handed): Promise<boolean> {
  return Boolean(await db.selectFrom('check_in').select('id').where('member_id', '=', row.member_id).where('send_id', '=', sendIdOf(row)).executeTakeFirst())
}

export interface Proven { row: CheckInTable; planTitle: string; taskTitle: string; /** It counts without the reflection too. */ stands: boolean }

/** Check-ins of the author that count, or wait, and name this reflection. */
export async function provenBy(db: Kysely<Schema>, { id, member_id }: Pick<ReflectionTable, 'id' | 'member_id'>, zone: string): Promise<Proven[]> {
  const rows = await db.selectFrom('check_in').selectAll().where('member_id', '=', member_id).where('by_member', '=', member_id).where('state', 'in', ['counted', 'review']).where('given', 'like', `%"${id}"%`).orderBy('plan_id').orderBy('at').execute()
  const found = await Promise.all(rows.map(async (row): Promise<Proven[]> => {
    const at = (JSON.parse(row.given) as Given[]).find(({ reflectionId }) => reflectionId === id)?.proof
    const plan = at === undefined ? undefined : await findPlan(db, row.plan_id, zone)
    if (at === undefined || !plan) return []
    const task = plan.config.tasks.find((one) => one.id === row.task_id)
    const stands = task !== undefined && task.proofsNeeded === undefined && proofsOf(task, Number(row.day))[at]?.optional === true
    return [{ row, planTitle: plan.title, taskTitle: task?.title ?? '', stands }]
  }))
  return found.flat()
}

/** Part of a write: what the reflection has proved is not proved any more. Where a plan is over nothing of it can be undone, and so neither the reflection. */
export async function takeBackWith(tx: Tx, row: ReflectionTable, { now, zone, act }: { now: number; zone: string; act: '撤回' | '删除' }): Promise<void> {
  for (const { row: { plan_id, send_id, given }, stands } of await provenBy(tx.db, row, zone)) {
    if (stands) {
      const rest = (JSON.parse(given) as Given[]).filter(({ reflectionId }) => reflectionId !== row.id)
      await tx.db.updateTable('check_in').set({ given: JSON.stringify(rest) }).where('plan_id', '=', plan_id).where('by_member', '=', row.member_id).where('send_id', '=', send_id).execute()
    } else {
      await takeBack(tx, { plan_id, send_id }, { memberId: row.member_id, now, zone, reason: `心得已${act}`, over: (title) => `“${title}”已经结束，打卡里用了这篇心得，不能再${act}。不想给别人看，可以请组织者隐藏。` })
    }
  }
}
