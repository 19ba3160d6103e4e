import type { Api, Input } from '../../contract'
import { jobKinds } from '../../server/job-kinds'
import { runJobs } from '../../server/jobs/worker'
import { readDocx, type ReadDocx } from '../support/read-docx'
import type { Caller, World } from '../support/world'

/** Has a report made and reads the file. */
export async function madeReport(world: World, caller: Caller, asked: Input<Api['POST /organiser/reports']>): Promise<ReadDocx & { name: string; message: string }> {
  const { id } = await caller.call('POST /organiser/reports', asked)
  await runJobs(world.ctx, jobKinds)
  const { file, message } = await caller.call('GET /jobs/:id', { id })
  const reply = await world.app.inject({ method: 'GET', url: `/api/jobs/${id}/file`, headers: { authorization: `Bearer ${await caller.token()}` } })
  return { ...await readDocx(reply.rawPayload), name: file?.name ?? '', message }
}
