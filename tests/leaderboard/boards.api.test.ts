import type { PersonRow } from '../../contract/leaderboard'
import type { RoundConfig } from '../../contract/round-config'
import { engines } from '../support/engines'
import { finishedAttempts, rankIn, standingsOf } from '../support/naive'
import { handIn, play } from '../support/play'
import { makeWorld, phase, roundConfig, type World } from '../support/world'

/** Ties at 80 cross every page border; the two at 60 differ in their time. */
const scores: [member: string, right: number, seconds: number][] = [
  ['m-a1-1', 10, 60], ['m-a1-2', 8, 60], ['m-a1-3', 8, 60], ['m-a2-1', 8, 60], ['m-a2-2', 8, 60], ['m-b1-1', 8, 60], ['m-b1-2', 6, 50],
  ['m-b1-3', 6, 90], ['m-b1-4', 0, 60]
]

describe.each(engines)('boards on %s', (engine) => {
  let world: World
  let round: string
  let dense: string
  beforeAll(async () => {
    world = await makeWorld(engine)
    const ties: RoundConfig['person']['ties'] = ['time']
    const rounds: string[] = []
    for (const shared of ['gap', 'dense'] as const) {
      const id = await world.round({ phases: [phase()], person: { ties, shared } })
      rounds.push(id)
      for (const [member, right, seconds] of scores) await play(world, member, id, right, seconds)
    }
    [round, dense] = rounds as [string, string]
  })
  afterAll(() => world.close())

  const people = async (member: string, query: { id?: string; scope?: 'all' | 'unit'; offset?: number; limit?: number } = {}) =>
    (await world.as(member)).call('GET /rounds/:id/board/people', { id: round, ...query })
  const units = async (member: string, query: { id?: string; depth?: number; parent?: string } = {}) =>
    (await world.as(member)).call('GET /rounds/:id/board/units', { id: round, ...query })
  const explain = async (member: string, unitId: string, id = round) => (await world.as(member)).call('GET /rounds/:id/board/units/:unitId/explain', { id, unitId })

  it('show one’s own unit by full name, others masked, and oneself marked', async () => {
    const { rows } = await people('m-a1-1')
    const of = (unit: string) => rows.filter((row) => row.unit === unit)
    expect(of('甲市第一党支部').map((row) => row.name)).toEqual(['赵a11', '钱a12', '孙a13'])
    expect(of('乙市第一党支部').every((row) => /^.\*+.$/.test(row.name) && !row.myUnit)).toBe(true)
    expect(rows.filter((row) => row.me)).toMatchObject([{ name: '赵a11', rank: 1, score: 100, myUnit: true }])
    expect(JSON.stringify(rows)).not.toContain('m-b1')
  })

  it('list nobody who has not taken part', async () => {
    const { of, rows, me } = await people('m-a1-5')
    expect({ of, rows: rows.length, me }).toEqual({ of: scores.length, rows: scores.length, me: null })
  })

  it('carry my row also where my page is another', async () => {
    const { rows, me } = await people('m-b1-4', { limit: 2 })
    expect(rows).toHaveLength(2)
    expect(me).toMatchObject({ rank: 9, score: 0, me: true, name: '李b14' })
  })

  it.each(['gap', 'dense'] as const)('rank the same on every page size when ties cross the page borders (%s)', async (shared) => {
    const id = shared === 'gap' ? round : dense
    const config = roundConfig({ phases: [phase()], person: { ties: ['time'], shared } })
    const standings = standingsOf(config, await finishedAttempts(world.ctx.db, id))
    const expected = standings.map((one) => [rankIn(config, standings, one), one.score / 100, one.time]).sort(([a = 0], [b = 0]) => a - b)
    for (const limit of [1, 2, 3, 4, 5, 100]) {
      const rows: PersonRow[] = []
      let offset: number | null = 0
      while (offset !== null) {
        const page: Awaited<ReturnType<typeof people>> = await people('m-b1-4', { id, offset, limit })
        rows.push(...page.rows)
        offset = page.nextOffset
      }
      expect(rows.map((row) => [row.rank, row.score, row.timeMs])).toEqual(expected)
      expect(rows.filter((row) => row.me)).toHaveLength(1)
    }
  })

  it('rank a unit’s own people among themselves', async () => {
    const board = await people('m-b1-3', { scope: 'unit' })
    expect(board.rows.map((row) => [row.rank, row.name, row.score])).toEqual([[1, '赵b11', 80], [2, '钱b12', 60], [3, '孙b13', 60], [4, '李b14', 0]])
    expect(board).toMatchObject({ of: 4, me: { rank: 3 }, nextOffset: null })
    expect((await people('m-b1-3', { scope: 'unit', offset: 1, limit: 2 })).rows.map((row) => row.rank)).toEqual([2, 3])
  })

  it('know the levels of the tree and show one’s own by default', async () => {
    const board = await units('m-a1-1')
    expect(board).toMatchObject({ depth: 2, valueLabel: '综合分', unitKind: 'points', mine: { unit: { id: 'u-a1' } } })
    expect(board.levels.map((level) => level.depth)).toEqual([0, 1, 2])
    const { unit } = await (await world.as('m-a1-1')).call('GET /rounds/:id', { id: round })
    expect(unit).toMatchObject({ rank: board.mine?.rank, of: board.rows.filter((row) => row.rank !== null).length })
    await world.behind.insertInto('meta').values({ key: 'levels', value: '["省","市","支部"]' }).execute()
    expect((await units('m-a1-1')).levels.map((level) => level.name)).toEqual(['省', '市', '支部'])
  })

  it('go down from a unit to those below it, whose figures add up to its own', async () => {
    const [top] = (await units('m-a1-1', { depth: 0 })).rows
    const cities = (await units('m-a1-1', { parent: 'u-top' })).rows
    const branches = (await units('m-a1-1', { parent: 'u-a' })).rows
    expect(cities.map((row) => [row.unit.id, row.hasChildren])).toEqual(expect.arrayContaining([['u-a', true], ['u-b', true]]))
    for (const [whole, parts] of [[top, cities], [cities.find((row) => row.unit.id === 'u-a'), branches]] as const) {
      for (const figure of ['participants', 'roster', 'total', 'fullMarks'] as const) {
        expect(parts.reduce((sum, row) => sum + row[figure], 0)).toBe(whole?.[figure])
      }
    }
    expect((await units('m-a1-1', { parent: 'u-a1' })).rows).toEqual([])
  })

  it('explain a unit’s place with numbers that can be checked by hand', async () => {
    // 甲市第一党支部: 100 + 80 + 80 of seven on the roster.
    const rate = 3 / 7 * 100
    const mean = 260 / 3
    const value = rate * 0.6 + mean * 0.4
    const answer = await explain('m-b1-1', 'u-a1')
    expect(answer.steps.map(({ label, value: text, formula }) => [label, text, formula])).toEqual([
      ['参与率', `${rate.toFixed(1)}%`, '已参与 3 人 ÷ 应参与 7 人'],
      ['平均分', mean.toFixed(1), '最好成绩合计 260 分 ÷ 3 人'],
      ['综合分', value.toFixed(1), `${rate.toFixed(1)} × 60% + ${mean.toFixed(1)} × 40%`]
    ])
    const row = (await units('m-b1-1')).rows.find((one) => one.unit.id === 'u-a1')
    expect(answer).toMatchObject({ value: value.toFixed(1), rank: row?.rank ?? null, unit: { id: 'u-a1', name: '甲市第一党支部' }, metrics: ['rate', 'mean'] })
    expect(row?.value).toBeCloseTo(value, 9)
  })

  it('bring a mean to a hundred before it enters a composite, and say so', async () => {
    const id = await world.round({ phases: [phase({ paper: { kind: 'drawn', parts: [{ type: 'single', count: 10, points: 2 }], shuffleQuestions: true, shuffleOptions: true } })] })
    await play(world, 'm-a2-1', id, 5)
    const { steps, value } = await explain('m-a2-1', 'u-a2', id)
    expect(steps[1]).toMatchObject({ label: '平均分', value: '10.0' })
    expect(steps[2]).toMatchObject({ formula: `${(100 / 6).toFixed(1)} × 60% + 50.0 × 40%`, note: expect.stringContaining('满分 20 分') as string })
    expect(value).toBe((100 / 6 * 0.6 + 50 * 0.4).toFixed(1))
  })

  it('list a unit below the least participation without a rank', async () => {
    const id = await world.round({ phases: [phase()], unit: { by: { kind: 'metric', metric: 'mean' }, minRatePercent: 30, ties: [], shared: 'gap' } })
    for (const member of ['m-b1-1', 'm-b1-2']) await play(world, member, id, 5)
    expect(await play(world, 'm-a1-1', id, 10)).toMatchObject({ unit: { rank: null, ahead: null } })
    expect((await units('m-a1-1', { id })).rows.map((row) => [row.unit.id, row.rank])).toEqual([['u-b1', 1], ['u-a1', null], ['u-a2', null]])
  })

  it('stay closed where the round switches them off, and give no rank elsewhere either', async () => {
    const id = await world.round({ phases: [phase()], show: { personBoard: false, unitBoard: false } })
    const me = await world.as('m-a1-1')
    const result = await handIn(me, await me.call('POST /rounds/:id/attempts', { id }), 10)
    expect(result).toMatchObject({ score: 100, rank: null, unit: { rank: null, ahead: null } })
    for (const call of [() => people('m-a1-1', { id }), () => people('m-a1-1', { id, scope: 'unit' }), () => units('m-a1-1', { id }), () => explain('m-a1-1', 'u-a1', id)]) {
      await expect(call()).rejects.toMatchObject({ status: 403, body: { code: 'not_revealed' } })
    }
    expect(await me.call('GET /rounds/:id', { id })).toMatchObject({ boards: { person: false, unit: false }, mine: { rank: null }, unit: { rank: null, of: null } })
  })

  it('are closed to those who are not invited', async () => {
    const id = await world.round({ phases: [phase()], audience: { units: ['u-b'], late: 'unit' } })
    for (const call of [async () => (await world.as('m-a1-1')).call('GET /rounds/:id', { id }), () => people('m-a1-1', { id }), () => units('m-a1-1', { id }), () => explain('m-a1-1', 'u-b1', id)]) {
      await expect(call()).rejects.toMatchObject({ status: 403, body: { code: 'not_invited', message: expect.stringContaining('不面向你所在的单位') as unknown } })
    }
  })
})
