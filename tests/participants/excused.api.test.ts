import { engines } from '../support/engines'
import { play } from '../support/play'
import { expectAgreement } from '../support/recomputed'
import { makeWorld, phase, type Caller, type World } from '../support/world'

const DAY = 86_400_000
const few = { kind: 'drawn' as const, parts: [{ type: 'single' as const, count: 5, points: 10 }], shuffleQuestions: true, shuffleOptions: true }

describe.each(engines)('who is excused and takes part all the same on %s', (engine) => {
  let world: World
  let top: Caller
  let opening: number
  beforeAll(async () => { world = await makeWorld(engine); top = await world.as('m-top') })
  afterAll(() => world.close())
  beforeEach(() => { world.time.now = opening = Math.ceil(world.time.now / DAY) * DAY + 10 * DAY })

  const window = () => ({ opensAt: opening, closesAt: opening + DAY })
  const excuse = (round: string, memberIds: string[]) => top.call('PUT /organiser/rounds/:id/participants/excused', { id: round, memberIds, reason: '长期病假' })

  /** Heads and participants of the branch and of the city above it, wherever they are said. */
  async function said(round: string) {
    const { rows, ...city } = await top.call('GET /organiser/rounds/:id/progress', { id: round, parent: 'u-a' })
    const row = rows.find(({ unit }) => unit.id === 'u-a1')
    const board = (await top.call('GET /rounds/:id/board/units', { id: round, depth: 2 })).rows.find(({ unit }) => unit.id === 'u-a1')
    const result = (await top.call('GET /organiser/rounds/:id/results/units', { id: round, depth: 2 })).rows.find(({ unit }) => unit.id === 'u-a1')
    const absent = await top.call('GET /organiser/rounds/:id/absent', { id: round, unit: 'u-a1', limit: 100 })
    const { numbers: { overview } } = await top.call('GET /organiser/reports/figures', { unit: 'u-a', round, from: opening, to: opening + 2 * DAY })
    return {
      city: [city.roster, city.participants, city.rate], branch: [[row?.roster, row?.participants], [board?.roster, board?.participants], [result?.roster, result?.participants]],
      rates: [row?.rate, board?.rate, result?.rate], declared: result?.declared, absent: [row?.absent, absent.total, absent.items.length],
      report: [overview?.heads, overview?.participants]
    }
  }

  it('is one of the heads again, without a paper is not: every page says the same of both', async () => {
    const round = await world.round({ phases: [phase({ window: window(), paper: few })] })
    for (const member of ['m-a1-1', 'm-a1-2']) await play(world, member, round, 4)
    const before = await said(round)
    const [[heads = 0]] = before.branch as [[number]]
    const [all = 0] = before.city as [number]
    await excuse(round, ['m-a1-2', 'm-a1-3'])
    const after = await said(round)
    expect(after).toEqual({
      city: [all - 1, 2, 2 / (all - 1)], branch: [[heads - 1, 2], [heads - 1, 2], [heads - 1, 2]], rates: [2, 2, 2].map((n) => n / (heads - 1)), declared: 0,
      absent: [heads - 3, heads - 3, heads - 3], report: [all - 1, 2]
    })
    await expectAgreement(world, round)
    // Whoever was excused first and hands in afterwards comes back among the heads.
    await play(world, 'm-a1-3', round, 1)
    expect((await said(round)).branch).toEqual([[heads, 3], [heads, 3], [heads, 3]])
    await expectAgreement(world, round)
  })

  it('counts by the board of the units: a phase that they are not ranked by brings nobody back, figures of other phases have the same heads', async () => {
    const phases = [phase({ id: 'one', name: '预赛', window: window(), paper: few }), phase({ id: 'two', name: '决赛', window: { opensAt: opening + DAY, closesAt: opening + 2 * DAY }, paper: few })]
    const round = await world.round({
      phases, result: { by: { kind: 'sum' } },
      unit: { of: 'two', by: { kind: 'points', parts: [{ metric: 'rate', of: 'one' }, { metric: 'rate' }] }, ties: [], shared: 'gap' }
    })
    await play(world, 'm-a1-1', round, 4)
    await excuse(round, ['m-a1-1'])
    const heads = (await said(round)).branch[0]?.[0] ?? 0
    await expectAgreement(world, round)
    world.time.now = opening + DAY
    await play(world, 'm-a1-1', round, 4)
    expect((await said(round)).branch).toEqual([[heads + 1, 1], [heads + 1, 1], [heads + 1, 1]])
    await expectAgreement(world, round)
  })
})
