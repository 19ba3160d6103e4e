import { engines } from '../support/engines'
import { session } from '../support/event'
import { makeWorld, START, type World } from '../support/world'
import { attended, comes, expectKept, listed, marked, states } from './attending'
import { DAY, HOUR, publishEvent, refused, turn, view } from './play'

let morning = START + 10 * DAY

describe.each(engines)('who comes without a seat on %s', (engine) => {
  let world: World
  beforeAll(async () => { world = await makeWorld(engine) })
  afterAll(() => world.close())
  beforeEach(() => { world.time.now = START; morning += 4 * DAY })

  const open = (seenBy?: 'all') => attended(world, morning, ['m-a1-1'], { audience: { units: ['u-a'], ...(seenBy && { seenBy }) }, attendance: { ways: ['code', 'staff'], walkIn: true } })

  it('is of the units it is for, or of any where all of them are shown it', async () => {
    const { id } = await open()
    await comes(world, 'm-a2-1', id)
    expect((await refused(comes(world, 'm-b1-2', id))).status).toBe(403)
    // Nor does anybody let him in by another way.
    expect(await marked(world, id, ['m-b1-2'], 'tick')).toMatchObject({ marked: 0, refused: [{ memberId: 'm-b1-2', why: '这一场不面向他所在的单位。' }] })
    expect(await marked(world, id, ['m-b1-2'], 'came', { reason: '看到本人' })).toMatchObject({ marked: 0 })
    const { id: shown } = await open('all')
    expect((await view(world, 'm-b1-2', shown)).sentences.join('')).toContain('没有报名的、其他单位的也可以到场签到参加。')
    await comes(world, 'm-b1-2', shown)
    expect(await marked(world, shown, ['m-b1-1'], 'tick')).toEqual({ marked: 1, refused: [] })
    expect((await listed(world, shown)).sessions[0]).toMatchObject({ expected: 1, came: 2, walkIns: 2 })
    const { total } = await (await world.as('m-top')).call('GET /organiser/events/:id/statistics', { id: shown })
    expect(total).toMatchObject({ came: 2, walkIns: 2, people: 2, companions: 0 })
    await expectKept(world, shown)
  })

  it('is entered afterwards with a reason, and counts as nobody again once that is taken back', async () => {
    const { id } = await open()
    world.time.now = morning + 3 * HOUR
    await turn(world)
    expect(await marked(world, id, ['m-a2-1'], 'times', { reason: '签到表上有名字', from: morning, to: morning + HOUR })).toEqual({ marked: 1, refused: [] })
    expect((await listed(world, id)).sessions[0]).toMatchObject({ expected: 1, came: 1, absent: 1, walkIns: 1 })
    await marked(world, id, ['m-a2-1'], 'absent', { reason: '看错了人' })
    expect((await listed(world, id)).sessions[0]).toMatchObject({ expected: 1, came: 0, absent: 1, walkIns: 0 })
    await expectKept(world, id)
  })

  it('belongs to it where everybody does: entered with a reason though nothing was marked', async () => {
    const { id } = await attended(world, morning, [], { audience: { units: ['u-a1'] }, enrol: { how: 'opt-out' }, attendance: { ways: ['code'] } })
    world.time.now = morning + 3 * HOUR
    await turn(world)
    expect((await states(world, id))['m-a1-2']).toBe('absent')
    expect(await marked(world, id, ['m-a1-2', 'm-b1-2'], 'came', { reason: '手机没电' })).toMatchObject({ marked: 1, refused: [{ memberId: 'm-b1-2', why: '这一场不面向他所在的单位。' }] })
    expect((await states(world, id))['m-a1-2']).toBe('came')
  })

  it('is expected in no session that was cancelled', async () => {
    world.time.now = morning - DAY
    const sessions = [session({ begins: morning, ends: morning + HOUR }), session({ id: 'second', name: '第二场', begins: morning + 3 * HOUR, ends: morning + 4 * HOUR })]
    const id = await publishEvent(world, { audience: { units: ['u-a1'] }, sessions, enrol: { how: 'opt-out' }, attendance: { ways: ['code', 'staff'], from: 120 } })
    world.time.now = morning + 2 * HOUR
    await marked(world, id, ['m-a1-1'], 'tick', { session: 'second' })
    const top = await world.as('m-top')
    await top.call('POST /organiser/events/:id/cancel', { id, session: 'second', reason: '场地停电' })
    const { items, sessions: [first, second] } = await listed(world, id)
    expect(first?.expected).toBeGreaterThan(2)
    expect(second).toMatchObject({ expected: 0, came: 0, absent: 0, walkIns: 0 })
    // Who had signed in already stays on record.
    expect(items.filter((one) => one.session === 'second').map(({ memberId }) => memberId)).toEqual(['m-a1-1'])
    expect((await top.call('GET /organiser/events/:id/door', { id, session: 'second' })).counts).toEqual({ expected: 0, came: 0, late: 0, out: 0, missing: 0, walkIns: 0 })
    expect((await top.call('GET /organiser/events/:id/statistics', { id })).total).toMatchObject({ expected: first?.expected, came: 0 })
  })
})
