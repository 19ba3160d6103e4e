import type { Page } from 'playwright-core'
import { openDemo, type Demo } from './support/demo'
import { settled } from './support/watch'

jest.setTimeout(240_000)

let demo: Demo
beforeAll(async () => { demo = await openDemo() })
afterAll(() => demo.close())

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).click()
const dialog = (page: Page) => page.getByRole('dialog').last()
const inDialog = (page: Page, name: string | RegExp) => dialog(page).getByRole('button', { name, exact: typeof name === 'string' }).click()
const TITLE = '读懂《实践论》'

test('a lecture goes from a preset to its members; who runs it adds somebody, tells them, takes one off, and calls it off', async () => {
  const [limin, shen, zhou] = await Promise.all([demo.as('李敏'), demo.as('沈建宁'), demo.as('周文清')])
  const { page, watched } = await demo.phone({ who: limin })
  await page.goto('/hosting/events/index')
  await press(page, '新建活动')
  await press(page, /^党课讲座，/)
  await page.getByRole('textbox', { name: '名称' }).fill(TITLE)
  await page.getByRole('textbox', { name: '地点' }).fill('二楼会议室')
  await press(page, /^场次“讲座，/)
  await dialog(page).getByRole('textbox', { name: '名额（人）' }).fill('2')
  await inDialog(page, '这一场填好了')
  await page.locator('.preview').getByText(/2 个名额/).first().waitFor()

  // Thrown away in the middle: what was typed is there again.
  await page.reload()
  await page.getByText('上次填的还没有保存，已经放回来了').waitFor()
  expect(await page.getByRole('textbox', { name: '名称' }).inputValue()).toBe(TITLE)
  await press(page, '接着填')
  await page.locator('.preview').getByText('二楼会议室', { exact: false }).first().waitFor()
  await press(page, '发布活动')
  await dialog(page).getByText('600 人会在“活动”里看到它，马上可以报名', { exact: false }).waitFor()
  await inDialog(page, '发布活动')
  await page.getByText(`“${TITLE}”已发布`).waitFor()
  const event = (await limin.call('GET /organiser/events', { limit: 50 })).items.find(({ title }) => title === TITLE)
  expect(event).toMatchObject({ state: 'upcoming', seats: 2, kind: 'lecture' })
  const id = event?.id ?? ''
  const mine = async (of: typeof shen) => (await of.call('GET /events/:id', { id })).event.sessions[0]?.mine?.state

  await shen.call('POST /events/:id/sign-ups', { id, session: 'first', sendId: 'shen-practice-1', despiteClash: true })
  await page.getByRole('link', { name: new RegExp(`^${TITLE}，`) }).click()
  await page.getByRole('button', { name: /^讲座，.*，已报 1 \/ 2 人$/ }).waitFor()
  await press(page, '补录报名')
  await dialog(page).getByRole('textbox').fill('周文清')
  await dialog(page).getByRole('checkbox', { name: /^周文清，/ }).click()
  await inDialog(page, '加入 1 人')
  await page.getByText('已加入 1 人。').waitFor()
  await page.getByRole('button', { name: /^周文清，.*，已报上/ }).waitFor()
  expect(await mine(zhou)).toBe('confirmed')

  await press(page, '发通知')
  await dialog(page).getByRole('textbox', { name: '内容' }).fill('请提前十分钟到场。')
  await inDialog(page, '发给 2 人')
  await page.getByText('已通知 2 人。').waitFor()
  expect((await zhou.call('GET /me/notices', {})).items[0]).toMatchObject({ text: '请提前十分钟到场。' })
  await press(page, /^消息送达，/)
  await dialog(page).getByText('2 人', { exact: true }).waitFor()
  await inDialog(page, '关闭')

  await press(page, /^沈建宁，/)
  await inDialog(page, '取消报名')
  await inDialog(page, '取消报名')
  await dialog(page).getByText('请写明原因').waitFor()
  await dialog(page).getByRole('textbox', { name: '原因' }).fill('当天要值班')
  await inDialog(page, '取消报名')
  await page.getByText('已取消报名：沈建宁，已经告诉本人。').waitFor()
  expect(await mine(shen)).toBe('removed')

  // Another room: with a reason, which those who come are told.
  await press(page, '修改活动')
  await page.getByRole('textbox', { name: '地点' }).fill('三楼报告厅')
  await press(page, '保存修改')
  await dialog(page).getByRole('textbox', { name: '原因' }).fill('人多坐不下')
  await inDialog(page, '保存修改')
  await page.getByText(`“${TITLE}”已保存`).waitFor()
  expect((await zhou.call('GET /me/notices', {})).items[0]).toMatchObject({ title: '活动有变动', text: expect.stringContaining('人多坐不下') as string })

  await page.goto(`/hosting/event/index?id=${id}`)
  await press(page, '取消整个活动')
  await dialog(page).getByRole('textbox', { name: '原因' }).fill('主讲人生病')
  await inDialog(page, '下一步：核对后取消')
  await inDialog(page, '取消整个活动')
  await page.getByText(`“${TITLE}”已取消，报了名的人都收到了消息。`).waitFor()
  expect((await zhou.call('GET /me/notices', {})).items[0]).toMatchObject({ title: '活动取消', text: expect.stringContaining('主讲人生病') as string })
  expect(watched.errors).toEqual([])
})

test('positions, a form, a share for a unit, and signing in and out are made on the phone, and hold for who signs up', async () => {
  const [limin, shen] = await Promise.all([demo.as('李敏'), demo.as('沈建宁')])
  const { page, watched } = await demo.phone({ who: limin })
  const { binding } = shen.session.me
  if (binding.state !== 'bound') throw new Error('沈建宁 is on no roster')
  const { unit } = binding
  const type = (label: string, value: string) => dialog(page).getByRole('textbox', { name: label, exact: true }).fill(value)
  await page.goto('/hosting/event-edit/index')
  await press(page, /^党课讲座，/)
  await page.getByRole('textbox', { name: '名称' }).fill('纪念馆讲解')

  await press(page, /^场次“讲座，/)
  await inDialog(page, /^岗位：不分岗位/)
  for (const [i, [name, seats]] of [['讲解', '2'], ['引导', '8']].entries()) {
    await inDialog(page, '加一个岗位')
    await type(`岗位 ${i + 1}`, name ?? '')
    await type(`岗位 ${i + 1} 名额（人）`, seats ?? '')
  }
  await inDialog(page, '岗位填好了')
  await dialog(page).getByRole('button', { name: /^岗位：讲解 2、引导 8，一共 10 个名额/ }).waitFor()
  await inDialog(page, '这一场填好了')

  // An identity number is not asked for without a reason.
  await press(page, '加一项要填的')
  await dialog(page).getByRole('radio', { name: '证件号' }).click()
  await dialog(page).getByText('请写明用来做什么', { exact: false }).waitFor()
  await type('用来做什么', '购买保险')
  await inDialog(page, '这一项填好了')
  await press(page, '加一项要填的')
  await dialog(page).getByRole('radio', { name: '单选' }).click()
  await type('问什么', '午餐')
  await type('选项', '在馆里吃\n自己带\n')
  await dialog(page).getByRole('switch', { name: '可以不填' }).click()
  await inDialog(page, '这一项填好了')

  await press(page, /^分到单位：不分/)
  await inDialog(page, '选单位')
  await dialog(page).getByRole('textbox').fill(unit.name)
  await dialog(page).getByRole('checkbox', { name: new RegExp(`^${unit.name}，`) }).first().click()
  await inDialog(page, '选定 1 个单位')
  await type(`${unit.name}（个）`, '3')
  await dialog(page).getByText('1 个单位，一共 3 个', { exact: true }).waitFor()
  await inDialog(page, '名额填好了')

  await press(page, /^签到：扫现场的码/)
  await dialog(page).getByRole('checkbox', { name: /^工作人员点名/ }).click()
  await type('开始后多久算迟到（分钟算迟到）', '10')
  await inDialog(page, '签到填好了')
  await press(page, /^服务时长：不记时长/)
  await dialog(page).getByRole('switch', { name: '记志愿服务时长' }).click()
  await inDialog(page, '时长填好了')
  await page.getByRole('button', { name: /^签退：结束前 30 分钟起/ }).waitFor()
  await page.locator('.preview').getByText('志愿服务时长：按实际到场时间计', { exact: false }).waitFor()
  await press(page, '发布活动')
  await inDialog(page, '发布活动')
  await page.getByText('“纪念馆讲解”已发布').waitFor()
  const { id } = (await limin.call('GET /organiser/events', { limit: 50 })).items.find(({ title }) => title === '纪念馆讲解') ?? { id: '' }
  expect((await limin.call('GET /organiser/events/:id', { id })).config).toMatchObject({
    sessions: [{ seats: 10, positions: [{ name: '讲解', seats: 2 }, { name: '引导', seats: 8 }] }],
    form: [{ kind: 'id-card', label: '身份证号', reason: '购买保险' }, { kind: 'choice', label: '午餐', options: ['在馆里吃', '自己带'], optional: true }],
    quotas: { units: { each: 'event', list: [{ unit: unit.id, seats: 3 }] } },
    attendance: { ways: ['code', 'staff'], until: 15, late: 10, signOut: { from: 30, until: 60 } }, hours: { count: 'actual', step: 30, rounding: 'down' }
  })
  const { form, sessions } = (await limin.call('GET /organiser/events/:id', { id })).config
  const signUp = { id, session: 'first', position: sessions[0]?.positions?.[0]?.id ?? '', sendId: 'shen-guides-1', despiteClash: true, answers: { [form?.[0]?.id ?? '']: '11010519491231002X' } }
  await expect(shen.call('POST /events/:id/sign-ups', signUp)).rejects.toThrow(/同意/)
  await shen.call('POST /events/:id/sign-ups', { ...signUp, consent: true })
  const { event } = await shen.call('GET /events/:id', { id })
  // Eight are free, of which his unit has two left.
  expect(event.sessions[0]).toMatchObject({ mine: { state: 'confirmed' }, positions: [{ name: '讲解', seats: 2, left: 1 }, { name: '引导', seats: 8, left: 2 }] })
  expect(watched.errors).toEqual([])
})

test('applications wait on the desk until they are passed or declined with a reason', async () => {
  const [limin, shen, zhou] = await Promise.all([demo.as('李敏'), demo.as('沈建宁'), demo.as('周文清')])
  const preset = (await limin.call('GET /organiser/event-presets')).presets.find(({ id }) => id === 'lecture')
  if (!preset) throw new Error('The preset lecture is gone')
  const unit = limin.session.me.roles[0]?.unit.id ?? ''
  const { id } = await limin.call('POST /organiser/events', { unitId: unit, config: { ...preset.config, title: '骨干培训', audience: { units: [unit] }, enrol: { how: 'review' } } })
  await limin.call('POST /organiser/events/:id/publish', { id })
  await shen.call('POST /events/:id/sign-ups', { id, session: 'first', sendId: 'shen-trains-1', despiteClash: true })
  await zhou.call('POST /events/:id/sign-ups', { id, session: 'first', sendId: 'zhou-trains-1', despiteClash: true })
  const { page, watched } = await demo.phone({ who: limin })
  await page.goto('/organiser/desk/index')
  await press(page, '活动，2 人报名待审核')
  await page.getByRole('link', { name: /^骨干培训，.*，2 人待审核$/ }).click()
  await press(page, /^沈建宁，/)
  await inDialog(page, '通过沈建宁的报名')
  await page.getByText('沈建宁已通过，已经告诉本人。').waitFor()
  await page.getByRole('radio', { name: '待审核 1' }).click()
  await settled(page)
  await press(page, /^周文清，/)
  await inDialog(page, '不通过')
  await dialog(page).getByRole('textbox', { name: '原因' }).fill('先安排没有参加过的')
  await inDialog(page, '不通过')
  await page.getByText('周文清没有通过，已经告诉本人。').waitFor()
  const state = async (of: typeof shen) => (await of.call('GET /events/:id', { id })).event.sessions[0]?.mine
  expect([await state(shen), await state(zhou)]).toMatchObject([{ state: 'confirmed' }, { state: 'declined', reason: '先安排没有参加过的' }])
  await page.goto('/organiser/desk/index')
  await page.getByRole('button', { name: '活动，新建、看名单' }).waitFor()
  expect(watched.errors).toEqual([])
})

test('what comes next stands on the home page, one tap from its ticket', async () => {
  const [limin, zhou] = await Promise.all([demo.as('李敏'), demo.as('周文清')])
  const preset = (await limin.call('GET /organiser/event-presets')).presets.find(({ id }) => id === 'lecture')
  const unit = limin.session.me.roles[0]?.unit.id ?? ''
  const begins = Date.now() + 2 * 86_400_000
  const { id } = await limin.call('POST /organiser/events', { unitId: unit, config: { ...preset!.config, title: '后天的党课', audience: { units: [unit] }, enrol: { how: 'first-come' }, sessions: [{ id: 'first', name: '讲座', begins, ends: begins + 3_600_000 }] } })
  await limin.call('POST /organiser/events/:id/publish', { id })
  await zhou.call('POST /events/:id/sign-ups', { id, session: 'first', sendId: 'zhou-comes-next', despiteClash: true })
  const { page, watched } = await demo.phone({ who: zhou })
  await page.goto('/pages/home/index')
  await page.getByRole('link', { name: /^后天的党课，.*，已报名$/ }).click()
  await page.getByText('报名号，现场工作人员据此核对').waitFor()
  expect(watched.errors).toEqual([])
})
