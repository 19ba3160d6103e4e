import type { PlanConfig } from '../../contract/plan-config'
import type { Given } from '../../contract/study'
import { dayBegin } from '../../server/study/rules/days'
import { planConfig } from '../support/plan'
import type { World } from '../support/world'

export const ZONE = 'Asia/Shanghai'
export const HOUR = 3_600_000

let sent = 0
export const sendId = () => `send-${String(++sent).padStart(6, '0')}`

/** A published plan; the clock stands where it stood. */
export async function publish(world: World, partial: Partial<PlanConfig> = {}, by = 'm-top', unit = 'u-top'): Promise<string> {
  const organiser = await world.as(by)
  const { id } = await organiser.call('POST /organiser/plans', { unitId: unit, config: planConfig(partial) })
  await organiser.call('POST /organiser/plans/:id/publish', { id })
  return id
}

/** The clock shows that hour of the day. */
export const at = (world: World, day: number, hours = 12) => { world.time.now = dayBegin(day, ZONE) + hours * HOUR }

export const checkIn = async (world: World, member: string, id: string, more: { taskId?: string; given?: Given[]; sendId?: string; writtenAt?: number } = {}) =>
  (await world.as(member)).call('POST /plans/:id/check-ins', { id, taskId: 'read', given: [], sendId: sendId(), ...more })

export const switchOn = async (world: World, more: { studyPoints?: boolean; studyBoards?: boolean } = {}) =>
  (await world.as('m-top')).call('PUT /switches', { studyPoints: true, studyBoards: true, social: true, showWhenChecked: false, ...more })

/** What the member's ledger says in all, whatever is shown. */
export async function ledger(world: World, member: string, plan: string): Promise<number> {
  const rows = await world.behind.selectFrom('point_entry').select('delta').where('member_id', '=', member).where('plan_id', '=', plan).execute()
  return rows.reduce((sum, { delta }) => sum + Number(delta), 0)
}

export const refused = async (call: Promise<unknown>): Promise<{ status: number; message: string; barrier?: string }> =>
  call.then(() => { throw new Error('it was let through') }, (error: { status: number; body: { message: string; details?: { barrier?: string } } }) => ({ status: error.status, message: error.body?.message, ...(error.body?.details?.barrier && { barrier: error.body.details.barrier }) }))
