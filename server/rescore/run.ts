import { sql } from 'kysely'
import type { Context } from '../context'
import { among, contains } from '../db/dialects'
import type { JobTable } from '../db/jobs-schema'
import { Interrupted, type JobKind } from '../jobs/kind'
import { roundFrom } from '../rounds/round'
import { RESCORE, type RescoreInput, type RescorePlace } from './input'
import { beginJob, endPass } from './job-writes'
import { rescoreStep } from './rescore-write'
import { mayHaveAsked } from './rules/affected'

/** Papers looked through at a time, and papers marked again in one transaction: answers wait behind neither for long. */
const SIZES = { look: 1000, step: 100 }

export const rescoring = (sizes = SIZES): JobKind => ({
  kind: RESCORE, mayCancel: false, must: true,
  async run({ ctx, job, runner, stopped }) {
    await rescore(ctx, job, runner, stopped, sizes)
    return null
  }
})

async function rescore(ctx: Context, job: JobTable, runner: string, stopped: () => boolean, sizes: typeof SIZES): Promise<void> {
  const task = JSON.parse(job.input) as RescoreInput
  const rounds = await roundsThatAsked(ctx, task)
  if (job.total === 0) await ctx.writer.write(beginJob, { jobId: job.id, runner, total: await countOlder(ctx, rounds, task) })
  let { after } = JSON.parse(job.place) as RescorePlace
  for (;;) {
    if (stopped()) throw new Interrupted()
    const ids = rounds.length ? await olderAttempts(ctx, rounds, task, after, sizes.look) : []
    const last = ids.at(-1)
    if (last === undefined) {
      if ((await ctx.writer.write(endPass, { jobId: job.id, runner, now: ctx.clock() })).over) return
      after = ''
      continue
    }
    const held = await steps(ctx, job, runner, await asked(ctx, ids, task), { before: after, after: last, looked: ids.length, step: sizes.step })
    if (!held) return
    after = last
  }
}

/** False: somebody else has taken the job over. */
async function steps(ctx: Context, job: JobTable, runner: string, ids: readonly string[], { before, after, looked, step }: { before: string; after: string; looked: number; step: number }): Promise<boolean> {
  for (let from = 0; from === 0 || from < ids.length; from += step) {
    const last = from + step >= ids.length
    const { held } = await ctx.writer.write(rescoreStep, {
      jobId: job.id, runner, now: ctx.clock(), attemptIds: ids.slice(from, from + step), after: last ? after : before, looked: last ? looked : 0
    })
    if (!held) return false
  }
  return true
}

async function roundsThatAsked({ db }: Context, task: RescoreInput): Promise<string[]> {
  const rows = await db.selectFrom('round').selectAll().where('state', '!=', 'draft').execute()
  return rows.map(roundFrom).filter(({ config }) => mayHaveAsked(config, task.question)).map(({ id }) => id)
}

async function countOlder({ db }: Context, rounds: readonly string[], { epoch }: RescoreInput): Promise<number> {
  if (rounds.length === 0) return 0
  const row = await db.selectFrom('attempt').select((eb) => eb.fn.countAll<number>().as('n'))
    .where('round_id', 'in', [...rounds]).where('finished_at', 'is not', null).where('scored_epoch', '<', epoch).executeTakeFirst()
  return Number(row?.n ?? 0)
}

async function olderAttempts({ db, engine }: Context, rounds: readonly string[], { epoch }: RescoreInput, after: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from attempt where id > ${after} and finished_at is not null and scored_epoch < ${epoch}
    and ${among(engine, 'round_id', rounds)} order by id limit ${limit}`.execute(db)
  return rows.map(({ id }) => id)
}

/** Those whose papers hold one of the corrected versions. */
async function asked({ db, engine }: Context, ids: readonly string[], { versions }: RescoreInput): Promise<string[]> {
  const held = sql.join(versions.map((version) => contains(engine, 'body', JSON.stringify({ version }).slice(1, -1))), sql` or `)
  const { rows } = await sql<{ attempt_id: string }>`select attempt_id from paper where ${among(engine, 'attempt_id', ids)} and (${held}) order by attempt_id`.execute(db)
  return rows.map(({ attempt_id }) => attempt_id)
}
