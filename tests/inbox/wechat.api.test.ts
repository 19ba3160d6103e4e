import { messageKinds } from '../../server/message-kinds'
import { sendDue } from '../../server/messages/sender'
import { deliveryOf } from '../../server/inbox/delivery'
import { withdrawNotices, type NewNotice } from '../../server/inbox/put'
import { openContext } from '../../server/start'
import { engines } from '../support/engines'
import { inWrite, newNotice, tell } from '../support/inbox'
import { fakeWeChat, type FakeWeChat } from '../support/wechat'
import { makeWorld, START, type World } from '../support/world'

const HOUR = 3600000

describe.each(engines)('notices that go through WeChat too, on %s', (engine) => {
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

  const openidOf = (member: string) => `openid-${member}`
  let asked = 0
  /** Signed in through WeChat, and agreed so many times. */
  const subscriber = async (member: string, times = 1) => {
    await world.behind.insertInto('identity').values({ provider: 'wechat', subject: openidOf(member), account_id: `acc-${member}`, secret: null, created_at: START }).execute()
    wechat.accept(openidOf(member), times, 'event')
    for (let i = 0; i < times; i++) await (await world.as(member)).call('POST /me/subscriptions', { kind: 'event', id: `consent-${++asked}` })
  }
  const credits = async (member: string) => (await (await world.as(member)).call('GET /me/subscriptions')).subscriptions.find(({ kind }) => kind === 'event')?.credits
  const message = (): NewNotice['message'] => ({ words: { title: '清明祭扫', unit: '第一支部', place: '烈士陵园', note: '请带白花', at: START + 24 * HOUR }, page: 'pages/home/index', expiresAt: START + 24 * HOUR })
  const wanted = (member: string, more: Partial<NewNotice> = {}) => newNotice(member, { message: message(), ...more })
  const deliver = () => sendDue(world.ctx, messageKinds)
  const delivery = (about = 'e-1', once?: string) => deliveryOf(world.ctx.db, about, once)
  const unread = async (member: string) => (await (await world.as(member)).call('GET /me/notices/unread')).unread

  it('reach everybody in the app, and in WeChat those who agreed, with one consent of theirs', async () => {
    await subscriber('m-a1-1', 2)
    await subscriber('m-a1-2', 1)
    await world.behind.deleteFrom('message_credit').where('account_id', '=', 'acc-m-a1-2').execute()
    expect(await tell(world, ['m-a1-1', 'm-a1-2', 'm-a1-3'].map((member) => wanted(member)))).toBe(3)
    expect(await delivery()).toMatchObject({ people: 3, read: 0, waiting: 1, sent: 0, unasked: 2, problems: [] })
    expect(await deliver()).toBe(1)
    expect(wechat.delivered).toEqual([{ openid: openidOf('m-a1-1'), page: 'pages/home/index', data: { thing1: '清明祭扫', time2: '2026年06月16日 09:00', thing3: '烈士陵园', thing4: '请带白花' } }])
    expect(await credits('m-a1-1')).toBe(1)
    const { items } = await (await world.as('m-a1-3')).call('GET /me/notices', {})
    await (await world.as('m-a1-3')).call('POST /me/notices/read', { ids: items.map(({ id }) => id) })
    expect(await delivery()).toMatchObject({ people: 3, read: 1, waiting: 0, sent: 1, unasked: 2, outcome: '已通知 3 人，1 人看过。微信：送达 1 条，没有同意接收 2 条' })
  })

  it('spend no consent for a round, no second one for the same word, and never more than there are', async () => {
    await subscriber('m-a1-1', 2)
    await (await world.as('m-a1-1')).call('POST /me/subscriptions', { kind: 'round', id: 'consent-round' })
    for (let i = 0; i < 3; i++) await tell(world, [wanted('m-a1-1', { once: 'e-1:same' })])
    expect(await credits('m-a1-1')).toBe(1)
    await tell(world, [1, 2, 3].map(() => wanted('m-a1-1')))
    expect(await credits('m-a1-1')).toBe(0)
    await deliver()
    expect(wechat.delivered).toHaveLength(2)
    expect(await delivery()).toMatchObject({ people: 1, sent: 2, unasked: 2 })
    expect((await (await world.as('m-a1-1')).call('GET /me/subscriptions')).subscriptions).toMatchObject([{ kind: 'round', credits: 1 }, { kind: 'event', credits: 0 }])
  })

  it('wait for a WeChat that is away, are tried again later and later, and the organiser is told why', async () => {
    await subscriber('m-a1-1')
    await subscriber('m-a1-2')
    wechat.messageTrouble(-1)
    await tell(world, ['m-a1-1', 'm-a1-2'].map((member) => wanted(member)))
    expect(await deliver()).toBe(2)
    expect(await delivery()).toMatchObject({ people: 2, waiting: 2, problems: [{ why: '微信正忙', messages: 2 }], outcome: '已通知 2 人，0 人看过。微信：等待发送 2 条' })
    expect([await unread('m-a1-1'), await deliver()]).toEqual([1, 0])
    world.time.now += 11000
    expect(await deliver()).toBe(2)
    world.time.now += 30000
    expect(await deliver()).toBe(0)
    wechat.messageTrouble('none')
    world.time.now += 31000
    expect(await deliver()).toBe(2)
    expect(await delivery()).toMatchObject({ waiting: 0, sent: 2, problems: [] })
  })

  it('are given up at their time, the consent given back, and stay in the app', async () => {
    await subscriber('m-a1-1')
    wechat.messageTrouble(-1)
    await tell(world, [wanted('m-a1-1')])
    for (let hours = 0; hours < 26; hours++) {
      await deliver()
      world.time.now += HOUR
    }
    expect(await delivery()).toMatchObject({ people: 1, waiting: 0, failed: 1, problems: [{ why: '微信正忙', messages: 1 }] })
    expect([await credits('m-a1-1'), await unread('m-a1-1')]).toEqual([1, 1])
  })

  it('are not sent any more when the server was down past their time', async () => {
    await subscriber('m-a1-1')
    await tell(world, [wanted('m-a1-1')])
    world.time.now += 25 * HOUR
    await deliver()
    expect(wechat.delivered).toEqual([])
    expect(await delivery()).toMatchObject({ needless: 1, waiting: 0 })
    expect(await credits('m-a1-1')).toBe(1)
  })

  it('say what is wrong when WeChat will never take them', async () => {
    await subscriber('m-a1-1')
    wechat.messageTrouble(40037)
    await tell(world, [wanted('m-a1-1')])
    await deliver()
    expect(await delivery()).toMatchObject({ failed: 1, problems: [{ why: expect.stringContaining('模板') as string, messages: 1 }] })
    expect(await credits('m-a1-1')).toBe(1)
  })

  it('count who takes messages no more, and who may have got one', async () => {
    await subscriber('m-a1-1')
    await subscriber('m-a1-2')
    wechat.withdraw(openidOf('m-a1-1'))
    await tell(world, [wanted('m-a1-1', { about: 'e-4' })])
    await deliver()
    expect(await delivery('e-4')).toMatchObject({ refused: 1 })
    wechat.messageTrouble('after')
    await tell(world, [wanted('m-a1-2', { about: 'e-5' })])
    await deliver()
    wechat.messageTrouble('none')
    world.time.now += 11000
    await deliver()
    expect(await delivery('e-5')).toMatchObject({ unsure: 1, sent: 0 })
  })

  it('are not sent once the notice was withdrawn; the consent is given back', async () => {
    await subscriber('m-a1-1')
    await subscriber('m-a1-2')
    await tell(world, ['m-a1-1', 'm-a1-2'].map((member) => wanted(member, { once: 'e-1:soon' })))
    await inWrite(world, (tx) => withdrawNotices(tx, 'e-1', 'e-1:soon', ['m-a1-1']))
    await deliver()
    expect(wechat.delivered.map(({ openid }) => openid)).toEqual([openidOf('m-a1-2')])
    expect(await delivery('e-1', 'e-1:soon')).toMatchObject({ people: 1, sent: 1, needless: 1 })
    expect([await credits('m-a1-1'), await credits('m-a1-2')]).toEqual([1, 0])
  })

  it('tell somebody without an account, or whose account is closed, in the app alone', async () => {
    await subscriber('m-a1-1')
    await world.behind.updateTable('account').set({ disabled: 1 }).where('id', '=', 'acc-m-a1-1').execute()
    await world.behind.insertInto('member').values({ id: 'm-new', unit_id: 'u-a1', name: '新同志', staff_no: null, phone_hash: null, phone_enc: null, activation_hash: null, status: 'active', created_at: START }).execute()
    expect(await tell(world, [wanted('m-a1-1'), wanted('m-new')])).toBe(2)
    expect(await delivery()).toMatchObject({ people: 2, waiting: 0, unasked: 2 })
  })

  it('say nothing of consent where no message was meant, and count each word by itself when asked', async () => {
    await tell(world, [newNotice('m-a1-1', { once: 'e-1:in' }), wanted('m-a1-1', { once: 'e-1:soon' }), wanted('m-a1-2', { once: 'e-1:soon' })])
    expect(await delivery()).toMatchObject({ people: 2, unasked: 2 })
    expect(await delivery('e-1', 'e-1:in')).toMatchObject({ people: 1, unasked: 0, outcome: '已通知 1 人，0 人看过' })
    expect(await delivery('e-9')).toMatchObject({ people: 0, outcome: '还没有通知过人' })
  })

  if (engine === 'postgres') {
    it('spend a consent once when two processes tell at the same moment, and send it once when both send', async () => {
      const other = await openContext(world.ctx.config, { clock: () => world.time.now, boardMs: 0, log: world.ctx.log })
      const members = ['a1', 'a2', 'b1'].flatMap((unit) => [1, 2, 3].map((n) => `m-${unit}-${n}`))
      for (const member of members) await subscriber(member)
      const [one, two] = await Promise.all([tell(world, members.map((member) => wanted(member, { once: 'x' }))), tell(world, members.reverse().map((member) => wanted(member, { once: 'y' })))])
      expect([one, two]).toEqual([9, 9])
      expect(await world.ctx.db.selectFrom('message').selectAll().execute()).toHaveLength(9)
      await Promise.all([deliver(), sendDue(other, messageKinds)])
      expect(wechat.delivered.map(({ openid }) => openid).sort()).toEqual(members.map(openidOf).sort())
      expect(await delivery()).toMatchObject({ people: 9, sent: 9, unasked: 9 })
      await other.close()
    })
  }
})

it('cannot be subscribed to where the deployment has no template for them; they are told in the app alone', async () => {
  const wechat = await fakeWeChat()
  const { WECHAT_TEMPLATE_EVENT: _none, ...without } = wechat.env
  const world = await makeWorld('sqlite', without)
  await world.behind.insertInto('identity').values({ provider: 'wechat', subject: 'openid-m-a1-1', account_id: 'acc-m-a1-1', secret: null, created_at: START }).execute()
  const member = await world.as('m-a1-1')
  expect((await member.call('GET /me/subscriptions')).subscriptions.map(({ kind }) => kind)).toEqual(['round'])
  await expect(member.call('POST /me/subscriptions', { kind: 'event', id: 'consent-event' })).rejects.toMatchObject({ status: 409 })
  await tell(world, [newNotice('m-a1-1', { message: { words: { title: '祭扫', unit: '', note: '', at: START }, page: 'pages/home/index', expiresAt: START + HOUR } })])
  expect(await member.call('GET /me/notices/unread')).toEqual({ unread: 1 })
  await world.close()
  await wechat.close()
})
