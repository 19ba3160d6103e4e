import { arrive, expectClean, startDemo, tapButton, type Demo } from './support'

jest.setTimeout(300_000)

let demo: Demo
beforeAll(async () => { demo = await startDemo() })
afterEach(() => demo.closePhones())
afterAll(() => demo.dispose())

test('a session is full: standing in line, the freed seat told and claimed in time', async () => {
  const [limin, shen, zhou] = [await demo.as('李敏'), await demo.as('沈建宁'), await demo.as('周文清')]
  const config = (await limin.call('GET /organiser/event-presets')).presets.find(({ id }) => id === 'lecture')?.config
  if (!config) throw new Error('The preset lecture is gone')
  const unit = 'u-jz'
  const { id } = await limin.call('POST /organiser/events', { unitId: unit, config: { ...config, title: '读懂《论持久战》', audience: { units: [unit] }, attendance: undefined, feedback: undefined, sessions: config.sessions.map((one) => ({ ...one, seats: 1 })) } })
  await limin.call('POST /organiser/events/:id/publish', { id })
  const first = await shen.call('POST /events/:id/sign-ups', { id, session: 'first', sendId: 'shen-signs-up' })

  const phone = await demo.phoneOf('周文清')
  await phone.start('pages/events/index')
  await phone.waitText('读懂《论持久战》')
  await phone.tap(phone.byRole('link', /^读懂《论持久战》，/))
  await arrive(phone, 'events/event/index')
  await phone.waitText('已满')
  await tapButton(phone, '候补排队')
  await phone.waitText('提交候补')
  await tapButton(phone, '提交候补')
  await phone.waitText('候补第 1 位')
  expectClean(phone)

  await shen.call('POST /sign-ups/:id/cancel', { id: first.signUp.id })
  const told = await demo.phoneOf('周文清')
  await told.start('notices/index/index')
  await told.waitText('有名额了，请确认')
  await tapButton(told, /有名额了，请确认/)
  await arrive(told, 'events/ticket/index')
  await told.waitText('确认参加')
  await tapButton(told, '确认参加')
  await told.waitText('已报名')
  expectClean(told)
  expect((await zhou.call('GET /events/:id', { id })).event.sessions[0]?.mine).toMatchObject({ state: 'confirmed' })
})

test('a visit: the form asks for what is missing, the seat moves to another session and is given back', async () => {
  const [limin] = [await demo.as('李敏')]
  const phone = await demo.phoneOf('李敏')
  await phone.start('events/event/index?id=event-visit')
  await phone.waitText('选择场次')
  await tapButton(phone, '报名周六上午')
  await phone.waitText('提交报名')
  await tapButton(phone, '提交报名')
  await phone.waitText('请选择“怎么去”，选了才能提交')
  await phone.tap(phone.byRole('radio', '乘大巴'))
  await phone.input(phone.byRole('textbox', '联系人'), '李敏 13900000001')
  await tapButton(phone, '提交报名')
  await phone.waitText('看我的报名')
  await tapButton(phone, '看我的报名')
  await arrive(phone, 'events/ticket/index')
  await phone.waitText('乘大巴')
  await tapButton(phone, /改签到另一场/)
  await phone.waitText('周日上午')
  await phone.tap(phone.byRole('radio', /^周日上午/))
  await tapButton(phone, '改到周日上午')
  await phone.waitText('已改到别的场次')
  expectClean(phone)
  const sessions = (await limin.call('GET /events/:id', { id: 'event-visit' })).event.sessions
  expect(sessions.map(({ left, mine }) => [left, mine?.state])).toEqual([[12, 'moved'], [0, undefined], [24, 'confirmed']])
})
