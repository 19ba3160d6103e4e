import type { Context } from '../context'
import type { JobTable } from '../db/jobs-schema'
import { AppError } from '../errors'
import { everySecond, type Sweep } from '../every-second'
import { evened } from '../pieces'
import { addPart, dropFiles, sealFile } from './files'
import { Interrupted, type JobKind, type JobRun } from './kind'
import { claimable, claimJob, failJob, finishJob, leaveJob, tellJob } from './queue'

const CLEAN_MS = 3600 * 1000

/** Looks for jobs once a second: new ones, and those that a process left when it died. */
export function startJobs(ctx: Context, kinds: readonly JobKind[]): Sweep {
  let cleaned = 0
  return everySecond(async (stopped) => {
    if (ctx.clock() - cleaned > CLEAN_MS) {
      cleaned = ctx.clock()
      await ctx.writer.write(dropFiles, { now: cleaned })
    }
    await runJobs(ctx, kinds, stopped)
  }, (error) => { ctx.log.error({ err: error }, 'a job failed; it is tried again') })
}

/** Works off the jobs that nobody is at; answers how many. Several processes may run it side by side: each takes others. */
export async function runJobs(ctx: Context, kinds: readonly JobKind[], stopped: () => boolean = () => false): Promise<number> {
  const runner = ctx.secretText(8)
  for (let count = 0; ; count++) {
    if (stopped() || !await anyJob(ctx)) return count
    const { job } = await ctx.writer.write(claimJob, { runner, now: ctx.clock() })
    if (!job) return count
    await work(ctx, kinds, job, runner, stopped)
  }
}

/** Asked without the writer, since it is asked every second. */
const anyJob = async ({ db, clock }: Context) => Boolean(await db.selectFrom('job').select('id').where(claimable(clock())).limit(1).executeTakeFirst())

async function work(ctx: Context, kinds: readonly JobKind[], job: JobTable, runner: string, stopped: () => boolean): Promise<void> {
  const mine = { jobId: job.id, runner }
  const kind = kinds.find((one) => one.kind === job.kind)
  if (!kind) {
    await ctx.writer.write(failJob, { ...mine, message: '这个版本的系统不认识这项任务，请联系管理员。', forGood: true, now: ctx.clock() })
    return
  }
  try {
    const end = await kind.run(runOf(ctx, job, runner, stopped))
    if (end) await ctx.writer.write(finishJob, { ...mine, message: end.message, result: end.result, now: ctx.clock() })
  } catch (error) {
    if (error instanceof Interrupted) await ctx.writer.write(leaveJob, mine)
    // Nobody takes it up before it has been silent for a while.
    else if (kind.must) throw error
    else await failed(ctx, mine, error)
  }
}

async function failed(ctx: Context, mine: { jobId: string; runner: string }, error: unknown): Promise<void> {
  const ours = error instanceof AppError
  const message = ours ? error.message : '系统内部出了问题，这项任务没有做完。请再试一次；还不行就把任务名称和时间告诉管理员。'
  const { over } = await ctx.writer.write(failJob, { ...mine, message, forGood: ours, now: ctx.clock() })
  if (!ours) ctx.log.error({ err: error, job: mine.jobId, over }, 'a job failed')
}

function runOf(ctx: Context, job: JobTable, runner: string, stopped: () => boolean): JobRun {
  const mine = { jobId: job.id, runner }
  const goOn = ({ held }: { held: boolean }) => { if (!held || stopped()) throw new Interrupted() }
  return {
    ctx, job, runner, stopped,
    async tell(progress) { goOn(await ctx.writer.write(tellJob, { ...mine, now: ctx.clock(), ...progress })) },
    async file({ name, mime }, pieces) {
      let no = 0
      let size = 0
      const put = async (bytes: Uint8Array) => {
        goOn(await ctx.writer.write(addPart, { ...mine, now: ctx.clock(), no: no++, bytes }))
        size += bytes.length
      }
      for await (const bytes of evened(pieces)) await put(bytes)
      if (no === 0) await put(new Uint8Array(0))
      goOn(await ctx.writer.write(sealFile, { ...mine, now: ctx.clock(), name, mime, size }))
    }
  }
}
