import type { PhaseView } from '../../contract/quiz'
import type { RoundConfig } from '../../contract/round-config'
import { engines } from '../support/engines'
import { answersFor, handIn } from '../support/play'
import { expectAgreement } from '../support/recomputed'
import { CallError, makeWorld, phase, type World } from '../support/world'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

type Phase = RoundConfig['phases'][number]
const few = { kind: 'drawn' as const, parts: [{ type: 'single' as const, count: 5, points: 10 }], shuffleQuestions: true, shuffleOptions: true }

describe.each(engines)('rounds of several phases on %s', (engine) => {
  let world: World
  let opening: number
  beforeAll(async () => { world = await makeWorld(engine) })
  afterAll(() => world.close())
  // Each round begins at eight in the morning of a day of its own.
  beforeEach(() => {
    world.time.now = opening = Math.ceil(world.time.now / DAY) * DAY + 10 * DAY
  })

  const at = (days: number, hours = 0) => opening + days * DAY + hours * HOUR
  const stage = (id: string, from: number, to: number, more: Partial<Phase> = {}): Phase => phase({ id, window: { opensAt: at(from), closesAt: at(to) }, paper: few, ...more })

  async function play(memberId: string, round: string, phaseId: string, right: number, seconds = 30, paper?: string) {
    const member = await world.as(memberId)
    const view = await member.call('POST /rounds/:id/attempts', { id: round, phase: phaseId, ...(paper && { paper }) })
    const startedAt = world.time.now
    world.time.now += seconds * 1000
    const result = await handIn(member, view, right)
    world.time.now = Math.max(startedAt + seconds * 1000, world.time.now)
    return result
  }
  const refusal = (memberId: string, round: string, phaseId: string, paper?: string) => world.as(memberId)
    .then((me) => me.call('POST /rounds/:id/attempts', { id: round, phase: phaseId, ...(paper && { paper }) }))
    .then(() => 'started', (error: unknown) => (error instanceof CallError ? `${error.body.code}: ${error.body.message}` : String(error)))
  const seen = async (memberId: string, round: string) => (await world.as(memberId)).call('GET /rounds/:id', { id: round })
  const phaseOf = async (memberId: string, round: string, id: string) => (await seen(memberId, round)).phases.find((one) => one.id === id) as PhaseView

  it('a level opens each day to those who passed the one before; the total is the sum of levels', async () => {
    const level = (n: number, gates?: Phase['gates']) => stage(`l${n}`, n - 1, 3, {
      role: 'level', pass: { correct: 3 }, attempts: { perDay: 3 }, ...(gates && { gates })
    })
    const round = await world.round({
      phases: [level(1), level(2, [{ kind: 'phase', phase: 'l1', passed: true }]), level(3, [{ kind: 'phase', phase: 'l2', passed: true }])], result: { by: { kind: 'sum' } }
    })
    expect(await refusal('m-a1-1', round, 'l2')).toMatch(/^not_admitted: 开始之前要：第 1 关合格。/)
    expect((await play('m-a1-1', round, 'l1', 2)).passed).toBe(false)
    expect((await play('m-a1-1', round, 'l1', 5)).passed).toBe(true)
    expect(await play('m-a1-2', round, 'l1', 2)).toMatchObject({ passed: false, phase: { id: 'l1', name: '第 1 关' } })
    expect((await phaseOf('m-a1-1', round, 'l1')).mine).toMatchObject({ attempts: 2, leftToday: 1, score: 50, passed: true })
    expect(await refusal('m-a1-1', round, 'l2')).toMatch(/^round_not_open: .* 开始。/)
    world.time.now = at(1, 1)
    expect((await seen('m-a1-1', round)).phase).toEqual({ id: 'l2', name: '第 2 关' })
    expect((await phaseOf('m-a1-2', round, 'l2')).mine).toMatchObject({ canStart: false, gates: [{ text: '第 1 关合格', open: false }] })
    expect(await play('m-a1-1', round, 'l2', 4)).toMatchObject({ result: { score: 90 } })
    await play('m-a1-2', round, 'l1', 4)
    world.time.now = at(2, 1)
    await play('m-a1-1', round, 'l3', 3)
    await play('m-a1-2', round, 'l2', 5)
    const { persons } = await expectAgreement(world, round)
    expect(persons.map(({ member, score, rank }) => [member, score, rank])).toEqual([['m-a1-1', 12000, 1], ['m-a1-2', 9000, 2]])
  })

  it('who passed a level is led to the next one that is open, and may still try the passed one again', async () => {
    const level = (n: number, more: Partial<Phase> = {}) => stage(`l${n}`, 0, 3, { role: 'level', pass: { correct: 3 }, ...more })
    const after = (n: number): Partial<Phase> => ({ gates: [{ kind: 'phase', phase: `l${n}`, passed: true }] })
    const round = await world.round({
      phases: [level(1), level(2, after(1)), level(3, { ...after(2), attempts: { total: 1 } }), stage('warm', 0, 3, { role: 'practice' })], result: { by: { kind: 'sum' } }
    })
    const led = async () => (await seen('m-a1-1', round)).phase.id
    expect(await led()).toBe('l1')
    await play('m-a1-1', round, 'l1', 1)
    expect(await led()).toBe('l1')
    await play('m-a1-1', round, 'l1', 4)
    expect(await led()).toBe('l2')
    expect((await phaseOf('m-a1-1', round, 'l1')).mine).toMatchObject({ canStart: true, passed: true })
    await play('m-a1-1', round, 'l2', 3)
    expect(await led()).toBe('l3')
    // Its one try is spent, so that what is left is to do better before it.
    await play('m-a1-1', round, 'l3', 1)
    expect(await led()).toBe('l2')
    const me = await world.as('m-a1-1')
    expect((await me.call('POST /rounds/:id/attempts', { id: round, phase: 'l1' })).phase.id).toBe('l1')
    expect(await led()).toBe('l1')
  })

  it('the best two of each unit come into the final, the next stands ready and moves up', async () => {
    const round = await world.round({
      phases: [
        stage('pre', 0, 1, { name: '预赛', counting: { kind: 'sum' }, attempts: { total: 2 } }),
        stage('final', 2, 3, { role: 'final', entry: { from: [{ phase: 'pre', cut: { kind: 'perUnit', count: 2 } }], once: false, edge: 'lot', reserves: 1 } })
      ],
      result: { by: { kind: 'last', others: 'behind' } },
      unit: { by: { kind: 'metric', metric: 'mean' }, of: 'pre', ties: [], shared: 'gap' }
    })
    const scores: [string, number][] = [['m-a1-1', 5], ['m-a1-2', 4], ['m-a1-3', 3], ['m-a1-4', 2], ['m-a2-1', 1], ['m-b1-1', 5], ['m-b1-2', 5], ['m-b1-3', 4]]
    for (const [member, right] of scores) await play(member, round, 'pre', right)
    expect((await phaseOf('m-a1-1', round, 'final')).mine).toMatchObject({ entry: 'waiting', canStart: false })
    const organiser = await world.as('m-top')
    expect((await organiser.call('GET /organiser/rounds/:id/entries', { id: round })).phases[0]).toMatchObject({ decidedAt: null, waits: expect.stringContaining('名单随后产生') as unknown })
    world.time.now = at(1) + MINUTE
    await world.reap()
    const list = async () => (await organiser.call('GET /organiser/rounds/:id/entries', { id: round })).phases[0]
    const states = async () => Object.fromEntries((await list())?.entries.map(({ memberId, state }) => [memberId, state]) ?? [])
    expect(await states()).toEqual({
      'm-a1-1': 'in', 'm-a1-2': 'in', 'm-a1-3': 'reserve', 'm-a2-1': 'in', 'm-b1-1': 'in', 'm-b1-2': 'in', 'm-b1-3': 'reserve'
    })
    expect((await seen('m-a1-1', round)).notes[0]?.text).toBe('决赛晋级名单已经产生，共 5 人。')
    expect((await phaseOf('m-a1-3', round, 'final')).mine).toMatchObject({ entry: 'reserve', canStart: false })
    const moves = async (memberId: string) => (await organiser.call('POST /organiser/rounds/:id/entries/withdraw/preview', { id: round, phase: 'final', memberId })).moves.map((one) => one.memberId)
    // In each city its own next in order; who only waits has nobody behind to call in.
    expect([await moves('m-a1-1'), await moves('m-b1-2'), await moves('m-a1-3')]).toEqual([['m-a1-3'], ['m-b1-3'], []])
    expect(await states()).toMatchObject({ 'm-a1-1': 'in', 'm-a1-3': 'reserve' })
    await organiser.call('POST /organiser/rounds/:id/entries/withdraw', { id: round, phase: 'final', memberId: 'm-a1-1', reason: '出差' })
    expect(await states()).toMatchObject({ 'm-a1-1': 'out', 'm-a1-3': 'moved', 'm-a1-4': 'reserve', 'm-b1-3': 'reserve' })
    // Who moved up stands with the unit's own, before those of the next unit.
    const order = (await list())?.entries.map(({ memberId }) => memberId) ?? []
    expect((await list())?.ranked).toBe(false)
    expect(Math.abs(order.indexOf('m-a1-3') - order.indexOf('m-a1-2'))).toBe(1)
    const entered = async () => (await organiser.call('GET /organiser/rounds/:id/progress', { id: round })).entered
    expect(await entered()).toEqual([{ phase: '决赛', people: 5, answered: 0 }])
    world.time.now = at(2, 1)
    expect(await refusal('m-a1-1', round, 'final')).toMatch(/^not_admitted: 决赛由前面阶段晋级的人参加/)
    expect(await refusal('m-a1-4', round, 'final')).toMatch(/^not_admitted/)
    // Units go by the preliminary, and nothing is added up: the final's result speaks of neither.
    expect(await play('m-a1-3', round, 'final', 5)).toMatchObject({ unit: null, result: null })
    await play('m-b1-1', round, 'final', 4)
    expect(await entered()).toEqual([{ phase: '决赛', people: 5, answered: 2 }])
    expect((await list())?.entries.find(({ memberId }) => memberId === 'm-b1-1')).toMatchObject({ started: true, finished: true })
    const { config } = await organiser.call('GET /organiser/rounds/:id', { id: round })
    expect((await organiser.call('POST /organiser/rounds/:id/amend/preview', { id: round, config })).remarks).toEqual(['决赛的晋级名单已经产生，不会自动改变。这个阶段已经开始，名单也不能再重新确定。'])
    const me = await world.as('m-a1-3')
    const board = await me.call('GET /rounds/:id/board/people', { id: round })
    expect(board.rows.slice(0, 3).map(({ rank, score, me: mine }) => [rank, score, mine])).toEqual([[1, 50, true], [2, 40, false], [3, 50, false]])
    expect(board.rows.slice(0, 4).map(({ reached }) => reached)).toEqual(['决赛', '决赛', '预赛', '预赛'])
    expect((await me.call('GET /rounds/:id/board/units/:unitId/explain', { id: round, unitId: 'u-a1' })).rules).toContain('只计预赛成绩')
    await expect(organiser.call('POST /organiser/rounds/:id/entries/again', { id: round, phase: 'final', reason: '更正' })).rejects.toThrow('已经开始，名单不能再重排')
  })

  it('practice opens the round, a make-up mends it, and only for those who did not pass', async () => {
    const round = await world.round({
      phases: [
        stage('warm', 0, 2, { role: 'practice', attempts: { perDay: 5 } }),
        stage('exam', 0, 2, { attempts: { total: 1 }, counting: { kind: 'first' }, pass: { score: 30 }, gates: [{ kind: 'phase', phase: 'warm', times: 2 }] }),
        stage('again', 3, 4, { role: 'makeup', attempts: { total: 3 }, makeUp: { of: 'exam', who: 'both', cap: 30 } })
      ]
    })
    await play('m-a1-1', round, 'warm', 1)
    expect((await phaseOf('m-a1-1', round, 'exam')).mine).toMatchObject({ canStart: false, gates: [{ text: '练习答满 2 次', open: false, have: 1, need: 2 }] })
    await play('m-a1-1', round, 'warm', 0)
    await play('m-a1-1', round, 'exam', 2)
    for (const n of [1, 2]) await play('m-a1-2', round, 'warm', n)
    await play('m-a1-2', round, 'exam', 4)
    world.time.now = at(3, 1)
    expect(await refusal('m-a1-2', round, 'again')).toBe('not_admitted: 你已经通过竞赛，不用补考。')
    await play('m-a1-1', round, 'again', 5)
    await play('m-a1-3', round, 'again', 1)
    const { persons } = await expectAgreement(world, round)
    expect(persons.map(({ member, score }) => [member, score])).toEqual([['m-a1-2', 4000], ['m-a1-1', 3000], ['m-a1-3', 1000]])
  })

  it('seasons stand for themselves; a board for each, none for all', async () => {
    const round = await world.round({
      phases: [stage('s1', 0, 1, { role: 'season', name: '第一季' }), stage('s2', 1, 2, { role: 'season', name: '第二季' })], result: { by: { kind: 'apart' } },
      unit: { by: { kind: 'metric', metric: 'total' }, ties: [], shared: 'gap' }
    })
    await play('m-a1-1', round, 's1', 3)
    await play('m-a2-1', round, 's1', 5)
    world.time.now = at(1, 1)
    await play('m-a1-1', round, 's2', 5)
    const me = await world.as('m-a1-1')
    const now = await me.call('GET /rounds/:id/board/people', { id: round })
    expect(now.boards).toEqual([{ id: 's2', name: '第二季' }, { id: 's1', name: '第一季' }])
    expect(now.rows.map(({ rank, score }) => [rank, score])).toEqual([[1, 50]])
    expect((await me.call('GET /rounds/:id/board/people', { id: round, board: 's1' })).rows.map(({ rank, score, me: mine }) => [rank, score, mine])).toEqual([[1, 50, false], [2, 30, true]])
    await expectAgreement(world, round)
  })

  it('boards of the day and the week beside the whole round’s, only the first two of a day counted', async () => {
    const round = await world.round({
      phases: [stage('main', 0, 9, { counting: { kind: 'sum', firstPerDay: 2 } })],
      show: { personBoard: true, unitBoard: true, personBoards: ['day', 'week'], unitBoards: ['week'] }
    })
    for (const right of [1, 2, 5]) await play('m-a1-1', round, 'main', right)
    await play('m-a1-2', round, 'main', 4)
    const me = await world.as('m-a1-1')
    const first = await me.call('GET /rounds/:id/board/people', { id: round })
    expect(first.boards.map(({ name }) => name)).toEqual(['总榜', '今天', '本周'])
    world.time.now = at(1, 1)
    await play('m-a1-1', round, 'main', 3)
    const boards = (await me.call('GET /rounds/:id/board/people', { id: round })).boards
    const scoresOn = async (name: string) => (await me.call('GET /rounds/:id/board/people', { id: round, board: boards.find((one) => one.name === name)?.id })).rows.map(({ score, rank }) => [score, rank])
    expect(await scoresOn('总榜')).toEqual([[60, 1], [40, 2]])
    expect(await scoresOn('今天')).toEqual([[30, 1]])
    expect(await scoresOn('昨天')).toEqual([[40, 1], [30, 2]])
    expect((await me.call('GET /rounds/:id/board/units', { id: round })).boards.map(({ name }) => name)).toContain('本周')
    await expect(me.call('GET /rounds/:id/board/people', { id: round, board: 'other' })).rejects.toThrow('没有找到这个榜')
    await expectAgreement(world, round)
  })

  it('a topic is chosen, the best of each adds up', async () => {
    const round = await world.round({
      phases: [stage('main', 0, 1, {
        counting: { kind: 'paperBestSum' }, alternatives: { by: 'member', name: '一大前后', papers: [{ id: 'b', name: '长征', paper: few }] }
      })]
    })
    expect((await phaseOf('m-a1-1', round, 'main')).papers).toEqual([{ id: 'main', name: '一大前后', attempts: 0 }, { id: 'b', name: '长征', attempts: 0 }])
    await play('m-a1-1', round, 'main', 3)
    await play('m-a1-1', round, 'main', 4)
    await play('m-a1-1', round, 'main', 2, 30, 'b')
    expect(await refusal('m-a1-1', round, 'main', 'c')).toBe('bad_request: 没有这份试卷，请重新选一份。')
    expect((await seen('m-a1-1', round)).mine.score).toBe(60)
    await expectAgreement(world, round)
  })

  it('a paper handed in too soon does not count, nor one left too often; both are told', async () => {
    const round = await world.round({ phases: [stage('main', 0, 1, { timing: { paperSeconds: 600, leastSeconds: 20, leaving: { limit: 1, then: 'void' } } })] })
    expect(await play('m-a1-1', round, 'main', 5, 10)).toMatchObject({ voided: 'tooFast', standing: null })
    const me = await world.as('m-a1-1')
    const view = await me.call('POST /rounds/:id/attempts', { id: round })
    expect(view).toMatchObject({ leaving: { left: 0, limit: 1, then: 'void' }, leastSeconds: 20 })
    expect(await me.call('POST /attempts/:id/leave', { id: view.id })).toEqual({ left: 1, limit: 1, ended: false })
    expect(await me.call('POST /attempts/:id/leave', { id: view.id })).toEqual({ left: 2, limit: 1, ended: true })
    expect(await me.call('GET /attempts/:id/result', { id: view.id })).toMatchObject({ finish: 'left', voided: 'left' })
    expect((await seen('m-a1-1', round)).mine).toMatchObject({ score: null, attempts: 2 })
    await play('m-a1-2', round, 'main', 2)
    await expectAgreement(world, round, 'm-a1-2')
  })

  it('two wrong answers end the paper; what comes behind counts for nothing', async () => {
    const round = await world.round({ phases: [stage('main', 0, 1, { scoring: { multiple: 'all', stopAfterWrong: 2, wrong: -5, least: -100 } })] })
    const me = await world.as('m-a1-1')
    let view = await me.call('POST /rounds/:id/attempts', { id: round })
    expect(view).toMatchObject({ mode: 'sequential', wrongLeft: 2, current: { pos: 1, seconds: 0 } })
    expect(view.questions).toHaveLength(1)
    for (const right of [true, false, false]) {
      const question = view.questions.at(-1)
      if (!question) throw new Error('no question')
      const [given] = answersFor({ ...view, questions: [{ ...question, pos: 1 }] }, right ? 1 : 0)
      view = await me.call('POST /attempts/:id/confirm', { id: view.id, pos: question.pos, value: given?.value ?? null, device: 'phone-1' })
    }
    expect(view.state).toBe('finished')
    expect(await me.call('GET /attempts/:id/result', { id: view.id })).toMatchObject({ score: 0, correct: 1, finish: 'submitted' })
  })

  it('a question doubled by the member counts twice', async () => {
    const round = await world.round({ phases: [stage('main', 0, 1, { scoring: { multiple: 'all', double: { pick: 'member', count: 1, factor: 2, wrongToo: false } } })] })
    const me = await world.as('m-a1-1')
    const view = await me.call('POST /rounds/:id/attempts', { id: round })
    expect(view.double).toEqual({ places: [], pick: 1, factor: 2 })
    await me.call('PUT /attempts/:id/answers', { id: view.id, seq: 1, device: 'phone-1', answers: [], doubled: [3, 1] })
    expect((await me.call('GET /attempts/:id', { id: view.id })).double?.places).toEqual([3])
    await me.call('POST /attempts/:id/submit', { id: view.id, seq: 2, device: 'phone-1', answers: answersFor(view, 5), doubled: [2] })
    expect((await me.call('GET /attempts/:id/result', { id: view.id })).score).toBe(60)
  })

  it('who signs up chooses a group, which is ranked by itself; who is out of the ranking is listed without a rank', async () => {
    const round = await world.round({
      audience: {
        units: ['u-top'], late: 'unit', groups: { by: 'choice', list: [{ id: 'staff', name: '机关组' }, { id: 'retired', name: '离退休组' }] },
        signUp: { opensAt: opening, closesAt: at(1), late: true, fields: ['联系电话'] }, outOfRanking: { members: ['m-b1-1'], forUnit: false }
      },
      person: { ties: ['time'], shared: 'gap', perGroup: true },
      phases: [stage('main', 0, 3, { gates: [{ kind: 'signedUp' }] })]
    })
    expect(await refusal('m-a1-1', round, 'main')).toBe('not_admitted: 开始之前要：先报名。')
    const signUp = async (memberId: string, group: string, fields: Record<string, string> = { 联系电话: '1' }) => (await world.as(memberId)).call('PUT /rounds/:id/sign-up', { id: round, group, fields })
    await expect(signUp('m-a1-1', 'staff', {})).rejects.toThrow('请填写联系电话。')
    await expect(signUp('m-a1-1', 'none')).rejects.toThrow('请选一个组别。')
    expect(await signUp('m-a1-1', 'staff')).toMatchObject({ state: 'open', mine: { group: 'staff', fields: { 联系电话: '1' } } })
    for (const [member, group] of [['m-a1-2', 'retired'], ['m-a1-3', 'retired'], ['m-b1-1', 'staff']] as const) await signUp(member, group)
    world.time.now = at(1, 1)
    await signUp('m-a2-1', 'staff')
    const rights: [string, number][] = [['m-a1-1', 3], ['m-a1-2', 1], ['m-a1-3', 2], ['m-b1-1', 5], ['m-a2-1', 5]]
    for (const [member, right] of rights) await play(member, round, 'main', right)
    await expect(signUp('m-a1-1', 'retired')).rejects.toThrow('报名已经截止')
    const me = await world.as('m-a1-2')
    const board = await me.call('GET /rounds/:id/board/people', { id: round })
    expect(board).toMatchObject({ group: 'retired', groups: [{ id: 'staff', name: '机关组' }, { id: 'retired', name: '离退休组' }] })
    expect(board.rows.map(({ rank, score }) => [rank, score])).toEqual([[1, 20], [2, 10]])
    expect((await me.call('GET /rounds/:id/board/people', { id: round, group: 'staff' })).rows.map(({ rank, score }) => [rank, score])).toEqual([[1, 30], [null, 50], [null, 50]])
    expect((await seen('m-a1-2', round)).group).toBe('离退休组')
  })

  it('units come in batches with windows of their own; so many start in each half hour, also at the same moment', async () => {
    const batch = (name: string, units: string[], from: number) => ({ name, units, opensAt: at(0, from), closesAt: at(0, from + 4) })
    const round = await world.round({
      phases: [stage('main', 0, 1, { window: { opensAt: at(0), closesAt: at(1), batches: [batch('第一批', ['u-a'], 0), batch('第二批', ['u-b'], 6)], intake: { people: 2, minutes: 30 } } })]
    })
    expect(await refusal('m-b1-1', round, 'main')).toMatch(/^round_not_open: .* 开始。/)
    const starts = await Promise.all(['m-a1-1', 'm-a1-2', 'm-a1-3', 'm-a1-4'].map((member) => refusal(member, round, 'main')))
    expect(starts.filter((one) => one === 'started')).toHaveLength(2)
    expect(starts.filter((one) => one.startsWith('outside_hours: 这会儿人多'))).toHaveLength(2)
    world.time.now += 30 * MINUTE
    expect(await refusal('m-a2-1', round, 'main')).toBe('started')
    world.time.now = at(0, 7)
    expect(await refusal('m-a2-2', round, 'main')).toMatch(/^round_closed/)
    expect(await refusal('m-b1-1', round, 'main')).toBe('started')
  })

  it('papers go by the group, or by lot among all of them', async () => {
    const fixed = (...questions: string[]) => ({ kind: 'fixed' as const, questions: questions.map((question) => ({ question, points: 10 })), shuffleQuestions: false, shuffleOptions: true })
    const groups = { by: 'unit' as const, list: [{ id: 'east', name: '东片', units: ['u-a'] }, { id: 'west', name: '西片', units: ['u-b'] }] }
    const byGroup = await world.round({
      audience: { units: ['u-top'], late: 'personal', groups },
      phases: [stage('main', 0, 1, { paper: fixed('s1', 's2'), alternatives: { by: 'group', name: '东片卷', papers: [{ id: 'w', name: '西片卷', groups: ['west'], paper: fixed('s3', 's4', 's5') }] } })]
    })
    const stems = async (member: string, round: string) => (await (await world.as(member)).call('POST /rounds/:id/attempts', { id: round })).questions.map(({ stem }) => Number(/\d+/.exec(stem)?.[0]))
    expect([await stems('m-a1-1', byGroup), await stems('m-b1-1', byGroup)]).toEqual([[1, 2], [3, 4, 5]])
    const byLot = await world.round({ phases: [stage('main', 0, 1, { paper: fixed('s1'), alternatives: { by: 'lot', name: '一卷', papers: [{ id: 'two', name: '二卷', paper: fixed('s2') }, { id: 'three', name: '三卷', paper: fixed('s3') }] } })] })
    const drawn = new Set<number>()
    for (const member of ['m-a1-1', 'm-a1-2', 'm-a1-3', 'm-a1-4', 'm-a2-1', 'm-a2-2', 'm-a2-3', 'm-a2-4', 'm-b1-1', 'm-b1-2', 'm-b1-3', 'm-b1-4']) for (const n of await stems(member, byLot)) drawn.add(n)
    expect(drawn.size).toBeGreaterThan(1)
    expect([...drawn].every((n) => n <= 3)).toBe(true)
  })

  it('answers are shown at the time that was set, scores not at all where the round keeps them', async () => {
    const round = await world.round({ phases: [stage('main', 0, 1, { reveal: 'paper', revealAt: at(2) })], show: { personBoard: true, unitBoard: true, score: false, rank: false, history: false } })
    const result = await play('m-a1-1', round, 'main', 3)
    expect(result).toMatchObject({ score: null, correct: null, rank: null, byType: [], review: { when: 'later', at: at(2) } })
    const me = await world.as('m-a1-1')
    await expect(me.call('GET /attempts/:id/review', { id: result.attemptId })).rejects.toThrow('公布')
    expect((await me.call('GET /me/attempts', {})).items.map(({ roundId }) => roundId)).not.toContain(round)
    expect((await seen('m-a1-1', round)).mine).toMatchObject({ score: null, rank: null })
    world.time.now = at(2)
    expect((await me.call('GET /attempts/:id/review', { id: result.attemptId })).items).toHaveLength(5)
  })
})
