import { remindDue } from '../../server/events/remind'
import { messageKinds } from '../../server/message-kinds'
import { sendDue } from '../../server/messages/sender'
import { china, session } from '../support/event'
import { engines } from '../support/engines'
import { fakeWeChat, type FakeWeChat } from '../support/wechat'
import { makeWorld, START, type World } from '../support/world'
import { publishEvent, signUp } from './play'

describe.each(engines)('the word of the evening before goes through WeChat, on %s', (engine) => {
  let world: World
  let wechat: FakeWeChat
  beforeEach(async () => {
    wechat = await fakeWeChat()
    world = await makeWorld(engine, wechat.env)
  })
  afterEach(async () => {
    await world.close()
    await wechat.close()
  })

  /** Signed in through WeChat, and agreed to one message. */
  const subscriber = async (member: string) => {
    await world.behind.insertInto('identity').values({ provider: 'wechat', subject: `openid-${member}`, account_id: `acc-${member}`, secret: null, created_at: START }).execute()
    wechat.accept(`openid-${member}`, 1, 'event')
    await (await world.as(member)).call('POST /me/subscriptions', { kind: 'event', id: `consent-${member}` })
  }
  const evening = async () => {
    const told = await remindDue(world.ctx)
    await sendDue(world.ctx, messageKinds)
    return told
  }

  it('to who signed up and agreed, once, with when and where; to the others in the app alone', async () => {
    for (const member of ['m-a1-1', 'm-a1-3']) await subscriber(member)
    const id = await publishEvent(world, { title: '清明祭扫', venue: { name: '烈士陵园', gather: '东门' }, sessions: [session()] })
    const own = await signUp(world, 'm-a1-1', id)
    await signUp(world, 'm-a1-2', id)
    world.time.now = china('2026-12-04 17:59')
    expect([await evening(), wechat.delivered]).toEqual([0, []])
    world.time.now = china('2026-12-04 18:00')
    expect([await evening(), await evening()]).toEqual([2, 0])
    expect(wechat.delivered).toEqual([{ openid: 'openid-m-a1-1', page: `events/ticket/index?id=${own.id}`, data: { thing1: '清明祭扫', time2: '2026年12月05日 09:00', thing3: '东门', thing4: '明天 9:00 开始，请按时参加' } }])
    expect(await (await world.as('m-top')).call('GET /organiser/events/:id/delivery', { id })).toMatchObject({ people: 2, sent: 1, unasked: 1 })
  })

  it('to who belongs to an event for everybody, and leads to the event: there is no ticket', async () => {
    await subscriber('m-a1-1')
    const id = await publishEvent(world, { title: '重温入党誓词', audience: { units: ['u-a1'] }, enrol: { how: 'opt-out' }, sessions: [session()] })
    world.time.now = china('2026-12-04 20:00')
    expect(await evening()).toBeGreaterThan(1)
    expect(wechat.delivered).toMatchObject([{ openid: 'openid-m-a1-1', page: `events/event/index?id=${id}`, data: { thing1: '重温入党誓词', time2: '2026年12月05日 09:00' } }])
  })

  it('not to who is on his way by the time WeChat can be reached again', async () => {
    await subscriber('m-a1-1')
    const id = await publishEvent(world, { sessions: [session()] })
    await signUp(world, 'm-a1-1', id)
    wechat.messageTrouble(-1)
    world.time.now = china('2026-12-04 18:00')
    await evening()
    wechat.messageTrouble('none')
    world.time.now = china('2026-12-05 09:00')
    await evening()
    expect(wechat.delivered).toEqual([])
    expect((await (await world.as('m-a1-1')).call('GET /me/notices', {})).items.map(({ title }) => title)).toContain('活动快到了')
  })
})
