import { sql } from 'kysely'
import type { ReflectionTable } from '../db/study-schema'
import type { Tx } from '../db/writer/write'
import { AppError } from '../errors'
import { recordCheckIn } from '../study/record'
import { findPlan, todayOf } from '../study/plan'
import { proofsOf } from '../study/rules/due'

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
