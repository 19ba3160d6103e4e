import type { FastifyInstance } from 'fastify'
import { Readable } from 'node:stream'
import type { Context } from '../context'
import { defineWrite } from '../db/writer/write'
import { AppError, notFound } from '../errors'
import { attachment } from '../http/attachment'
import type { MemberActor } from '../http/call'
import { authenticator } from '../http/router'
import { heldJob } from './queue'
import { ownJob } from './views'

/** So long a file waits to be taken away: it holds names and scores. */
export const KEEP_MS = 7 * 24 * 3600 * 1000
interface Part { jobId: string; runner: string; now: number; no: number; bytes: Uint8Array }

/** The first part takes away what an earlier try has left. */
export const addPart = defineWrite('job.part', async (tx, { jobId, runner, now, no, bytes }: Part): Promise<{ held: boolean }> => {
  if (!await heldJob(tx, jobId, runner)) return { held: false }
  if (no === 0) {
    await tx.db.deleteFrom('job_part').where('job_id', '=', jobId).execute()
    await tx.db.deleteFrom('job_file').where('job_id', '=', jobId).execute()
  }
  await tx.db.insertInto('job_part').values({ job_id: jobId, no, bytes }).execute()
  await tx.db.updateTable('job').set({ heartbeat: now }).where('id', '=', jobId).execute()
  return { held: true }
})

export const sealFile = defineWrite('job.file', async (tx, { jobId, runner, now, name, mime, size }: { jobId: string; runner: string; now: number; name: string; mime: string; size: number }): Promise<{ held: boolean }> => {
  if (!await heldJob(tx, jobId, runner)) return { held: false }
  await tx.db.insertInto('job_file').values({ job_id: jobId, name, mime, size, expires_at: now + KEEP_MS }).execute()
  return { held: true }
})

/** Files that nobody came for, and pieces of what was called off. */
export const dropFiles = defineWrite('job.drop', async ({ db }, { now }: { now: number }) => {
  const gone = await db.selectFrom('job_file').select('job_id').where('expires_at', '<', now).limit(20).execute()
  const dead = await db.selectFrom('job_part').innerJoin('job', 'job.id', 'job_part.job_id').select('job_id').distinct()
    .where('job.state', 'in', ['failed', 'cancelled']).limit(20).execute()
  const ids = [...gone, ...dead].map(({ job_id }) => job_id)
  if (ids.length === 0) return {}
  await db.deleteFrom('job_part').where('job_id', 'in', ids).execute()
  await db.deleteFrom('job_file').where('job_id', 'in', ids).execute()
  return {}
})

const id = { type: 'object', properties: { id: { type: 'string', pattern: '^[A-Za-z0-9_-]{1,40}$' } } } as const

export function registerJobFiles(app: FastifyInstance, ctx: Context): void {
  const authenticate = authenticator(ctx)
  app.get('/api/jobs/:id/file', { schema: { summary: '长任务做好的文件', tags: ['jobs'], params: id } }, async (request, reply) => {
    const actor = (await authenticate(request, 'organiser', ctx.clock())) as MemberActor
    const job = await ownJob(ctx, actor, (request.params as { id: string }).id)
    const file = await ctx.db.selectFrom('job_file').selectAll().where('job_id', '=', job.id).executeTakeFirst()
    if (!file && job.state === 'done') throw new AppError('not_found', '这份文件只保留 7 天，已经删除，请重新导出。')
    if (!file || job.state !== 'done') throw notFound('这份文件')
    return attachment(reply, file).header('content-length', file.size).send(Readable.from(piecesOf(ctx, job.id)))
  })
}

async function* piecesOf({ db }: Context, jobId: string): AsyncGenerator<Buffer> {
  for (let no = 0; ; no++) {
    const part = await db.selectFrom('job_part').select('bytes').where('job_id', '=', jobId).where('no', '=', no).executeTakeFirst()
    if (!part) return
    yield Buffer.from(part.bytes)
  }
}
