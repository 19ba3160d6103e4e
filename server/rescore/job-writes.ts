import { sql } from 'kysely'
import { recordAudit } from '../audit'
import { forUpdate } from '../db/dialects'
import type { JobTable } from '../db/practice-schema'
import { defineWrite, type Tx } from '../db/writer/write'
import { FIRST, placeOf, type RescoreInput, type RescorePlace } from './input'
import { rescoredWords } from './rules/words'

/** Who has not said anything for so long is gone: another goes on where he stopped. */
export const SILENT_MS = 20000

/** Nobody is at it. */
export const claimable = (now: number) => sql<boolean>`(state = 'waiting' or (state = 'running' and heartbeat < ${now - SILENT_MS}))`

/** Takes a job that nobody is at. Null: there is none. */
export const claimJob = defineWrite('job.claim', async ({ db, engine }, { runner, now }: { runner: string; now: number }): Promise<{ job: JobTable | null }> => {
  const job = await db.selectFrom('job').selectAll().where(claimable(now)).orderBy('at').limit(1).modifyEnd(forUpdate(engine)).executeTakeFirst()
  // Another process may have taken it while this one waited for the row.
  if (!job || (job.state === 'running' && job.heartbeat >= now - SILENT_MS)) return { job: null }
  await db.updateTable('job').set({ state: 'running', runner, heartbeat: now }).where('id', '=', job.id).execute()
  return { job: { ...job, state: 'running', runner, heartbeat: now } }
})

/** The job, if it is still this runner's. */
export async function heldJob({ db, engine }: Tx, id: string, runner: string): Promise<JobTable | undefined> {
  return db.selectFrom('job').selectAll().where('id', '=', id).where('state', '=', 'running').where('runner', '=', runner).modifyEnd(forUpdate(engine)).executeTakeFirst()
}

export async function stepJob({ db }: Tx, job: JobTable, { place, looked, now }: { place: RescorePlace; looked: number; now: number }): Promise<void> {
  const done = Math.min(job.total, job.done + looked)
  await db.updateTable('job').set({ place: JSON.stringify(place), done, message: place.rescored ? rescoredWords(place) : '正在找要重新计分的答卷', heartbeat: now }).where('id', '=', job.id).execute()
}

export const beginJob = defineWrite('job.begin', async (tx, { jobId, runner, total }: { jobId: string; runner: string; total: number }) => {
  await tx.db.updateTable('job').set({ total }).where('id', '=', jobId).where('runner', '=', runner).execute()
  return {}
})

/** The end of a pass. One that has found nothing ends the job. */
export const endPass = defineWrite('job.pass', async (tx, { jobId, runner, now }: { jobId: string; runner: string; now: number }): Promise<{ over: boolean }> => {
  const job = await heldJob(tx, jobId, runner)
  if (!job) return { over: true }
  const place = placeOf(job)
  const over = place.inPass === 0
  const { rescored, rose, fell } = place
  await tx.db.updateTable('job').set({
    place: JSON.stringify({ ...FIRST, rescored, rose, fell }), message: rescoredWords(place), heartbeat: now, ...(over && { state: 'done' as const, done: job.total })
  }).where('id', '=', jobId).execute()
  if (over) {
    const { question } = JSON.parse(job.input) as RescoreInput
    await recordAudit(tx, { at: now, actor: job.actor, kind: 'rescore.done', subject: question.id, outcome: 'done', data: { job: jobId, attempts: rescored, rose, fell } })
  }
  return { over }
})

/** Left in good order, for whoever comes next. */
export const leaveJob = defineWrite('job.leave', async ({ db }, { jobId, runner }: { jobId: string; runner: string }) => {
  await db.updateTable('job').set({ state: 'waiting', runner: '' }).where('id', '=', jobId).where('runner', '=', runner).where('state', '=', 'running').execute()
  return {}
})
