import type { RoundConfig } from '../../contract/round-config'
import { engines } from '../support/engines'
import { play, rightAnswer, wrongAnswer } from '../support/play'
import { expectAgreement } from '../support/recomputed'
import { makeWorld, phase, roundConfig, type World } from '../support/world'

const HOUR = 3_600_000
const DAY = 24 * HOUR

describe.each(engines)('changing the rules of a begun round on %s', (engine) => {
  let world: World
  let opening: number
  beforeAll(async () => { world = await makeWorld(engine) })
  afterAll(() => world.close())
  beforeEach(() => { world.time.now = opening = Math.ceil(world.time.now / DAY) * DAY + 10 * DAY })

  const few = { kind: 'drawn' as const, parts: [{ type: 'single' as const, count: 5, points: 10 }], shuffleQuestions: true, shuffleOptions: true }
  const main = (over: Partial<RoundConfig['phases'][number]> = {}) => phase({ window: { opensAt: opening, closesAt: opening + DAY }, paper: few, ...over })
  const organiser = () => world.as('m-top')
  const preview = async (id: string, config: RoundConfig) => (await organiser()).call('POST /organiser/rounds/:id/amend/preview', { id, config })
  const amend = async (id: string, config: RoundConfig, reason = '更正计分办法', version = 1) => (await organiser()).call('POST /organiser/rounds/:id/amend', { id, version, config, reason })

  it('says who is affected before it does it, then ranks anew, with a note and a record', async () => {
    const before = roundConfig({ phases: [main()], unit: { by: { kind: 'metric', metric: 'mean' }, ties: [], shared: 'gap' } })
    const round = await world.round(before)
    await play(world, 'm-a1-1', round, 4)
    await play(world, 'm-a1-2', round, 3)
    await play(world, 'm-a1-2', round, 2)
    await play(world, 'm-b1-1', round, 5)
    const after = { ...before, phases: [main({ counting: { kind: 'sum' } })] }
    const seen = await preview(round, after)
    expect(seen).toMatchObject({ problems: [], attempts: 4, remarked: 0, persons: { all: 3, moved: 2 }, units: { all: 2, moved: 1 } })
    expect(seen.persons.first.map(({ id, before: was, after: will }) => [id, was, will])).toEqual([
      ['m-a1-2', { value: 30, rank: 3 }, { value: 50, rank: 2 }], ['m-a1-1', { value: 40, rank: 2 }, { value: 40, rank: 3 }]
    ])
    expect(seen.gone.join()).toContain('最好')
    expect(seen.fresh.join()).toContain('累计')
    const me = await world.as('m-a1-2')
    expect((await me.call('GET /rounds/:id', { id: round })).mine.score).toBe(30)
    await amend(round, after)
    const now = await me.call('GET /rounds/:id', { id: round })
    expect(now.mine).toMatchObject({ score: 50 })
    expect(now.notes[0]?.text).toBe('组织者调整了规则：更正计分办法。成绩和名次已按新规则重新计算。')
    expect(now.sentences.join()).toContain('累计')
    await expectAgreement(world, round)
    const record = await world.behind.selectFrom('audit').select('data').where('kind', '=', 'round.amend').where('subject', '=', round).executeTakeFirstOrThrow()
    expect(JSON.parse(record.data)).toMatchObject({ reason: '更正计分办法', remarked: 0, before: { phases: [{ counting: { kind: 'best' } }] } })
    // What comes after counts by the new rules.
    await play(world, 'm-a1-1', round, 5)
    await expectAgreement(world, round)
  })

  it('marks papers again by another scoring, and the result page says the new score', async () => {
    const paper = { kind: 'fixed' as const, questions: [{ question: 'd1', points: 10 }, { question: 's1', points: 10 }], shuffleQuestions: false, shuffleOptions: true }
    const before = roundConfig({ phases: [main({ paper })] })
    const round = await world.round(before)
    const me = await world.as('m-a1-1')
    const view = await me.call('POST /rounds/:id/attempts', { id: round })
    const [first, second] = view.questions
    if (!first || !second) throw new Error('two questions')
    const half = [(rightAnswer(first) as number[])[0] as number]
    await me.call('POST /attempts/:id/submit', { id: view.id, seq: 1, device: 'phone-1', answers: [{ pos: 1, value: half }, { pos: 2, value: wrongAnswer(second) }] })
    expect((await me.call('GET /attempts/:id/result', { id: view.id })).score).toBe(0)
    const after = { ...before, phases: [main({ paper, scoring: { multiple: 'half' as const, wrong: -2 } })] }
    expect(await preview(round, after)).toMatchObject({ remarked: 1, persons: { moved: 1, first: [{ before: { value: 0 }, after: { value: 3 } }] } })
    await amend(round, after)
    expect(await me.call('GET /attempts/:id/result', { id: view.id })).toMatchObject({ score: 3, standing: { before: null, after: 3 } })
    await expectAgreement(world, round)
  })

  it('makes one phase’s result that of two, and lengthens the round', async () => {
    const before = roundConfig({ phases: [main()] })
    const round = await world.round(before)
    await play(world, 'm-a1-1', round, 4)
    const second = phase({ id: 'second', window: { opensAt: opening + 2 * DAY, closesAt: opening + 3 * DAY }, paper: few })
    await amend(round, { ...before, phases: [main({ window: { opensAt: opening, closesAt: opening + 2 * DAY } }), second], result: { by: { kind: 'sum' } } })
    const me = await world.as('m-a1-1')
    expect(await me.call('GET /rounds/:id', { id: round })).toMatchObject({ closesAt: opening + 3 * DAY, phases: [{ id: 'main', mine: { score: 40 } }, { id: 'second' }] })
    await expectAgreement(world, round)
  })

  it('refuses what would be unfair to those who have answered, and says what to do', async () => {
    const before = roundConfig({ phases: [main()] })
    const round = await world.round(before)
    await play(world, 'm-a1-1', round, 4)
    const messages = async (config: RoundConfig) => (await preview(round, config)).problems.filter(({ level }) => level === 'error').map(({ message }) => message)
    expect(await messages({ ...before, phases: [main({ paper: { ...few, parts: [{ points: 10, count: 5, type: 'single' }] } })] })).toEqual([])
    expect(await messages({ ...before, phases: [main({ paper: { ...few, parts: [{ type: 'single', count: 4, points: 10 }] } })] })).toEqual(['竞赛已有 1 份答卷，试卷不能再改，否则前后的人答的不是一样的卷子。'])
    expect(await messages({ ...before, audience: { ...before.audience, units: ['u-a'] } })).toEqual(['开赛时花名册已经定下，参加单位不能再改。'])
    expect((await messages({ ...before, phases: [main({ id: 'other' })] }))[0]).toBe('竞赛已经开始，不能删去。可以把截止时间提前。')
    await expect(amend(round, { ...before, practice: true })).rejects.toThrow('开始以后不能在竞赛和练习之间改换')
    await expect(amend(round, before, ' ')).rejects.toThrow('请写明为什么改')
    await expect(amend(round, before, '改', 7)).rejects.toThrow('刚才有人改过这场竞赛')
    await expect((await world.as('m-org-a')).call('POST /organiser/rounds/:id/amend/preview', { id: round, config: before })).rejects.toThrow('由上级单位管理')
    expect((await (await world.as('m-a1-1')).call('GET /rounds/:id', { id: round })).notes).toEqual([])
  })
})
