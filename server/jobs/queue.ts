import { sql } from 'kysely'
import { forUpdate } from '../db/dialects'
import type { JobTable } from '../db/jobs-schema'
import { defineWrite, type Tx } from '../db/writer/write'

/** Who has not said anything for so long is gone: another goes on where he stopped. */
export const SILENT_MS = 20000
/** So often a job is begun again that failed for no fault of its input. */
const TRIES = 3

/** Nobody is at it. */
export const claimable = (now: number) => sql<boolean>`(state = 'waiting' or (state = 'running' and heartbeat < ${now - SILENT_MS}))`

type NewJob = Pick<JobTable, 'id' | 'kind' | 'unit_id' | 'actor' | 'title' | 'message' | 'at'> & { subject?: string; input: unknown; place?: unknown }

/** Part of a write: the job is there if and only if what asked for it is. */
export async function insertJob({ db }: Tx, { input, place = {}, subject = '', ...job }: NewJob): Promise<JobTable> {
  const row: JobTable = {
    ...job, subject, state: 'waiting', input: JSON.stringify(input), place: JSON.stringify(place), done: 0, total: 0, runner: '', heartbeat: job.at,
    result: '', tries: 0, ended_at: null
  }
  await db.insertInto('job').values(row).execute()
  return row
}

export const addJob = defineWrite('job.add', (tx, job: NewJob) => insertJob(tx, job))

/** Takes a job that nobody is at. Null: there is none. */
export const claimJob = defineWrite('job.claim', async ({ db, engine }, { runner, now }: { runner: string; now: number }): Promise<{ job: JobTable | null }> => {
  const job = await db.selectFrom('job').selectAll().where(claimable(now)).orderBy('at').limit(1).modifyEnd(forUpdate(engine)).executeTakeFirst()
  // Another process may have taken it while this one waited for the row.
  if (!job || !(job.state === 'waiting' || (job.state === 'running' && job.heartbeat < now - SILENT_MS))) return { job: null }
  await db.updateTable('job').set({ state: 'running', runner, heartbeat: now }).where('id', '=', job.id).execute()
  return { job: { ...job, state: 'running', runner, heartbeat: now } }
})

/** The job, if it is still this runner's. */
export async function heldJob({ db, engine }: Tx, id: string, runner: string): Promise<JobTable | undefined> {
  return db.selectFrom('job').selectAll().where('id', '=', id).where('state', '=', 'running').where('runner', '=', runner).modifyEnd(forUpdate(engine)).executeTakeFirst()
}

interface Told { jobId: string; runner: string; now: number; done?: number; total?: number; message?: string; place?: unknown }

export const tellJob = defineWrite('job.tell', async (tx, { jobId, runner, now, place, ...told }: Told): Promise<{ held: boolean }> => {
  if (!await heldJob(tx, jobId, runner)) return { held: false }
  await tx.db.updateTable('job').set({ ...told, ...(place !== undefined && { place: JSON.stringify(place) }), heartbeat: now }).where('id', '=', jobId).execute()
  return { held: true }
})

/** Left in good order, for whoever comes next. */
export const leaveJob = defineWrite('job.leave', async ({ db }, { jobId, runner }: { jobId: string; runner: string }) => {
  await db.updateTable('job').set({ state: 'waiting', runner: '' }).where('id', '=', jobId).where('runner', '=', runner).where('state', '=', 'running').execute()
  return {}
})

export const finishJob = defineWrite('job.finish', async (tx, { jobId, runner, message, result, now }: { jobId: string; runner: string; message: string; result: unknown; now: number }) => {
  const job = await heldJob(tx, jobId, runner)
  if (!job) return {}
  await tx.db.updateTable('job').set({ state: 'done', done: job.total, message, result: result === undefined ? '' : JSON.stringify(result), ended_at: now }).where('id', '=', jobId).execute()
  return {}
})

/** A fault of the input ends it at once; any other is tried again a few times, since it may have been the moment's. */
export const failJob = defineWrite('job.fail', async (tx, { jobId, runner, message, forGood, now }: { jobId: string; runner: string; message: string; forGood: boolean; now: number }): Promise<{ over: boolean }> => {
  const job = await heldJob(tx, jobId, runner)
  if (!job) return { over: true }
  const tries = job.tries + 1
  const over = forGood || tries >= TRIES
  await tx.db.updateTable('job').set(over ? { state: 'failed', tries, message, ended_at: now } : { state: 'waiting', runner: '', tries }).where('id', '=', jobId).execute()
  return { over }
})

export const cancelJob = defineWrite('job.cancel', async ({ db }, { jobId, now }: { jobId: string; now: number }) => {
  await db.updateTable('job').set({ state: 'cancelled', message: '已取消', ended_at: now }).where('id', '=', jobId).where('state', 'in', ['waiting', 'running']).execute()
  return {}
})
