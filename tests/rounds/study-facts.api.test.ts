import type { RoundConfig } from '../../contract/round-config'
import { studyRounds } from '../../server/leaderboard/studied'
import { rebuildRound } from '../../server/leaderboard/rebuild'
import { addDays } from '../../server/study/rules/days'
import { engines } from '../support/engines'
import { play } from '../support/play'
import { expectAgreement } from '../support/recomputed'
import { written } from '../support/reflecting'
import { at, checkIn, publish, switchOn } from '../study/play'
import { CallError, makeWorld, phase, type World } from '../support/world'

const DAY = 86_400_000
const few = { kind: 'drawn' as const, parts: [{ type: 'single' as const, count: 5, points: 10 }], shuffleQuestions: true, shuffleOptions: true }
/** The first day of a plan; each test has days of its own. */
let first = 20280103

describe.each(engines)('what the server knows of study in rounds on %s', (engine) => {
  let world: World
  let opening: number
  beforeAll(async () => {
    world = await makeWorld(engine)
    at(world, first, 0)
    await switchOn(world)
  })
  afterAll(() => world.close())
  beforeEach(() => {
    first = addDays(first, 30)
    at(world, first)
    opening = world.time.now - 60_000
  })

  const main = (over: object = {}) => phase({ window: { opensAt: opening, closesAt: opening + 3 * DAY }, paper: few, ...over })
  const open = (config: Partial<RoundConfig> & Pick<RoundConfig, 'phases'>) => world.round({ study: { from: opening }, ...config })
  const plan = (by?: string, unit?: string) => publish(world, {
    audience: { units: [unit ?? 'u-top'] }, calendar: { from: first, to: addDays(first, 20) }, tasks: [{ id: 'read', title: '读原著', every: 'day', proofs: [], points: 12.5 }]
  }, by, unit)
  const refusal = (call: Promise<unknown>) => call.then(() => 'done', (error: unknown) => (error instanceof CallError ? error.body.message : String(error)))
  const start = async (memberId: string, round: string) => (await world.as(memberId)).call('POST /rounds/:id/attempts', { id: round })
  const mine = async (memberId: string, round: string) => (await (await world.as(memberId)).call('GET /rounds/:id', { id: round })).phases[0]?.mine
  const boardOf = async (round: string) => (await (await world.as('m-top')).call('GET /rounds/:id/board/people', { id: round })).rows.map(({ name, score }) => [name, score])

  it('a check-in opens a gate the moment it counts, and says before how much is missing; one taken back shuts it again', async () => {
    const round = await open({ phases: [main({ gates: [{ kind: 'fact', fact: 'checkIns', least: 2 }, { kind: 'fact', fact: 'studyPoints', least: 25 }, { kind: 'fact', fact: 'studyDone', least: 2 }] })] })
    const id = await plan()
    expect(await refusal(start('m-a1-1', round))).toBe('开始之前要：学习打卡满 2 次；学习积分满 25 分；完成学习任务满 2 项。')
    await checkIn(world, 'm-a1-1', id)
    expect((await mine('m-a1-1', round))?.gates).toMatchObject([
      { have: 1, need: 2, open: false, toStudy: '还差 1 次打卡' }, { have: 12.5, need: 25, open: false, toStudy: '还差 12.5 分学习积分' }, { have: 1, need: 2, open: false, toStudy: '还差 1 项学习任务' }
    ])
    at(world, addDays(first, 1))
    const { checkIn: second } = await checkIn(world, 'm-a1-1', id)
    expect((await mine('m-a1-1', round))?.gates.map(({ open, toStudy }) => [open, toStudy])).toEqual([[true, ''], [true, ''], [true, '']])
    await (await world.as('m-a1-1')).call('DELETE /check-ins/:id', { id: second.id })
    expect(await refusal(start('m-a1-1', round))).toMatch('学习打卡满 2 次')
    await checkIn(world, 'm-a1-1', id)
    expect(await refusal(start('m-a1-1', round))).toBe('done')
    expect(await refusal(start('m-a1-2', round))).toMatch('学习打卡满 2 次')
  })

  it('what was done before the day that the rules name does not count, nor what a unit below arranged for itself', async () => {
    const below = await plan('m-org-a', 'u-a')
    const above = await plan()
    await checkIn(world, 'm-a1-1', below)
    await checkIn(world, 'm-a1-1', above)
    const gates = [{ kind: 'fact' as const, fact: 'checkIns' as const, least: 1 }]
    opening = world.time.now + 1
    const round = await open({ phases: [main({ gates })] })
    const all = await world.round({ phases: [main({ gates })] })
    const own = await world.round({ audience: { units: ['u-a'], late: 'personal' }, phases: [main({ gates })] }, 'm-org-a', 'u-a')
    world.time.now = opening + 60_000
    const have = async (id: string) => (await mine('m-a1-1', id))?.gates[0]?.have
    expect([await have(round), await have(all) ?? 0, await have(own) ?? 0]).toEqual([0, expect.any(Number), expect.any(Number)])
    expect(Number(await have(own)) - Number(await have(all))).toBe(1)
  })

  it('a list cannot say what the server knows itself, and what an old list said does not count', async () => {
    const round = await open({ phases: [main({ gates: [{ kind: 'fact', fact: 'checkIns', least: 1 }, { kind: 'fact', fact: 'given', least: 1 }] })] })
    const top = await world.as('m-top')
    const enter = (facts: object) => refusal(top.call('PUT /organiser/rounds/:id/participants', { id: round, entries: [{ memberId: 'm-a1-1', facts }] }))
    expect(await enter({ checkIns: 9 })).toMatch('学习打卡由系统按学习记录计算')
    expect(await enter({ given: 1 })).toBe('done')
    await world.behind.updateTable('round_member').set({ facts: '{"checkIns":9,"given":1}' }).where('round_id', '=', round).execute()
    expect((await mine('m-a1-1', round))?.gates).toMatchObject([{ have: 0, open: false }, { have: 1, open: true }])
    expect(await top.call('GET /organiser/rounds/:id/participants', { id: round, search: '赵a11' })).toMatchObject({ facts: ['checkIns', 'given'], byHand: ['given'], items: [{ facts: { checkIns: 0, given: 1 } }] })
  })

  it('check-ins earn tries, the figure that a result was made of is on record, follows while the round runs and stays when it has closed', async () => {
    const id = await plan()
    const round = await open({
      phases: [main({ attempts: { total: 1, earned: [{ fact: 'checkIns', per: 1, tries: 1, cap: 2 }] } })], result: { by: { kind: 'sum' }, bonus: [{ fact: 'checkIns', each: 3, cap: 9 }] }
    })
    await checkIn(world, 'm-a1-1', id)
    expect(await mine('m-a1-1', round)).toMatchObject({ leftTotal: 2 })
    await play(world, 'm-a1-1', round, 2)
    await play(world, 'm-a1-2', round, 2)
    expect(await boardOf(round)).toEqual([['赵a11', 23], ['钱a12', 20]])
    await expectAgreement(world, round)

    at(world, addDays(first, 1))
    await checkIn(world, 'm-a1-1', id)
    await checkIn(world, 'm-a1-2', id)
    expect(await boardOf(round)).toEqual([['赵a11', 23], ['钱a12', 20]])
    await studyRounds(world.ctx)
    expect(await boardOf(round)).toEqual([['赵a11', 26], ['钱a12', 23]])
    await expectAgreement(world, round)

    at(world, addDays(first, 2))
    const { checkIn: last } = await checkIn(world, 'm-a1-1', id)
    world.time.now = opening + 3 * DAY + 60_000
    await checkIn(world, 'm-a1-1', id)
    await studyRounds(world.ctx)
    expect(await boardOf(round)).toEqual([['赵a11', 29], ['钱a12', 23]])
    await (await world.as('m-a1-1')).call('DELETE /check-ins/:id', { id: last.id })
    world.time.now += DAY
    await studyRounds(world.ctx)
    await world.ctx.writer.write(rebuildRound, { roundId: round })
    expect(await boardOf(round)).toEqual([['赵a11', 29], ['钱a12', 23]])
    const { steps } = await (await world.as('m-top')).call('GET /organiser/rounds/:id/results/people/:memberId/arithmetic', { id: round, memberId: 'm-a1-1' })
    expect(JSON.stringify(steps)).toContain('3 次 × 3 分')
  })

  it('an amendment that asks for study for the first time says before whom it moves, and then moves them so', async () => {
    const id = await plan()
    const round = await open({ phases: [main()], result: { by: { kind: 'sum' } } })
    await play(world, 'm-a1-1', round, 3)
    await play(world, 'm-a1-2', round, 2)
    await checkIn(world, 'm-a1-2', id)
    at(world, addDays(first, 1))
    await checkIn(world, 'm-a1-2', id)
    const top = await world.as('m-top')
    const { config, version } = await top.call('GET /organiser/rounds/:id', { id: round })
    const amended: RoundConfig = { ...config, result: { by: { kind: 'sum' }, bonus: [{ fact: 'checkIns', each: 8, cap: 40 }] } }
    const { problems, persons } = await top.call('POST /organiser/rounds/:id/amend/preview', { id: round, config: amended })
    expect(problems.filter(({ level }) => level === 'error')).toEqual([])
    expect(persons).toMatchObject({ all: 2, moved: 2, first: [
      { id: 'm-a1-2', before: { value: 20, rank: 2 }, after: { value: 36, rank: 1 } }, { id: 'm-a1-1', before: { value: 30, rank: 1 }, after: { value: 30, rank: 2 } }
    ] })
    expect(await boardOf(round)).toEqual([['赵a11', 30], ['钱a12', 20]])
    await top.call('POST /organiser/rounds/:id/amend', { id: round, version, config: amended, reason: '学习也算进成绩' })
    expect(await boardOf(round)).toEqual([['钱a12', 36], ['赵a11', 30]])
    await expectAgreement(world, round)
    // Taken out again: the old figures are those on record.
    const after = await top.call('POST /organiser/rounds/:id/amend/preview', { id: round, config })
    expect(after.persons).toMatchObject({ moved: 2, first: [{ id: 'm-a1-1', before: { value: 30, rank: 2 }, after: { rank: 1 } }, { id: 'm-a1-2', before: { value: 36, rank: 1 }, after: { value: 20, rank: 2 } }] })
  })

  it('written thoughts count when others can read them', async () => {
    const round = await open({ phases: [main({ gates: [{ kind: 'fact', fact: 'reflections', least: 1 }] })] })
    const have = async () => (await mine('m-a1-1', round))?.gates[0]?.have
    await written(world, 'm-a1-1', { sight: 'self' })
    await written(world, 'm-a1-1', {}, false)
    expect(await have()).toBe(0)
    await written(world, 'm-a1-1')
    expect(await have()).toBe(1)
  })
})
