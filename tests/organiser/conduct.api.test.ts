import { engines } from '../support/engines'
import { handIn, play } from '../support/play'
import { makeWorld, phase, START, type Caller, type World } from '../support/world'

describe.each(engines)('a round in hand on %s', (engine) => {
  let world: World
  let me: Caller
  beforeAll(async () => {
    world = await makeWorld(engine)
    me = await world.as('m-top')
  })
  afterAll(() => world.close())
  beforeEach(() => { world.time.now = START })

  it('is paused: nobody starts a paper, who is at one hands it in, and everybody reads why', async () => {
    const id = await world.round({ phases: [phase({ proxy: true })] })
    const [at, waiting] = [await world.as('m-a1-1'), await world.as('m-a1-2')]
    const view = await at.call('POST /rounds/:id/attempts', { id })
    await expect(me.call('POST /organiser/rounds/:id/pause', { id, reason: ' ' })).rejects.toMatchObject({ body: { code: 'bad_request', details: { field: 'reason' } } })
    expect(await me.call('POST /organiser/rounds/:id/pause', { id, reason: '第 3 题有误。' })).toMatchObject({ paused: { at: START, reason: '第 3 题有误' }, notes: [{ text: '竞赛暂停：第 3 题有误。已经开始的答卷可以答完。' }] })
    // Done twice it is told once.
    expect((await me.call('POST /organiser/rounds/:id/pause', { id, reason: '又点了一次' })).notes).toHaveLength(1)

    const words = '竞赛暂停了：第 3 题有误。恢复以后就能开始，请留意竞赛页。'
    const page = await waiting.call('GET /rounds/:id', { id })
    expect(page).toMatchObject({ state: 'open', mine: { canStart: false, whyNot: words }, notes: [{ text: '竞赛暂停：第 3 题有误。已经开始的答卷可以答完。' }] })
    await expect(waiting.call('POST /rounds/:id/attempts', { id })).rejects.toMatchObject({ body: { code: 'outside_hours', message: words } })
    await expect(me.call('POST /organiser/rounds/:id/proxy', { id, memberId: 'm-a1-3' })).rejects.toMatchObject({ body: { message: '竞赛暂停了，恢复以后才能代录。' } })
    expect((await at.call('GET /rounds/:id', { id })).mine).toMatchObject({ canStart: true, openAttempt: { id: view.id } })
    expect((await handIn(at, view, 10)).score).toBe(100)

    world.time.now += 60_000
    expect(await me.call('POST /organiser/rounds/:id/resume', { id })).toMatchObject({ paused: null, notes: [{ text: '竞赛恢复，可以接着答题。' }, {}] })
    expect((await me.call('POST /organiser/rounds/:id/resume', { id })).notes).toHaveLength(2)
    await play(world, 'm-a1-2', id, 5)
    const record = await world.behind.selectFrom('audit').select(['kind', 'data']).where('subject', '=', id).where('kind', 'in', ['round.pause', 'round.resume']).orderBy('id').execute()
    expect(record.map(({ kind, data }) => [kind, JSON.parse(data)])).toEqual([['round.pause', { reason: '第 3 题有误' }], ['round.resume', {}]])
  })

  it('refuses a start that was drawn up just before the pause', async () => {
    const id = await world.round({ phases: [phase()] })
    const starts = ['m-a1-1', 'm-a1-2', 'm-a2-1'].map(async (member) => (await world.as(member)).call('POST /rounds/:id/attempts', { id }))
    await Promise.allSettled([me.call('POST /organiser/rounds/:id/pause', { id, reason: '停一下' }), ...starts])
    const { paused } = await me.call('GET /organiser/rounds/:id/notes', { id })
    const begun = await world.behind.selectFrom('attempt').select('started_at').where('round_id', '=', id).execute()
    expect(paused).not.toBeNull()
    expect(begun.every(({ started_at }) => Number(started_at) <= (paused?.at ?? 0))).toBe(true)
    await expect((await world.as('m-b1-1')).call('POST /rounds/:id/attempts', { id })).rejects.toMatchObject({ body: { code: 'outside_hours' } })
  })

  it('keeps its own reasons before the pause: who has no tries left is told that', async () => {
    const id = await world.round({ phases: [phase({ attempts: { total: 1 } })] })
    await play(world, 'm-a1-1', id, 5)
    await me.call('POST /organiser/rounds/:id/pause', { id, reason: '停一下' })
    expect((await (await world.as('m-a1-1')).call('GET /rounds/:id', { id })).mine.whyNot).toBe('答题次数已经用完。')
  })

  it('has announcements that members read and that nobody takes back, kept on record', async () => {
    const id = await world.round({ phases: [phase()] })
    await expect(me.call('POST /organiser/rounds/:id/notes', { id, text: '  ' })).rejects.toMatchObject({ body: { code: 'bad_request' } })
    await expect(me.call('POST /organiser/rounds/:id/notes', { id, text: '字'.repeat(201) })).rejects.toMatchObject({ body: { code: 'bad_request' } })
    await me.call('POST /organiser/rounds/:id/notes', { id, text: ' 颁奖改在周五。 ' })
    expect((await (await world.as('m-a1-1')).call('GET /rounds/:id', { id })).notes).toEqual([{ at: START, text: '公告：颁奖改在周五。' }])
    expect((await me.call('GET /organiser/rounds/:id/notes', { id })).notes).toHaveLength(1)
    const record = await world.behind.selectFrom('audit').select('data').where('subject', '=', id).where('kind', '=', 'round.note').executeTakeFirstOrThrow()
    expect(JSON.parse(record.data)).toEqual({ text: '颁奖改在周五。' })
  })

  it('is neither paused nor told about while it is a draft, nor paused when it is over', async () => {
    const { config } = await me.call('GET /organiser/rounds/:id', { id: await world.round({ phases: [phase()] }) })
    const { id: draft } = await me.call('POST /organiser/rounds', { unitId: 'u-top', config })
    await expect(me.call('POST /organiser/rounds/:id/notes', { id: draft, text: '有人吗' })).rejects.toMatchObject({ body: { code: 'round_not_open' } })
    await expect(me.call('POST /organiser/rounds/:id/pause', { id: draft, reason: '停' })).rejects.toMatchObject({ body: { code: 'round_not_open' } })
    const over = await world.round({ phases: [phase()] })
    world.time.now = START + 2 * 86_400_000
    await expect(me.call('POST /organiser/rounds/:id/pause', { id: over, reason: '停' })).rejects.toMatchObject({ body: { code: 'round_closed' } })
  })
})
