import { messageKinds } from '../../server/message-kinds'
import { claimMessages } from '../../server/messages/outbox'
import { sendDue } from '../../server/messages/sender'
import { engines } from '../support/engines'
import { play } from '../support/play'
import { fakeWeChat, type FakeWeChat } from '../support/wechat'
import { makeWorld, phase, START, type World } from '../support/world'

const DAY = 86400000
const HOUR = 3600000

describe.each(engines)('reminders through WeChat on %s', (engine) => {
  let world: World
  let wechat: FakeWeChat
  let round: string
  beforeEach(async () => {
    wechat = await fakeWeChat()
    world = await makeWorld(engine, wechat.env)
    round = await world.round({ title: '第三轮党史知识竞赛', phases: [phase({ window: { opensAt: START, closesAt: START + 3 * DAY } })] })
    world.time.now = START + HOUR
    // The roster is frozen.
    await sent('m-top', 'u-top')
  })
  afterEach(async () => {
    await world.close()
    await wechat.close()
  })

  const openidOf = (member: string) => `openid-${member}`
  /** Signed in through WeChat once. */
  const inWeChat = (member: string) => world.behind.insertInto('identity').values({ provider: 'wechat', subject: openidOf(member), account_id: `acc-${member}`, secret: null, created_at: START }).execute()
  let asked = 0
  const subscribe = async (member: string) => {
    wechat.accept(openidOf(member))
    return (await world.as(member)).call('POST /me/subscriptions', { kind: 'round', id: `consent-${++asked}` })
  }
  const subscribers = async (...members: string[]) => {
    for (const member of members) {
      await inWeChat(member)
      await subscribe(member)
    }
  }
  const credits = async (member: string) => (await (await world.as(member)).call('GET /me/subscriptions')).subscriptions[0]?.credits
  const sent = async (member: string, unit: string) => (await world.as(member)).call('GET /organiser/rounds/:id/reminders', { id: round, unit })
  const remind = async (member: string, unit: string, note = '') => (await world.as(member)).call('POST /organiser/rounds/:id/reminders', { id: round, unit, note })
  const deliver = () => sendDue(world.ctx, messageKinds)

  it('reach those who agreed and have not taken part, each once, with one consent of theirs', async () => {
    await subscribers('m-a1-1', 'm-a1-2', 'm-a2-1', 'm-b1-1')
    await inWeChat('m-a1-3')
    await play(world, 'm-a1-2', round, 5)
    expect(await sent('m-top', 'u-top')).toMatchObject({ whyNot: '', reachable: 3, resting: 0, sent: [] })
    expect(await sent('m-top', 'u-a')).toMatchObject({ reachable: 2 })

    expect(await remind('m-top', 'u-a', '支部周五统一学习')).toMatchObject({ reachable: 0, resting: 2, sent: [{ by: expect.any(String), unit: { id: 'u-a' }, note: '支部周五统一学习', waiting: 2, sent: 0 }] })
    expect(await deliver()).toBe(2)
    expect(wechat.delivered.map(({ openid }) => openid).sort()).toEqual([openidOf('m-a1-1'), openidOf('m-a2-1')])
    expect(wechat.delivered[0]).toMatchObject({ page: `pages/round/index?id=${round}`, data: { thing1: '第三轮党史知识竞赛', time2: '2026年06月18日 09:00', thing3: '支部周五统一学习' } })
    expect(await sent('m-top', 'u-top')).toMatchObject({ reachable: 1, resting: 2, sent: [{ sent: 2, waiting: 0, problem: '' }] })
    expect([await credits('m-a1-1'), await credits('m-b1-1')]).toEqual([0, 1])
  })

  it('leave people in peace for a day, whoever asks, and say so', async () => {
    await subscribers('m-a1-1')
    await subscribe('m-a1-1')
    const races = await Promise.allSettled([remind('m-top', 'u-top'), remind('m-top', 'u-a1'), remind('m-top', 'u-a')])
    expect(races.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await deliver()
    await expect(remind('m-top', 'u-top')).rejects.toMatchObject({ status: 409, body: { message: expect.stringContaining('一天之内') as string } })
    expect(wechat.delivered).toHaveLength(1)
    world.time.now += DAY + 1
    await remind('m-top', 'u-top')
    await deliver()
    expect(wechat.delivered).toHaveLength(2)
    expect(await credits('m-a1-1')).toBe(0)
  })

  it('count a consent once, however often the phone says it', async () => {
    await inWeChat('m-a1-1')
    const member = await world.as('m-a1-1')
    for (let i = 0; i < 3; i++) await member.call('POST /me/subscriptions', { kind: 'round', id: 'the-same-one' })
    expect(await credits('m-a1-1')).toBe(1)
    for (let i = 0; i < 30; i++) await subscribe('m-a1-1')
    expect(await credits('m-a1-1')).toBe(20)
  })

  it('wait for a WeChat that is away, are tried again later and later, and lose nothing', async () => {
    await subscribers('m-a1-1', 'm-a1-2')
    wechat.messageTrouble(-1)
    await remind('m-top', 'u-top')
    await deliver()
    expect(await sent('m-top', 'u-top')).toMatchObject({ sent: [{ waiting: 2, sent: 0, problem: '微信正忙' }] })
    expect(await deliver()).toBe(0)
    world.time.now += 11000
    expect(await deliver()).toBe(2)
    world.time.now += 30000
    expect(await deliver()).toBe(0)
    wechat.messageTrouble('none')
    world.time.now += 31000
    expect(await deliver()).toBe(2)
    expect(await sent('m-top', 'u-top')).toMatchObject({ sent: [{ waiting: 0, sent: 2, problem: '' }] })
  })

  it('give a consent back that was not used: WeChat away until the end, or a template that is wrong', async () => {
    await subscribers('m-a1-1')
    wechat.messageTrouble(-1)
    await remind('m-top', 'u-top')
    for (let hours = 0; hours < 3 * 24; hours++) {
      await deliver()
      world.time.now += HOUR
    }
    expect(await sent('m-top', 'u-top')).toMatchObject({ sent: [{ waiting: 0, sent: 0, failed: 1, problem: '微信正忙' }] })
    expect(await credits('m-a1-1')).toBe(1)
  })

  it.each([[40037, '模板'], [47003, '字段'], [41030, '页面']])('say what is wrong when WeChat answers %i, and do not try again', async (code, word) => {
    await subscribers('m-a1-1')
    wechat.messageTrouble(code)
    await remind('m-top', 'u-top')
    await deliver()
    expect(await sent('m-top', 'u-top')).toMatchObject({ reachable: 1, sent: [{ failed: 1, problem: expect.stringContaining(word) as string }] })
    world.time.now += DAY
    expect(await deliver()).toBe(0)
    expect(await credits('m-a1-1')).toBe(1)
  })

  it('forget the consents of somebody who takes messages no more', async () => {
    await subscribers('m-a1-1')
    await subscribe('m-a1-1')
    wechat.withdraw(openidOf('m-a1-1'))
    await remind('m-top', 'u-top')
    await deliver()
    expect(await sent('m-top', 'u-top')).toMatchObject({ reachable: 0, sent: [{ refused: 1 }] })
    expect(await credits('m-a1-1')).toBe(0)
  })

  it('say that they may have arrived when the answer was lost, and never arrive twice for one consent', async () => {
    await subscribers('m-a1-1')
    wechat.messageTrouble('after')
    await remind('m-top', 'u-top')
    await deliver()
    expect(await sent('m-top', 'u-top')).toMatchObject({ sent: [{ waiting: 1, problem: '微信没有回音' }] })
    wechat.messageTrouble('none')
    world.time.now += 11000
    await deliver()
    expect(wechat.delivered).toHaveLength(1)
    expect(await sent('m-top', 'u-top')).toMatchObject({ sent: [{ waiting: 0, sent: 0, unsure: 1 }] })
  })

  it('go on with another process when one died in the middle', async () => {
    await subscribers('m-a1-1')
    await remind('m-top', 'u-top')
    await world.ctx.writer.write(claimMessages, { runner: 'dead', now: world.time.now })
    expect(await deliver()).toBe(0)
    world.time.now += 61000
    expect(await deliver()).toBe(1)
    expect(await sent('m-top', 'u-top')).toMatchObject({ sent: [{ sent: 1 }] })
  })

  it('take a new token when the old one has ended', async () => {
    await subscribers('m-a1-1', 'm-a1-2')
    await remind('m-top', 'u-a1')
    await deliver()
    wechat.expireTokens()
    world.time.now += DAY + 1
    for (const member of ['m-a1-1', 'm-a1-2']) await subscribe(member)
    await remind('m-top', 'u-a1')
    await deliver()
    expect(wechat.delivered).toHaveLength(4)
  })

  it('are not sent to who took part, or when the round was ended, in between; the consent is given back', async () => {
    await subscribers('m-a1-1', 'm-a2-1')
    await remind('m-top', 'u-top')
    await play(world, 'm-a1-1', round, 5)
    await deliver()
    expect(wechat.delivered.map(({ openid }) => openid)).toEqual([openidOf('m-a2-1')])
    expect(await sent('m-top', 'u-top')).toMatchObject({ sent: [{ sent: 1, needless: 1 }] })
    expect(await credits('m-a1-1')).toBe(1)
    world.time.now += DAY + 1
    await subscribe('m-a2-1')
    await remind('m-top', 'u-top')
    await (await world.as('m-top')).call('POST /organiser/rounds/:id/end', { id: round, reason: '提前完成' })
    await deliver()
    expect(wechat.delivered).toHaveLength(1)
  })

  it('are for whom the round hands them down to, within their own units', async () => {
    await subscribers('m-a1-1', 'm-b1-2')
    expect(await sent('m-sec', 'u-a1')).toMatchObject({ whyNot: expect.stringContaining('发起单位') as string, reachable: 1 })
    await expect(remind('m-sec', 'u-a1')).rejects.toMatchObject({ status: 403 })
    await expect(remind('m-org-a', 'u-b')).rejects.toMatchObject({ status: 403 })
    round = await world.round({ phases: [phase({ window: { opensAt: world.time.now, closesAt: world.time.now + DAY } })], audience: { units: ['u-top'], late: 'personal', delegated: { level: 2, may: ['remind'] } } })
    await sent('m-top', 'u-top')
    expect(await sent('m-sec', 'u-a1')).toMatchObject({ whyNot: '', reachable: 1 })
    expect(await remind('m-sec', 'u-a1')).toMatchObject({ sent: [{ waiting: 1 }] })
  })

  it('pass over who is excused, and leave them out of the list of the absent', async () => {
    await subscribers('m-a1-1')
    const organiser = await world.as('m-top')
    await organiser.call('PUT /organiser/rounds/:id/participants/:memberId/excused', { id: round, memberId: 'm-a1-1', reason: '病假' })
    expect(await sent('m-top', 'u-a1')).toMatchObject({ reachable: 0 })
    const { items, total } = await organiser.call('GET /organiser/rounds/:id/absent', { id: round, unit: 'u-a1' })
    expect(items).toHaveLength(total)
    expect(items.map(({ memberId }) => memberId)).not.toContain('m-a1-1')
  })

  it('ask nobody to take part who cannot: while only those who came through may', async () => {
    const entry = { from: [{ phase: 'pre', cut: { kind: 'top' as const, count: 1 } }], once: false, edge: 'all' as const }
    const opensAt = world.time.now
    round = await world.round({
      phases: [phase({ id: 'pre', name: '预赛', window: { opensAt, closesAt: opensAt + DAY } }), phase({ id: 'final', name: '决赛', role: 'final', window: { opensAt: opensAt + 2 * DAY, closesAt: opensAt + 3 * DAY }, entry })], result: { by: { kind: 'sum' } }
    })
    const told = async () => [(await (await world.as('m-top')).call('GET /organiser/rounds/:id/absent', { id: round, unit: 'u-a1' })).reminder !== '', (await sent('m-top', 'u-a1')).whyNot]
    expect(await told()).toEqual([true, ''])
    world.time.now = opensAt + 1.5 * DAY
    expect(await told()).toEqual([false, '接下来的阶段只有晋级的人能参加。'])
    world.time.now = opensAt + 2.5 * DAY
    expect(await told()).toEqual([false, '现在开着的阶段只有晋级的人能参加。'])
    await expect(remind('m-top', 'u-a1')).rejects.toThrow('只有晋级的人')
  })

  it('are on the record, with how many they reached', async () => {
    await subscribers('m-a1-1')
    await remind('m-top', 'u-a', '周五前完成')
    const { items } = await (await world.as('m-top')).call('GET /organiser/trail', {})
    expect(items[0]).toMatchObject({ what: '发送微信提醒', details: expect.arrayContaining([{ name: '发出', value: '1 人' }, { name: '附言', value: '周五前完成' }]) as unknown })
  })
})

it('cannot be subscribed to, nor sent, where the deployment has no template or the person is not in WeChat', async () => {
  const wechat = await fakeWeChat()
  const { WECHAT_TEMPLATE_ROUND: _none, ...without } = wechat.env
  const world = await makeWorld('sqlite', without)
  const round = await world.round({ phases: [phase()] })
  const member = await world.as('m-a1-1')
  expect(await member.call('GET /me/subscriptions')).toEqual({ subscriptions: [] })
  await expect(member.call('POST /me/subscriptions', { kind: 'round', id: 'consent-1' })).rejects.toMatchObject({ status: 409 })
  const organiser = await world.as('m-top')
  expect(await organiser.call('GET /organiser/rounds/:id/reminders', { id: round, unit: 'u-top' })).toMatchObject({ whyNot: expect.stringContaining('没有开通') as string })
  await expect(organiser.call('POST /organiser/rounds/:id/reminders', { id: round, unit: 'u-top', note: '' })).rejects.toMatchObject({ status: 409 })
  await world.close()
  await wechat.close()
})
