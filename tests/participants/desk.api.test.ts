import { jobKinds } from '../../server/job-kinds'
import { runJobs } from '../../server/jobs/worker'
import { engines } from '../support/engines'
import { answersFor, play } from '../support/play'
import { readSheets } from '../support/read-xlsx'
import { CallError, makeWorld, phase, type Caller, type World } from '../support/world'

const DAY = 86_400_000
const few = { kind: 'drawn' as const, parts: [{ type: 'single' as const, count: 5, points: 10 }], shuffleQuestions: true, shuffleOptions: true }

describe.each(engines)('people of a round at the desk on %s', (engine) => {
  let world: World
  let top: Caller
  let opening: number
  beforeAll(async () => { world = await makeWorld(engine); top = await world.as('m-top') })
  afterAll(() => world.close())
  beforeEach(() => { world.time.now = opening = Math.ceil(world.time.now / DAY) * DAY + 10 * DAY })

  const main = (over: object = {}) => phase({ window: { opensAt: opening, closesAt: opening + DAY }, paper: few, ...over })
  const groups = { by: 'roster' as const, list: [{ id: 'a', name: '甲组' }, { id: 'b', name: '乙组' }] }
  const refusal = (call: Promise<unknown>) => call.then(() => 'done', (error: unknown) => (error instanceof CallError ? error.body : String(error)))
  const list = async (round: string, query: object = {}, by = top) => (await by.call('GET /organiser/rounds/:id/participants', { id: round, ...query }))
  const names = async (round: string, query: object, by = top) => (await list(round, query, by)).items.map(({ memberId }) => memberId)
  const table = async (job: { id: string }, by = top) => {
    await runJobs(world.ctx, jobKinds)
    expect(await by.call('GET /jobs/:id', { id: job.id })).toMatchObject({ state: 'done' })
    return readSheets((await world.app.inject({ method: 'GET', url: `/api/jobs/${job.id}/file`, headers: { authorization: `Bearer ${await by.token()}` } })).rawPayload)
  }

  it('are narrowed by what they have done, by group, and put in order; a page goes on where the last one ended', async () => {
    const round = await world.round({ audience: { units: ['u-a'], late: 'personal', groups }, phases: [main({ proxy: true, attempts: {} })] })
    await play(world, 'm-a1-1', round, 3)
    await play(world, 'm-a1-1', round, 3)
    await play(world, 'm-a2-1', round, 2)
    await top.call('PUT /organiser/rounds/:id/participants', { id: round, entries: [{ memberId: 'm-a1-1', group: 'a' }, { memberId: 'm-a1-2', group: 'b' }] })
    await top.call('PUT /organiser/rounds/:id/participants/excused', { id: round, memberIds: ['m-a1-3'], reason: '长期病假' })
    const view = await top.call('POST /organiser/rounds/:id/proxy', { id: round, memberId: 'm-a1-2' })
    const all = await names(round, {})
    const absent = async () => (await names(round, { state: 'absent' })).sort()
    expect(await absent()).toEqual(all.filter((id) => !['m-a1-1', 'm-a2-1', 'm-a1-3'].includes(id)).sort())
    await top.call('POST /attempts/:id/submit', { id: view.id, seq: 1, device: 'desk-1', answers: answersFor(view, 1) })
    expect(await absent()).toEqual(all.filter((id) => !['m-a1-1', 'm-a2-1', 'm-a1-3', 'm-a1-2'].includes(id)).sort())
    // Of those nobody is excused: as many as the page of progress calls absent, less them.
    const { total } = await top.call('GET /organiser/rounds/:id/absent', { id: round, unit: 'u-a' })
    expect((await absent()).length).toBe(total)
    expect((await names(round, { state: 'done' })).sort()).toEqual(['m-a1-1', 'm-a1-2', 'm-a2-1'])
    expect([await names(round, { state: 'excused' }), await names(round, { state: 'proxied' }), await names(round, { state: 'late' })]).toEqual([['m-a1-3'], ['m-a1-2'], []])
    expect([await names(round, { group: 'a' }), await names(round, { group: 'b', state: 'done' })]).toEqual([['m-a1-1'], ['m-a1-2']])
    expect(await names(round, { group: 'none', unit: 'u-a1' })).toEqual((await names(round, { unit: 'u-a1' })).filter((id) => !['m-a1-1', 'm-a1-2'].includes(id)))
    expect((await names(round, { sort: 'attempts' }))[0]).toBe('m-a1-1')
    const byUnit: string[] = []
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await list(round, { sort: 'unit', limit: 3, ...(cursor && { cursor }) })
      byUnit.push(...page.items.map(({ memberId }) => memberId))
      cursor = page.next
    }
    expect([...byUnit].sort()).toEqual([...all].sort())
    expect(byUnit).toEqual(await names(round, { sort: 'unit', limit: 100 }))
    expect(await refusal(list(round, { group: 'c' }))).toMatchObject({ message: '这场竞赛没有这个组别。' })
  })

  it('are excused together, all or none, within one’s range and duty', async () => {
    const round = await world.round({ audience: { units: ['u-top'], late: 'personal', delegated: { level: 1, may: ['excuse', 'export'] } }, phases: [main()] })
    world.time.now = opening + 60_000
    const own = await world.as('m-org-a')
    const excuse = (memberIds: string[], reason: string, by = own) => by.call('PUT /organiser/rounds/:id/participants/excused', { id: round, memberIds, reason })
    const heads = async () => (await top.call('GET /organiser/rounds/:id/progress', { id: round })).roster
    const before = await heads()
    expect(await refusal(excuse(['m-a1-1', 'm-b1-1'], '出差'))).toMatchObject({ code: 'forbidden', message: '其中有人不在你的管理范围内。' })
    expect(await heads()).toBe(before)
    expect(await excuse(['m-a1-1', 'm-a2-1'], '长期出差')).toEqual({ changed: 2 })
    expect(await excuse(['m-a1-1', 'm-a2-1', 'm-a2-2'], '长期出差')).toEqual({ changed: 1 })
    expect(await heads()).toBe(before - 3)
    expect((await own.call('GET /organiser/trail', { group: 'round' })).items.filter(({ what }) => what === '登记免于参加')).toHaveLength(3)
    expect(await excuse(['m-a1-1', 'm-a2-1', 'm-a2-2'], '', top)).toEqual({ changed: 3 })
    expect(await heads()).toBe(before)
    expect(await refusal(excuse(['m-a1-1', 'nobody'], '出差'))).toMatchObject({ code: 'not_found' })
  })

  it('are taken away as a table with the round’s own columns, and nobody’s people but one’s own', async () => {
    const round = await world.round({
      title: '名单竞赛',
      audience: { units: ['u-top'], late: 'personal', groups, delegated: { level: 1, may: ['export'] }, signUp: { opensAt: opening - DAY, closesAt: opening + DAY, late: true, fields: ['联系电话'] } },
      phases: [main({ gates: [{ kind: 'fact', fact: 'studyPoints', least: 10 }] })], study: { byHand: ['studyPoints'] }
    })
    world.time.now = opening + 1
    await (await world.as('m-a1-1')).call('PUT /rounds/:id/sign-up', { id: round, fields: { 联系电话: '=1+1' } })
    await top.call('PUT /organiser/rounds/:id/participants', { id: round, entries: [{ memberId: 'm-a1-1', group: 'a', facts: { studyPoints: 350 } }] })
    await play(world, 'm-a1-1', round, 3)
    const [sheet] = await table(await top.call('POST /organiser/rounds/:id/participants/export', { id: round, search: '赵a11' }))
    expect(sheet?.rows[0]?.[0]).toBe('名单竞赛参加人员')
    expect(sheet?.rows[2]).toEqual(['姓名', '单位', '工号', '组别', '报名时间', '联系电话', '学习积分', '答卷份数', '免于参加的理由', '说明'])
    expect(sheet?.rows).toHaveLength(4)
    expect(sheet?.rows[3]).toEqual(['赵a11', '甲市第一党支部', null, '甲组', expect.stringMatching(/月/) as unknown, '=1+1', 350, 1, null, null])
    const own = await world.as('m-org-a')
    const [theirs] = await table(await own.call('POST /organiser/rounds/:id/participants/export', { id: round }), own)
    expect(theirs?.rows.slice(3).map(([, unit]) => unit).filter((unit) => !String(unit).startsWith('甲市'))).toEqual([])
    expect((theirs?.rows.length ?? 0) - 3).toBe((await list(round, {}, own)).total)
    expect(await refusal((await world.as('m-org-a')).call('POST /organiser/rounds/:id/participants/export', { id: round, unit: 'u-b' }))).toMatchObject({ code: 'forbidden' })
    const plain = await world.round({ audience: { units: ['u-top'], late: 'personal' }, phases: [main()] })
    expect(await refusal(own.call('POST /organiser/rounds/:id/participants/export', { id: plain }))).toMatchObject({ message: '这场竞赛的导出由发起单位办理，没有交给你所在的单位。' })
    expect(await list(plain)).toMatchObject({ signUp: null, groups: [], facts: [] })
    expect(await list(round)).toMatchObject({ signUp: ['联系电话'], facts: ['studyPoints'] })
  })

  it('who stand out of the ranking by name are told by name', async () => {
    const round = await world.round({ audience: { units: ['u-top'], late: 'personal', outOfRanking: { members: ['m-a1-2', 'm-b1-1'], forUnit: false } }, phases: [main()] })
    const { people } = await top.call('GET /organiser/rounds/:id/out-of-ranking', { id: round })
    expect(people.map(({ memberId, name }) => [memberId, name])).toEqual([['m-a1-2', '钱a12'], ['m-b1-1', expect.any(String) as unknown]])
    expect((await top.call('GET /organiser/rounds/:id/out-of-ranking', { id: await world.round({ phases: [main()] }) })).people).toEqual([])
  })

  it('in a pasted list stand beside what is written down of them now', async () => {
    const round = await world.round({ audience: { units: ['u-top'], late: 'personal', groups }, phases: [main({ gates: [{ kind: 'fact', fact: 'studyPoints', least: 10 }] })], study: { byHand: ['studyPoints'] } })
    await top.call('PUT /organiser/rounds/:id/participants', { id: round, entries: [{ memberId: 'm-a1-1', group: 'a', facts: { studyPoints: 7 } }] })
    const match = async (what: 'group' | 'studyPoints', text: string) => (await top.call('POST /organiser/rounds/:id/participants/match', { id: round, what, text })).lines.map(({ value, was }) => [value, was])
    expect(await match('studyPoints', '赵a11\t9\n钱a12\t5\n没有这人\t5')).toEqual([['9', '7'], ['5', null], [null, null]])
    expect(await match('group', '赵a11\t乙组\n钱a12\t甲组')).toEqual([['b', 'a'], ['a', null]])
  })

  it('points of units are pasted with the reason, and what another has changed meanwhile is not written over', async () => {
    const round = await world.round({ phases: [main()], unit: { by: { kind: 'points', parts: [{ metric: 'rate' }, { metric: 'given', name: '组织工作', cap: 20 }] }, ties: [], shared: 'gap' } })
    const text = '单位\t得分\t依据\n甲市第一党支部\t12.5\t报送信息 6 篇\n没有这个支部\t3\n甲市第一党支部\t5\n甲市第二党支部\t很多'
    const { lines, matched } = await top.call('POST /organiser/rounds/:id/given/match', { id: round, text })
    expect(matched).toBe(1)
    expect(lines.map(({ line, unitId, points, reason, problem }) => [line, unitId, points, reason, problem])).toEqual([
      [2, 'u-a1', 12.5, '报送信息 6 篇', ''], [3, null, null, '', '没有在参加单位里找到这个单位，请核对名称。'], [4, null, 5, '', '和第 2 行是同一个单位，请只留一行。'],
      [5, null, null, '', '没有认出分数，请在单位后面一列写 0 以上的数，最多两位小数。']
    ])
    expect(lines[0]).toMatchObject({ was: { points: null, reason: '' }, name: '甲市第一党支部' })
    const put = (was: { points: number | null; reason: string }, points = 12.5) => top.call('PUT /organiser/rounds/:id/given', { id: round, entries: [{ unitId: 'u-a2', points: 1 }, { unitId: 'u-a1', points, reason: '我写的', was }] })
    await top.call('PUT /organiser/rounds/:id/given', { id: round, entries: [{ unitId: 'u-a1', points: 8, reason: '对方写的' }] })
    expect(await refusal(put({ points: null, reason: '' }))).toMatchObject({ code: 'edited_elsewhere', details: { units: [{ unitId: 'u-a1', points: 8, reason: '对方写的' }] } })
    const given = async () => (await top.call('GET /organiser/rounds/:id/given', { id: round, parent: 'u-a' })).rows.map(({ points, reason }) => [points, reason])
    // All or nothing.
    expect(await given()).toEqual([[8, '对方写的'], [null, '']])
    await put({ points: 8, reason: '对方写的' })
    expect(await given()).toEqual([[12.5, '我写的'], [1, '']])
    expect((await top.call('POST /organiser/rounds/:id/given/match', { id: round, text })).lines[0]?.was).toEqual({ points: 12.5, reason: '我写的' })
  })

  it('a paper is entered before practice on the phone, but not before the level in front of it; a fixed one stands as it was printed', async () => {
    const window = { opensAt: opening, closesAt: opening + DAY }
    const fixed = { kind: 'fixed' as const, questions: ['s5', 's4', 's3', 's2', 's1'].map((question) => ({ question, points: 20 })), shuffleQuestions: true, shuffleOptions: true }
    const round = await world.round({
      phases: [
        phase({ id: 'try', name: '练习', role: 'practice', window, paper: few }), phase({ id: 'one', name: '第 1 关', window, paper: fixed, proxy: true, pass: { score: 60 }, gates: [{ kind: 'phase', phase: 'try', times: 1 }] }),
        phase({ id: 'two', name: '第 2 关', window, paper: few, proxy: true, gates: [{ kind: 'phase', phase: 'one', passed: true }] })
      ],
      result: { by: { kind: 'sum' } }
    })
    const enter = (at: string) => top.call('POST /organiser/rounds/:id/proxy', { id: round, memberId: 'm-a1-4', phase: at })
    const why = '李a14还没有达到前面的要求：第 1 关合格。前面的也可以先代录。'
    const { name } = await top.call('GET /organiser/rounds/:id/proxy/:memberId', { id: round, memberId: 'm-a1-4' })
    expect(await refusal(enter('two'))).toMatchObject({ message: why.replace('李a14', name) })
    expect((await top.call('GET /organiser/rounds/:id/proxy/:memberId', { id: round, memberId: 'm-a1-4' })).phases.map(({ whyNot }) => whyNot)).toEqual(['', why.replace('李a14', name)])
    const view = await enter('one')
    expect(view.questions.map(({ stem }) => Number(/\d+/.exec(stem)?.[0]))).toEqual([5, 4, 3, 2, 1])
    expect(view.questions.map(({ options }) => options[0])).toEqual(view.questions.map(() => '甲'))
    await top.call('POST /attempts/:id/submit', { id: view.id, seq: 1, device: 'desk-1', answers: answersFor(view, 5) })
    expect((await enter('two')).phase.id).toBe('two')
  })
})
