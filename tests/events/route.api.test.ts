import type { EventConfig, Route } from '../../contract/event-config'
import { engines } from '../support/engines'
import { session } from '../support/event'
import { makeWorld, START, type World } from '../support/world'
import { marked, states } from './attending'
import { DAY, HOUR, MINUTE, publishEvent, refused, sendId, signUp } from './play'

const question = (answer: number) => ({ text: '哪一年？', options: ['1921 年', '1927 年', '1949 年'], answer, why: '见石碑。' })
const stations: Route['stations'] = [
  { id: 's1', name: '渡口', text: '大军从这里过江。', question: question(2) }, { id: 's2', name: '旧址', text: '秘密联络点。' }, { id: 's3', name: '碑林', question: question(0) }
]
let day = START + 10 * DAY

describe.each(engines)('a red walk on %s', (engine) => {
  let world: World
  beforeAll(async () => { world = await makeWorld(engine) })
  afterAll(() => world.close())
  beforeEach(() => { world.time.now = START; day += 4 * DAY })

  async function walk(members: string[], route: Partial<Route> = {}, own: Partial<EventConfig> = {}) {
    world.time.now = day - DAY
    const id = await publishEvent(world, { kind: 'walk', sessions: [session({ begins: day, ends: day + 4 * HOUR })], attendance: { ways: ['code'], late: 10 }, route: { order: 'free', board: true, stations, ...route }, ...own })
    for (const member of members) await signUp(world, member, id, { despiteClash: true })
    const sheet = await (await world.as('m-top')).call('GET /organiser/events/:id/route', { id })
    world.time.now = day
    return { id, codes: Object.fromEntries(sheet.stations.map((one) => [one.id, one.code])) as Record<'s1' | 's2' | 's3', string>, numbers: sheet.stations.map(({ number }) => number) }
  }
  const card = async (member: string, id: string) => (await (await world.as(member)).call('GET /events/:id/route', { id })).card
  const stamp = async (member: string, id: string, code: string, more: { answer?: number; at?: number; sendId?: string } = {}) => (await world.as(member)).call('POST /events/:id/stamps', { id, code, sendId: sendId(), ...more })
  const sheetOf = async (id: string) => (await world.as('m-top')).call('GET /organiser/events/:id/route', { id })
  const all = async (member: string, id: string, codes: Record<'s1' | 's2' | 's3', string>) => {
    await stamp(member, id, codes.s1, { answer: 2 })
    await stamp(member, id, codes.s2)
    return stamp(member, id, codes.s3, { answer: 0 })
  }

  it('shows a station to whoever has scanned it, stamps it for the right answer, and is finished with the last', async () => {
    const { id, codes, numbers } = await walk(['m-a1-1'])
    const before = await card('m-a1-1', id)
    expect(before).toMatchObject({ done: 0, needs: 3, finishedAt: null, open: true, board: true })
    for (const secret of ['大军', '哪一年', '见石碑', '秘密']) expect(JSON.stringify(before)).not.toContain(secret)

    world.time.now = day + MINUTE
    const scanned = await stamp('m-a1-1', id, codes.s1)
    expect(scanned).toMatchObject({ outcome: 'scanned', station: 's1' })
    expect(scanned.card.stations[0]).toMatchObject({ state: 'asked', text: '大军从这里过江。', question: { options: ['1921 年', '1927 年', '1949 年'] }, right: null, why: '' })
    expect(JSON.stringify(scanned)).not.toContain('见石碑')
    expect(await stamp('m-a1-1', id, codes.s1, { answer: 0 })).toMatchObject({ outcome: 'wrong' })
    expect((await card('m-a1-1', id)).stations[0]).toMatchObject({ state: 'asked', right: null, why: '' })
    const first = await stamp('m-a1-1', id, codes.s1, { answer: 2 })
    expect([first.outcome, first.card.stations[0]]).toMatchObject(['stamped', { state: 'stamped', right: 2, why: '见石碑。', stampedAt: day + MINUTE }])

    // The ten digits do as well as the code, however they are typed; a station without a question is stamped at once.
    const [, digits = ''] = numbers
    expect(digits).toMatch(/^\d{10}$/)
    expect(await stamp('m-a1-1', id, `${digits.slice(0, 3)} ${digits.slice(3, 6)} ${digits.slice(6)}`)).toMatchObject({ outcome: 'stamped', station: 's2' })
    world.time.now = day + 20 * MINUTE
    expect((await stamp('m-a1-1', id, codes.s3, { answer: 0 })).card).toMatchObject({ done: 3, finishedAt: day + 20 * MINUTE })
    expect(await sheetOf(id)).toMatchObject({ started: 1, finished: 1, needs: 3, stations: [{ scanned: 1, stamped: 1, wrong: 1 }, { scanned: 1, stamped: 1, wrong: 0 }, { scanned: 1, stamped: 1, wrong: 0 }] })
  })

  it('is one stamp however often it is sent, at once and from two phones', async () => {
    const { id, codes } = await walk(['m-a1-1'])
    const input = { id, code: codes.s1, answer: 2, sendId: sendId() }
    const caller = await world.as('m-a1-1')
    const replies = await Promise.all([1, 2, 3, 4].map(() => caller.call('POST /events/:id/stamps', input)))
    expect(replies.map(({ outcome }) => outcome)).toEqual(['stamped', 'stamped', 'stamped', 'stamped'])
    const two = await Promise.all([1, 2].map(() => stamp('m-a1-1', id, codes.s2)))
    expect(two.map(({ outcome }) => outcome).sort()).toEqual(['again', 'stamped'])
    expect((await world.behind.selectFrom('station_mark').select('kind').where('event_id', '=', id).execute()).map(({ kind }) => kind).sort()).toEqual(['scan', 'stamp', 'stamp'])
    expect((await card('m-a1-1', id)).done).toBe(2)
  })

  it('keeps a fixed order, and says which station is next', async () => {
    const { id, codes } = await walk(['m-a1-1'], { order: 'fixed', needs: 2 })
    expect((await card('m-a1-1', id)).stations.map(({ state }) => state)).toEqual(['next', 'ahead', 'ahead'])
    expect(await refused(stamp('m-a1-1', id, codes.s2))).toMatchObject({ status: 409, message: '这条路线要按顺序走，下一站是“渡口”。' })
    expect((await card('m-a1-1', id)).stations[1]).toMatchObject({ text: '' })
    await stamp('m-a1-1', id, codes.s1)
    expect((await stamp('m-a1-1', id, codes.s2)).card).toMatchObject({ done: 1, finishedAt: null })
    expect((await stamp('m-a1-1', id, codes.s1, { answer: 2 })).card).toMatchObject({ done: 2, finishedAt: day })
  })

  it('takes codes of this event alone, from who has a seat, in its time', async () => {
    const { id, codes } = await walk(['m-a1-1'])
    const other = await walk(['m-a1-1'])
    expect((await refused(stamp('m-a1-1', other.id, codes.s1))).message).toContain('不是这条路线上的码')
    expect((await refused(stamp('m-a1-1', id, '1234567890'))).status).toBe(409)
    expect((await refused(stamp('m-a1-2', id, codes.s1))).message).toContain('没有报上')
    expect(await card('m-a1-2', id)).toMatchObject({ open: false, said: '你没有报上这个活动，不能盖章。请找现场的组织者。' })
    world.time.now = day - 30 * MINUTE - 1
    expect((await refused(stamp('m-a1-1', id, codes.s1))).message).toContain('现在还早')
    world.time.now = day - 30 * MINUTE
    expect((await stamp('m-a1-1', id, codes.s1)).outcome).toBe('scanned')
    world.time.now = day + 4 * HOUR
    expect((await refused(stamp('m-a1-1', id, codes.s2))).message).toContain('时间已过')
    // What was scanned in time can be answered for a day.
    expect((await stamp('m-a1-1', id, codes.s1, { answer: 2 })).outcome).toBe('stamped')
    const quiet = await walk(['m-a1-1'], {}, { attendance: undefined })
    await stamp('m-a1-1', quiet.id, quiet.codes.s1)
    world.time.now = day + 4 * HOUR + DAY
    expect((await refused(stamp('m-a1-1', quiet.id, quiet.codes.s1, { answer: 2 }))).message).toContain('不再盖章')
  })

  it('lets everybody walk where everybody belongs to it, or people may come as they are', async () => {
    const common = await walk([], {}, { enrol: { how: 'opt-out' } })
    expect((await stamp('m-b1-2', common.id, common.codes.s2)).outcome).toBe('stamped')
    const open = await walk([], {}, { attendance: { ways: ['code'], walkIn: true } })
    expect((await stamp('m-b1-2', open.id, open.codes.s2)).outcome).toBe('stamped')
  })

  it('takes what was scanned without network at the time of the phone, when it comes later', async () => {
    const { id, codes } = await walk(['m-a1-1', 'm-a1-2'], { order: 'fixed' })
    world.time.now = day + 6 * HOUR
    await stamp('m-a1-1', id, codes.s1, { at: day + 5 * MINUTE })
    await stamp('m-a1-1', id, codes.s2, { at: day + 30 * MINUTE })
    expect((await card('m-a1-1', id)).stations).toMatchObject([{ state: 'asked', scannedAt: day + 5 * MINUTE }, { state: 'stamped', stampedAt: day + 30 * MINUTE }, { state: 'next' }])
    expect((await refused(stamp('m-a1-1', id, codes.s3, { at: day + 5 * HOUR }))).message).toContain('时间已过')
    expect((await refused(stamp('m-a1-1', id, codes.s3, { at: world.time.now + HOUR }))).message).toContain('时间快了')
    world.time.now = day + 4 * HOUR + DAY
    expect((await refused(stamp('m-a1-2', id, codes.s1, { at: day + 5 * MINUTE }))).message).toContain('不再盖章')
  })

  it('signs in whoever scans a station, where one signs in by a code, and leaves what an organiser said alone', async () => {
    const { id, codes } = await walk(['m-a1-1', 'm-a1-2', 'm-a1-3'])
    await stamp('m-a1-1', id, codes.s1)
    world.time.now = day + 15 * MINUTE
    await stamp('m-a1-1', id, codes.s2)
    await stamp('m-a1-2', id, codes.s1)
    expect(await states(world, id)).toEqual({ 'm-a1-1': 'came', 'm-a1-2': 'late', 'm-a1-3': null })
    expect(await world.behind.selectFrom('attendance_mark').select('id').where('event_id', '=', id).where('member_id', '=', 'm-a1-1').execute()).toHaveLength(1)
    await marked(world, id, ['m-a1-2'], 'absent', { reason: '替人扫码' })
    world.time.now = day + 20 * MINUTE
    await stamp('m-a1-2', id, codes.s2)
    expect((await states(world, id))['m-a1-2']).toBe('absent')
    const staff = await walk(['m-a1-1'], {}, { attendance: { ways: ['staff'] } })
    await stamp('m-a1-1', staff.id, staff.codes.s1)
    expect(await states(world, staff.id)).toEqual({ 'm-a1-1': null })
  })

  it('says how many of each unit have finished, of how many, and shows it only where the walk says so', async () => {
    const { id, codes } = await walk(['m-a1-1', 'm-a1-2', 'm-b1-2'])
    await all('m-a1-1', id, codes)
    await stamp('m-a1-2', id, codes.s2)
    const { items } = await (await world.as('m-a1-1')).call('GET /events/:id/route/board', { id })
    const own = items.find(({ mine }) => mine)
    expect(own).toMatchObject({ id: 'u-a1', rank: 1, finished: 1, started: 2 })
    expect(own?.rate).toBe(Math.round(1000 / (own?.heads ?? 1)) / 10)
    expect(items.filter(({ finished }) => finished > 0)).toHaveLength(1)
    expect(JSON.stringify(items)).not.toContain('m-a1-1')
    const secret = await walk(['m-a1-1'], { board: false })
    expect((await refused((await world.as('m-a1-1')).call('GET /events/:id/route/board', { id: secret.id }))).status).toBe(404)
    // Whoever moves to another unit leaves what he walked where he was.
    await world.behind.updateTable('member').set({ unit_id: 'u-b1' }).where('id', '=', 'm-a1-2').execute()
    await stamp('m-a1-2', id, codes.s3, { answer: 0 })
    expect((await sheetOf(id)).units.filter(({ started }) => started > 0).map((one) => [one.id, one.started])).toEqual([['u-a1', 2]])
    await world.behind.updateTable('member').set({ unit_id: 'u-a1' }).where('id', '=', 'm-a1-2').execute()
  })

  it('has nothing to show for an event without a route', async () => {
    const id = await publishEvent(world, { sessions: [session({ begins: day, ends: day + HOUR })] })
    expect((await refused((await world.as('m-a1-1')).call('GET /events/:id/route', { id }))).message).toBe('这个活动没有路线。')
  })
})
