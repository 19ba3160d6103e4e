import { recordAudit } from '../audit'
import { defineWrite, type Tx } from '../db/writer/write'
import { insertJob } from '../jobs/queue'

interface Ordered { job: Parameters<typeof insertJob>[1]; unitId: string }

/** That people's names left the system is in the record if and only if the table is made. */
export const orderMenuExport = defineWrite('menu.export', async (tx: Tx, { job, unitId }: Ordered) => {
  const row = await insertJob(tx, job)
  await recordAudit(tx, { at: job.at, actor: job.actor, kind: 'menu-order.export', subject: unitId, outcome: 'done', data: { job: job.id } })
  return row
})
