import { recordAudit } from '../audit'
import type { JobTable } from '../db/jobs-schema'
import { defineWrite, type Tx } from '../db/writer/write'
import { heldJob } from '../jobs/queue'
import { FIRST, placeOf, type RescoreInput, type RescorePlace } from './input'
import { rescoredWords } from './rules/words'

export async function stepJob({ db }: Tx, job: JobTable, { place, looked, now }: { place: RescorePlace; looked: number; now: number }): Promise<void> {
  const done = Math.min(job.total, job.done + looked)
  await db.updateTable('job').set({ place: JSON.stringify(place), done, message: place.rescored ? rescoredWords(place) : '正在找要重新计分的答卷', heartbeat: now }).where('id', '=', job.id).execute()
}

export const beginJob = defineWrite('rescore.begin', async (tx, { jobId, runner, total }: { jobId: string; runner: string; total: number }) => {
  await tx.db.updateTable('job').set({ total }).where('id', '=', jobId).where('runner', '=', runner).execute()
  return {}
})

/** The end of a pass. One that has found nothing ends the job. */
export const endPass = defineWrite('rescore.pass', async (tx, { jobId, runner, now }: { jobId: string; runner: string; now: number }): Promise<{ over: boolean }> => {
  const job = await heldJob(tx, jobId, runner)
  if (!job) return { over: true }
  const place = placeOf(job)
  const over = place.inPass === 0
  const { rescored, rose, fell } = place
  await tx.db.updateTable('job').set({
    place: JSON.stringify({ ...FIRST, rescored, rose, fell }), message: rescoredWords(place), heartbeat: now, ...(over && { state: 'done' as const, done: job.total, ended_at: now })
  }).where('id', '=', jobId).execute()
  if (over) {
    const { question } = JSON.parse(job.input) as RescoreInput
    await recordAudit(tx, { at: now, actor: job.actor, kind: 'rescore.done', subject: question.id, outcome: 'done', data: { job: jobId, attempts: rescored, rose, fell } })
  }
  return { over }
})
