import { accept, ask, offer, sendId } from '../support/menu'
import { scansWhile } from '../support/query-plans'
import { makeWorld, type Caller, type World } from '../support/world'

/** Tables that grow with the years. */
const GROWING = ['menu_order', 'menu_order_event', 'menu_tally', 'notice', 'message']

describe('how the menu finds its rows', () => {
  let world: World
  let giver: Caller
  let member: Caller
  let id: string
  let order: { id: string; version: number }
  beforeAll(async () => {
    world = await makeWorld('sqlite')
    giver = await world.as('m-org-a')
    member = await world.as('m-a1-1')
    id = await offer(world)
    order = await accept(world, await ask(world, id))
  })
  afterAll(() => world.close())

  const acts: [what: string, act: () => Promise<unknown>][] = [
    ['what a member may order', () => member.call('GET /menu', {})],
    ['one service', () => member.call('GET /menu/:id', { id })],
    ['an order that is made', () => ask(world, id)],
    ['what a member ordered', () => member.call('GET /menu-orders', { of: 'ours' })],
    ['one order', () => member.call('GET /menu-orders/:id', { id: order.id })],
    ['the services of one’s units', () => giver.call('GET /organiser/offers', {})],
    ['a service at the desk', () => giver.call('GET /organiser/offers/:id', { id })],
    ['what others ordered', () => giver.call('GET /organiser/menu-orders', {})],
    ['what waits for an answer', () => giver.call('GET /organiser/menu-orders', { state: 'asked', limit: 1 })],
    ['what is promised at that time', () => giver.call('GET /organiser/menu-orders/:id/clashes', { id: order.id, day: 20260618, minute: 540, minutes: 90 })],
    ['an order that is taken at another time', () => giver.call('POST /organiser/menu-orders/:id/move', { id: order.id, version: order.version, sendId: sendId(), at: { day: 20260619, minute: 840, minutes: 60 }, place: '报告厅', reason: '专家临时有课' })],
    ['the figures of a year', () => giver.call('GET /organiser/menu-figures', { of: 'giving', from: 0, until: 2_000_000_000_000 })]
  ]
  it.each(acts)('%s', async (_what, act) => {
    const { sent, scans } = await scansWhile(world, GROWING, act)
    expect(sent).toBeGreaterThan(0)
    expect(scans).toEqual([])
  })
})
