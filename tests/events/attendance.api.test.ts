import { engines } from '../support/engines'
import { session } from '../support/event'
import { makeWorld, START, type World } from '../support/world'
import { attended, comes, expectKept, listed, marked, people, roomShows, scan, states, ticketOf } from './attending'
import { DAY, HOUR, MINUTE, publishEvent, refused, sendId, turn } from './play'

let morning = START + 10 * DAY

describe.each(engines)('attendance on %s', (engine) => {
  let world: World
  beforeAll(async () => { world = await makeWorld(engine) })
  afterAll(() => world.close())
  beforeEach(() => { world.time.now = START; morning += 4 * DAY })

  const as = (member: string) => world.as(member)
  const send = async (member: string, id: string, input: { code?: string; password?: string; direction?: 'in' | 'out'; session?: string }) =>
    (await as(member)).call('POST /events/:id/attendance', { id, session: 'first', sendId: sendId(), direction: 'in', ...input })

  it('takes the code the room shows, and the one before, and none that is older or of another session', async () => {
    const { id } = await attended(world, morning, ['m-a1-1', 'm-a1-2', 'm-a1-3'])
    const { id: other } = await attended(world, morning, ['m-a1-1'])
    world.time.now = morning
    const code = await roomShows(world, id)
    expect(code).toMatch(/^xs:in:/)
    world.time.now = morning + 59_000
    expect((await send('m-a1-1', id, { code })).attendance).toMatchObject({ state: 'came', firstIn: morning + 59_000 })
    world.time.now = morning + 60_000
    expect((await refused(send('m-a1-2', id, { code }))).message).toContain('过期')
    const fresh = await roomShows(world, id)
    expect(fresh).not.toBe(code)
    expect((await refused(send('m-a1-1', other, { code: fresh }))).status).toBe(409)
    expect((await refused(send('m-a1-2', id, { code: `${fresh.slice(0, -1)}${fresh.endsWith('A') ? 'B' : 'A'}` }))).status).toBe(409)
    expect((await refused(send('m-a1-2', id, { code: await roomShows(world, id, 'out') }))).message).toContain('这是签退的码')
    expect((await refused(send('m-b1-2', id, { code: fresh }))).message).toContain('没有报上')
    expect((await refused((await as('m-sec')).call('GET /organiser/events/:id/sessions/:session/code', { id, session: 'first' }))).status).toBe(403)
  })

  it('is one however often it is sent, also at once', async () => {
    const { id } = await attended(world, morning, ['m-a1-1'])
    const code = await roomShows(world, id)
    const caller = await as('m-a1-1')
    const input = { id, session: 'first', sendId: sendId(), direction: 'in' as const, code }
    await Promise.all([1, 2, 3, 4].map(() => caller.call('POST /events/:id/attendance', input)))
    expect(await world.behind.selectFrom('attendance_mark').select('id').where('event_id', '=', id).execute()).toHaveLength(1)
  })

  it('opens and shuts with its windows', async () => {
    const { id } = await attended(world, morning, ['m-a1-1', 'm-a1-2'], { attendance: { ways: ['code'], from: 20, until: 30, late: 10, signOut: { from: 15, until: 30 } } })
    world.time.now = morning - 20 * MINUTE - 1
    expect((await refused(comes(world, 'm-a1-1', id))).message).toContain('现在还早')
    world.time.now = morning - 20 * MINUTE
    expect(await comes(world, 'm-a1-1', id)).toMatchObject({ state: 'came', said: '8:40 签到' })
    world.time.now = morning + 10 * MINUTE
    expect(await comes(world, 'm-a1-2', id)).toMatchObject({ state: 'late', said: '9:10 签到，算迟到' })
    world.time.now = morning + 30 * MINUTE
    expect((await refused(comes(world, 'm-a1-2', id))).message).toContain('时间已过')
    expect((await refused(comes(world, 'm-a1-2', id, 'out'))).message).toContain('现在还早')
    world.time.now = morning + 120 * MINUTE
    expect(await comes(world, 'm-a1-1', id, 'out')).toMatchObject({ state: 'came', minutes: 120, said: '8:40 签到；11:00 签退，在场 2 小时' })
    await expectKept(world, id)
  })

  it('takes the word said in the room, keeps it as a hash, and lets nobody guess for long', async () => {
    const { id } = await attended(world, morning, ['m-a1-1', 'm-a1-2'])
    expect((await refused(send('m-a1-1', id, { password: '延安' }))).message).toContain('还没有公布')
    await (await as('m-top')).call('POST /organiser/events/:id/password', { id, session: 'first', direction: 'in', password: '延安 1945' })
    const row = await world.behind.selectFrom('session_password').select('password').where('event_id', '=', id).executeTakeFirstOrThrow()
    expect(row.password).not.toContain('延安')
    expect((await send('m-a1-1', id, { password: '延安１９４５' })).attendance.state).toBe('came')
    for (let i = 0; i < 5; i++) expect((await refused(send('m-a1-2', id, { password: `猜${i}` }))).status).toBe(409)
    expect((await refused(send('m-a1-2', id, { password: '延安1945' }))).status).toBe(429)
    world.time.now += 6 * MINUTE
    expect((await send('m-a1-2', id, { password: '延安1945' })).attendance.state).toBe('came')
  })

  it('shows staff whose ticket it is, and refuses one that is old, made up or another event’s', async () => {
    const { id, signUps } = await attended(world, morning, ['m-a1-1', 'm-a1-2'])
    const { id: other } = await attended(world, morning, ['m-a1-3'])
    world.time.now = morning
    const ticket = await ticketOf(world, 'm-a1-1', signUps['m-a1-1'] ?? '')
    expect(ticket.until).toBe(morning + MINUTE)
    expect(await scan(world, id, [{ code: ticket.code, at: morning }])).toEqual([expect.objectContaining({ outcome: 'counted', name: ticket.name, unit: ticket.unit, said: '9:00 签到' })])
    const old = await ticketOf(world, 'm-a1-2', signUps['m-a1-2'] ?? '')
    world.time.now = morning + 5 * MINUTE
    expect(await scan(world, id, [{ code: old.code, at: morning + 3 * MINUTE }])).toEqual([expect.objectContaining({ outcome: 'refused', said: expect.stringContaining('过期') })])
    expect((await scan(world, id, [{ code: old.code, at: morning + 3 * MINUTE - 1 }]))[0]?.outcome).toBe('counted')
    expect((await scan(world, id, [{ code: ticket.code.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')), at: morning }]))[0]).toMatchObject({ outcome: 'refused', name: '' })
    expect((await scan(world, id, [{ code: await roomShows(world, id), at: morning }]))[0]?.said).toContain('现场的签到码')
    expect((await scan(world, other, [{ code: old.code, at: morning }]))[0]).toMatchObject({ outcome: 'refused', name: '' })
    expect((await scan(world, id, [{ code: `${old.number.slice(0, 4)} ${old.number.slice(4)}`, at: morning + 5 * MINUTE }]))[0]).toMatchObject({ outcome: 'before', name: old.name })
    expect((await refused(scan(world, id, [{ code: old.number, at: morning }], 'm-sec'))).status).toBe(403)
  })

  it('merges what two phones scanned without network, in any order and sent again, to the same', async () => {
    const members = ['m-a1-1', 'm-a1-2', 'm-a1-3', 'm-a1-4']
    const day = async () => {
      const { id, signUps } = await attended(world, morning += DAY, members)
      const ticket = async (member: string, at: number) => { world.time.now = at; return (await ticketOf(world, member, signUps[member] ?? '')).code }
      const at = (minutes: number) => morning + minutes * MINUTE
      const one = async (phone: string, member: string, minutes: number, direction: 'in' | 'out') => ({ scanId: `${phone}-${member}-${minutes + 100}`, code: await ticket(member, at(minutes)), at: at(minutes), direction })
      const first = [await one('phone1', 'm-a1-1', -5, 'in'), await one('phone1', 'm-a1-2', 12, 'in'), await one('phone1', 'm-a1-3', 2, 'in'), await one('phone1', 'm-a1-2', 121, 'out')]
      const second = [await one('phone2', 'm-a1-1', 8, 'in'), await one('phone2', 'm-a1-1', 119, 'out'), await one('phone2', 'm-a1-3', 110, 'out')]
      world.time.now = at(24 * 60)
      return { id, first, second, at }
    }
    const outcome = async (id: string, base: number) => (await people(world, id)).filter(({ state }) => state === 'came' || state === 'late').map(({ memberId, state, firstIn, lastOut, minutes }) => [memberId, state, firstIn === null ? null : firstIn - base, lastOut === null ? null : lastOut - base, minutes])
    const a = await day()
    await scan(world, a.id, a.first)
    await scan(world, a.id, a.second)
    const expected = await outcome(a.id, morning)
    const b = await day()
    await turn(world)
    expect(await states(world, b.id)).toEqual({ 'm-a1-1': 'absent', 'm-a1-2': 'absent', 'm-a1-3': 'absent', 'm-a1-4': 'absent' })
    await scan(world, b.id, [...b.second].reverse())
    const answers = await Promise.all([scan(world, b.id, [...b.first].reverse()), scan(world, b.id, [...b.second, ...b.first]), scan(world, b.id, b.first)])
    expect(answers[2]?.map(({ outcome: one }) => one)).toEqual(['before', 'before', 'before', 'before'])
    expect(await outcome(b.id, morning)).toEqual(expected)
    expect(expected).toEqual([['m-a1-1', 'came', -5 * MINUTE, 119 * MINUTE, 119], ['m-a1-2', 'late', 12 * MINUTE, 121 * MINUTE, 108], ['m-a1-3', 'came', 2 * MINUTE, 110 * MINUTE, 108]])
    expect(await world.behind.selectFrom('attendance_mark').select('id').where('event_id', '=', b.id).execute()).toHaveLength(7)
    for (const id of [a.id, b.id]) await expectKept(world, id)
  })

  it('says why it does not believe a phone whose clock has jumped', async () => {
    const { id, signUps } = await attended(world, morning, ['m-a1-1'])
    const { number, code } = await ticketOf(world, 'm-a1-1', signUps['m-a1-1'] ?? '')
    const answers = await scan(world, id, [{ code: number, at: morning + MINUTE + 1 }, { code: number, at: morning - 32 * MINUTE - 1 }, { code: number, at: morning - DAY }, { code, at: morning + 365 * DAY }, { code: number, at: morning + MINUTE }])
    expect(answers.map(({ outcome }) => outcome)).toEqual(['refused', 'refused', 'refused', 'refused', 'counted'])
    expect(answers[0]?.said).toContain('时间快了')
    expect(answers[1]?.said).toContain('还没有开始签到')
    world.time.now = morning + 3 * HOUR
    expect((await scan(world, id, [{ code: number, at: morning + 2 * HOUR + 2 * MINUTE }]))[0]?.said).toContain('过了签到时间')
  })

  it('writes down who has not come once it is over, and takes it back when it was otherwise', async () => {
    const { id } = await attended(world, morning, ['m-a1-1', 'm-a1-2', 'm-a1-3'])
    await comes(world, 'm-a1-1', id)
    world.time.now = morning + 150 * MINUTE - 1
    await turn(world)
    expect(await states(world, id)).toEqual({ 'm-a1-1': 'came', 'm-a1-2': null, 'm-a1-3': null })
    world.time.now = morning + 150 * MINUTE
    await Promise.all([turn(world), turn(world)])
    expect(await states(world, id)).toEqual({ 'm-a1-1': 'left-early', 'm-a1-2': 'absent', 'm-a1-3': 'absent' })
    expect(await refused(marked(world, id, ['m-a1-2'], 'came'))).toMatchObject({ status: 400 })
    expect(await marked(world, id, ['m-a1-2', 'm-b1-2'], 'came', { reason: '手机没电' })).toEqual({ marked: 1, refused: [expect.objectContaining({ memberId: 'm-b1-2', why: '没有报上这一场，也不允许没报名的人到场。' })] })
    const input = { reason: '提前离开半小时', from: morning, to: morning + 90 * MINUTE, sendId: sendId() }
    await marked(world, id, ['m-a1-1'], 'times', input)
    await marked(world, id, ['m-a1-1'], 'times', input)
    const { sessions } = await listed(world, id)
    const items = await people(world, id)
    expect(items.map(({ memberId, state, minutes, corrected }) => [memberId, state, minutes, corrected])).toEqual([['m-a1-1', 'left-early', 90, true], ['m-a1-2', 'came', 120, true], ['m-a1-3', 'absent', 0, false]])
    expect(items[0]?.marks.map(({ kind, way, reason }) => [kind, way, reason])).toEqual([['in', 'code', ''], ['void', 'staff', '提前离开半小时'], ['in', 'staff', '提前离开半小时'], ['out', 'staff', '提前离开半小时']])
    expect(sessions[0]).toMatchObject({ expected: 3, came: 1, late: 0, leftEarly: 1, absent: 1, walkIns: 0 })
    expect((await listed(world, id, 'm-top', { state: 'absent' })).items).toHaveLength(1)
    expect((await (await as('m-a1-1')).call('GET /events/:id/attendance', { id })).sessions[0]?.said).toContain('组织者更正过')
    const trail = (await (await as('m-top')).call('GET /organiser/trail', {})).items.filter(({ what, at }) => what === '更正到场记录' && at === world.time.now)
    expect(trail.map(({ details }) => details.find(({ name }) => name === '改为')?.value).sort()).toEqual(['到场', '按填写的时间'])
    await expectKept(world, id)
  })

  it('lets nobody walk into a session that is for other units', async () => {
    const { id } = await attended(world, morning, ['m-a1-1'], { attendance: { ways: ['staff', 'code'], walkIn: true }, sessions: [session({ begins: morning, ends: morning + 2 * HOUR, units: ['u-a'] })] })
    await comes(world, 'm-a2-1', id)
    expect((await refused(comes(world, 'm-b1-2', id))).message).toContain('没有报上这一场')
    expect(await marked(world, id, ['m-b1-2'], 'tick')).toMatchObject({ marked: 0, refused: [{ memberId: 'm-b1-2' }] })
    expect((await listed(world, id)).sessions[0]).toMatchObject({ expected: 1, came: 1, walkIns: 1 })
  })

  it('lets staff tick who is there, also somebody who just walks in where that is allowed', async () => {
    const { id } = await attended(world, morning, ['m-a1-1'], { attendance: { ways: ['staff', 'code'], walkIn: true } })
    expect(await marked(world, id, ['m-a1-1', 'm-a2-1'], 'tick')).toEqual({ marked: 2, refused: [] })
    expect((await comes(world, 'm-b1-2', id)).state).toBe('came')
    const { items, sessions } = await listed(world, id)
    expect(items.map(({ memberId, walkIn }) => [memberId, walkIn]).sort()).toEqual([['m-a1-1', false], ['m-a2-1', true], ['m-b1-2', true]])
    expect(sessions[0]).toMatchObject({ expected: 1, came: 3, walkIns: 2 })
    expect((await listed(world, id, 'm-sec')).items.map(({ memberId }) => memberId)).toEqual(['m-a1-1'])
    const { id: shut } = await attended(world, morning, ['m-a1-2'], { attendance: { ways: ['code'] } })
    expect((await refused(marked(world, shut, ['m-a1-2'], 'tick'))).message).toContain('不由工作人员登记')
  })

  it('expects everybody who was not excused where all belong to it', async () => {
    const { id } = await attended(world, morning, [], { audience: { units: ['u-a1'] }, enrol: { how: 'opt-out' }, attendance: { ways: ['code'] } })
    world.time.now = morning - HOUR
    await (await as('m-a1-1')).call('POST /events/:id/excuses', { id, session: 'first', sendId: sendId(), reason: '出差' })
    world.time.now = morning
    await comes(world, 'm-a1-2', id)
    const all = await world.behind.selectFrom('member').select('id').where('unit_id', '=', 'u-a1').where('status', '=', 'active').execute()
    expect((await listed(world, id)).sessions[0]).toMatchObject({ expected: all.length - 1, came: 1, absent: 0 })
    world.time.now = morning + 2 * HOUR
    await turn(world)
    expect((await listed(world, id)).sessions[0]).toMatchObject({ expected: all.length - 1, came: 1, absent: all.length - 2 })
    expect((await states(world, id))['m-a1-1']).toBeUndefined()
    await expectKept(world, id)
  })

  it('gives the door list with tickets to who runs the event, for the phone without network', async () => {
    const { id, signUps } = await attended(world, morning, ['m-a1-1', 'm-a1-2'])
    const { people } = await (await as('m-top')).call('GET /organiser/events/:id/door', { id, session: 'first' })
    expect(people.map(({ signUpId, memberId, number }) => [signUpId, memberId, number.length])).toEqual([[signUps['m-a1-1'], 'm-a1-1', 8], [signUps['m-a1-2'], 'm-a1-2', 8]])
    expect((await refused((await as('m-sec')).call('GET /organiser/events/:id/door', { id, session: 'first' }))).status).toBe(403)
  })

  it('counts a session anew when its times are moved after all', async () => {
    const { id } = await attended(world, morning, ['m-a1-1', 'm-a1-2'], { attendance: { ways: ['code'], late: 10 } })
    world.time.now = morning + 15 * MINUTE
    expect((await comes(world, 'm-a1-1', id)).state).toBe('late')
    const organiser = await as('m-top')
    const { config, version } = await organiser.call('GET /organiser/events/:id', { id })
    await organiser.call('PUT /organiser/events/:id', { id, version, config: { ...config, sessions: [session({ begins: morning + 30 * MINUTE, ends: morning + 3 * HOUR })] } })
    expect(await states(world, id)).toEqual({ 'm-a1-1': 'came', 'm-a1-2': null })
    await expectKept(world, id)
    expect(await publishEvent(world, { sessions: [session({ begins: morning + DAY, ends: morning + DAY + HOUR })] })).toBeTruthy()
  })
})
