import { sql } from 'kysely'
import type { EventConfig } from '../../contract/event-config'
import { remindDue } from '../../server/events/remind'
import { engines } from '../support/engines'
import { session } from '../support/event'
import { makeWorld, START, type World } from '../support/world'
import { DAY, HOUR, MINUTE, publishEvent, sendId, signUp, turn } from './play'

/** The midnight that begins the association's day of a moment. */
const midnight = (at: number) => Math.floor((at + 8 * HOUR) / DAY) * DAY - 8 * HOUR
const TODAY = midnight(START)

describe.each(engines)('what comes next of events on %s', (engine) => {
  let world: World
  beforeEach(async () => { world = await makeWorld(engine) })
  afterEach(() => world.close())

  const on = (days: number, hour: number, own: object = {}) => ({ sessions: [session({ begins: TODAY + days * DAY + hour * HOUR, ends: TODAY + days * DAY + (hour + 2) * HOUR, ...own })] })
  const home = async (member: string) => (await (await world.as(member)).call('GET /home')).events
  const told = async (member: string) => (await (await world.as(member)).call('GET /me/notices', {})).items.filter(({ title }) => title === '活动快到了')
  const remind = () => remindDue(world.ctx)
  const publish = (own: Partial<EventConfig>) => publishEvent(world, own)

  it('is on the home page: mine within a week, soonest first, with what to do', async () => {
    const late = await publish({ title: '下周的讲座', ...on(6, 14) })
    const soon = await publish({ title: '后天的参观', ...on(2, 9, { seats: 1 }), enrol: { how: 'first-come', waitlist: { claimMinutes: 60 } } })
    const far = await publish({ title: '下月的讲座', ...on(20, 9) })
    const first = await signUp(world, 'm-a1-2', soon)
    await signUp(world, 'm-a1-1', far)
    expect(await home('m-a1-1')).toMatchObject({ mine: [], open: { id: late, title: '下周的讲座' } })
    const own = await signUp(world, 'm-a1-1', late)
    await signUp(world, 'm-a1-1', soon, { wait: true })
    expect(await home('m-a1-1')).toMatchObject({ mine: [{ eventId: soon, state: 'waiting', said: '候补第 1 位', session: '', place: '一楼报告厅' }, { eventId: late, signUpId: own.id, state: 'confirmed' }], open: null })
    await (await world.as('m-a1-2')).call('POST /sign-ups/:id/cancel', { id: first.id })
    expect((await home('m-a1-1')).mine[0]).toMatchObject({ state: 'offered', said: expect.stringMatching(/^有名额了，请在 .* 前确认$/) as string })
    // Over, cancelled: nothing is left of it here.
    await (await world.as('m-top')).call('POST /organiser/events/:id/cancel', { id: late, reason: '场地临时占用' })
    world.time.now = TODAY + 2 * DAY + 11 * HOUR
    await turn(world)
    expect((await home('m-a1-1')).mine).toEqual([])
  })

  it('offers to sign up only for what one can: not full, not for other units, not nominated, not closed', async () => {
    const full = await publish({ title: '已满', ...on(3, 9, { seats: 1 }) })
    await signUp(world, 'm-b1-1', full)
    await publish({ title: '别的单位', ...on(3, 10), audience: { units: ['u-b'] } })
    await publish({ title: '只给别的单位的一场', ...on(3, 11, { units: ['u-b'] }) })
    expect((await home('m-a1-1')).open).toBeNull()
    const open = await publish({ title: '可以报名', ...on(4, 9) })
    expect(await home('m-a1-1')).toMatchObject({ mine: [], open: { id: open, open: true, mine: null } })
    await publish({ title: '单位推荐', ...on(2, 9), enrol: { how: 'nominated' } })
    expect((await home('m-a1-1')).open?.id).toBe(open)
    world.time.now = TODAY + 4 * DAY + 9 * HOUR
    expect((await home('m-a1-1')).open).toBeNull()
  })

  it('counts everybody’s ceremony as mine, and leaves out who has excused himself', async () => {
    const id = await publish({ title: '重温入党誓词', ...on(3, 9), enrol: { how: 'opt-out' } })
    expect(await home('m-a1-1')).toMatchObject({ mine: [{ eventId: id, signUpId: null, state: null, said: '全体参加' }], open: null })
    await (await world.as('m-a1-1')).call('POST /events/:id/excuses', { id, session: 'first', sendId: sendId(), reason: '出差' })
    expect((await home('m-a1-1')).mine).toEqual([])
  })

  it('tells who is in from the evening before, once, also two processes at the same moment', async () => {
    const id = await publish({ title: '党课', ...on(2, 14, { gatherBefore: 20 }), venue: { name: '报告厅', address: '江滨路 18 号' } })
    await Promise.all(['m-a1-1', 'm-a1-2'].map((member) => signUp(world, member, id)))
    world.time.now = TODAY + DAY + 18 * HOUR - MINUTE
    expect(await remind()).toBe(0)
    world.time.now += MINUTE
    const put = await Promise.all([remind(), remind()])
    expect(put[0] + put[1]).toBe(2)
    expect(await remind()).toBe(0)
    expect(await told('m-a1-1')).toMatchObject([{ text: expect.stringMatching(/^“党课”明天 14:00 开始（\d+ 月 \d+ 日），13:40 集合，江滨路 18 号，报告厅。来不了请在 .* 14:00 前取消/) as string, page: expect.stringMatching(/^events\/ticket\/index\?id=/) as string }])
    // Who signs up later is told too, and nobody within three hours of it; who has gone is not told.
    await signUp(world, 'm-a1-3', id)
    expect(await remind()).toBe(1)
    world.time.now = TODAY + 2 * DAY + 11 * HOUR
    await signUp(world, 'm-a1-4', id)
    expect(await remind()).toBe(0)
    expect(await told('m-a1-4')).toEqual([])
  })

  it('tells of a session again that was moved to another day, and never of one that is cancelled or only waited for', async () => {
    const id = await publish({ title: '党课', ...on(2, 14, { seats: 1 }), enrol: { how: 'first-come', waitlist: {} } })
    await signUp(world, 'm-a1-1', id)
    await signUp(world, 'm-a1-2', id, { wait: true })
    world.time.now = TODAY + DAY + 19 * HOUR
    expect(await remind()).toBe(1)
    const organiser = await world.as('m-top')
    const { version, config } = await organiser.call('GET /organiser/events/:id', { id })
    await organiser.call('PUT /organiser/events/:id', { id, version, config: { ...config, ...on(4, 14, { seats: 1 }) }, reason: '讲师改期' })
    expect(await remind()).toBe(0)
    world.time.now = TODAY + 3 * DAY + 19 * HOUR
    expect(await remind()).toBe(1)
    // What was said of the day before the move is gone.
    expect([(await told('m-a1-1')).length, (await told('m-a1-2')).length]).toEqual([1, 0])
    await organiser.call('POST /organiser/events/:id/cancel', { id, reason: '停电' })
    await world.behind.deleteFrom('notice').execute()
    expect(await remind()).toBe(0)
  })

  it('tells everybody of what everybody belongs to, and not who is excused, of another unit, or gone', async () => {
    const id = await publish({ title: '重温入党誓词', ...on(2, 9), audience: { units: ['u-a'] }, enrol: { how: 'opt-out', cancel: { minutes: 60 } } })
    await (await world.as('m-a1-1')).call('POST /events/:id/excuses', { id, session: 'first', sendId: sendId(), reason: '出差' })
    await world.behind.updateTable('member').set({ status: 'left' }).where('id', '=', 'm-a1-4').execute()
    const { rows: all } = await sql<{ id: string }>`select m.id from member m join unit u on u.id = m.unit_id join unit a on a.id = 'u-a' and substr(u.path, 1, length(a.path)) = a.path where m.status = 'active' and m.id <> 'm-a1-1' order by m.id`.execute(world.behind)
    world.time.now = TODAY + DAY + 18 * HOUR - MINUTE
    expect(await remind()).toBe(0)
    world.time.now += MINUTE
    const put = await Promise.all([remind(), remind()])
    expect(put[0] + put[1]).toBe(all.length)
    expect(await remind()).toBe(0)
    expect((await world.behind.selectFrom('notice').select('member_id').where('title', '=', '活动快到了').orderBy('member_id').execute()).map(({ member_id }) => member_id)).toEqual(all.map(({ id: member }) => member))
    expect(await told('m-a1-2')).toMatchObject([{ text: expect.stringMatching(/^“重温入党誓词”明天 9:00 开始.*来不了请在 .* 8:00 前请假。$/) as string, page: `events/event/index?id=${id}` }])
    // Who takes back that he cannot come, or comes to the unit since, is told then.
    await sql`update sign_up set state = 'cancelled' where event_id = ${id} and member_id = 'm-a1-1'`.execute(world.behind)
    expect(await remind()).toBe(1)
    expect(await told('m-a1-1')).toHaveLength(1)
  })

  it('tells twenty thousand in many small writes, and others write in between', async () => {
    const id = await publish({ ...on(2, 9), audience: { units: ['u-b1'] }, enrol: { how: 'opt-out' } })
    const before = (await sql<{ n: number }>`select count(*) as n from member where unit_id = 'u-b1' and status = 'active'`.execute(world.behind)).rows[0]?.n ?? 0
    const rows = Array.from({ length: 20_000 }, (_, no) => ({ id: `zz-${String(no).padStart(5, '0')}`, unit_id: 'u-b1', name: '同志', staff_no: null, phone_hash: null, phone_enc: null, activation_hash: null, status: 'active' as const, created_at: START }))
    for (let from = 0; from < rows.length; from += 500) await world.behind.insertInto('member').values(rows.slice(from, from + 500)).execute()
    const other = await publish(on(9, 9))
    world.time.now = TODAY + DAY + 19 * HOUR
    let all = -1
    const running = remind().then((n) => { all = n })
    let between = 0
    while (all === -1 && between < 3) {
      const row = await signUp(world, 'm-a1-1', other)
      await (await world.as('m-a1-1')).call('POST /sign-ups/:id/cancel', { id: row.id })
      between++
    }
    expect([between, all]).toEqual([3, -1])
    await running
    expect(all).toBe(20_000 + Number(before))
    expect(await remind()).toBe(0)
    expect((await sql<{ n: number }>`select count(*) as n from notice where about = ${id}`.execute(world.behind)).rows.map(({ n }) => Number(n))).toEqual([all])
  })

  it('tells organisers how many applications wait for them, and how far a word reached', async () => {
    const id = await publish({ ...on(5, 9), enrol: { how: 'review', stages: [{ name: '单位推荐', by: 'unit' }, { name: '资格审核', by: 'organiser' }] } })
    const lot = await publish({ ...on(6, 9, { seats: 5 }), enrol: { how: 'lot', closesAt: TODAY + 5 * DAY } })
    const [row] = [await signUp(world, 'm-a1-1', id), await signUp(world, 'm-b1-2', id), await signUp(world, 'm-a1-1', lot)]
    const waiting = async (member: string) => {
      const caller = await world.as(member)
      return [(await caller.call('GET /home')).organiser?.applications, (await caller.call('GET /organiser/events', {})).waiting]
    }
    expect([await waiting('m-top'), await waiting('m-org-a')]).toEqual([[2, 2], [1, 1]])
    await (await world.as('m-org-a')).call('POST /organiser/events/:id/decide', { id, ids: [row.id], pass: true, reason: '' })
    expect([await waiting('m-top'), await waiting('m-org-a')]).toEqual([[2, 2], [0, 0]])
    const organiser = await world.as('m-top')
    expect(await organiser.call('GET /organiser/events/:id/people', { id })).toMatchObject({ people: 2 })
    expect(await organiser.call('POST /organiser/events/:id/notes', { id, sendId: sendId(), text: '请带好证件。' })).toEqual({ told: 2 })
    expect(await organiser.call('GET /organiser/events/:id/delivery', { id })).toMatchObject({ people: 2, read: 0, sent: 0, unasked: 2 })
  })

  it('tells everybody of an event to which everybody belongs, but not those who are excused', async () => {
    const id = await publish({ ...on(5, 9), audience: { units: ['u-a1'] }, enrol: { how: 'opt-out' } })
    await (await world.as('m-a1-1')).call('POST /events/:id/excuses', { id, session: 'first', sendId: sendId(), reason: '出差' })
    const organiser = await world.as('m-top')
    const { people } = await organiser.call('GET /organiser/events/:id/people', { id })
    expect(people).toBeGreaterThan(1)
    expect(await organiser.call('POST /organiser/events/:id/notes', { id, sendId: sendId(), text: '请带党徽。' })).toEqual({ told: people })
    expect((await (await world.as('m-a1-1')).call('GET /me/notices', {})).items).toEqual([])
  })
})
