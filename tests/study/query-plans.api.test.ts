import { sql } from 'kysely'
import { deliveryOf } from '../../server/inbox/delivery'
import { planConfig, task } from '../support/plan'
import { scansWhile } from '../support/query-plans'
import { written } from '../support/reflecting'
import { makeWorld, type World } from '../support/world'
import { at, checkIn, publish, switchOn } from './play'

/** Tables that grow with the years. */
const GROWING = ['check_in', 'point_entry', 'plan_member', 'reflection', 'reflection_comment', 'material_progress', 'check_in_event', 'file', 'notice']

describe('how the routes of study find their rows', () => {
  let world: World
  let id: string
  beforeAll(async () => {
    world = await makeWorld('sqlite')
    at(world, 20260616)
    await switchOn(world)
    id = await publish(world, {
      ...planConfig({ tasks: [task({ points: 10, times: 2 })] }), seenBy: 'unit', behind: { per: 'week', days: 2, steps: [{ times: 1, text: '落后' }] },
      boards: { person: { order: { by: [{ of: 'points' }, { of: 'likes' }] } }, unit: { order: { by: [{ of: 'rate' }] }, level: 2 } }
    })
    await checkIn(world, 'm-a1-1', id)
    await written(world, 'm-a1-1')
  })
  afterAll(() => world.close())

  const scans = (act: () => Promise<unknown>) => scansWhile(world, GROWING, act)

  it('notices a table that is read from one end to the other', async () => {
    expect((await scans(() => sql`select * from check_in c where c.given = ${'x'}`.execute(world.ctx.db))).scans).toHaveLength(1)
  })

  const routes: [who: string, what: string, act: (w: World) => Promise<unknown>][] = [
    ['m-a1-1', 'study', async (w) => (await w.as('m-a1-1')).call('GET /study')],
    ['m-a1-1', 'the plan', async (w) => (await w.as('m-a1-1')).call('GET /plans/:id', { id })],
    ['m-a1-1', 'home', async (w) => (await w.as('m-a1-1')).call('GET /home')],
    ['m-a1-1', 'the calendar', async (w) => (await w.as('m-a1-1')).call('GET /plans/:id/calendar', { id })],
    ['m-a1-1', 'a check-in', (w) => checkIn(w, 'm-a1-1', id)],
    ['m-a1-1', 'the feed', async (w) => (await w.as('m-a1-1')).call('GET /plans/:id/feed', { id })],
    ['m-a1-1', 'own check-ins', async (w) => (await w.as('m-a1-1')).call('GET /check-ins', {})],
    ['m-a1-1', 'points', async (w) => (await w.as('m-a1-1')).call('GET /points', {})],
    ['m-a1-1', 'the board', async (w) => (await w.as('m-a1-1')).call('GET /plans/:id/board', { id, of: 'person' })],
    ['m-a1-1', 'the board of units', async (w) => (await w.as('m-a1-1')).call('GET /plans/:id/board', { id, of: 'unit' })],
    ['m-a1-1', 'reflections of all', async (w) => (await w.as('m-a1-1')).call('GET /reflections', { of: 'all' })],
    ['m-a1-1', 'reflections of the unit', async (w) => (await w.as('m-a1-1')).call('GET /reflections', { of: 'unit' })],
    ['m-a1-1', 'picked reflections', async (w) => (await w.as('m-a1-1')).call('GET /reflections', { of: 'picked' })],
    ['m-a1-1', 'own reflections', async (w) => (await w.as('m-a1-1')).call('GET /reflections', { of: 'mine' })],
    ['m-a1-1', 'the library', async (w) => (await w.as('m-a1-1')).call('GET /library')],
    ['m-a1-1', 'notices', async (w) => (await w.as('m-a1-1')).call('GET /me/notices', {})],
    ['m-a1-1', 'unread notices', async (w) => (await w.as('m-a1-1')).call('GET /me/notices', { unread: true, cursor: '1.a' })],
    ['m-a1-1', 'how many are unread', async (w) => (await w.as('m-a1-1')).call('GET /me/notices/unread')],
    ['m-top', 'how something was delivered', (w) => deliveryOf(w.ctx.db, 'e-1', 'e-1:told')],
    ['m-top', 'plans', async (w) => (await w.as('m-top')).call('GET /organiser/plans', {})],
    ['m-top', 'progress', async (w) => (await w.as('m-top')).call('GET /organiser/plans/:id/progress', { id })],
    ['m-top', 'people', async (w) => (await w.as('m-top')).call('GET /organiser/plans/:id/people', { id })],
    ['m-top', 'check-ins that wait', async (w) => (await w.as('m-top')).call('GET /organiser/check-ins', {})],
    ['m-top', 'reflections that wait', async (w) => (await w.as('m-top')).call('GET /organiser/reflections', {})]
  ]
  it.each(routes)('%s asks for %s', async (_who, _what, act) => {
    const { sent, scans: found } = await scans(() => act(world))
    expect(sent).toBeGreaterThan(0)
    expect(found).toEqual([])
  })
})
