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
      result: { by: { kind: 'sum' }, bonus: [{ fact: 'reflections', each: 2, cap: 5 }] }, study: { byHand: ['studyPoints', 'reflections'] }
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
    const told = async (member: string) => (await (await world.as(member)).call('GET /rounds/:id', { id: round })).excused
    expect([await told('m-a1-2'), await told('m-a1-1')]).toEqual([true, false])
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
    // Once, as the part that it is.
    expect(steps.filter(({ label }) => label.startsWith('组织工作'))).toHaveLength(1)
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
    expect(steps).toContainEqual({ label: '组织工作', value: '20 分', formula: '由组织者评定 25 分，最高 20 分', note: '报送信息 9 篇' })
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
    expect(await refusal(organiser.call('POST /organiser/rounds/:id/proxy', { id: round, memberId: 'm-a1-3' }))).toBe('孙a13的答题次数已经用完。')
    expect((await (await world.as('m-top')).call('GET /organiser/rounds/:id/participants', { id: round, search: '孙a13' }))).toMatchObject({ total: 1, items: [{ attempts: 1, proxied: 1 }] })
    await expectAgreement(world, round)
    world.time.now = opening + DAY
    expect(await refusal(organiser.call('POST /organiser/rounds/:id/proxy', { id: round, memberId: 'm-a1-4' }))).toMatch(/截止/)
    const record = await world.behind.selectFrom('audit').select('data').where('kind', '=', 'attempt.proxy').where('subject', '=', round).execute()
    expect(record.map(({ data }) => JSON.parse(data) as unknown)).toEqual([{ member: 'm-a1-3', phase: 'main', attempt: view.id }])
  })

  it('whoever answers on paper need not practise on the phone first, but has to have signed up', async () => {
    const window = { opensAt: opening, closesAt: opening + DAY }
    const round = await world.round({
      audience: { units: ['u-top'], late: 'personal', signUp: { opensAt: opening - 5 * DAY, closesAt: opening + DAY, late: true } },
      phases: [
        phase({ id: 'practice', name: '练习', role: 'practice', window, paper: few }),
        phase({ id: 'exam', name: '考试', window, paper: few, proxy: true, gates: [{ kind: 'phase', phase: 'practice', times: 1 }, { kind: 'fact', fact: 'studyPoints', least: 10 }, { kind: 'signedUp' }] })
      ]
    })
    const host = await world.as('m-top')
    const offered = async (memberId: string) => (await host.call('GET /organiser/rounds/:id/proxy/:memberId', { id: round, memberId })).phases
    const enter = (memberId: string) => host.call('POST /organiser/rounds/:id/proxy', { id: round, memberId, phase: 'exam' })
    expect(await offered('m-a1-3')).toMatchObject([{ id: 'exam', whyNot: '孙a13还没有报名。' }])
    expect(await refusal(enter('m-a1-3'))).toBe('孙a13还没有报名。')
    const member = await world.as('m-a1-3')
    await member.call('PUT /rounds/:id/sign-up', { id: round, fields: {} })
    expect(await refusal(member.call('POST /rounds/:id/attempts', { id: round, phase: 'exam' }))).toMatch(/先完成练习/)
    expect(await offered('m-a1-3')).toMatchObject([{ id: 'exam', whyNot: '' }])
    const view = await enter('m-a1-3')
    expect(view).toMatchObject({ proxyFor: '孙a13', phase: { id: 'exam' } })
    await host.call('POST /attempts/:id/submit', { id: view.id, seq: 1, device: 'desk-1', answers: answersFor(view, 3) })
    expect(await offered('m-a1-3')).toMatchObject([{ id: 'exam', whyNot: '' }])
    await expectAgreement(world, round)
  })

  it('the organiser chooses the phase and the paper as the member would; the result is the member’s and says how it came about', async () => {
    const window = { opensAt: opening, closesAt: opening + DAY }
    const round = await world.round({
      phases: [
        phase({ id: 'first', name: '初赛', window, paper: few, proxy: true, alternatives: { by: 'member', name: '建党初期', papers: [{ id: 'war', name: '解放战争', paper: few }] }, counting: { kind: 'paperBestSum' } }),
        phase({ id: 'open', name: '加赛', window, paper: few }),
        phase({ id: 'again', name: '复赛', window: { opensAt: opening + DAY / 2, closesAt: opening + DAY }, paper: few, proxy: true, timing: { paperSeconds: 600, leastSeconds: 300, leaving: { limit: 1, then: 'submit' } } })
      ],
      result: { by: { kind: 'sum' } }
    })
    const organiser = await world.as('m-sec')
    const offered = (memberId: string) => organiser.call('GET /organiser/rounds/:id/proxy/:memberId', { id: round, memberId })
    const papers = [{ id: 'main', name: '建党初期', attempts: 0 }, { id: 'war', name: '解放战争', attempts: 0 }]
    await expect(offered('m-a1-3')).rejects.toMatchObject({ status: 403 })
    const host = await world.as('m-top')
    const phases = async () => (await host.call('GET /organiser/rounds/:id/proxy/:memberId', { id: round, memberId: 'm-a1-3' })).phases
    expect(await phases()).toEqual([
      { id: 'first', name: '初赛', whyNot: '', begun: false, papers }, { id: 'again', name: '复赛', whyNot: expect.stringMatching(/开始以后才能代录。$/) as unknown, begun: false, papers: [] }
    ])
    expect(await refusal(host.call('POST /organiser/rounds/:id/proxy', { id: round, memberId: 'm-a1-3', phase: 'open' }))).toBe('这场竞赛没有开放代录纸质答卷。')
    const view = await host.call('POST /organiser/rounds/:id/proxy', { id: round, memberId: 'm-a1-3', phase: 'first', paper: 'war' })
    expect(view).toMatchObject({ proxyFor: '孙a13', phase: { id: 'first', name: '初赛' }, paperName: '解放战争' })
    expect((await phases())[0]).toEqual({ id: 'first', name: '初赛', whyNot: '', begun: true, papers: [] })
    await host.call('POST /attempts/:id/submit', { id: view.id, seq: 1, device: 'desk-1', answers: answersFor(view, 3) })
    expect((await phases())[0]?.papers).toEqual([papers[0], { ...papers[1], attempts: 1 }])

    const result = await host.call('GET /attempts/:id/result', { id: view.id })
    expect(result).toMatchObject({ proxy: { name: '孙a13', byMe: true }, score: 30, result: { score: 30 }, unit: { unit: { id: 'u-a1' } }, again: { can: false } })
    const me = await world.as('m-a1-3')
    expect(await me.call('GET /attempts/:id/result', { id: view.id })).toMatchObject({ proxy: { name: '孙a13', byMe: false }, again: { can: true, papers: 2 } })
    expect((await me.call('GET /me/attempts', {})).items.map(({ id, proxied }) => [id === view.id, proxied])).toContainEqual([true, true])
    expect((await host.call('GET /me/attempts', {})).items.some(({ id }) => id === view.id)).toBe(false)

    world.time.now = opening + DAY / 2
    const later = await host.call('POST /organiser/rounds/:id/proxy', { id: round, memberId: 'm-a1-3', phase: 'again' })
    expect(later).toMatchObject({ leaving: null, leastSeconds: null })
    await play(world, 'm-a1-4', round, 1)
    await (await world.as('m-a1-2')).call('POST /rounds/:id/attempts', { id: round, phase: 'first' })
    expect((await host.call('GET /organiser/rounds/:id/proxy/:memberId', { id: round, memberId: 'm-a1-2' })).phases[0]?.whyNot).toBe('钱a12有一份答卷正在答，交卷以后才能代录。')
    await expectAgreement(world, round)
  })
})
