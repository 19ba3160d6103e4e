import type { EventConfig } from '../../contract/event-config'
import { turnDue } from '../../server/events/clock'
import { eventConfig } from '../support/event'
import type { World } from '../support/world'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

let sent = 0
export const sendId = () => `event-send-${String(++sent).padStart(6, '0')}`

/** A published event. */
export async function publishEvent(world: World, own: Partial<EventConfig> = {}, by = 'm-top', unit = 'u-top'): Promise<string> {
  const organiser = await world.as(by)
  const { id } = await organiser.call('POST /organiser/events', { unitId: unit, config: eventConfig({ audience: { units: ['u-top'] }, ...own }) })
  await organiser.call('POST /organiser/events/:id/publish', { id })
  return id
}

export const signUp = async (world: World, member: string, id: string, more: { session?: string; position?: string; sendId?: string; wait?: boolean; despiteClash?: boolean; others?: { name: string }[]; answers?: Record<string, string>; consent?: boolean } = {}) =>
  (await (await world.as(member)).call('POST /events/:id/sign-ups', { id, session: 'first', sendId: sendId(), ...more })).signUp

export const view = async (world: World, member: string, id: string) => (await (await world.as(member)).call('GET /events/:id', { id })).event
export const turn = (world: World) => turnDue(world.ctx)

export const refused = async (call: Promise<unknown>): Promise<{ status: number; message: string; bar?: string }> =>
  call.then(() => { throw new Error('it was let through') }, (error: { status: number; body: { message: string; details?: { bar?: string } } }) => {
    if (!error.body) throw error
    return { status: error.status, message: error.body.message, ...(error.body.details?.bar && { bar: error.body.details.bar }) }
  })

/** Everything kept of an event's seats is what its sign-ups add up to, and nowhere more than there is. */
export async function expectSeatsAddUp(world: World, eventId: string) {
  const rows = await world.behind.selectFrom('sign_up').selectAll().where('event_id', '=', eventId).execute()
  const pools = await world.behind.selectFrom('event_pool').selectAll().where('event_id', '=', eventId).execute()
  for (const { pool, seats, taken } of pools) {
    const held = rows.filter((row) => (JSON.parse(row.pools) as string[]).includes(pool)).reduce((sum, { heads }) => sum + heads, 0)
    expect([pool, Number(taken)]).toEqual([pool, held])
    if (seats !== null) expect([pool, held <= Number(seats)]).toEqual([pool, true])
  }
  for (const row of rows) expect([row.id, row.state, row.pools !== '[]']).toEqual([row.id, row.state, row.state === 'confirmed' || row.state === 'offered'])
  const live = rows.filter(({ state }) => ['applied', 'waiting', 'offered', 'confirmed', 'excused'].includes(state)).map(({ session, member_id }) => `${session} ${member_id}`)
  expect(new Set(live).size).toBe(live.length)
}
