import { sql } from 'kysely'
import { defineWrite, type Tx } from '../db/writer/write'
import { newId } from '../ids'
import { Interrupted, type JobKind } from '../jobs/kind'
import { heldJob, insertJob } from '../jobs/queue'
import { lockPlan, memberBatch, refold, refoldAll } from './kept'
import { findPlan, type Plan } from './plan'

/* After a change of rules everybody is worked out anew: a few at once, many by a job, a batch a transaction, so that nobody waits to check in. */

const REFOLD = 'plan.refold'
/** More are a job's work. */
const AT_ONCE = 300
const BATCH = 200

interface RefoldPlace { after: string }

/** Part of the write that changed the rules. Null: everybody is done already. */
export async function refoldSoon(tx: Tx, plan: Plan, { actor, now }: { actor: string; now: number }): Promise<string | null> {
  const { db } = tx
  const total = Number((await db.selectFrom('plan_member').select((eb) => eb.fn.countAll<number>().as('n')).where('plan_id', '=', plan.id).executeTakeFirst())?.n ?? 0)
  const open = await db.selectFrom('job').select('id').where('kind', '=', REFOLD).where('subject', '=', plan.id).where('state', 'in', ['waiting', 'running']).executeTakeFirst()
  // Rules changed again meanwhile: the same job begins again.
  if (open) {
    await db.updateTable('job').set({ place: JSON.stringify({ after: '' } satisfies RefoldPlace), done: 0, total }).where('id', '=', open.id).execute()
    return open.id
  }
  if (total <= AT_ONCE) {
    await refoldAll(tx, plan, now)
    return null
  }
  const job = await insertJob(tx, {
    id: newId(now), kind: REFOLD, unit_id: plan.unit_id, actor, subject: plan.id, title: `按新规则重算：${plan.config.title}`, message: `有 ${total} 人的打卡记录要重算`, at: now,
    input: { planId: plan.id }, place: { after: '' } satisfies RefoldPlace
  })
  return job.id
}

/** The next members by the rules that hold now, and the job's place behind them, in one transaction. */
export const refoldBatch = defineWrite('plan.refold', async (tx, { jobId, runner, planId, now, zone }: { jobId: string; runner: string; planId: string; now: number; zone: string }) => {
  // The plan before the job, as a change of rules does: neither waits for the other.
  await lockPlan(tx, planId, false)
  const job = await heldJob(tx, jobId, runner)
  if (!job) return { held: false, over: false }
  const plan = await findPlan(tx.db, planId, zone)
  const rows = plan ? await memberBatch(tx, planId, (JSON.parse(job.place) as RefoldPlace).after, BATCH) : []
  if (plan && rows.length) await refold(tx, plan, rows, { now })
  const done = Number(job.done) + rows.length
  const last = rows.at(-1)
  const { rows: [all] } = await sql<{ n: number }>`select count(*) as n from plan_member where plan_id = ${planId}`.execute(tx.db)
  await tx.db.updateTable('job').set(last
    ? { place: JSON.stringify({ after: last.member_id } satisfies RefoldPlace), done, total: Math.max(done, Number(all?.n ?? 0)), message: `已重算 ${done} 人`, heartbeat: now }
    : { state: 'done', done, total: done, message: `${done} 人的天数、连续和积分都按新规则算过了`, ended_at: now }).where('id', '=', jobId).execute()
  return { held: true, over: last === undefined }
})

export const planRefold: JobKind = {
  kind: REFOLD, mayCancel: false, must: true,
  async run({ ctx, job, runner, stopped }) {
    const { planId } = JSON.parse(job.input) as { planId: string }
    for (;;) {
      if (stopped()) throw new Interrupted()
      const { held, over } = await ctx.writer.write(refoldBatch, { jobId: job.id, runner, planId, now: ctx.clock(), zone: ctx.config.zone })
      if (!held || over) return null
    }
  }
}
