import { recordAudit } from '../../audit'
import { defineWrite, type Tx } from '../../db/writer/write'
import { insertJob } from '../../jobs/queue'

/** `session`: of a sheet to be signed, for which one; empty: the whole event as a table. */
interface Ordered { job: Parameters<typeof insertJob>[1] & { subject: string }; title: string; session: string }

/** That names left the system is in the record if and only if the file is made. */
export const orderEventFile = defineWrite('event.file', async (tx: Tx, { job, title, session }: Ordered) => {
  const row = await insertJob(tx, job)
  await recordAudit(tx, { at: job.at, actor: job.actor, kind: session === '' ? 'event.export' : 'event.sheet', subject: job.subject, outcome: 'done', data: { title, session, job: job.id } })
  return row
})

/** Figures name nobody; that they were taken away stands in the record like everything else that was. */
export const orderSpanFile = defineWrite('event.figures-file', async (tx: Tx, { job, title }: Omit<Ordered, 'session'>) => {
  const row = await insertJob(tx, job)
  await recordAudit(tx, { at: job.at, actor: job.actor, kind: 'event.figures', subject: job.subject, outcome: 'done', data: { title, job: job.id } })
  return row
})
