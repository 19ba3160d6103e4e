import type { Route } from '../../contract'
import { engines } from '../support/engines'
import { eventConfig, session } from '../support/event'
import { inputsFor, nowhere, rawCall } from '../support/every-route'
import { makeWorld, START, type World } from '../support/world'
import { DAY, HOUR, publishEvent, sendId, signUp } from './play'

/** Units each organiser's role covers. */
const ranges: Record<string, string[]> = {
  'm-sec': ['u-a1'], 'm-org-a': ['u-a', 'u-a1', 'u-a2'], 'm-b1-1': ['u-b', 'u-b1'], 'm-top': ['u-top', 'u-a', 'u-b', 'u-a1', 'u-a2', 'u-b1']
}
const owned: Route[] = ['PUT /organiser/events/:id', 'POST /organiser/events/:id/publish', 'POST /organiser/events/:id/cancel', 'DELETE /organiser/events/:id', 'POST /organiser/events/:id/notes', 'GET /organiser/events/:id/delivery', 'POST /organiser/events/:id/enter', 'POST /organiser/events/:id/remove']

let day = 0
const own = (unit: string) => ({ audience: { units: [unit] }, sessions: [session({ begins: START + ++day * DAY, ends: START + day * DAY + HOUR })] })

describe.each(engines)('the range of an organiser of events on %s', (engine) => {
  let world: World
  const events: Record<string, string> = {}
  beforeAll(async () => {
    world = await makeWorld(engine)
    await world.behind.insertInto('role_grant').values({ id: 'g-b', member_id: 'm-b1-1', role: 'organiser', unit_id: 'u-b', created_at: START }).execute()
    for (const unit of ['u-top', 'u-a', 'u-a1', 'u-b']) events[unit] = await publishEvent(world, own(unit), 'm-top', unit)
  })
  afterAll(() => world.close())

  const status = async (member: string, route: Route, input: unknown) => (await rawCall(await world.as(member), route, input)).status

  it.each(owned)('ends at the owning unit for %s', async (route) => {
    for (const [member, range] of Object.entries(ranges)) {
      for (const [unit, id] of Object.entries(events)) {
        // What would change the event is refused for another reason: nobody below is told or cancelled.
        const input = { ...inputsFor(nowhere)[route] as object, id, ...(route === 'PUT /organiser/events/:id' && { version: 99, config: eventConfig({ audience: { units: [unit] } }) }), ...(route === 'POST /organiser/events/:id/cancel' && { session: 'gone' }) }
        expect([member, unit, await status(member, route, input) === 403]).toEqual([member, unit, !range.includes(unit)])
      }
    }
  })

  it('lists and opens what is one’s own or takes place in one’s range', async () => {
    for (const [member, range] of Object.entries(ranges)) {
      const listed = (await (await world.as(member)).call('GET /organiser/events', {})).items.map(({ id }) => id)
      for (const [unit, id] of Object.entries(events)) {
        const held = unit === 'u-top' || range.includes(unit) || (unit === 'u-a' && range.includes('u-a1'))
        expect([member, unit, listed.includes(id)]).toEqual([member, unit, held])
        for (const route of ['GET /organiser/events/:id', 'GET /organiser/events/:id/people'] as const) expect([member, unit, await status(member, route, { id })]).toEqual([member, unit, held ? 200 : 403])
      }
    }
  })

  it('lets nobody ask units beyond it', async () => {
    for (const [member, range] of Object.entries(ranges)) {
      for (const [unit, invited] of [['u-top', 'u-a1'], ['u-a', 'u-b1'], ['u-a1', 'u-a1'], ['u-a', 'u-a2']] as const) {
        expect([member, unit, invited, await status(member, 'POST /organiser/events', { unitId: unit, config: eventConfig({ audience: { units: [invited] } }) })]).toEqual([member, unit, invited, range.includes(unit) && range.includes(invited) ? 200 : 403])
      }
    }
  })

  it('shows of the people those of one’s units, and decides about no others', async () => {
    const id = await publishEvent(world, { ...own('u-top'), enrol: { how: 'review', stages: [{ name: '推荐', by: 'unit' }, { name: '终审', by: 'organiser' }] } })
    const rows = await Promise.all(['m-a1-1', 'm-a2-1', 'm-b1-2'].map((member) => signUp(world, member, id)))
    const seen = async (member: string) => (await (await world.as(member)).call('GET /organiser/events/:id/people', { id })).items.map(({ memberId }) => memberId).sort()
    expect([await seen('m-sec'), await seen('m-org-a'), await seen('m-b1-1'), await seen('m-top')]).toEqual([['m-a1-1'], ['m-a1-1', 'm-a2-1'], ['m-b1-2'], ['m-a1-1', 'm-a2-1', 'm-b1-2']])
    const decide = async (member: string) => (await (await world.as(member)).call('POST /organiser/events/:id/decide', { id, ids: rows.map((row) => row.id), pass: true, reason: '' })).decided
    expect([await decide('m-sec'), await decide('m-org-a'), await decide('m-b1-1'), await decide('m-b1-1')]).toEqual([1, 1, 1, 0])
  })

  it('enters only people of one’s own', async () => {
    const id = await publishEvent(world, { ...own('u-top'), enrol: { how: 'nominated' } })
    const enter = async (member: string, memberId: string) => (await (await world.as(member)).call('POST /organiser/events/:id/enter', { id, session: 'first', entries: [{ memberId, sendId: sendId() }] })).entered
    expect([await enter('m-sec', 'm-a1-1'), await enter('m-sec', 'm-a2-1'), await enter('m-org-a', 'm-a2-1'), await enter('m-b1-1', 'm-a2-2')]).toEqual([1, 0, 1, 0])
  })
})
