import sharp from 'sharp'
import { engines } from '../support/engines'
import { session } from '../support/event'
import { makeWorld, START, type World } from '../support/world'
import { fetchFile, upload } from '../support/upload'
import { attended, comes, scan, ticketOf } from './attending'
import { DAY, HOUR, MINUTE, publishEvent, refused, sendId } from './play'

let morning = START + 10 * DAY

describe.each(engines)('what is known before the door on %s', (engine) => {
  let world: World
  beforeAll(async () => { world = await makeWorld(engine) })
  afterAll(() => world.close())
  beforeEach(() => { world.time.now = START; morning += 4 * DAY })

  const shown = async (id: string, direction: 'in' | 'out' = 'in') => (await world.as('m-top')).call('GET /organiser/events/:id/sessions/:session/code', { id, session: 'first', direction })
  const send = async (member: string, id: string, code: string, direction: 'in' | 'out' = 'in') => (await world.as(member)).call('POST /events/:id/attendance', { id, session: 'first', sendId: sendId(), direction, code })

  it('takes the six digits below the room’s code as long as the code itself, however they are typed', async () => {
    const { id } = await attended(world, morning, ['m-a1-1', 'm-a1-2', 'm-a1-3'])
    const { id: other } = await attended(world, morning, ['m-a1-1'])
    world.time.now = morning
    const { digits } = await shown(id)
    expect(digits).toMatch(/^\d{6}$/)
    expect((await refused(send('m-a1-1', other, digits))).status).toBe(409)
    world.time.now = morning + 59_000
    expect((await send('m-a1-1', id, `${digits.slice(0, 3)} ${digits.slice(3)}`)).attendance.firstIn).toBe(world.time.now)
    world.time.now = morning + 60_000
    expect((await refused(send('m-a1-2', id, digits))).message).toContain('六位数字')
    expect((await refused(send('m-a1-2', id, (await shown(id, 'out')).digits))).message).toContain('这是签退的码')
    const fresh = (await shown(id)).digits
    expect(fresh).not.toBe(digits)
    expect((await send('m-a1-2', id, [...fresh].map((one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)).join(''))).attendance.state).toBe('came')
  })

  it('lets nobody guess the digits for long, and keeps nobody else out', async () => {
    const { id } = await attended(world, morning, ['m-a1-1', 'm-a1-2'])
    const { digits } = await shown(id)
    const wrong = (n: number) => String((Number(digits) + n) % 1_000_000).padStart(6, '0')
    for (let n = 1; n <= 5; n++) expect((await refused(send('m-a1-1', id, wrong(n * 7)))).status).toBe(409)
    expect((await refused(send('m-a1-1', id, digits))).status).toBe(429)
    expect((await send('m-a1-2', id, digits)).attendance.state).toBe('came')
    // Who can scan need not wait: that is not guessed.
    expect((await send('m-a1-1', id, (await shown(id)).code)).attendance.state).toBe('came')
  })

  it('says when and how one can sign in, and whether it is one’s own', async () => {
    const { id } = await attended(world, morning, ['m-a1-1'], { attendance: { ways: ['code', 'password'], from: 20, until: 30, late: 10, signOut: { from: 15, until: 45 } } })
    const times = async (member: string) => (await (await world.as(member)).call('GET /events/:id/attendance', { id })).times
    expect(await times('m-a1-1')).toEqual([{
      session: 'first', sessionName: expect.any(String) as string, begins: morning, ends: morning + 2 * HOUR, ways: ['code', 'password'], segments: false, mine: true,
      in: { from: morning - 20 * MINUTE, to: morning + 30 * MINUTE }, out: { from: morning + 105 * MINUTE, to: morning + 165 * MINUTE }, lateFrom: morning + 10 * MINUTE
    }])
    expect((await times('m-a1-2'))[0]?.mine).toBe(false)
    const open = (await attended(world, morning, [], { attendance: { ways: ['code'], walkIn: true } })).id
    expect((await (await world.as('m-a1-2')).call('GET /events/:id/attendance', { id: open })).times[0]).toMatchObject({ mine: true, out: null, lateFrom: null })
    const without = await publishEvent(world, { sessions: [session({ begins: morning + DAY, ends: morning + DAY + HOUR })], attendance: undefined })
    expect((await (await world.as('m-a1-1')).call('GET /events/:id/attendance', { id: without })).times).toEqual([])
  })

  it('opens the door at the session that is on, with everybody who has a seat in it', async () => {
    const later = morning + 5 * HOUR
    world.time.now = morning - DAY
    const id = await publishEvent(world, {
      sessions: [session({ begins: morning, ends: morning + HOUR }), session({ id: 'second', name: '第二场', begins: later, ends: later + HOUR })], attendance: { ways: ['code', 'ticket'], signOut: { from: 15, until: 30 } }
    })
    await (await world.as('m-a1-1')).call('POST /events/:id/sign-ups', { id, session: 'first', sendId: sendId() })
    await (await world.as('m-a1-2')).call('POST /events/:id/sign-ups', { id, session: 'second', sendId: sendId() })
    const staff = await world.as('m-top')
    const door = async (named?: string) => staff.call('GET /organiser/events/:id/door', { id, ...(named && { session: named }) })
    world.time.now = morning
    await comes(world, 'm-a1-1', id)
    expect(await door()).toMatchObject({ session: 'first', ways: ['code', 'ticket'], closed: false, sessions: [{ id: 'first', cancelled: false }, { id: 'second', in: { from: later - 30 * MINUTE, to: later + HOUR } }], people: [{ memberId: 'm-a1-1', firstIn: morning }], counts: { expected: 1, came: 1, late: 0, out: 0, missing: 0, walkIns: 0 } })
    expect(await door('second')).toMatchObject({ people: [{ memberId: 'm-a1-2', firstIn: null }], counts: { expected: 1, came: 0, missing: 1 } })
    // Signing out goes on for half an hour.
    world.time.now = morning + 89 * MINUTE
    expect((await door()).session).toBe('first')
    world.time.now = morning + 90 * MINUTE
    expect((await door()).session).toBe('second')
    world.time.now = later + DAY
    expect((await door()).session).toBe('second')
    expect((await refused((await world.as('m-sec')).call('GET /organiser/events/:id/door', { id }))).status).toBe(403)
  })

  it('counts who has come, late, without a seat, and left, before anybody is written down as absent', async () => {
    const { id } = await attended(world, morning, ['m-a1-1', 'm-a1-2', 'm-a1-3'], { attendance: { ways: ['code'], late: 10, walkIn: true, signOut: { from: 15, until: 30 } } })
    await comes(world, 'm-a1-1', id)
    world.time.now = morning + 10 * MINUTE
    await comes(world, 'm-a1-2', id)
    await comes(world, 'm-b1-1', id)
    world.time.now = morning + 110 * MINUTE
    await comes(world, 'm-a1-1', id, 'out')
    expect((await (await world.as('m-top')).call('GET /organiser/events/:id/door', { id })).counts).toEqual({ expected: 3, came: 3, late: 2, out: 1, missing: 1, walkIns: 1 })
  })
  it('shows staff the photo that somebody put there himself, says when it is new, and shows it to nobody else', async () => {
    const { id, signUps } = await attended(world, morning, ['m-a1-1', 'm-a1-2'])
    const photo = await sharp({ create: { width: 400, height: 400, channels: 3, background: '#7a5030' } }).jpeg().toBuffer()
    const { body } = await upload(world, 'm-a1-1', photo, { purpose: 'portrait' })
    await (await world.as('m-a1-1')).call('PUT /me/portrait', { fileId: body.id })
    const ticket = async (member: 'm-a1-1' | 'm-a1-2') => (await ticketOf(world, member, signUps[member] ?? '')).number
    const [one] = await scan(world, id, [{ code: await ticket('m-a1-1'), at: morning }])
    expect(one).toMatchObject({ outcome: 'counted', portrait: { fresh: true } })
    expect((await fetchFile(world, one?.portrait?.thumb ?? '')).statusCode).toBe(200)
    expect(await scan(world, id, [{ code: await ticket('m-a1-2'), at: morning }])).toMatchObject([{ outcome: 'counted', portrait: null }])
    world.time.now = morning + DAY + HOUR
    expect(await scan(world, id, [{ code: await ticket('m-a1-1'), at: morning }])).toMatchObject([{ portrait: { fresh: false } }])
    expect(await scan(world, id, [{ code: '00000000', at: morning }])).toMatchObject([{ outcome: 'refused', portrait: null }])
    expect((await refused(scan(world, id, [{ code: await ticket('m-a1-1'), at: morning }], 'm-sec'))).status).toBe(403)
  })
})
