import { engines } from '../support/engines'
import { words, written } from '../support/reflecting'
import { makeWorld, type World } from '../support/world'

const DAY = 86400_000

describe.each(engines)('finding reflections again on %s', (engine) => {
  let world: World
  beforeAll(async () => { world = await makeWorld(engine) })
  afterAll(() => world.close())

  it('by the days on which they were handed in, the last one not included', async () => {
    const begin = world.time.now
    const ids: string[] = []
    for (let day = 0; day < 3; day++) {
      world.time.now = begin + day * DAY
      ids.push(await written(world, 'm-a1-1', words({ text: `第 ${day} 天写的，读了一段原著，记下体会。` })))
    }
    const top = await world.as('m-top')
    const found = async (from?: number, until?: number) => (await top.call('GET /organiser/reflections', { state: 'shown', ...(from !== undefined && { from }), ...(until !== undefined && { until }) })).items.map(({ id }) => ids.indexOf(id)).sort()
    expect(await found()).toEqual([0, 1, 2])
    expect(await found(begin + DAY)).toEqual([1, 2])
    expect(await found(begin + DAY, begin + 2 * DAY)).toEqual([1])
    expect((await top.call('GET /organiser/reflections', { state: 'shown', planId: 'no-such-plan' })).items).toEqual([])
  })
})
