import type { RoundConfig } from '../../contract/round-config'
import { engines } from '../support/engines'
import { handIn } from '../support/play'
import { makeWorld, phase, START, type Caller, type World } from '../support/world'

const DAY = 86_400_000
const window = { opensAt: START, closesAt: START + 3 * DAY }
const pre = phase({ id: 'pre', name: '预赛', window })
const fin = phase({ id: 'fin', name: '决赛', window, counting: { kind: 'last' } })
const daily = phase({ id: 'day', name: '每日一练', window, counting: { kind: 'dailyBestSum', top: 2 } })

type Kind = Pick<RoundConfig, 'phases' | 'result'> & Partial<RoundConfig>
const kinds: Record<string, Kind> = {
  'a sum': { phases: [pre, fin], result: { by: { kind: 'sum' } } },
  'a mean, missing ones nought': { phases: [pre, fin], result: { by: { kind: 'average', missing: 'zero' } } },
  'a mean of those taken': { phases: [pre, fin], result: { by: { kind: 'average', missing: 'out' } } },
  'the best of two': { phases: [pre, fin], result: { by: { kind: 'best', count: 1 } } },
  'the last reached': { phases: [pre, fin], result: { by: { kind: 'last', others: 'behind' } } },
  'weights and a fact': { phases: [pre, fin], result: { by: { kind: 'weighted', terms: [{ phase: 'pre', percent: 30 }, { phase: 'fin', percent: 50 }, { fact: 'studyPoints', percent: 20, outOf: 200 }] } }, study: { byHand: ['studyPoints'] } },
  'a sum and a bonus': { phases: [pre, fin], result: { by: { kind: 'sum' }, bonus: [{ fact: 'studyPoints', each: 0.1, cap: 7 }] }, study: { byHand: ['studyPoints'] } },
  'days added up': { phases: [daily] },
  'groups ranked apart': { phases: [pre, fin], result: { by: { kind: 'sum' } }, audience: { units: ['u-top'], late: 'personal', groups: { by: 'unit', list: [{ id: 'ga', name: '甲组', units: ['u-a'] }, { id: 'gb', name: '乙组', units: ['u-b'] }] } }, person: { ties: ['time'], shared: 'dense', perGroup: true } },
  'phases ranked apart': { phases: [phase({ id: 'pre', name: '第一季', role: 'season', window }), phase({ id: 'fin', name: '第二季', role: 'season', window })], result: { by: { kind: 'apart' } } }
}

describe.each(engines)('the arithmetic of a person’s score on %s', (engine) => {
  let world: World
  let top: Caller
  beforeAll(async () => {
    world = await makeWorld(engine)
    top = await world.as('m-top')
  })
  afterAll(() => world.close())

  async function answer(member: string, round: string, at: string, right: number) {
    const caller = await world.as(member)
    const view = await caller.call('POST /rounds/:id/attempts', { id: round, phase: at })
    world.time.now += 60_000 + right * 1000
    await handIn(caller, view, right)
  }

  it.each(Object.keys(kinds))('of %s ends with the score that stands on the board', async (name) => {
    world.time.now = START
    const config = kinds[name] as Kind
    const round = await world.round({ ...config, show: { personBoard: true, unitBoard: true, personBoards: ['day'] } })
    const [first, second] = config.phases.map(({ id }) => id) as [string, string | undefined]
    await answer('m-a1-1', round, first, 9)
    await answer('m-a1-1', round, first, 4)
    await answer('m-a1-2', round, first, 9)
    await answer('m-b1-1', round, first, 7)
    if (second) for (const [member, right] of [['m-a1-1', 5], ['m-b1-1', 8]] as const) await answer(member, round, second, right)
    else for (const right of [3, 6]) { world.time.now += DAY; await answer('m-a1-1', round, first, right) }
    if (JSON.stringify(config).includes('studyPoints')) await top.call('PUT /organiser/rounds/:id/participants', { id: round, entries: [{ memberId: 'm-a1-1', facts: { studyPoints: 130 } }] })
    const { boards } = await top.call('GET /organiser/rounds/:id/results/people', { id: round })
    for (const { id: board } of boards) {
      const { rows } = await top.call('GET /organiser/rounds/:id/results/people', { id: round, board })
      expect(rows.length).toBeGreaterThan(0)
      for (const row of rows) {
        const explained = await top.call('GET /organiser/rounds/:id/results/people/:memberId/arithmetic', { id: round, memberId: row.memberId, board })
        expect([board, row.name, explained.steps.at(-1)?.value, explained.rank]).toEqual([board, row.name, `${row.score} 分`, row.rank])
        expect(explained.order.find((one) => one.name === '得分')?.value).toBe(`${row.score} 分`)
        expect([row.rank === null, explained.whyNot === '']).toEqual([row.rank === null, row.rank !== null])
        const { above } = explained
        if (row.rank === null) expect(above).toBeNull()
        else if (row.rank > 1) expect(above?.rank).toBeLessThanOrEqual(row.rank)
        // Whoever shares the first place may have a level one before.
        if (above) expect([above.rank === row.rank, above.text.includes('并列')]).toEqual([above.rank === row.rank, above.rank === row.rank])
      }
    }
    expect(await top.call('GET /organiser/rounds/:id/results/people', { id: round })).toMatchObject({ perGroup: config.person?.perGroup === true })
  })

  it('writes out each part', async () => {
    world.time.now = START
    const round = await world.round(kinds['weights and a fact'] as Kind)
    await answer('m-a1-1', round, 'pre', 9)
    await answer('m-a1-1', round, 'fin', 5)
    await top.call('PUT /organiser/rounds/:id/participants', { id: round, entries: [{ memberId: 'm-a1-1', facts: { studyPoints: 130 } }] })
    const { steps } = await top.call('GET /organiser/rounds/:id/results/people/:memberId/arithmetic', { id: round, memberId: 'm-a1-1' })
    expect(steps.map(({ label, value, formula }) => [label, value, formula])).toEqual([
      ['预赛', '90 分', '交卷 1 次，取最好的一次'], ['决赛', '50 分', '交卷 1 次，取最后一次'],
      ['总成绩', '65 分', '预赛 90 × 30% + 决赛 50 × 50% + 学习积分 130 ÷ 200 × 100 × 20%']
    ])
    const bonus = await world.round(kinds['a sum and a bonus'] as Kind)
    await answer('m-a1-1', bonus, 'pre', 9)
    await answer('m-a1-1', bonus, 'fin', 5)
    await top.call('PUT /organiser/rounds/:id/participants', { id: bonus, entries: [{ memberId: 'm-a1-1', facts: { studyPoints: 130 } }] })
    const added = await top.call('GET /organiser/rounds/:id/results/people/:memberId/arithmetic', { id: bonus, memberId: 'm-a1-1' })
    expect(added.steps.slice(2).map(({ label, value, formula, note }) => [label, value, formula, note])).toEqual([
      ['各阶段合成', '140 分', '90 + 50', '各阶段成绩相加'], ['学习积分加分', '7 分', '130 分 × 0.1 分', '最多加 7 分'], ['总成绩', '147 分', '140 + 7', '']
    ])
    world.time.now = START
    const days = await world.round(kinds['days added up'] as Kind)
    for (const right of [9, 4, 6]) { await answer('m-a1-1', days, 'day', right); world.time.now += DAY - 3600_000 }
    const { steps: [sum] } = await top.call('GET /organiser/rounds/:id/results/people/:memberId/arithmetic', { id: days, memberId: 'm-a1-1' })
    expect(sum).toMatchObject({ value: '150 分', formula: '6 月 15 日 90 + 6 月 17 日 60（只取最好的 2 天，另 1 天不计）' })
  })

  it('tells what is carried over', async () => {
    world.time.now = START
    const round = await world.round({
      phases: [
        phase({ id: 'pre', name: '预赛', window: { opensAt: START, closesAt: START + DAY } }),
        phase({ id: 'fin', name: '决赛', role: 'final', window: { opensAt: START + 2 * DAY, closesAt: START + 3 * DAY }, entry: { from: [{ phase: 'pre', cut: { kind: 'top', count: 5 } }], once: false, edge: 'lot', carryPercent: 30 } })
      ],
      result: { by: { kind: 'last', others: 'behind' } }
    })
    await answer('m-a1-1', round, 'pre', 9)
    world.time.now = START + 2 * DAY + 1000
    await world.reap()
    await answer('m-a1-1', round, 'fin', 5)
    const { steps } = await top.call('GET /organiser/rounds/:id/results/people/:memberId/arithmetic', { id: round, memberId: 'm-a1-1' })
    expect(steps.slice(1).map(({ label, value, formula, note }) => [label, value, formula, note])).toEqual([
      ['决赛', '50 分', '交卷 1 次，取最好的一次', ''], ['决赛，带入后', '77 分', '50 + 带入 27', '带入预赛成绩的 30%'], ['总成绩', '77 分', '到达的最后一个阶段：决赛', '']
    ])
  })

  it('tells what a make-up takes the place of', async () => {
    world.time.now = START
    const round = await world.round({
      phases: [phase({ id: 'exam', name: '考试', pass: { score: 60 }, window: { opensAt: START, closesAt: START + DAY } }), phase({ id: 'again', name: '补考', role: 'makeup', pass: { score: 60 }, makeUp: { of: 'exam', who: 'failed', cap: 60 }, window: { opensAt: START + DAY, closesAt: START + 2 * DAY } })]
    })
    await answer('m-a1-1', round, 'exam', 4)
    world.time.now = START + DAY + 1000
    await answer('m-a1-1', round, 'again', 9)
    const { steps } = await top.call('GET /organiser/rounds/:id/results/people/:memberId/arithmetic', { id: round, memberId: 'm-a1-1' })
    expect(steps.map(({ label, value, formula }) => [label, value, formula])).toEqual([
      ['考试', '40 分', '交卷 1 次，取最好的一次'], ['补考', '90 分', '交卷 1 次，取最好的一次'], ['考试，补考后', '60 分', '补考高于原来的 40 分，以补考为准']
    ])
  })
})
