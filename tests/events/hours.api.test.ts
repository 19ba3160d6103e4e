import { settleSessions } from '../../server/events/attendance/writes'
import { engines } from '../support/engines'
import { session } from '../support/event'
import { makeWorld, START, type World } from '../support/world'
import { attended, comes, expectKept, hoursOf, listed, marked, states } from './attending'
import { DAY, HOUR, MINUTE, publishEvent, refused, signUp, turn, view } from './play'

let morning = START + 10 * DAY
const attendance = { ways: ['code' as const], signOut: { from: 60, until: 30 } }

describe.each(engines)('hours and no-shows on %s', (engine) => {
  let world: World
  beforeAll(async () => { world = await makeWorld(engine) })
  afterAll(() => world.close())
  beforeEach(() => { morning += 40 * DAY })

  const stays = async (member: string, id: string, begins: number, from: number, to: number) => {
    world.time.now = begins + from * MINUTE
    await comes(world, member, id)
    world.time.now = begins + to * MINUTE
    await comes(world, member, id, 'out')
  }
  const entries = async (member: string, id: string) => (await world.behind.selectFrom('hour_entry').selectAll().where('member_id', '=', member).where('event_id', '=', id).orderBy('at').orderBy('id').execute()).map(({ cause, delta, words }) => [cause, delta, words])

  it('gives the hours when the session is over, in whole steps, and corrects them by an entry with the difference', async () => {
    const { id } = await attended(world, morning, ['m-a1-1'], { attendance, hours: { count: 'actual', step: 30 } })
    await stays('m-a1-1', id, morning, -10, 115)
    expect(await hoursOf(world, 'm-a1-1', id)).toBe(0)
    world.time.now = morning + 3 * HOUR
    await Promise.all([turn(world), turn(world)])
    expect(await entries('m-a1-1', id)).toEqual([['given', 90, '记 1 小时 30 分钟']])
    world.time.now += MINUTE
    await marked(world, id, ['m-a1-1'], 'times', { reason: '收拾会场', from: morning, to: morning + 150 * MINUTE })
    world.time.now += MINUTE
    await marked(world, id, ['m-a1-1'], 'absent', { reason: '替人签到' })
    expect((await entries('m-a1-1', id)).map(([cause, delta]) => [cause, delta])).toEqual([['given', 90], ['corrected', 60], ['corrected', -150]])
    expect((await entries('m-a1-1', id))[2]?.[2]).toBe('不记时长（替人签到）')
    await expectKept(world, id)
  })

  it('caps a day over all events, the earlier session first, whichever is settled first', async () => {
    const early = await attended(world, morning, ['m-a1-2'], { attendance, hours: { count: 'fixed', minutes: 300, mostADay: 480 } })
    const late = await attended(world, morning + 4 * HOUR, ['m-a1-2'], { attendance, hours: { count: 'fixed', minutes: 300, mostADay: 480 } })
    await stays('m-a1-2', early.id, morning, 0, 120)
    await stays('m-a1-2', late.id, morning + 4 * HOUR, 0, 120)
    world.time.now = morning + 8 * HOUR
    for (const eventId of [late.id, early.id]) await world.ctx.writer.write(settleSessions, { eventId, now: world.time.now += MINUTE, zone: world.ctx.config.zone })
    expect([await hoursOf(world, 'm-a1-2', early.id), await hoursOf(world, 'm-a1-2', late.id)]).toEqual([300, 180])
    world.time.now += MINUTE
    await marked(world, early.id, ['m-a1-2'], 'absent', { reason: '认错了人' })
    expect([await hoursOf(world, 'm-a1-2', early.id), await hoursOf(world, 'm-a1-2', late.id)]).toEqual([0, 300])
    expect((await entries('m-a1-2', late.id)).map(([cause, delta]) => [cause, delta])).toEqual([['given', 300], ['day', -120], ['day', 120]])
    for (const { id } of [early, late]) await expectKept(world, id)
  })

  it('waits for the close where it is said so, and for somebody to look at the times', async () => {
    const { id } = await attended(world, morning, ['m-a1-3', 'm-a1-4'], { attendance: { ...attendance, confirm: true }, hours: { count: 'actual', afterClose: true } })
    await stays('m-a1-3', id, morning, 0, 118)
    const organiser = await world.as('m-top')
    expect((await refused(organiser.call('POST /organiser/events/:id/close', { id }))).message).toContain('没有结束')
    world.time.now = morning + 3 * HOUR
    expect((await refused(organiser.call('POST /organiser/events/:id/close', { id }))).message).toContain('没有核对')
    await turn(world)
    expect((await listed(world, id, 'm-top', { state: 'unsettled' })).items.map(({ memberId }) => memberId)).toEqual(['m-a1-3'])
    expect(await marked(world, id, ['m-a1-3', 'm-a1-4'], 'confirm')).toMatchObject({ marked: 1, refused: [{ memberId: 'm-a1-4' }] })
    expect(await marked(world, id, ['m-a1-3'], 'confirm')).toMatchObject({ marked: 1 })
    expect(await hoursOf(world, 'm-a1-3', id)).toBe(0)
    await organiser.call('POST /organiser/events/:id/close', { id })
    await organiser.call('POST /organiser/events/:id/close', { id })
    expect([await hoursOf(world, 'm-a1-3', id), await hoursOf(world, 'm-a1-4', id)]).toEqual([118, 0])
    expect((await listed(world, id)).sessions[0]).toMatchObject({ hours: 118, unsettled: 0 })
    await expectKept(world, id)
    await marked(world, id, ['m-a1-4'], 'came', { reason: '当天在后台值守' })
    expect(await hoursOf(world, 'm-a1-4', id)).toBe(120)
    expect((await view(world, 'm-a1-3', id)).state).toBe('ended')
  })

  it('bars who did not come twice, tells him, and lifts it when he was there after all', async () => {
    const noShow = { steps: [{ times: 2, within: 90, days: 14 }] }
    const missed = async (member: string) => {
      const { id } = await attended(world, morning += DAY, [member], { attendance: { ways: ['ticket'] }, noShow })
      world.time.now = morning + 2 * HOUR
      await turn(world)
      expect((await states(world, id))[member]).toBe('absent')
      return id
    }
    const next = async () => publishEvent(world, { noShow, attendance: { ways: ['ticket'] }, sessions: [session({ begins: world.time.now + 5 * DAY, ends: world.time.now + 5 * DAY + HOUR })] })
    const bars = async (member: string) => (await world.behind.selectFrom('event_bar').selectAll().where('member_id', '=', member).orderBy('at').orderBy('id').execute()).map(({ state }) => state)
    const first = await missed('m-a1-5')
    expect(await bars('m-a1-5')).toEqual([])
    const second = await missed('m-a1-5')
    expect(await bars('m-a1-5')).toEqual(['in-force'])
    const told = async () => (await (await world.as('m-a1-5')).call('GET /me/notices', {})).items.filter(({ title }) => title === '暂时不能报名').length
    expect(await told()).toBe(1)
    const id = await next()
    expect((await refused(signUp(world, 'm-a1-5', id))).bar).toBe('barred')
    await expectKept(world, second)
    expect(await bars('m-a1-5')).toEqual(['in-force'])
    // That he was at the first after all leaves but one.
    await marked(world, first, ['m-a1-5'], 'came', { reason: '扫码机漏记' })
    expect([await bars('m-a1-5'), await told()]).toEqual([['lifted'], 0])
    expect((await signUp(world, 'm-a1-5', id)).state).toBe('confirmed')
  })

  it('takes only those who are named where an event is for some people', async () => {
    const id = await publishEvent(world, { requires: { members: ['m-a2-2', 'm-a2-3'] }, sessions: [session({ begins: morning + 9 * DAY, ends: morning + 9 * DAY + HOUR })] })
    expect(await refused(signUp(world, 'm-a2-1', id))).toMatchObject({ bar: 'requires', message: '这个活动只限指定名单上的人报名，你不在名单上。' })
    expect((await view(world, 'm-a2-1', id)).sentences).toContain('报名条件：在指定的 2 人名单上。')
    expect(await signUp(world, 'm-a2-2', id)).toMatchObject({ state: 'confirmed' })
  })

  it('asks for a training and hours where an event requires them', async () => {
    const training = await attended(world, morning, ['m-a2-1'], { title: '岗前培训', attendance: { ways: ['code'] }, hours: { count: 'fixed', minutes: 60 } })
    world.time.now = morning
    const shift = await publishEvent(world, { requires: { attended: [training.id], hours: 1 }, sessions: [session({ begins: morning + 5 * DAY, ends: morning + 5 * DAY + HOUR })] })
    expect(await refused(signUp(world, 'm-a2-1', shift))).toMatchObject({ bar: 'requires', message: '需要先参加“岗前培训”。' })
    await comes(world, 'm-a2-1', training.id)
    expect((await refused(signUp(world, 'm-a2-1', shift))).message).toContain('志愿服务满 1 小时')
    world.time.now = morning + 3 * HOUR
    await turn(world)
    expect((await signUp(world, 'm-a2-1', shift)).state).toBe('confirmed')
  })
})
