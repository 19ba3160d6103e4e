import { engines } from '../support/engines'
import { makeWorld, phase, type World } from '../support/world'

const HOW_MANY = 7

describe.each(engines)('rounds that open and close at the same moments, on %s', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await makeWorld(engine)
    const ids: string[] = []
    for (let i = 0; i < HOW_MANY; i++) {
      world.time.now += 1
      ids.push(await world.round({ phases: [phase()] }))
    }
    // PostgreSQL hands rows out in the order in which they were last written: some are written again.
    for (const id of [ids[3], ids[0], ids[5]]) await world.behind.updateTable('round').set({ title: `改过的${id}` }).where('id', '=', id ?? '').execute()
  })
  afterAll(() => world.close())

  const paged = async (route: 'GET /rounds' | 'GET /organiser/rounds', between: () => Promise<unknown>) => {
    const me = await world.as('m-top')
    const seen: string[] = []
    for (let cursor: string | undefined, first = true; first || cursor; first = false) {
      const page = await me.call(route, { limit: 2, cursor })
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.next ?? undefined
      await between()
    }
    return seen
  }

  it.each(['GET /rounds', 'GET /organiser/rounds'] as const)('%s gives each one once, page by page, also when one is written in between', async (route) => {
    const seen = await paged(route, () => world.behind.updateTable('round').set({ title: `又改过${Math.random()}` }).where('id', 'in', (eb) => eb.selectFrom('round').select('id').orderBy('id').limit(1)).execute())
    expect(seen).toHaveLength(HOW_MANY)
    expect(new Set(seen).size).toBe(HOW_MANY)
    const newestFirst = [...seen].sort().reverse()
    expect(seen).toEqual(route === 'GET /rounds' ? newestFirst.reverse() : newestFirst)
  })
})
