import { engines } from '../support/engines'
import { makeWorld, phase, START, type World } from '../support/world'

describe.each(engines)('my attempts on %s', (engine) => {
  let world: World
  let started: string[]
  beforeAll(async () => {
    world = await makeWorld(engine)
    const me = await world.as('m-a1-1')
    started = []
    // Five at the same millisecond, two at another.
    for (const at of [0, 0, 0, 0, 0, 1, 1]) {
      world.time.now = START
      const id = await world.round({ phases: [phase()] })
      world.time.now = START + at
      started.push((await me.call('POST /rounds/:id/attempts', { id })).id)
    }
  })
  afterAll(() => world.close())

  it.each([1, 2, 3, 50])('come page by page, each once, also where several began in the same millisecond (%d a page)', async (limit) => {
    const me = await world.as('m-a1-1')
    const seen: { id: string; startedAt: number }[] = []
    let cursor: string | undefined
    do {
      const page = await me.call('GET /me/attempts', { limit, ...(cursor && { cursor }) })
      seen.push(...page.items)
      cursor = page.next ?? undefined
    } while (cursor)
    expect(seen.map((one) => one.id).sort()).toEqual([...started].sort())
    expect(seen.map((one) => one.startedAt)).toEqual(seen.map((one) => one.startedAt).sort((a, b) => b - a))
  })

  it.each(['1700000000000', '5.', '.x', "1.a' or 1=1", '99999999999999999999.x'])('answer a cursor that is none of ours with a sentence: %s', async (cursor) => {
    await expect((await world.as('m-a1-1')).call('GET /me/attempts', { cursor })).rejects.toMatchObject({ status: 400, body: { code: 'bad_request' } })
  })
})
