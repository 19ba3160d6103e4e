import type { Context } from '../context'
import { AppError } from '../errors'
import type { Handlers } from '../http/call'
import { placeCursor, placeOf } from '../http/cursor'
import type { JobKind } from './kind'
import { cancelJob } from './queue'
import { coveredJob, jobView, ownJob } from './views'

const fileOf = ({ db }: Context, id: string) => db.selectFrom('job_file').selectAll().where('job_id', '=', id).executeTakeFirst()

export const jobHandlers = (kinds: readonly JobKind[]): Handlers<'GET /jobs' | 'GET /jobs/:id' | 'POST /jobs/:id/cancel'> => ({
  async 'GET /jobs'({ ctx, actor, input }) {
    const { limit = 20 } = input
    const after = placeOf(input.cursor)
    const mine = ctx.db.selectFrom('job').where('actor', '=', actor.accountId).$if(input.kind !== undefined, (query) => query.where('kind', '=', input.kind ?? ''))
    const rows = await mine.selectAll()
      .$if(after !== undefined, (query) => query.where((eb) => eb.or([eb('at', '<', after?.at ?? 0), eb.and([eb('at', '=', after?.at ?? 0), eb('id', '<', after?.id ?? '')])])))
      .orderBy('at', 'desc').orderBy('id', 'desc').limit(limit + 1).execute()
    const shown = rows.slice(0, limit)
    const files = shown.length ? await ctx.db.selectFrom('job_file').selectAll().where('job_id', 'in', shown.map(({ id }) => id)).execute() : []
    const open = await mine.select((eb) => eb.fn.countAll<number>().as('n')).where('state', 'in', ['waiting', 'running']).executeTakeFirstOrThrow()
    const last = shown.at(-1)
    return {
      items: shown.map((job) => jobView(job, kinds, files.find((file) => file.job_id === job.id))),
      next: rows.length > limit && last ? placeCursor(last) : null, open: Number(open.n)
    }
  },

  async 'GET /jobs/:id'({ ctx, actor, input }) {
    const job = await coveredJob(ctx, actor, input.id)
    return jobView(job, kinds, job.actor === actor.accountId ? await fileOf(ctx, job.id) : undefined)
  },

  async 'POST /jobs/:id/cancel'({ ctx, actor, input, now }) {
    const job = await ownJob(ctx, actor, input.id)
    if (!jobView(job, kinds).mayCancel) throw new AppError('conflict', job.ended_at === null ? '这项任务不能中途取消，它会自己做完。' : '这项任务已经结束，不用取消。')
    await ctx.writer.write(cancelJob, { jobId: job.id, now })
    const after = await coveredJob(ctx, actor, job.id)
    return jobView(after, kinds)
  }
})
