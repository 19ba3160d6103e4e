import { recordAudit } from '../audit'
import { defineWrite, type Tx } from '../db/writer/write'
import { insertJob } from '../jobs/queue'

/** `unit`: to which unit it was narrowed; empty: all that the person organises. That it left the system is in the record if and only if it is made. */
interface Ordered { job: Parameters<typeof insertJob>[1] & { subject: string }; title: string; unit: string }

export const orderPlanExport = defineWrite('plan.export', async (tx: Tx, { job, title, unit }: Ordered) => {
  const row = await insertJob(tx, job)
  await recordAudit(tx, { at: job.at, actor: job.actor, kind: 'plan.export', subject: job.subject, outcome: 'done', data: { title, unit, job: job.id } })
  return row
})
