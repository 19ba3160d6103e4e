import type { RosterImport } from '../../contract/enrol'
import { jobKinds } from '../../server/job-kinds'
import { runJobs } from '../../server/jobs/worker'
import { form } from '../questions/bank-support'
import { CallError, type World } from '../support/world'

export const csv = (...rows: string[][]) => Buffer.from(rows.map((row) => row.join(',')).join('\n'))

export async function send(world: World, bytes: Buffer, { by = 'm-top', unit = 'u-top', filename = '花名册.csv' } = {}): Promise<RosterImport> {
  const { payload, headers } = form([{ name: 'file', filename, bytes }, { name: 'unitId', value: unit }, { name: 'name', value: filename }])
  const reply = await world.app.inject({ method: 'POST', url: '/api/roster-imports/file', headers: { ...headers, authorization: `Bearer ${await (await world.as(by)).token()}` }, payload })
  if (reply.statusCode !== 200) throw new CallError(reply.statusCode, reply.json())
  return reply.json<RosterImport>()
}

/** Applies what was looked at, and works the job off. */
export async function apply(world: World, { id, version, mark }: RosterImport, by = 'm-top'): Promise<RosterImport> {
  await (await world.as(by)).call('POST /roster-imports/:id/apply', { id, version, mark })
  await runJobs(world.ctx, jobKinds)
  return (await world.as(by)).call('GET /roster-imports/:id', { id })
}

/** Everybody, as the roster says it. */
export const everybody = async (world: World) => (await world.behind.selectFrom('member').innerJoin('unit', 'unit.id', 'member.unit_id')
  .select(['member.name', 'unit.name as unit', 'member.staff_no', 'member.status', 'member.note', 'member.phone_hash']).orderBy('member.name').orderBy('member.id').execute())
