import type { Preset } from '../../contract/organiser'
import { engines } from '../support/engines'
import { insertSingles } from '../support/fixtures'
import { play, playInTurn, rightAnswer } from '../support/play'
import { makeWorld, START, type World } from '../support/world'

const HOUR = 3600000
const DAY = 24 * HOUR
/** START is nine in the morning in Shanghai; presets open the next day. */
const midnight = START - 9 * HOUR + DAY

describe.each(engines)('a round made from a preset on %s', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await makeWorld(engine)
    await insertSingles(world.behind, START, 41, 110)
  })
  afterAll(() => world.close())
  beforeEach(() => { world.time.now = START })

  async function publish(preset: string): Promise<{ id: string; phase: Preset['config']['phases'][number] }> {
    const organiser = await world.as('m-top')
    const { presets } = await organiser.call('GET /organiser/presets')
    const config = presets.find((one) => one.id === preset)?.config
    if (!config?.phases[0]) throw new Error(`no preset ${preset}`)
    const { id } = await organiser.call('POST /organiser/rounds', { unitId: 'u-top', config: { ...config, title: preset } })
    expect(await organiser.call('POST /organiser/rounds/:id/publish', { id })).toMatchObject({ state: 'upcoming', opensAt: config.phases[0].window.opensAt })
    return { id, phase: config.phases[0] }
  }

  const refused = (member: string, round: string, code: string) =>
    expect(world.as(member).then((caller) => caller.call('POST /rounds/:id/attempts', { id: round }))).rejects.toMatchObject({ body: { code } })

  const mine = async (member: string, id: string) => (await (await world.as(member)).call('GET /rounds/:id', { id })).mine

  it('province-hour: one sitting of a hundred questions, inside two hours, score then time', async () => {
    const { id, phase } = await publish('province-hour')
    expect(phase.window).toEqual({ opensAt: midnight + 14 * HOUR, closesAt: midnight + 16 * HOUR })
    world.time.now = phase.window.opensAt - 1
    await refused('m-a1-1', id, 'round_not_open')
    world.time.now = phase.window.opensAt
    const first = await playInTurn(world, 'm-a1-1', id, 80, 3)
    expect(first).toMatchObject({ score: 80, fullScore: 100, timeMs: 300000, standing: { kind: 'first', after: 80 }, again: { can: false } })
    await refused('m-a1-1', id, 'no_attempts_left')
    expect(await playInTurn(world, 'm-b1-1', id, 80, 2)).toMatchObject({ score: 80, timeMs: 200000, rank: { rank: 1, of: 2 } })
    expect((await mine('m-a1-1', id)).rank).toBe(2)
    world.time.now = phase.window.closesAt
    await refused('m-a2-1', id, 'round_closed')
  })

  it('fortnight-best: five tries, the best stands, a later worse one costs nothing', async () => {
    const { id, phase } = await publish('fortnight-best')
    world.time.now = phase.window.opensAt
    const results = []
    for (const right of [50, 65, 40, 65, 60]) {
      results.push(await play(world, 'm-a1-2', id, right, 600))
      world.time.now += 2 * DAY
    }
    expect(results.map((result) => result.standing?.after)).toEqual([50, 70, 70, 70, 70])
    expect(results.map((result) => result.again.leftTotal)).toEqual([4, 3, 2, 1, 0])
    expect(results[4]).toMatchObject({ score: 60, fullScore: 100, standing: { before: 70, after: 70, kind: 'best' }, unit: { counted: true, meanAfter: 70 } })
    await refused('m-a1-2', id, 'no_attempts_left')
  })

  it('daily-best-sum: three tries a day, each day’s best adds up', async () => {
    const { id, phase } = await publish('daily-best-sum')
    world.time.now = phase.window.opensAt
    const afters: (number | undefined)[] = []
    for (const [day, tries] of [[4, 6, 5], [3], [0, 10]].entries()) {
      world.time.now = phase.window.opensAt + day * DAY
      for (const right of tries) afters.push((await play(world, 'm-a1-3', id, right)).standing?.after)
      if (day === 0) {
        expect(await mine('m-a1-3', id)).toMatchObject({ leftToday: 0, leftTotal: null, canStart: false, whyNot: '今天的次数已经用完，明天可以再答。' })
        await refused('m-a1-3', id, 'no_attempts_left')
      }
    }
    expect(afters).toEqual([40, 60, 60, 90, 90, 190])
    // A day begins at midnight in Shanghai, which is 16:00 UTC.
    world.time.now = midnight + 4 * DAY - 1
    for (const right of [1, 1]) await play(world, 'm-a1-3', id, right, 0)
    expect((await mine('m-a1-3', id)).leftToday).toBe(3 - 2)
    world.time.now = midnight + 4 * DAY
    expect((await mine('m-a1-3', id)).leftToday).toBe(3)
  })

  it('speed-first-two: as often as one likes, but only the first two of a day count', async () => {
    const { id, phase } = await publish('speed-first-two')
    const afters: (number | undefined)[] = []
    for (const day of [0, 1]) {
      world.time.now = phase.window.opensAt + day * DAY
      for (const right of [20, 10, 20]) afters.push((await playInTurn(world, 'm-a2-1', id, right, 4)).standing?.after)
    }
    // Sixteen whole seconds left give four points: nine a question.
    expect(afters).toEqual([180, 270, 270, 450, 540, 540])
    expect(await mine('m-a2-1', id)).toMatchObject({ attempts: 6, score: 540, canStart: true, leftToday: null })
  })

  it('open-practice: shows the key after each question and touches nothing that is ranked', async () => {
    const { id, phase } = await publish('open-practice')
    world.time.now = phase.window.opensAt
    const me = await world.as('m-a2-2')
    const view = await me.call('POST /rounds/:id/attempts', { id })
    const question = view.questions[0]
    if (!question) throw new Error('empty paper')
    const confirmed = await me.call('POST /attempts/:id/confirm', { id: view.id, pos: 1, value: rightAnswer(question), device: 'phone-1' })
    expect(confirmed.feedback).toMatchObject([{ pos: 1, correct: true, points: 10, key: { right: rightAnswer(question) } }])
    await me.call('POST /attempts/:id/submit', { id: view.id, seq: 1, device: 'phone-1', answers: [] })
    expect(await me.call('GET /attempts/:id/result', { id: view.id })).toMatchObject({ practice: true, score: 10, standing: null, rank: null, unit: null, again: { can: true } })
    expect(await me.call('GET /rounds/:id', { id })).toMatchObject({ unit: null, boards: { person: false, unit: false }, mine: { attempts: 1, score: null, rank: null } })
    for (const board of ['GET /rounds/:id/board/people', 'GET /rounds/:id/board/units'] as const) {
      await expect(me.call(board, { id })).rejects.toMatchObject({ status: 403, body: { code: 'not_revealed' } })
    }
    for (const table of ['standing', 'unit_standing', 'rank_cell', 'daily_new'] as const) {
      expect(await world.ctx.db.selectFrom(table).selectAll().where('round_id', '=', id).execute()).toEqual([])
    }
    expect(await (await world.as('m-top')).call('GET /organiser/rounds/:id/progress', { id })).toMatchObject({ participants: 0, mean: null })
  })
})
