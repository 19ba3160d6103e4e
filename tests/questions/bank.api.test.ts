import { engines } from '../support/engines'
import { makeWorld, START, type Caller, type World } from '../support/world'
import { newBank, single } from './bank-support'

describe.each(engines)('the question bank on %s', (engine) => {
  let world: World
  let top: Caller
  beforeAll(async () => {
    world = await makeWorld(engine)
    top = await world.as('m-top')
  })
  afterAll(() => world.close())
  beforeEach(() => { world.time.now = START })

  it('keeps a question as it was written, and finds it', async () => {
    const id = await newBank(world)
    const body = single({ tags: ['起义', '会议'], analysis: '会议后来移到嘉兴。', source: '《中国共产党简史》' })
    const made = await top.call('POST /banks/:id/questions', { id, ...body })
    expect(made).toMatchObject({ version: 1 })
    const detail = await top.call('GET /questions/:id', { id: made.id })
    expect(detail).toMatchObject({ version: 1, status: 'active', mine: true, body, rounds: [], history: [{ version: 1, kind: 'created', by: '管理员', body }] })
    const { items, total, next } = await top.call('GET /banks/:id/questions', { id, text: '全国代表' })
    expect([items.map((one) => one.id), total, next]).toEqual([[made.id], 1, null])
    expect(await top.call('GET /banks/:id/facets', { id })).toEqual({ topics: [{ name: '创建时期', n: 1 }], periods: [{ name: '新民主主义革命时期', n: 1 }], tags: [{ name: '会议', n: 1 }, { name: '起义', n: 1 }] })
  })

  it.each([
    ['no_answer', { answer: [] }], ['answer_beyond', { answer: [4] }], ['many_for_single', { answer: [0, 1] }], ['empty_option', { options: ['甲', ' '] }],
    ['same_options', { options: ['甲', '甲 '] }], ['few_options', { options: ['甲'] }], ['empty_stem', { stem: '（ ）' }],
    ['blank_count', { type: 'fill' as const, stem: '____和____', texts: [['甲']] }], ['no_answer', { type: 'fill' as const, stem: '一大在____开幕。', texts: [['《》']] }], ['many_for_single', { type: 'judge' as const, answer: [0, 1] }]
  ])('takes no question that could not be asked: %s', async (code, wrong) => {
    const id = await newBank(world)
    await expect(top.call('POST /banks/:id/questions', { id, ...single(wrong) })).rejects.toMatchObject({ status: 400, body: { code: 'bad_request', details: { problems: [{ code }] } } })
    expect((await top.call('GET /banks/:id/questions', { id })).total).toBe(0)
  })

  it('keeps judgements and blanks in one form', async () => {
    const id = await newBank(world)
    const judge = await top.call('POST /banks/:id/questions', { id, ...single({ type: 'judge', stem: '对不对。', options: ['对', '错'], answer: [1] }) })
    expect((await top.call('GET /questions/:id', { id: judge.id })).body).toMatchObject({ options: ['正确', '错误'], answer: [1] })
    const fill = await top.call('POST /banks/:id/questions', { id, ...single({ type: 'fill', stem: '党的一大在（  ）开幕，在（ ）闭幕。', options: [], answer: [], texts: [['上海', ' 上海 '], ['嘉兴']] }) })
    expect((await top.call('GET /questions/:id', { id: fill.id })).body).toMatchObject({ stem: '党的一大在____开幕，在____闭幕。', texts: [['上海'], ['嘉兴']] })
  })

  it('makes a new version of each edit and leaves the old ones alone', async () => {
    const id = await newBank(world)
    const { id: question } = await top.call('POST /banks/:id/questions', { id, ...single() })
    const before = await world.behind.selectFrom('question_version').selectAll().where('question_id', '=', question).execute()
    world.time.now += 60000
    const changed = single({ stem: '中共一大在哪里闭幕？', options: ['上海', '嘉兴'], answer: [1], topic: '一大' })
    expect(await top.call('PUT /questions/:id', { id: question, version: 1, body: changed })).toEqual({ id: question, version: 2 })
    const detail = await top.call('GET /questions/:id', { id: question })
    expect(detail.body).toEqual(changed)
    expect(detail.history.map(({ version, kind, body }) => [version, kind, body])).toEqual([[2, 'edited', changed], [1, 'created', single()]])
    expect(await world.behind.selectFrom('question_version').selectAll().where('question_id', '=', question).where('version', '=', 1).execute()).toEqual(before)
    expect((await top.call('GET /banks/:id/questions', { id, text: '闭幕' })).total).toBe(1)
    expect((await top.call('GET /banks/:id/questions', { id, text: '开幕' })).total).toBe(0)
  })

  it('tells the second of two editors what the first one wrote', async () => {
    const id = await newBank(world)
    const { id: question } = await top.call('POST /banks/:id/questions', { id, ...single() })
    const first = single({ stem: '第一个人改的题干？' })
    const outcomes = await Promise.allSettled([first, single({ stem: '第二个人改的题干？' })].map((body) => top.call('PUT /questions/:id', { id: question, version: 1, body })))
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const winner = (await top.call('GET /questions/:id', { id: question })).body
    const refused = outcomes.find((one) => one.status === 'rejected')
    expect(refused).toMatchObject({ reason: { status: 409, body: { code: 'edited_elsewhere', details: { version: 2, body: winner } } } })
  })

  it('switches questions off and on again', async () => {
    const id = await newBank(world)
    const { id: question } = await top.call('POST /banks/:id/questions', { id, ...single() })
    await top.call('POST /questions/:id/status', { id: question, status: 'disabled' })
    expect((await top.call('GET /banks')).banks.find((bank) => bank.id === id)).toMatchObject({ total: 0, disabled: 1, counts: { single: 0 } })
    expect((await top.call('GET /banks/:id/questions', { id, status: 'active' })).total).toBe(0)
    await top.call('POST /questions/:id/status', { id: question, status: 'active' })
    expect((await top.call('GET /banks/:id/questions', { id, status: 'active' })).total).toBe(1)
  })

  it('is named once in a unit, by something that can be read', async () => {
    await newBank(world, 'u-a', 'm-org-a', '同名题库')
    await expect(newBank(world, 'u-a', 'm-org-a', ' 同名题库 ')).rejects.toMatchObject({ status: 409, body: { code: 'conflict' } })
    await newBank(world, 'u-b', 'm-top', '同名题库')
    await expect(newBank(world, 'u-a', 'm-org-a', '   ')).rejects.toMatchObject({ status: 400 })
    await expect(top.call('POST /banks', { unitId: 'no-such-unit', name: '甲', practice: false })).rejects.toMatchObject({ status: 404 })
  })

  describe('seen from other units', () => {
    let banks: Record<'u-top' | 'u-a' | 'u-a1' | 'u-b', string>
    let questions: Record<keyof typeof banks, string>
    const organisers = { 'm-top': ['u-top', 'u-a', 'u-a1', 'u-b'], 'm-org-a': ['u-a', 'u-a1'], 'm-sec': ['u-a1'], 'm-b1-1': ['u-b'] } as const
    /** Those of its own range and those above. */
    const usable: Record<keyof typeof organisers, string[]> = { 'm-top': ['u-top', 'u-a', 'u-a1', 'u-b'], 'm-org-a': ['u-top', 'u-a', 'u-a1'], 'm-sec': ['u-top', 'u-a', 'u-a1'], 'm-b1-1': ['u-top', 'u-b'] }

    beforeAll(async () => {
      await world.behind.insertInto('role_grant').values({ id: 'g-b', member_id: 'm-b1-1', role: 'organiser', unit_id: 'u-b', created_at: START }).execute()
      banks = { 'u-top': await newBank(world, 'u-top'), 'u-a': await newBank(world, 'u-a'), 'u-a1': await newBank(world, 'u-a1'), 'u-b': await newBank(world, 'u-b') }
      const made = await Promise.all(Object.values(banks).map((id) => top.call('POST /banks/:id/questions', { id, ...single() })))
      questions = Object.fromEntries(Object.keys(banks).map((unit, i) => [unit, made[i]?.id])) as typeof questions
    })

    it.each(Object.keys(organisers) as (keyof typeof organisers)[])('may be used below and within, and changed within only, by %s', async (member) => {
      const caller = await world.as(member)
      const listed = (await caller.call('GET /banks')).banks
      for (const [unit, id] of Object.entries(banks)) {
        const mayUse = usable[member].includes(unit)
        const mine = (organisers[member] as readonly string[]).includes(unit)
        expect([unit, listed.find((bank) => bank.id === id)?.mine]).toEqual([unit, mayUse ? mine : undefined])
        const question = questions[unit as keyof typeof questions]
        const reads = [
          await caller.raw('GET /banks/:id/questions', { id }), await caller.raw('GET /banks/:id/facets', { id }), await caller.raw('GET /questions/:id', { id: question })
        ]
        expect([unit, ...reads.map(({ status }) => status)]).toEqual([unit, ...reads.map(() => (mayUse ? 200 : 403))])
        const writes = [
          await caller.raw('POST /banks/:id/questions', { id, ...single({ stem: `${member} 写的题？` }) }), await caller.raw('PUT /banks/:id', { id, name: `改名 ${unit} ${member}`, practice: false }),
          await caller.raw('POST /questions/:id/status', { id: question, status: 'active' }),
          await caller.raw('PUT /questions/:id', { id: question, version: (await top.call('GET /questions/:id', { id: question })).version, body: single() }),
          await caller.raw('POST /imports/text', { bankId: id, name: '粘贴', text: '1. 甲？\nA. 一\nB. 二\n答案：A' })
        ]
        expect([unit, ...writes.map(({ status }) => status)]).toEqual([unit, ...writes.map(() => (mine ? 200 : 403))])
      }
const elsewhere = await caller.raw('POST /banks', { unitId: member === 'm-b1-1' ? 'u-a' : 'u-b', name: `别处 ${member}`, practice: true })
      expect(elsewhere.status).toBe(member === 'm-top' ? 200 : 403)
    })
  })
})
