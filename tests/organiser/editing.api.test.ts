import type { RoundConfig } from '../../contract/round-config'
import { deleteDraft } from '../../server/organiser/writes'
import { engines } from '../support/engines'
import { play } from '../support/play'
import { makeWorld, phase, roundConfig, START, type Caller, type World } from '../support/world'

const DAY = 86400000
const tomorrow = { opensAt: START + DAY, closesAt: START + 2 * DAY }
const singles = (count: number, points = 10): RoundConfig['phases'][number]['paper'] =>
  ({ kind: 'drawn', parts: [{ type: 'single', count, points }], shuffleQuestions: true, shuffleOptions: true })

describe.each(engines)('a round in an organiser’s hands on %s', (engine) => {
  let world: World
  let me: Caller
  beforeAll(async () => {
    world = await makeWorld(engine)
    me = await world.as('m-org-a')
  })
  afterAll(() => world.close())
  beforeEach(() => { world.time.now = START })

  const own = (more: Partial<RoundConfig> = {}) => roundConfig({ phases: [phase({ window: tomorrow })], audience: { units: ['u-a'], late: 'personal' }, ...more })
  const create = (config = own()) => me.call('POST /organiser/rounds', { unitId: 'u-a', config })
  const problems = async (config: RoundConfig) => (await me.call('POST /organiser/rounds/preview', { config })).problems.map(({ level, field }) => [level, field])
  const sees = async (member: string, id: string) => (await (await world.as(member)).call('GET /rounds', {})).items.some((round) => round.id === id)

  it('begins as a draft that no member sees', async () => {
    const { id, version } = await create()
    expect(version).toBe(1)
    expect(await me.call('GET /organiser/rounds/:id', { id })).toMatchObject({ round: { state: 'draft', owner: { id: 'u-a' }, mine: true }, config: own(), preview: { problems: [], questions: 10, fullScore: 100, roster: 13 } })
    expect(await sees('m-a1-1', id)).toBe(false)
    await expect((await world.as('m-a1-1')).call('GET /rounds/:id', { id })).rejects.toMatchObject({ status: 404 })
  })

  it('is found among others by its state and its name, with how many there are of each', async () => {
    const { id } = await create(own({ title: '只此一场', topic: '长征' }))
    const found = await me.call('GET /organiser/rounds', { search: '此一' })
    expect(found).toMatchObject({ items: [{ id, state: 'draft', questions: 10, phases: 1, lacks: [] }], counts: { draft: 1, upcoming: 0, open: 0, closed: 0 }, next: null })
    expect((await me.call('GET /organiser/rounds', { search: '长征' })).items.map((round) => round.id)).toEqual([id])
    expect((await me.call('GET /organiser/rounds', { search: '此一', state: 'open' })).items).toEqual([])
    const drafts = await me.call('GET /organiser/rounds', { state: 'draft' })
    expect(drafts.items.length).toBe(drafts.counts.draft)
    // What keeps it from being published is named.
    const { id: bare } = await create(own({ title: '还没写完', phases: [phase({ window: tomorrow, paper: singles(41) })] }))
    expect((await me.call('GET /organiser/rounds', { search: '没写完' })).items).toMatchObject([{ id: bare, lacks: ['试卷'] }])
  })

  it('is shown as the notice would print it, with what is wrong and where, before anything is saved', async () => {
    const before = (await me.call('GET /organiser/rounds', {})).items.length
    const preview = await me.call('POST /organiser/rounds/preview', { config: own() })
    expect(preview.sentences[0]).toBe('面向甲市联合会在册党员。开赛后入册的，成绩计入个人，不计入支部。')
    expect(await problems(own({ phases: [phase({ window: { opensAt: START + DAY, closesAt: START + DAY } })] }))).toContainEqual(['error', 'phases.0.window.closesAt'])
    expect(await problems(own({ phases: [phase({ window: tomorrow, paper: singles(41) })] }))).toEqual([['error', 'phases.0.paper.parts.0.count']])
    expect(await problems(own({ unit: { by: { kind: 'composite', weights: [{ metric: 'rate', percent: 60 }, { metric: 'mean', percent: 30 }] }, ties: [], shared: 'gap' } }))).toEqual([['error', 'unit.by.weights']])
    expect(await problems(own({ show: { personBoard: false, unitBoard: false } }))).toEqual([['warning', 'show']])
    expect((await me.call('GET /organiser/rounds', {})).items).toHaveLength(before)
  })

  it('is not saved by itself any more once it is published: what an editor sends as a draft is refused, what somebody means goes through', async () => {
    const { id } = await create()
    await me.call('PUT /organiser/rounds/:id', { id, version: 1, config: own({ title: '草稿里' }), asDraft: true })
    await me.call('POST /organiser/rounds/:id/publish', { id })
    await expect(me.call('PUT /organiser/rounds/:id', { id, version: 2, config: own({ title: '另一个窗口' }), asDraft: true }))
      .rejects.toMatchObject({ status: 409, body: { code: 'conflict', message: '这场竞赛刚才已经发布，不再自动保存。请刷新页面，看过现在的内容再保存修改。' } })
    expect((await me.call('GET /organiser/rounds/:id', { id })).config.title).toBe('草稿里')
    await me.call('PUT /organiser/rounds/:id', { id, version: 2, config: own({ title: '看过以后' }) })
    expect((await me.call('GET /organiser/rounds/:id', { id })).config.title).toBe('看过以后')
  })

  it('names the field of a configuration that does not fit, in words', async () => {
    const broken = { ...own(), title: '' }
    await expect(create(broken)).rejects.toMatchObject({ status: 400, body: { code: 'round_invalid', message: '请填写竞赛名称，最多 40 个字。', details: { problems: [{ level: 'error', field: 'title' }] } } })
  })

  it.each([0.07, 0.1, 0.3, 1.1, 2.2, 33.33, 999.99])('takes points with two decimals, such as %d', async (points) => {
    expect((await me.call('POST /organiser/rounds/preview', { config: own({ phases: [phase({ window: tomorrow, paper: singles(10, points) })] }) })).fullScore).toBeCloseTo(points * 10, 9)
  })

  it.each([0.001, 1.115, 33.333])('refuses points with more, such as %d', async (points) => {
    await expect(create(own({ phases: [phase({ window: tomorrow, paper: singles(10, points) })] }))).rejects.toMatchObject({ body: { code: 'round_invalid' } })
  })

  it('is not published with an error, and is with a warning', async () => {
    const wrong = await create(own({ phases: [phase({ window: tomorrow, paper: singles(41) })] }))
    await expect(me.call('POST /organiser/rounds/:id/publish', { id: wrong.id })).rejects.toMatchObject({ status: 400, body: { code: 'round_invalid', details: { problems: [{ level: 'error' }] } } })
    const warned = await create(own({ show: { personBoard: false, unitBoard: false } }))
    expect(await me.call('POST /organiser/rounds/:id/publish', { id: warned.id })).toMatchObject({ state: 'upcoming' })
  })

  it('can be edited until it opens, and members see the edited one', async () => {
    const { id } = await create()
    await me.call('POST /organiser/rounds/:id/publish', { id })
    await me.call('POST /organiser/rounds/:id/publish', { id })
    const edited = await me.call('PUT /organiser/rounds/:id', { id, version: 1, config: own({ title: '改过的名称', phases: [phase({ window: tomorrow, paper: singles(5) })] }) })
    expect(edited).toEqual({ id, version: 2 })
    expect(await (await world.as('m-a1-1')).call('GET /rounds/:id', { id })).toMatchObject({ title: '改过的名称', questions: 5 })
    await expect(me.call('PUT /organiser/rounds/:id', { id, version: 2, config: own({ phases: [phase({ window: tomorrow, paper: singles(41) })] }) })).rejects.toMatchObject({ body: { code: 'round_invalid' } })
    world.time.now = tomorrow.opensAt
    const later = own({ phases: [phase({ window: { opensAt: START + DAY, closesAt: START + 9 * DAY } })] })
    await expect(me.call('PUT /organiser/rounds/:id', { id, version: 2, config: later })).rejects.toMatchObject({ status: 409, body: { code: 'round_started' } })
    expect((await play(world, 'm-a1-1', id, 5)).total).toBe(5)
  })

  it('may open now, but not in the past: neither by publishing nor by an edit afterwards', async () => {
    const from = (opensAt: number) => own({ phases: [phase({ window: { opensAt, closesAt: START + 2 * DAY } })] })
    const yesterday = from(START - DAY)
    expect(await problems(yesterday)).toEqual([['error', 'phases.0.window.opensAt']])
    expect(await problems(from(START))).toEqual([['warning', 'phases.0.window.opensAt']])
    const refused = { status: 400, body: { code: 'round_invalid', details: { problems: [{ level: 'error', field: 'phases.0.window.opensAt' }] } } }
    const { id } = await create(yesterday)
    await expect(me.call('POST /organiser/rounds/:id/publish', { id })).rejects.toMatchObject(refused)
    await me.call('PUT /organiser/rounds/:id', { id, version: 1, config: own() })
    expect(await me.call('POST /organiser/rounds/:id/publish', { id })).toMatchObject({ state: 'upcoming' })
    await expect(me.call('PUT /organiser/rounds/:id', { id, version: 2, config: yesterday })).rejects.toMatchObject(refused)
    expect((await me.call('GET /organiser/rounds/:id', { id })).round.state).toBe('upcoming')
    await me.call('PUT /organiser/rounds/:id', { id, version: 2, config: from(START) })
    expect((await me.call('GET /organiser/rounds/:id', { id })).round.state).toBe('open')
  })

  it('tells the second of two organisers who edit it, with what the first has saved', async () => {
    const { id } = await create()
    const other = await world.as('m-top')
    await other.call('PUT /organiser/rounds/:id', { id, version: 1, config: own({ title: '上级改的' }) })
    await expect(me.call('PUT /organiser/rounds/:id', { id, version: 1, config: own({ title: '我改的' }) }))
      .rejects.toMatchObject({ status: 409, body: { code: 'edited_elsewhere', details: { version: 2, config: { title: '上级改的' } } } })
    expect((await me.call('GET /organiser/rounds/:id', { id })).config.title).toBe('上级改的')
  })

  it('can be deleted while it is a draft, and only then', async () => {
    const { id } = await create()
    await me.call('DELETE /organiser/rounds/:id', { id })
    await expect(me.call('GET /organiser/rounds/:id', { id })).rejects.toMatchObject({ status: 404 })
    const published = await create()
    await me.call('POST /organiser/rounds/:id/publish', { id: published.id })
    await expect(me.call('DELETE /organiser/rounds/:id', { id: published.id })).rejects.toMatchObject({ status: 409, body: { code: 'round_started' } })
    expect(await sees('m-a1-1', published.id)).toBe(true)
  })

  it('is not deleted when somebody publishes it at that moment, from another process', async () => {
    const { id } = await create()
    const remove = () => world.ctx.writer.write(deleteDraft, { roundId: id, actor: 'x', now: world.time.now })
    const publish = (db: Pick<World['behind'], 'updateTable'>) => db.updateTable('round').set({ state: 'published', published_at: world.time.now }).where('id', '=', id).execute()
    let removing: ReturnType<typeof remove> | undefined
    await world.behind.transaction().execute(async (other) => {
      await publish(other)
      // SQLite has one writer, which would wait for this transaction in this thread: there one comes after the other.
      if (engine === 'sqlite') return
      removing = remove()
      removing.catch(() => {})
      await new Promise((resolve) => setTimeout(resolve, 300))
    })
    await expect(removing ?? remove()).rejects.toMatchObject({ code: 'round_started' })
    expect(await world.behind.selectFrom('round_unit').select('unit_id').where('round_id', '=', id).execute()).not.toHaveLength(0)
    expect(await sees('m-a1-1', id)).toBe(true)
  })

  it('cannot be ended before it has begun', async () => {
    const { id } = await create()
    await expect(me.call('POST /organiser/rounds/:id/end', { id, reason: '不办了' })).rejects.toMatchObject({ status: 404 })
    await me.call('POST /organiser/rounds/:id/publish', { id })
    await expect(me.call('POST /organiser/rounds/:id/end', { id, reason: '不办了' })).rejects.toMatchObject({ body: { code: 'round_not_open' } })
  })

  it('leaves a record of who did what to it', async () => {
    const { id } = await create()
    await me.call('PUT /organiser/rounds/:id', { id, version: 1, config: own({ title: '第二版' }) })
    await me.call('POST /organiser/rounds/:id/publish', { id })
    world.time.now = tomorrow.opensAt
    await me.call('POST /organiser/rounds/:id/end', { id, reason: '题目有误' })
    const record = await world.behind.selectFrom('audit').select(['kind', 'actor', 'outcome']).where('subject', '=', id).orderBy('at').orderBy('id').execute()
    expect(record.map((row) => row.kind).sort()).toEqual(['round.create', 'round.end', 'round.publish', 'round.update'])
    expect(record.every((row) => row.actor === 'acc-m-org-a' && row.outcome === 'done')).toBe(true)
  })
})
