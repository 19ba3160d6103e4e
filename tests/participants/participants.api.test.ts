import { engines } from '../support/engines'
import { answersFor, play } from '../support/play'
import { expectAgreement } from '../support/recomputed'
import { CallError, makeWorld, phase, type World } from '../support/world'

const DAY = 86_400_000
const few = { kind: 'drawn' as const, parts: [{ type: 'single' as const, count: 5, points: 10 }], shuffleQuestions: true, shuffleOptions: true }

describe.each(engines)('what an organiser knows of a round’s members on %s', (engine) => {
  let world: World
  let opening: number
  beforeAll(async () => { world = await makeWorld(engine) })
  afterAll(() => world.close())
  beforeEach(() => { world.time.now = opening = Math.ceil(world.time.now / DAY) * DAY + 10 * DAY })

  const main = (over: object = {}) => phase({ window: { opensAt: opening, closesAt: opening + DAY }, paper: few, ...over })
  const refusal = (call: Promise<unknown>) => call.then(() => 'done', (error: unknown) => (error instanceof CallError ? error.body.message : String(error)))
  const start = async (memberId: string, round: string) => (await world.as(memberId)).call('POST /rounds/:id/attempts', { id: round })

  it('study opens a gate, earns tries up to the cap and adds to the result; the standings follow what was entered', async () => {
    const round = await world.round({
      phases: [main({
        gates: [{ kind: 'fact', fact: 'studyPoints', least: 100 }], attempts: { total: 1, earned: [{ fact: 'studyPoints', per: 100, tries: 1, cap: 2 }] }, counting: { kind: 'sum' }
      })],
      result: { by: { kind: 'sum' }, bonus: [{ fact: 'reflections', each: 2, cap: 5 }] }
    })
    const organiser = await world.as('m-top')
    expect(await refusal(start('m-a1-1', round))).toBe('开始之前要：学习积分满 100 分。')
    const list = '赵a11\t350\n钱a12\t90\n没有这人\t5'
    const { lines, matched } = await organiser.call('POST /organiser/rounds/:id/participants/match', { id: round, what: 'studyPoints', text: list })
    expect([matched, lines.map(({ problem }) => problem !== '')]).toEqual([2, [false, false, true]])
    const entries = lines.flatMap(({ memberId, value }) => (memberId ? [{ memberId, facts: { studyPoints: Number(value) } }] : []))
    expect(await organiser.call('PUT /organiser/rounds/:id/participants', { id: round, entries })).toEqual({ changed: 2 })
    const me = await world.as('m-a1-1')
    expect((await me.call('GET /rounds/:id', { id: round })).phases[0]?.mine).toMatchObject({ leftTotal: 3, canStart: true, gates: [{ open: true, have: 350, need: 100 }] })
    expect((await (await world.as('m-a1-2')).call('GET /rounds/:id', { id: round })).phases[0]?.mine).toMatchObject({ canStart: false, gates: [{ open: false, have: 90, need: 100 }] })
    for (const right of [2, 3, 1]) await play(world, 'm-a1-1', round, right)
    expect(await refusal(start('m-a1-1', round))).toBe('答题次数已经用完。')
    await expectAgreement(world, round)
    await organiser.call('PUT /organiser/rounds/:id/participants', { id: round, entries: [{ memberId: 'm-a1-1', facts: { reflections: 4 } }] })
    const board = await me.call('GET /rounds/:id/board/people', { id: round })
    expect(board.rows.map(({ score }) => score)).toEqual([65])
    await expectAgreement(world, round)
    expect((await organiser.call('GET /organiser/rounds/:id/participants', { id: round, search: '赵a11' })).items).toMatchObject([{ memberId: 'm-a1-1', facts: { studyPoints: 350, reflections: 4 }, attempts: 3 }])
  })

  it('groups of the roster are entered; a change of group moves the standing over', async () => {
    const round = await world.round({
      audience: { units: ['u-top'], late: 'personal', groups: { by: 'roster', list: [{ id: 'a', name: '甲组' }, { id: 'b', name: '乙组' }] } },
      person: { ties: [], shared: 'gap', perGroup: true }, phases: [main()]
    })
    const organiser = await world.as('m-top')
    const put = (memberId: string, group: string) => organiser.call('PUT /organiser/rounds/:id/participants', { id: round, entries: [{ memberId, group }] })
    await put('m-a1-1', 'a')
    await put('m-a1-2', 'b')
    await play(world, 'm-a1-1', round, 3)
    await play(world, 'm-a1-2', round, 2)
    const ranks = async (group: string) => (await organiser.call('GET /rounds/:id/board/people', { id: round, group })).rows.map(({ score, rank }) => [score, rank])
    expect([await ranks('a'), await ranks('b')]).toEqual([[[30, 1]], [[20, 1]]])
    await put('m-a1-2', 'a')
    expect([await ranks('a'), await ranks('b')]).toEqual([[[30, 1], [20, 2]], []])
    await expect(put('m-a1-2', 'none')).rejects.toThrow('没有这个组别')
    await expectAgreement(world, round)
  })

  it('who is excused is no head, in all units above; and is one again when it is taken back', async () => {
    const round = await world.round({ phases: [main()] })
    const organiser = await world.as('m-top')
    await play(world, 'm-a1-1', round, 5)
    const heads = async () => Promise.all([0, 1, 2].map(async (depth) => (await organiser.call('GET /rounds/:id/board/units', { id: round, depth })).rows.find(({ unit }) => ['u-top', 'u-a', 'u-a1'].includes(unit.id))?.roster))
    const before = await heads()
    const excuse = (reason: string) => organiser.call('PUT /organiser/rounds/:id/participants/:memberId/excused', { id: round, memberId: 'm-a1-2', reason })
    await excuse('长期病假')
    await excuse('长期病假')
    expect(await heads()).toEqual(before.map((n) => (n ?? 0) - 1))
    await expectAgreement(world, round)
    await excuse('')
    expect(await heads()).toEqual(before)
    await expectAgreement(world, round)
  })

  it('points given to units enter their sum', async () => {
    const round = await world.round({
      phases: [main()], unit: { by: { kind: 'points', parts: [{ metric: 'rate' }, { metric: 'given', name: '组织工作' }] }, ties: [], shared: 'gap' }
    })
    const organiser = await world.as('m-top')
    await play(world, 'm-a1-1', round, 5)
    await play(world, 'm-b1-1', round, 5)
    await organiser.call('PUT /organiser/rounds/:id/given', { id: round, entries: [{ unitId: 'u-a1', points: 30.5 }] })
    const { steps } = await organiser.call('GET /rounds/:id/board/units/:unitId/explain', { id: round, unitId: 'u-a1' })
    expect(steps.map(({ label, value }) => [label, value])).toContainEqual(['组织工作', '30.5 分'])
    await expectAgreement(world, round)
  })

  it('points are entered unit by unit with the reason, which members read beside them', async () => {
    const round = await world.round({
      phases: [main()], unit: { by: { kind: 'points', parts: [{ metric: 'rate' }, { metric: 'given', name: '组织工作', cap: 20 }] }, ties: [], shared: 'gap' }
    })
    const organiser = await world.as('m-top')
    const list = (query: object = {}) => organiser.call('GET /organiser/rounds/:id/given', { id: round, ...query })
    const put = (unitId: string, points: number, reason: string) => organiser.call('PUT /organiser/rounds/:id/given', { id: round, entries: [{ unitId, points, reason }] })
    expect((await organiser.call('GET /organiser/rounds/:id/progress', { id: round })).given).toBe(true)
    expect(await list()).toMatchObject({ name: '组织工作', cap: 20, path: [{ id: 'u-top' }] })
    await put('u-a1', 12.25, '报送信息 6 篇')
    const { path, rows } = await list({ parent: 'u-a' })
    expect(path.map(({ id }) => id)).toEqual(['u-top', 'u-a'])
    expect(rows.map(({ unit, points, reason }) => [unit.id, points, reason])).toEqual([['u-a1', 12.25, '报送信息 6 篇'], ['u-a2', null, '']])
    expect((await list({ search: '第一党支部' })).rows.map(({ unit }) => unit.id)).toContain('u-a1')
    expect((await list({ parent: 'u-a1' })).rows.map(({ unit }) => unit.id)).toEqual(['u-a1'])
    // Entered again it is another figure, not a second one.
    await put('u-a1', 25, '报送信息 9 篇')
    const { steps } = await (await world.as('m-a1-1')).call('GET /rounds/:id/board/units/:unitId/explain', { id: round, unitId: 'u-a1' })
    expect(steps).toContainEqual({ label: '组织工作分', value: '25', formula: '由组织者评定', note: '报送信息 9 篇' })
    expect(steps.find(({ label }) => label === '组织工作')?.value).toBe('20 分')
    await expect(put('u-nowhere', 1, '')).rejects.toThrow('有单位不在这场竞赛里')
    await expectAgreement(world, round)
  })

  it('a paper answered by hand is entered by the organiser, marked as such, once, and never after the close', async () => {
    const round = await world.round({
      audience: { units: ['u-top'], late: 'personal', delegated: { level: 2, may: ['proxy'] } },
      phases: [main({ proxy: true, attempts: { total: 1 }, window: { opensAt: opening, closesAt: opening + DAY, daily: { from: 480, to: 720 } } })]
    })
    const organiser = await world.as('m-sec')
    world.time.now = opening + 10 * 3_600_000
    expect(await refusal(start('m-a1-3', round))).toMatch(/开放/)
    expect(await refusal(organiser.call('POST /organiser/rounds/:id/proxy', { id: round, memberId: 'm-b1-1' }))).toBe('这个人不在你的管理范围内。')
    expect(await refusal((await world.as('m-org-a')).call('POST /organiser/rounds/:id/proxy', { id: round, memberId: 'm-a1-3' }))).toMatch(/由发起单位办理/)
    const view = await organiser.call('POST /organiser/rounds/:id/proxy', { id: round, memberId: 'm-a1-3' })
    expect(view).toMatchObject({ proxyFor: '孙a13', state: 'open' })
    expect((await organiser.call('POST /organiser/rounds/:id/proxy', { id: round, memberId: 'm-a1-3' })).id).toBe(view.id)
    await organiser.call('PUT /attempts/:id/answers', { id: view.id, seq: 1, device: 'desk-1', answers: answersFor(view, 4) })
    expect(await refusal((await world.as('m-a1-4')).call('GET /attempts/:id', { id: view.id }))).toMatch(/没有找到/)
    await organiser.call('POST /attempts/:id/submit', { id: view.id, seq: 2, device: 'desk-1', answers: [] })
    expect(await organiser.call('GET /attempts/:id/result', { id: view.id })).toMatchObject({ score: 40, timeMs: 1_800_000 })
    expect((await (await world.as('m-a1-3')).call('GET /me/attempts', {})).items[0]).toMatchObject({ id: view.id, score: 40 })
    expect(await refusal(organiser.call('POST /organiser/rounds/:id/proxy', { id: round, memberId: 'm-a1-3' }))).toBe('答题次数已经用完。')
    expect((await (await world.as('m-top')).call('GET /organiser/rounds/:id/participants', { id: round, search: '孙a13' })).items[0]).toMatchObject({ attempts: 1, proxied: 1 })
    await expectAgreement(world, round)
    world.time.now = opening + DAY
    expect(await refusal(organiser.call('POST /organiser/rounds/:id/proxy', { id: round, memberId: 'm-a1-4' }))).toMatch(/截止/)
    const record = await world.behind.selectFrom('audit').select('data').where('kind', '=', 'attempt.proxy').where('subject', '=', round).execute()
    expect(record.map(({ data }) => JSON.parse(data) as unknown)).toEqual([{ member: 'm-a1-3', phase: 'main', attempt: view.id }])
  })
})
