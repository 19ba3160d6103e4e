import { openDemo, type Demo, type Person } from '../e2e/support/demo'
import { acceptIt, orderIt, publishOffer } from '../support/lecture'
import { button, dialog, openDesk, type Desk } from './support'

jest.setTimeout(240_000)

let demo: Demo
let desk: Desk
let page: Desk['page']
let limin: Person
let member: Person
let offer: string
beforeAll(async () => {
  demo = await openDemo()
  limin = await demo.as('李敏')
  member = await demo.as('周文清')
  offer = await publishOffer(limin, limin.session.me.roles[0]?.unit.id ?? '')
  desk = await openDesk(demo, await demo.as('李敏'))
  page = desk.page
})
afterAll(() => demo.close())
afterEach(() => expect(desk.watched.errors).toEqual([]))

const row = (name: string) => page.getByRole('row').filter({ hasText: name })
const order = (id: string) => member.call('GET /menu-orders/:id', { id })

test('an order that waits is taken at one of the times wished, after what else is promised was said, then moved; the other side reads it', async () => {
  const { id } = await orderIt(member, offer)
  await page.goto('/console/menu')
  await page.getByRole('link', { name: '请我们办的 1' }).waitFor()
  await button(page, '读懂一封家书').click()
  await button(page, '接单').click()
  await dialog(page).getByRole('textbox', { name: '地点' }).fill('北门大厅')
  await dialog(page).getByRole('button', { name: '接这一单' }).click()
  await page.getByText('已接单，已告诉对方').waitFor()
  const taken = await order(id)
  expect(taken).toMatchObject({ state: 'accepted', place: '北门大厅' })
  await button(page, '改时间').click()
  await dialog(page).getByLabel('开始').fill('10:30')
  await dialog(page).getByRole('button', { name: '改到这个时间' }).click()
  await dialog(page).getByText('请写明原因').waitFor()
  await dialog(page).getByRole('textbox', { name: '为什么改' }).fill('上午另有一批')
  await dialog(page).getByRole('button', { name: '改到这个时间' }).click()
  await page.locator('.menu-steps').getByText('上午另有一批').waitFor()
  const moved = await order(id)
  expect((moved.begin ?? 0) - (taken.begin ?? 0)).not.toBe(0)
  expect(new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' }).format(moved.begin ?? 0)).toBe('10:30')
})

test('a service is written from a usual one, lacks what others need, is shown, ordered, clashes with another, and is taken off again', async () => {
  await page.goto('/console/menu/offers')
  await button(page, '新建服务').click()
  await button(page, '用“专家报告菜单”新建').click()
  const form = page.getByRole('form', { name: '服务' })
  await form.getByRole('button', { name: '存草稿' }).click()
  await form.getByText('请写服务的名称').first().waitFor()
  await form.getByRole('textbox', { name: '名称', exact: true }).fill('读懂红船精神')
  await form.getByRole('button', { name: '存草稿' }).click()
  await form.getByText('发布前还要补').waitFor()
  await form.getByRole('textbox', { name: '介绍', exact: true }).fill('从南湖的一条船讲起。')
  await form.getByRole('textbox', { name: '联系人姓名' }).fill('韩老师')
  await form.getByRole('textbox', { name: '联系电话' }).fill('0571-87050101')
  await form.getByRole('button', { name: '发布', exact: true }).click()
  await page.getByText('“读懂红船精神”已发布').waitFor()
  const { items } = await limin.call('GET /organiser/offers', { state: 'shown' })
  const made = items.find(({ title }) => title === '读懂红船精神')
  expect(made).toBeDefined()
  await form.getByRole('button', { name: '下架' }).click()
  await page.getByRole('dialog').last().getByRole('textbox').fill('今年已经排满')
  await page.getByRole('dialog').last().getByRole('button', { name: '下架' }).click()
  await form.getByText('已下架：今年已经排满').waitFor()
  await form.getByRole('button', { name: '关闭' }).click()
  expect(await row('读懂红船精神').innerText()).toContain('已下架')
  expect((await limin.call('GET /organiser/offers/:id', { id: made?.id ?? '' })).input).toMatchObject({ text: '从南湖的一条船讲起。', minutes: 120, contact: { name: '韩老师' } })
})

test('two at one service lose nothing: who saves later sees it and chooses', async () => {
  const { row: { id, version }, input } = await limin.call('GET /organiser/offers/:id', { id: offer })
  await page.goto(`/console/menu/offers?offer=${id}`)
  const form = page.getByRole('form', { name: '服务' })
  await form.getByRole('textbox', { name: '名称', exact: true }).fill('读懂三封家书')
  await limin.call('PUT /organiser/offers/:id', { id, version, ...input, giverAbout: '每次来三位' })
  await form.getByRole('button', { name: '保存修改' }).click()
  await form.getByText('刚才有人改过这项服务', { exact: false }).waitFor()
  await form.getByRole('button', { name: '改用对方的' }).click()
  expect(await form.getByRole('textbox', { name: '介绍他的一句话（可以不填）' }).inputValue()).toBe('每次来三位')
})

test('an order is declined with a reason; figures and the table say what was asked', async () => {
  await acceptIt(limin, await orderIt(member, offer))
  const asked = await orderIt(member, offer)
  await page.goto(`/console/menu?order=${asked.id}`)
  await button(page, '接单').click()
  await dialog(page).getByText('这个时间你们已经约了别的', { exact: false }).waitFor()
  await dialog(page).getByRole('button', { name: '取 消' }).or(dialog(page).getByRole('button', { name: '取消', exact: true })).first().click()
  await button(page, '不接').click()
  await dialog(page).getByRole('button', { name: '这段时间已经约满' }).click()
  await dialog(page).getByRole('button', { name: '不接', exact: true }).click()
  await page.getByText('已不接，已告诉对方').waitFor()
  expect(await order(asked.id)).toMatchObject({ state: 'declined', reason: '这段时间已经约满' })
  await page.goto('/console/menu/figures')
  const { total } = await limin.call('GET /organiser/menu-figures', { of: 'giving' })
  await page.getByRole('row').filter({ hasText: '合计' }).getByText(`${total.asked} 单`).first().waitFor()
  await button(page, '导出订单和统计').click()
  await page.getByText('正在导出', { exact: false }).waitFor()
})
