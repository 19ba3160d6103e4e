import { sql } from 'kysely'
import type { Context } from '../context'
import { defineWrite } from '../db/writer/write'
import { lockMembers, lockPlan, memberBatch, refold } from './kept'
import { findPlan } from './plan'

const BATCH = 500

/** Works some of a plan's members out from their check-ins alone; the ledger gets what is missing from it, as ever by an entry with the difference. */
export const rebuildMembers = defineWrite('plan.rebuild', async (tx, { planId, after, now, zone }: { planId: string; after: string; now: number; zone: string }) => {
  await lockPlan(tx, planId, false)
  const plan = await findPlan(tx.db, planId, zone)
  if (!plan) return { last: null, members: 0, different: 0 }
  const { rows: lost } = await sql<{ id: string; unit: string }>`select distinct m.id, m.unit_id as unit from check_in c join member m on m.id = c.member_id
    where c.plan_id = ${planId} and not exists (select 1 from plan_member k where k.plan_id = c.plan_id and k.member_id = c.member_id) limit ${BATCH}`.execute(tx.db)
  await lockMembers(tx, planId, lost)
  const rows = await memberBatch(tx, planId, after, BATCH)
  const folded = rows.length ? await refold(tx, plan, rows, { now }) : []
  return { last: rows.at(-1)?.member_id ?? null, members: rows.length, different: folded.filter(({ changed, entries }) => changed || entries.length > 0).length }
})

/** A whole plan, some members a transaction. */
export async function rebuildPlan(ctx: Context, planId: string): Promise<{ members: number; different: number }> {
  const sum = { members: 0, different: 0 }
  for (let after = ''; ;) {
    const { last, members, different } = await ctx.writer.write(rebuildMembers, { planId, after, now: ctx.clock(), zone: ctx.config.zone })
    sum.members += members
    sum.different += different
    if (last === null) return sum
    after = last
  }
}
