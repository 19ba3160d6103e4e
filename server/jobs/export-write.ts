import { recordAudit } from '../audit'
import { defineWrite, type Tx } from '../db/writer/write'
import { insertJob } from './queue'

/** `file`: 个人成绩; `filter`: how it was narrowed, in words, empty: not at all. */
interface Ordered { job: Parameters<typeof insertJob>[1] & { subject: string }; file: string; filter?: string }

/** A table about a round with people's names and scores: that it left the system is in the record if and only if it is made. */
export const orderExport = defineWrite('job.export', async (tx: Tx, { job, file, filter = '' }: Ordered) => {
  const row = await insertJob(tx, job)
  await recordAudit(tx, { at: job.at, actor: job.actor, kind: 'export', subject: job.subject, outcome: 'done', data: { file, filter, job: job.id } })
  return row
})
