import type { EventConfig } from '../../contract/event-config'
import { rebuildAttendance } from '../../server/events/attendance/writes'
import { session } from '../support/event'
import type { World } from '../support/world'
import { DAY, HOUR, publishEvent, sendId, signUp } from './play'

/** A session with sign-in by every way, signing out, and people who have a seat: at its beginning. */
export async function attended(world: World, begins: number, members: string[], own: Partial<EventConfig> = {}) {
  world.time.now = begins - DAY
  const id = await publishEvent(world, {
    sessions: [session({ begins, ends: begins + 2 * HOUR })], attendance: { ways: ['code', 'ticket', 'password', 'staff'], late: 10, signOut: { from: 15, until: 30 } }, ...own
  })
  const signUps: Record<string, string> = {}
  for (const member of members) signUps[member] = (await signUp(world, member, id, { despiteClash: true })).id
  world.time.now = begins
  return { id, signUps }
}

export const ticketOf = async (world: World, member: string, signUpId: string) => (await (await world.as(member)).call('GET /sign-ups/:id', { id: signUpId })).ticket

export const roomShows = async (world: World, id: string, direction: 'in' | 'out' = 'in', session = 'first') => (await (await world.as('m-top')).call('GET /organiser/events/:id/sessions/:session/code', { id, session, direction })).code

export async function comes(world: World, member: string, id: string, direction: 'in' | 'out' = 'in', more: { sendId?: string; session?: string } = {}) {
  const code = await roomShows(world, id, direction, more.session)
  return (await (await world.as(member)).call('POST /events/:id/attendance', { id, session: 'first', sendId: sendId(), code, direction, ...more })).attendance
}

export const scan = async (world: World, id: string, scans: { code: string; at: number; direction?: 'in' | 'out'; scanId?: string; party?: number[] }[], by = 'm-top') =>
  (await (await world.as(by)).call('POST /organiser/events/:id/scans', { id, scans: scans.map((one) => ({ scanId: sendId(), direction: 'in' as const, ...one })) })).answers

export const marked = async (world: World, id: string, memberIds: string[], what: 'tick' | 'came' | 'absent' | 'times' | 'group' | 'confirm', more: { reason?: string; party?: number[]; from?: number; to?: number; sendId?: string; session?: string } = {}) =>
  (await world.as('m-top')).call('POST /organiser/events/:id/marks', { id, session: 'first', sendId: sendId(), memberIds, what, ...more })

export const listed = async (world: World, id: string, by = 'm-top', more: { state?: 'came' | 'late' | 'left-early' | 'absent' | 'none' | 'unsettled'; search?: string; session?: string } = {}) =>
  (await world.as(by)).call('GET /organiser/events/:id/attendance', { id, limit: 200, ...more })

/** The same, by id: names of test people are in no order. */
export const people = async (world: World, id: string) => (await listed(world, id)).items.sort((a, b) => (a.memberId < b.memberId ? -1 : 1))

/** member → state. */
export const states = async (world: World, id: string) => Object.fromEntries((await listed(world, id)).items.map(({ memberId, state }) => [memberId, state]))

export const hoursOf = async (world: World, member: string, id?: string) => {
  const rows = await world.behind.selectFrom('hour_entry').selectAll().where('member_id', '=', member).execute()
  return rows.filter(({ event_id }) => id === undefined || event_id === id).reduce((sum, { delta }) => sum + delta, 0)
}

/** What is kept is what comes of working it out again. */
export async function expectKept(world: World, id: string) {
  const rows = () => world.behind.selectFrom('attendance').selectAll().where('event_id', '=', id).orderBy('session').orderBy('member_id').execute()
  const entries = async () => (await world.behind.selectFrom('hour_entry').select('id').where('event_id', '=', id).execute()).length
  const [before, ledger] = [await rows(), await entries()]
  expect(await world.ctx.writer.write(rebuildAttendance, { eventId: id, now: world.time.now, zone: world.ctx.config.zone })).toEqual({ different: 0, entries: 0 })
  expect([await rows(), await entries()]).toEqual([before, ledger])
}
