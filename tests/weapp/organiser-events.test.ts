import type { Host } from './host'
import { arrive, buttonIn, expectClean, startDemo, tapButton, type Demo } from './support'

jest.setTimeout(300_000)

let demo: Demo
beforeAll(async () => { demo = await startDemo() })
afterAll(() => demo.dispose())

const field = (phone: Host, label: string) => phone.byRole('textbox', label)
const TITLE = '读懂《矛盾论》'

test('李敏 makes a lecture on the phone, a member signs up, is called, taken off the list, and told why', async () => {
  const [limin, zhou] = [await demo.as('李敏'), await demo.as('周文清')]
  const phone = await demo.phoneOf('李敏')
  await phone.start('organiser/desk/index')
  await arrive(phone, 'organiser/desk/index')
  await tapButton(phone, /^活动，/)
  await arrive(phone, 'hosting/events/index')
  await tapButton(phone, '新建活动')
  await arrive(phone, 'hosting/event-edit/index')
  await tapButton(phone, /^党课讲座，/)
  await phone.waitText('现在有 600 人')
  await phone.input(field(phone, '名称'), TITLE)
  await tapButton(phone, /^场次“讲座，/)
  await phone.input(field(phone, '名额（人）'), '30')
  await tapButton(phone, '这一场填好了')
  await phone.waitText('一共 30 个名额')
  await tapButton(phone, '发布活动')
  await phone.waitText('600 人会在“活动”里看到它')
  await phone.tap(buttonIn(phone, '.dialog', '发布活动'))
  await arrive(phone, 'hosting/events/index')
  await phone.waitText(`“${TITLE}”已发布`)
  expectClean(phone)

  const event = (await limin.call('GET /organiser/events', { limit: 50 })).items.find(({ title }) => title === TITLE)
  const id = event?.id ?? ''
  await zhou.call('POST /events/:id/sign-ups', { id, session: 'first', sendId: 'zhou-contradicts', despiteClash: true })
  const own = await demo.phoneOf('李敏')
  await own.start(`hosting/event/index?id=${id}`)
  await own.waitText('已报 1 / 30 人')
  await tapButton(own, '发通知')
  await own.waitText('会收到的有 1 人')
  await own.input(field(own, '内容'), '请带笔记本。')
  await tapButton(own, '发给 1 人')
  await own.waitText('已通知 1 人。')
  await tapButton(own, /^周文清，/)
  await tapButton(own, '取消报名')
  await own.input(field(own, '原因'), '当天要值班')
  await tapButton(own, '取消报名')
  await own.waitText('已取消报名：周文清')
  expectClean(own)
  expect((await zhou.call('GET /events/:id', { id })).event.sessions[0]?.mine).toMatchObject({ state: 'removed', reason: '当天要值班' })
  expect((await zhou.call('GET /me/notices', {})).items.map(({ title }) => title).slice(0, 2)).toEqual(['报名被取消', `“${TITLE}”通知`])
})
