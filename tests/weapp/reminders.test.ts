import { fakeWeChat, type FakeWeChat } from '../support/wechat'
import type { SubscribeAnswer } from './host/options'
import { arrive, expectClean, startDemo, tapButton, buttonIn, type Demo, type PhoneOptions } from './support'

jest.setTimeout(300_000)

const OPENID = 'o-reminded'
const ROUND = 'round-3'

let wechat: FakeWeChat
let demo: Demo
beforeAll(async () => {
  wechat = await fakeWeChat()
  demo = await startDemo(wechat.env)
})
afterEach(() => demo.closePhones())
afterAll(async () => {
  await demo.dispose()
  await wechat.close()
})

/** Her phone with what it keeps, once she has signed in. */
let hers: PhoneOptions = {}

/** 唐以宁, who has not taken part, signs in through WeChat; her phone answers WeChat's question as she does. */
async function enter(answer: () => SubscribeAnswer) {
  const organiser = await demo.as('李敏')
  const { units } = await organiser.call('GET /units', { search: '社会组织处党支部' })
  const { items } = await organiser.call('GET /organiser/rounds/:id/absent', { id: ROUND, unit: units[0]?.id ?? '' })
  const options: PhoneOptions = {
    storage: new Map<string, string>(), loginCode: () => wechat.loginCode(OPENID), phoneCode: () => wechat.phoneCode(OPENID, `1990000${items.find(({ name }) => name === '唐以宁')?.phoneTail}`),
    onSubscribeMessage(templates) {
      const said = answer()
      if (said === 'accept') for (const id of templates) wechat.accept(OPENID, 1, wechat.env.WECHAT_TEMPLATE_EVENT.startsWith(id) ? 'event' : 'round')
      return Object.fromEntries(templates.map((id) => [id, said]))
    }
  }
  hers = options
  const door = demo.phone(options)
  await door.start()
  await tapButton(door, '看过了，同意并继续')
  await door.tap(door.byRole('radio', '微信登录'))
  await tapButton(door, '微信登录')
  await arrive(door, 'pages/bind/index')
  await tapButton(door, '用微信手机号核对')
  await arrive(door, 'pages/home/index')
  const phone = demo.phone(options)
  await phone.start(`pages/round/index?id=${ROUND}`)
  return { phone, unit: units[0]?.id ?? '' }
}

test('a member agrees to one message, the organiser sends it from the phone, WeChat delivers it', async () => {
  let answer: SubscribeAnswer = 'reject'
  const { phone, unit } = await enter(() => answer)
  await phone.waitText('截止前提醒')
  await tapButton(phone, '接收一条提醒')
  await phone.waitText('没有订阅，不影响参加')
  answer = 'accept'
  await tapButton(phone, '接收一条提醒')
  await phone.waitText('已订阅')
  expectClean(phone)

  const organiser = await demo.phoneOf('李敏')
  await organiser.start(`organiser/absent/index?id=${ROUND}&unit=${unit}`)
  await organiser.waitText('其中 1 人同意接收微信提醒')
  await tapButton(organiser, '微信提醒 1 人')
  await organiser.tap(buttonIn(organiser, '.dialog', '发送提醒'))
  await organiser.waitText('一天之内都提醒过了')
  for (let tries = 0; tries < 60 && wechat.delivered.length === 0; tries++) await new Promise((resolve) => setTimeout(resolve, 100))
  expect(wechat.delivered).toEqual([{ openid: OPENID, page: `pages/round/index?id=${ROUND}`, data: expect.objectContaining({ thing3: '方便时请打开学史小程序参加' }) as unknown }])
  await organiser.fire('scroll-view', 'refresherrefresh', {})
  await organiser.waitText('送达 1 人')
  expectClean(organiser)
})

test('who has signed up for an event agrees to messages of it, one tap each, and is told how many are left', async () => {
  const organiser = await demo.as('李敏')
  const config = (await organiser.call('GET /organiser/event-presets')).presets.find(({ id }) => id === 'lecture')?.config
  if (!config) throw new Error('The preset lecture is gone')
  const { id } = await organiser.call('POST /organiser/events', { unitId: 'u-jz', config: { ...config, title: '读懂《论持久战》', audience: { units: ['u-jz'] }, attendance: undefined, feedback: undefined } })
  await organiser.call('POST /organiser/events/:id/publish', { id })
  const phone = demo.phone(hers)
  await phone.start(`events/event/index?id=${id}`)
  await phone.waitText('活动规则')
  expect(phone.text()).not.toContain('活动有变动时提醒我')
  await tapButton(phone, '报名')
  await tapButton(phone, '提交报名')
  await phone.waitText('活动有变动时提醒我')
  await tapButton(phone, '活动有变动时提醒我')
  await phone.waitText('已同意，还能收到 1 条')
  await tapButton(phone, '再同意接收一条')
  await phone.waitText('已同意，还能收到 2 条')
  expectClean(phone)
  const sent = wechat.delivered.length
  await organiser.call('POST /organiser/events/:id/notes', { id, sendId: 'note-of-lecture', text: '请带好证件。' })
  for (let tries = 0; tries < 60 && wechat.delivered.length === sent; tries++) await new Promise((resolve) => setTimeout(resolve, 100))
  expect(wechat.delivered.slice(sent)).toMatchObject([{ openid: OPENID, page: `events/event/index?id=${id}` }])
  const again = demo.phone(hers)
  await again.start(`events/event/index?id=${id}`)
  await again.waitText('已同意，还能收到 1 条')
})

test('nothing is offered on a phone whose owner did not come through WeChat', async () => {
  const phone = await demo.phoneOf('周文清')
  await phone.start(`pages/round/index?id=${ROUND}`)
  await phone.waitText('竞赛规则')
  expect(phone.text()).not.toContain('接收一条提醒')
})
