import { runEvent } from '../support/running-event'
import { arrive, expectClean, startDemo, tapButton, type Demo } from './support'

jest.setTimeout(300_000)

const TOP = 'u-jz'
let demo: Demo
beforeAll(async () => { demo = await startDemo() })
afterEach(() => demo.closePhones())
afterAll(() => demo.dispose())

test('a member scans what the room shows: something else first, then the code, and is in', async () => {
  const [limin, zhou] = [await demo.as('李敏'), await demo.as('周文清')]
  const { id } = await runEvent(limin, TOP, { ways: ['code'] }, [zhou])
  const { code } = await limin.call('GET /organiser/events/:id/sessions/:session/code', { id, session: 'first' })
  const seen = [undefined, 'https://example.org/else', `http://127.0.0.1:8080/events/sign-in/index?code=${encodeURIComponent(code)}`]
  const phone = await demo.phoneOf('周文清', { onScan: () => seen.shift() })
  await phone.start(`events/event/index?id=${id}`)
  await phone.waitText('去签到')
  await tapButton(phone, '去签到')
  await arrive(phone, 'events/sign-in/index')
  await phone.waitText('扫现场的码签到')
  await tapButton(phone, '扫现场的码签到')
  await tapButton(phone, '扫现场的码签到')
  await phone.waitText('这不是签到码，请扫现场屏幕上的码。')
  await tapButton(phone, '扫现场的码签到')
  await phone.waitText('已经签到，不用再签。')
  expect((await zhou.call('GET /events/:id/attendance', { id })).sessions).toMatchObject([{ state: 'came' }])
  expectClean(phone)
})

test('staff scan a ticket from its own page, and the room’s code is refused as one', async () => {
  const [limin, zhou] = [await demo.as('李敏'), await demo.as('周文清')]
  const { id, signUps: [signUp = ''] } = await runEvent(limin, TOP, { ways: ['ticket', 'code'] }, [zhou], { title: '读懂一张船票' })
  const member = await demo.phoneOf('周文清')
  await member.start(`events/ticket/index?id=${signUp}`)
  await member.waitText('请工作人员扫这个码')
  expectClean(member)
  const { code } = (await zhou.call('GET /sign-ups/:id', { id: signUp })).ticket
  const room = (await limin.call('GET /organiser/events/:id/sessions/:session/code', { id, session: 'first' })).code
  const seen = [room, code]
  const phone = await demo.phoneOf('李敏', { onScan: () => seen.shift() })
  await phone.start(`hosting/door/index?id=${id}`)
  await phone.waitText('扫成员的报名码')
  await tapButton(phone, '扫成员的报名码')
  await phone.waitText('这是现场的签到码，请扫成员手机上的报名码。')
  await tapButton(phone, '扫下一个人的报名码')
  await phone.waitText('已签到')
  expect(phone.text()).toContain('周文清')
  expect((await limin.call('GET /organiser/events/:id/door', { id })).counts).toMatchObject({ expected: 1, came: 1, missing: 0 })
  expectClean(phone)
})

test('a group’s ticket asks who stands there; without network it is kept, and goes out from another page', async () => {
  const [limin, zhou] = [await demo.as('李敏'), await demo.as('周文清')]
  const { id } = await runEvent(limin, TOP, { ways: ['ticket'] }, [], { title: '一家人的船票', enrol: { how: 'first-come', group: { most: 5 } } })
  const { signUp } = await zhou.call('POST /events/:id/sign-ups', { id, session: 'first', sendId: `group-${id}`.slice(0, 40), despiteClash: true, others: [{ name: '严守诚' }, { name: '华晓岚' }] })
  const { code } = (await zhou.call('GET /sign-ups/:id', { id: signUp.id })).ticket
  const phone = await demo.phoneOf('李敏', { onScan: () => code })
  await phone.start(`hosting/door/index?id=${id}`)
  await phone.waitText('扫成员的报名码')
  await phone.offline(true)
  await tapButton(phone, '扫成员的报名码')
  await phone.waitText('3 人都到了，签到')
  await tapButton(phone, '3 人都到了，签到')
  await phone.waitText('待上传 1 条')
  const counts = async () => (await limin.call('GET /organiser/events/:id/door', { id })).counts
  expect(await counts()).toMatchObject({ expected: 3, came: 0 })
  await phone.hide()
  await phone.show('pages/me/index')
  await phone.offline(false)
  for (let i = 0; i < 100 && (await counts()).came === 0; i++) await new Promise((resolve) => setTimeout(resolve, 100))
  expect(await counts()).toMatchObject({ expected: 3, came: 3, missing: 0 })
})
