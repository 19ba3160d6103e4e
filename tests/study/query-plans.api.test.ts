import { sql, type CompiledQuery } from 'kysely'
import { deliveryOf } from '../../server/inbox/delivery'
import { planConfig, task } from '../support/plan'
import { written } from '../support/reflecting'
import { makeWorld, type World } from '../support/world'
import { at, checkIn, publish, switchOn } from './play'

/*
 * SQLite says beforehand how it will find rows, also of an empty table: what would be read from one end to the other in a year's check-ins of
 * a city is found here without them. What PostgreSQL makes of it, and how long both take, `npm run bench -- study` measures.
 */

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

  /** Statements that were sent while something was done, whoever sent them. */
  async function sentWhile(act: () => Promise<unknown>): Promise<CompiledQuery[]> {
    const sent: CompiledQuery[] = []
    const adapter = Object.getPrototypeOf(world.ctx.db.getExecutor()) as { executeQuery(query: CompiledQuery, id: unknown): Promise<unknown> }
    const base = Object.getPrototypeOf(adapter) as typeof adapter
    const before = base.executeQuery
    base.executeQuery = function (this: unknown, query, ...rest) { sent.push(query); return before.call(this as never, query, ...rest) }
    await act().finally(() => { base.executeQuery = before })
    return sent
  }

  async function scansOf(query: CompiledQuery): Promise<string[]> {
    if (!/^\s*(select|update|delete|with)\b/i.test(query.sql)) return []
    const { rows } = await world.behind.executeQuery<{ detail: string }>({ ...query, sql: `explain query plan ${query.sql}` })
    const named = new Map([...query.sql.matchAll(/\b(?:from|join)\s+"?(\w+)"?(?:\s+(?:as\s+)?"?([a-z])"?(?=\s))?/g)].flatMap(([, table = '', alias]) => [[table, table], ...(alias ? [[alias, table]] : [])] as [string, string][]))
    return rows.flatMap(({ detail }) => {
      const table = named.get(/^SCAN (\w+)/.exec(detail)?.[1] ?? '')
      return table && GROWING.includes(table) ? [`${detail} in ${query.sql.replace(/\s+/g, ' ').slice(0, 160)}`] : []
    })
  }

  it('notices a table that is read from one end to the other', async () => {
    const sent = await sentWhile(() => sql`select * from check_in c where c.given = ${'x'}`.execute(world.ctx.db))
    expect((await Promise.all(sent.map(scansOf))).flat()).toHaveLength(1)
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
    const sent = await sentWhile(() => act(world))
    expect(sent.length).toBeGreaterThan(0)
    expect((await Promise.all(sent.map(scansOf))).flat()).toEqual([])
  })
})
