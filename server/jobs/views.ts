import type { Job } from '../../contract/jobs'
import { covers } from '../auth/actors'
import type { Context } from '../context'
import type { JobsSchema, JobTable } from '../db/jobs-schema'
import { AppError, notFound } from '../errors'
import type { MemberActor } from '../http/call'
import { unitById } from '../roster/queries'
import type { JobKind } from './kind'

type File = Pick<JobsSchema['job_file'], 'name' | 'size' | 'expires_at'>

/** Whether whoever asked for it may still call it off. */
const mayCancel = (kinds: readonly JobKind[], { kind, state }: JobTable) =>
  (state === 'waiting' || state === 'running') && kinds.some((one) => one.kind === kind && one.mayCancel)

export const jobView = (job: JobTable, kinds: readonly JobKind[] = [], file?: File): Job => ({
  id: job.id, kind: job.kind, title: job.title, subject: job.subject, state: job.state, done: job.done, total: job.total, message: job.message, at: job.at, endedAt: job.ended_at,
  file: file && job.state === 'done' ? { name: file.name, bytes: file.size, expiresAt: file.expires_at } : null, mayCancel: mayCancel(kinds, job)
})

/** A job of a unit in one's range. */
export async function coveredJob({ db }: Context, actor: MemberActor, id: string): Promise<JobTable> {
  const job = await db.selectFrom('job').selectAll().where('id', '=', id).executeTakeFirst()
  const unit = job && await unitById(db, job.unit_id)
  if (!job || !unit) throw notFound('这项任务')
  if (!covers(actor.grants, unit.path)) throw new AppError('forbidden', '这项任务属于别的单位，不在你的管理范围内。')
  return job
}

/** What it made is for whoever asked for it, as long as the unit is still in his range. */
export async function ownJob(ctx: Context, actor: MemberActor, id: string): Promise<JobTable> {
  const job = await coveredJob(ctx, actor, id)
  if (job.actor !== actor.accountId) throw new AppError('forbidden', '这项任务是别人建立的，文件只有建立的人能取。')
  return job
}
