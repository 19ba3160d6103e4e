import { lotOrder } from '../../server/events/turn'
import { engines } from '../support/engines'
import { session } from '../support/event'
import { makeWorld, START, type World } from '../support/world'
import { DAY, expectSeatsAddUp, HOUR, MINUTE, publishEvent, refused, sendId, signUp, turn, view } from './play'

// Each test has days of its own: what one person has elsewhere at the same time would be a clash.
let morning = START + 10 * DAY
const at = (seats: number, more = {}) => session({ begins: morning, ends: morning + 2 * HOUR, seats, ...more })

/** So many more members of branch A1, each with an account. */
async function crowd(world: World, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, i) => `m-crowd-${String(i).padStart(3, '0')}`)
  await world.behind.transaction().execute(async (trx) => {
    for (const id of ids) {
      await trx.insertInto('member').values({ id, unit_id: 'u-a1', name: `众${id.slice(-3)}`, staff_no: null, phone_hash: null, phone_enc: null, activation_hash: null, status: 'active', created_at: START }).execute()
      await trx.insertInto('account').values({ id: `acc-${id}`, member_id: id, created_at: START, disabled: 0 }).execute()
    }
  })
  return ids
}

describe.each(engines)('sign-ups on %s', (engine) => {
  let world: World
  beforeAll(async () => { world = await makeWorld(engine) })
  afterAll(() => world.close())
  beforeEach(() => { world.time.now = START; morning += 4 * DAY })

  const as = (member: string) => world.as(member)
  const states = async (id: string) => (await world.behind.selectFrom('sign_up').select(['member_id', 'state']).where('event_id', '=', id).orderBy('place').orderBy('id').execute()).map(({ member_id, state }) => `${member_id} ${state}`)

  it('gives fifty seats to five hundred who ask at once, and the line its order', async () => {
    const people = await crowd(world, 500)
    const id = await publishEvent(world, { sessions: [at(50)], enrol: { how: 'first-come', waitlist: { claimMinutes: 60 } } })
    const callers = await Promise.all(people.map(as))
    const answers = await Promise.all(callers.map((caller) => caller.call('POST /events/:id/sign-ups', { id, session: 'first', sendId: sendId(), wait: true })))
    expect(answers.filter(({ signUp: one }) => one.state === 'confirmed')).toHaveLength(50)
    expect(answers.filter(({ signUp: one }) => one.state === 'waiting')).toHaveLength(450)
    await expectSeatsAddUp(world, id)
    const places = (await world.behind.selectFrom('sign_up').select('place').where('event_id', '=', id).execute()).map(({ place }) => Number(place))
    expect(new Set(places).size).toBe(500)
  }, 120_000)

  it('is one sign-up however often it is sent, and one a person', async () => {
    const id = await publishEvent(world, { sessions: [at(5)] })
    const input = { sendId: sendId() }
    const all = await Promise.all([1, 2, 3].map(() => signUp(world, 'm-a1-1', id, input)))
    expect(new Set(all.map((one) => one.id)).size).toBe(1)
    expect(await refused(signUp(world, 'm-a1-1', id))).toMatchObject({ status: 409, bar: 'signed-up' })
    await (await as('m-a1-1')).call('POST /sign-ups/:id/cancel', { id: all[0]?.id ?? '' })
    expect((await signUp(world, 'm-a1-1', id)).state).toBe('confirmed')
    await expectSeatsAddUp(world, id)
  })

  it('says that it is full, and puts in line whoever wants to wait', async () => {
    const id = await publishEvent(world, { sessions: [at(1)], enrol: { how: 'first-come', waitlist: { claimMinutes: 30, most: 1 } } })
    await signUp(world, 'm-a1-1', id)
    expect(await refused(signUp(world, 'm-a1-2', id))).toMatchObject({ status: 409, bar: 'full' })
    expect(await signUp(world, 'm-a1-2', id, { wait: true })).toMatchObject({ state: 'waiting', ahead: 1, said: '候补第 1 位' })
    expect((await refused(signUp(world, 'm-a1-3', id, { wait: true }))).message).toBe('名额已满，候补也排满了。')
  })

  it('offers a freed seat to the next, gives it on when nobody claims it, and tells both', async () => {
    const id = await publishEvent(world, { sessions: [at(1)], enrol: { how: 'first-come', waitlist: { claimMinutes: 30 } } })
    const mine = await signUp(world, 'm-a1-1', id)
    const second = await signUp(world, 'm-a1-2', id, { wait: true })
    const third = await signUp(world, 'm-a1-3', id, { wait: true })
    await (await as('m-a1-1')).call('POST /sign-ups/:id/cancel', { id: mine.id })
    expect(await states(id)).toEqual(['m-a1-1 cancelled', 'm-a1-2 offered', 'm-a1-3 waiting'])
    const told = async (member: string) => (await (await as(member)).call('GET /me/notices', {})).items.map(({ title }) => title)
    expect(await told('m-a1-2')).toEqual(['有名额了，请确认'])
    expect((await (await as('m-a1-2')).call('GET /sign-ups/:id', { id: second.id })).ticket.signUp.offerUntil).toBe(START + 30 * MINUTE)
    // Somebody new does not go before those who wait.
    expect(await refused(signUp(world, 'm-a2-1', id))).toMatchObject({ bar: 'full' })
    world.time.now += 31 * MINUTE
    expect(await refused((await as('m-a1-2')).call('POST /sign-ups/:id/claim', { id: second.id }))).toMatchObject({ status: 409 })
    expect(await turn(world)).toBe(2)
    expect(await states(id)).toEqual(['m-a1-1 cancelled', 'm-a1-2 lapsed', 'm-a1-3 offered'])
    expect(await told('m-a1-2')).toEqual(['候补已结束'])
    expect((await (await as('m-a1-3')).call('POST /sign-ups/:id/claim', { id: third.id })).signUp).toMatchObject({ state: 'confirmed' })
    await expectSeatsAddUp(world, id)
  })

  it('says a clash before it is one, and takes it from whoever wants it all the same', async () => {
    const first = await publishEvent(world, { title: '党课', sessions: [at(5)] })
    const second = await publishEvent(world, { title: '参观', sessions: [at(5, { begins: morning + HOUR, ends: morning + 3 * HOUR })] })
    await signUp(world, 'm-a1-1', first)
    expect((await view(world, 'm-a1-1', second)).sessions[0]?.clash).toContain('“党课”')
    expect((await refused(signUp(world, 'm-a1-1', second))).bar).toBe('clash')
    expect((await signUp(world, 'm-a1-1', second, { despiteClash: true })).state).toBe('confirmed')
  })

  it('opens, closes and lets cancel when the configuration says so', async () => {
    const id = await publishEvent(world, { sessions: [at(5)], enrol: { how: 'first-come', opensAt: START + DAY, closes: { minutes: 120 }, cancel: { days: 1, at: 18 * 60 } } })
    expect(await refused(signUp(world, 'm-a1-1', id))).toMatchObject({ bar: 'not-open' })
    world.time.now = START + DAY
    const one = await signUp(world, 'm-a1-1', id)
    world.time.now = morning - 15 * HOUR
    expect(await refused((await as('m-a1-1')).call('POST /sign-ups/:id/cancel', { id: one.id }))).toMatchObject({ status: 409 })
    world.time.now = morning - 2 * HOUR
    expect(await refused(signUp(world, 'm-a1-2', id))).toMatchObject({ bar: 'closed' })
  })

  it('keeps seats for some until they are given free, also those that come back later', async () => {
    const id = await publishEvent(world, {
      sessions: [at(3)], reserved: [{ id: 'old', name: '老同志', seats: 2, units: ['u-b'], until: { days: 2, at: 9 * 60 } }], enrol: { how: 'first-come', waitlist: { claimMinutes: 60 } }
    })
    expect((await view(world, 'm-a1-1', id)).sessions[0]?.left).toBe(1)
    expect((await view(world, 'm-b1-2', id)).sessions[0]?.left).toBe(2)
    await signUp(world, 'm-a1-1', id)
    await signUp(world, 'm-a1-2', id, { wait: true })
    const kept = await signUp(world, 'm-b1-2', id)
    world.time.now = morning - DAY
    await turn(world)
    expect(await states(id)).toEqual(['m-a1-1 confirmed', 'm-a1-2 offered', 'm-b1-2 confirmed'])
    await signUp(world, 'm-a1-3', id, { wait: true })
    await (await as('m-b1-2')).call('POST /sign-ups/:id/cancel', { id: kept.id })
    await turn(world)
    expect((await states(id)).at(-1)).toBe('m-a1-3 offered')
    await expectSeatsAddUp(world, id)
  })

  it('draws a lot once, in an order that anybody can draw again', async () => {
    const id = await publishEvent(world, { sessions: [at(2)], enrol: { how: 'lot', closesAt: START + DAY, waitlist: { claimMinutes: 60 } } })
    for (const member of ['m-a1-1', 'm-a1-2', 'm-a1-3', 'm-a2-1', 'm-b1-2']) expect((await signUp(world, member, id)).state).toBe('applied')
    world.time.now = START + DAY
    await Promise.all([turn(world), turn(world)])
    const rows = await world.behind.selectFrom('sign_up').selectAll().where('event_id', '=', id).orderBy('place').execute()
    expect(rows.map(({ state }) => state)).toEqual(['confirmed', 'confirmed', 'waiting', 'waiting', 'waiting'])
    const { seed } = await world.behind.selectFrom('event_session').select('seed').where('event_id', '=', id).executeTakeFirstOrThrow()
    expect(lotOrder(rows.map((row) => ({ id: row.id })), seed).map((one) => one.id)).toEqual(rows.map((row) => row.id))
    const [drawn] = (await (await as('m-top')).call('GET /organiser/events/:id', { id })).sessions
    expect(drawn).toMatchObject({ drawnAt: START + DAY, seed })
    await expectSeatsAddUp(world, id)
  })

  it('lets organisers decide by steps, the unit its own and no more', async () => {
    const id = await publishEvent(world, { sessions: [at(1)], enrol: { how: 'review', stages: [{ name: '支部推荐', by: 'unit' }, { name: '终审', by: 'organiser' }] } })
    const one = await signUp(world, 'm-a1-1', id)
    const two = await signUp(world, 'm-a1-2', id)
    const other = await signUp(world, 'm-b1-2', id)
    expect(one.said).toContain('支部推荐')
    const decide = async (who: string, ids: string[], pass = true, reason = '') => (await as(who)).call('POST /organiser/events/:id/decide', { id, ids, pass, reason })
    expect(await decide('m-sec', [one.id, two.id, other.id])).toEqual({ decided: 2, full: 0 })
    expect(await decide('m-sec', [one.id, two.id])).toEqual({ decided: 0, full: 0 })
    expect(await decide('m-top', [one.id, two.id])).toEqual({ decided: 1, full: 1 })
    expect(await refused(decide('m-top', [two.id], false))).toMatchObject({ status: 400 })
    expect(await decide('m-top', [two.id], false, '名额有限')).toEqual({ decided: 1, full: 0 })
    expect(await states(id)).toEqual(['m-a1-1 confirmed', 'm-a1-2 declined', 'm-b1-2 applied'])
    expect((await (await as('m-a1-2')).call('GET /me/notices', {})).items.map(({ title, text }) => [title, text.includes('名额有限')])).toContainEqual(['报名没有通过', true])
  })

  it('takes names from the units where the units name people, within their quota', async () => {
    const id = await publishEvent(world, { sessions: [at(10)], enrol: { how: 'nominated' }, quotas: { units: { each: 'session', list: [{ unit: 'u-a1', seats: 2 }, { unit: 'u-b', seats: 3 }] } } })
    expect(await refused(signUp(world, 'm-a1-1', id))).toMatchObject({ bar: 'nominated' })
    const enter = async (who: string, members: string[]) => (await as(who)).call('POST /organiser/events/:id/enter', { id, session: 'first', entries: members.map((memberId) => ({ memberId, sendId: sendId() })) })
    const answer = await enter('m-sec', ['m-a1-1', 'm-a1-2', 'm-a1-3', 'm-b1-2'])
    expect(answer.entered).toBe(2)
    expect(answer.refused.map(({ memberId, why }) => [memberId, why])).toEqual([['m-a1-3', '名额已满。'], ['m-b1-2', '不在你的管理范围内。']])
    await expectSeatsAddUp(world, id)
  })

  it('counts everybody in where all belong to it, and lets them say that they cannot come', async () => {
    const id = await publishEvent(world, { sessions: [session({ begins: morning, ends: morning + HOUR })], enrol: { how: 'opt-out' } })
    expect((await refused(signUp(world, 'm-a1-1', id))).message).toContain('请假')
    const { signUp: one } = await (await as('m-a1-1')).call('POST /events/:id/excuses', { id, session: 'first', sendId: sendId(), reason: '出差' })
    expect(one).toMatchObject({ state: 'excused', said: '已请假：出差' })
    const [row] = (await (await as('m-top')).call('GET /organiser/events/:id', { id })).sessions
    expect([row?.excused, row?.expected]).toEqual([1, await world.behind.selectFrom('member').select((eb) => eb.fn.countAll<number>().as('n')).where('status', '=', 'active').executeTakeFirstOrThrow().then(({ n }) => Number(n))])
    await (await as('m-a1-1')).call('POST /sign-ups/:id/cancel', { id: one.id })
    expect(await states(id)).toEqual(['m-a1-1 cancelled'])
  })

  it('moves to another session or leaves everything as it was', async () => {
    const id = await publishEvent(world, { sessions: [at(1), at(1, { id: 'second', name: '第二场', begins: morning + DAY, ends: morning + DAY + HOUR }), at(1, { id: 'third', name: '第三场', begins: morning + 2 * DAY, ends: morning + 2 * DAY + HOUR })], enrol: { how: 'first-come', waitlist: { claimMinutes: 60 } } })
    const mine = await signUp(world, 'm-a1-1', id)
    await signUp(world, 'm-a1-2', id, { session: 'second' })
    await signUp(world, 'm-a1-3', id, { wait: true })
    expect((await refused((await as('m-a1-1')).call('POST /sign-ups/:id/change', { id: mine.id, sendId: sendId(), session: 'second' }))).status).toBe(409)
    expect(await states(id)).toContain('m-a1-1 confirmed')
    const input = { id: mine.id, sendId: sendId(), session: 'third' }
    const moved = await (await as('m-a1-1')).call('POST /sign-ups/:id/change', input)
    expect((await (await as('m-a1-1')).call('POST /sign-ups/:id/change', input)).signUp.id).toBe(moved.signUp.id)
    expect(await states(id)).toEqual(expect.arrayContaining(['m-a1-1 moved', 'm-a1-1 confirmed', 'm-a1-2 confirmed', 'm-a1-3 offered']))
    await expectSeatsAddUp(world, id)
  })

  it('cancels a session with a word to everybody concerned, and moves one likewise', async () => {
    const id = await publishEvent(world, { title: '两场讲座', sessions: [at(5), at(5, { id: 'second', name: '第二场', begins: morning + DAY, ends: morning + DAY + HOUR })], enrol: { how: 'first-come', mostSessions: 2 } })
    await signUp(world, 'm-a1-4', id)
    await signUp(world, 'm-a1-5', id, { session: 'second' })
    const organiser = await as('m-top')
    const { config, version } = await organiser.call('GET /organiser/events/:id', { id })
    await organiser.call('PUT /organiser/events/:id', { id, version, reason: '会场调整', config: { ...config, sessions: config.sessions.map((one) => (one.id === 'second' ? { ...one, begins: one.begins + HOUR, ends: one.ends + HOUR } : one)) } })
    await organiser.call('POST /organiser/events/:id/cancel', { id, session: 'first', reason: '讲师有事' })
    const notices = async (member: string) => (await (await as(member)).call('GET /me/notices', {})).items.filter(({ text }) => text.includes('两场讲座'))
    expect((await notices('m-a1-4')).map(({ title, text }) => [title, text.includes('讲师有事')])).toEqual([['活动取消', true]])
    expect((await notices('m-a1-5')).map(({ title, text }) => [title, text.includes('会场调整')])).toEqual([['活动有变动', true]])
    expect(await states(id)).toEqual(expect.arrayContaining(['m-a1-4 removed', 'm-a1-5 confirmed']))
    expect((await refused(signUp(world, 'm-a1-1', id))).bar).toBe('cancelled')
    await organiser.call('POST /organiser/events/:id/cancel', { id, reason: '改期再办' })
    expect((await view(world, 'm-a1-5', id)).state).toBe('cancelled')
    await expectSeatsAddUp(world, id)
  })

  it('says of a moved session what else one has at that time, and only the last of several moves', async () => {
    const id = await publishEvent(world, { title: '挪动的讲座', sessions: [at(5)] })
    const other = await publishEvent(world, { title: '另一场讲座', sessions: [at(5, { begins: morning + 3 * HOUR, ends: morning + 5 * HOUR })] })
    for (const member of ['m-a1-1', 'm-a1-2']) await signUp(world, member, id)
    await signUp(world, 'm-a1-1', other)
    const organiser = await as('m-top')
    const move = async (hours: number, reason: string) => {
      const { config, version } = await organiser.call('GET /organiser/events/:id', { id })
      world.time.now += MINUTE
      await organiser.call('PUT /organiser/events/:id', { id, version, reason, config: { ...config, sessions: config.sessions.map((one) => ({ ...one, begins: morning + hours * HOUR, ends: morning + (hours + 2) * HOUR })) } })
    }
    const told = async (member: string) => (await (await as(member)).call('GET /me/notices', {})).items.filter(({ text }) => text.includes('挪动的讲座')).map(({ text }) => text.replace(/^.*原因：/, ''))
    await move(4, '会场冲突。')
    expect([await told('m-a1-1'), await told('m-a1-2')]).toEqual([['会场冲突。与你报名的“另一场讲座”时间冲突，来不了请及早取消。'], ['会场冲突。来不了请及早取消。']])
    await move(6, '讲师迟到')
    expect([await told('m-a1-1'), await told('m-a1-2')]).toEqual([['讲师迟到。来不了请及早取消。'], ['讲师迟到。来不了请及早取消。']])
  })

  it('keeps what is filled in to itself: sealed, for the organiser of the event only', async () => {
    const id = await publishEvent(world, {
      sessions: [at(5)], audience: { units: ['u-a'] }, form: [{ id: 'way', label: '怎么去', kind: 'choice', options: ['乘大巴', '自己去'] }, { id: 'card', label: '身份证号', kind: 'id-card', reason: '购买保险' }]
    }, 'm-org-a', 'u-a')
    const answers = { way: '乘大巴', card: '11010519491231002x' }
    expect((await refused(signUp(world, 'm-a1-1', id, { answers: { way: '走路', card: '110105194912310021' }, consent: true }))).status).toBe(400)
    expect((await refused(signUp(world, 'm-a1-1', id, { answers }))).message).toContain('同意')
    const mine = await signUp(world, 'm-a1-1', id, { answers, consent: true })
    const row = await world.behind.selectFrom('sign_up').select('form').where('id', '=', mine.id).executeTakeFirstOrThrow()
    expect(row.form).not.toContain('1949')
    expect((await (await as('m-a1-1')).call('GET /sign-ups/:id', { id: mine.id })).ticket.answers).toEqual([{ label: '怎么去', text: '乘大巴' }, { label: '身份证号', text: '1101**********002X' }])
    expect((await (await as('m-org-a')).call('GET /organiser/events/:id/people', { id })).items[0]?.answers).toHaveLength(2)
    const below = await (await as('m-sec')).call('GET /organiser/events/:id/people', { id })
    expect([below.items.length, below.items[0]?.answers]).toEqual([1, []])
    expect((await refused((await as('m-a1-2')).call('GET /sign-ups/:id', { id: mine.id }))).status).toBe(404)
    expect((await refused((await as('m-b1-2')).call('GET /events/:id', { id }))).status).toBe(403)
  })
})
