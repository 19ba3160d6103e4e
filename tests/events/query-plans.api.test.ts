import { session } from '../support/event'
import { scansWhile } from '../support/query-plans'
import { makeWorld, START, type Caller, type World } from '../support/world'
import { attended, comes } from './attending'
import { DAY, HOUR, publishEvent } from './play'

/** Tables that grow with the years. */
const GROWING = ['attendance', 'attendance_mark', 'sign_up', 'sign_up_step', 'hour_entry', 'event_session', 'event_bar', 'notice']

describe('how the figures of events find their rows', () => {
  let world: World
  let top: Caller
  let id: string
  let everybody: string
  beforeAll(async () => {
    world = await makeWorld('sqlite')
    top = await world.as('m-top')
    const begins = START + 10 * DAY
    id = (await attended(world, begins, ['m-a1-1', 'm-a2-1'], { attendance: { ways: ['code'] }, hours: { count: 'fixed', minutes: 60 } })).id
    await comes(world, 'm-a1-1', id)
    everybody = await publishEvent(world, { enrol: { how: 'opt-out' }, attendance: { ways: ['code'] }, sessions: [session({ begins: begins + DAY, ends: begins + DAY + HOUR })] })
  })
  afterAll(() => world.close())

  const routes: [what: string, act: () => Promise<unknown>][] = [
    ['an event’s figures', () => top.call('GET /organiser/events/:id/statistics', { id })],
    ['those of an event for everybody', () => top.call('GET /organiser/events/:id/statistics', { id: everybody })],
    ['those of a year', () => top.call('GET /organiser/event-statistics', { from: 20260101, to: 20261231 })],
    ['who came', () => top.call('GET /organiser/events/:id/attendance', { id })],
    ['who came of everybody', () => top.call('GET /organiser/events/:id/attendance', { id: everybody })]
  ]
  it.each(routes)('%s', async (_what, act) => {
    const { sent, scans } = await scansWhile(world, GROWING, act)
    expect(sent).toBeGreaterThan(0)
    expect(scans).toEqual([])
  })
})
