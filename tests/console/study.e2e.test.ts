import type { Page } from 'playwright-core'
import { openDemo, type Demo, type Person } from '../e2e/support/demo'
import { dayFrom } from './study-visits'
import { button, dialog, openDesk, section, settled, type Desk } from './support'

jest.setTimeout(240_000)

let demo: Demo
let desk: Desk
let page: Page
let member: Person
let plan: string
beforeAll(async () => {
  demo = await openDemo()
  member = await demo.as('周文清')
  desk = await openDesk(demo, await demo.as('李敏'))
  page = desk.page
})
afterAll(() => demo.close())
afterEach(() => expect(desk.watched.errors).toEqual([]))

const asField = (day: number) => String(day).replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')
const step = (name: string) => section(page, name)
const card = async () => (await member.call('GET /study')).plans.find(({ id }) => id === plan)
const turn = async (name: string, on: boolean) => {
  await page.goto('/console/settings')
  const one = page.getByRole('switch', { name })
  await one.waitFor()
  if (await one.isChecked() === on) return
  await one.click()
  await page.getByText(`${name}已${on ? '打开' : '关闭'}`).waitFor()
}

test('from a usual way of doing it to a published plan; what is wrong stands at its field', async () => {
  await turn('学习积分', true)
  await page.goto('/console/plans/new')
  await button(page, '用“21 天读书打卡”新建').click()
  await page.getByText('人参加，要打卡').waitFor()
  const title = page.getByRole('textbox', { name: '名称', exact: true })
  await title.fill('')
  await page.getByRole('group', { name: '名称' }).getByText('请填写计划名称', { exact: false }).waitFor()
  await title.fill('六月读书打卡')
  await step('日期')
  await page.getByLabel('头一天', { exact: true }).fill(asField(dayFrom(Date.now(), 0)))
  await page.getByRole('list').locator('ins').first().waitFor()
  await button(page, '核对并发布').click()
  await dialog(page).getByText('发布后').waitFor()
  await dialog(page).getByRole('button', { name: '发布', exact: true }).click()
  await page.getByRole('heading', { name: '六月读书打卡', exact: true, level: 1 }).waitFor()
  await page.waitForURL(/\/console\/plans\/[^/]+$/)
  plan = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  expect((await card())?.totals.points).toBe(0)
})

test('a check-in shows in the progress with its heads; refused, its points are gone and the person reads why', async () => {
  await member.call('POST /plans/:id/check-ins', { id: plan, sendId: 'desk-check-in-1', taskId: 'read', given: [{ proof: 0, text: '读完一章，明白了为什么要坚持实事求是，也想到了自己手里的工作该怎样做得更实。' }] })
  expect((await card())?.totals.points).toBe(10)
  await page.reload()
  await settled(page)
  const heads = (await (await demo.as('李敏')).call('GET /organiser/plans/:id/progress', { id: plan })).heads
  await page.getByText(`1 / ${heads} 人`).first().waitFor()
  await page.getByRole('navigation', { name: '这个计划' }).getByRole('link', { name: '打卡审核' }).click()
  await button(page, '已算数').click()
  const one = page.getByRole('article', { name: /周文清/ })
  await one.focus()
  await page.keyboard.press('n')
  await dialog(page).getByRole('button', { name: '退回 1 条' }).click()
  await dialog(page).getByText('请写明原因').waitFor()
  await dialog(page).getByRole('textbox').fill('请写自己的体会')
  await dialog(page).getByRole('button', { name: '退回 1 条' }).click()
  await one.waitFor({ state: 'detached' })
  expect((await card())?.totals).toMatchObject({ points: 0, days: 0 })
  expect((await member.call('GET /check-ins', { planId: plan })).items[0]).toMatchObject({ state: 'refused', reason: '请写自己的体会' })
})

test('once it has begun a change needs a reason; the switches turn points off for everybody', async () => {
  await page.goto(`/console/plans/${plan}/edit`)
  await step('补卡与请假')
  await page.getByRole('spinbutton', { name: '全程最多补几天' }).fill('5')
  await page.getByText('改了 1 处').waitFor()
  await page.locator('.rule-fresh').first().waitFor()
  await button(page, '写明原因，再调整').click()
  await dialog(page).getByRole('button', { name: '按新规则计算' }).click()
  await dialog(page).getByText('请写明原因').waitFor()
  await dialog(page).getByRole('textbox').fill('假期顺延')
  await dialog(page).getByRole('button', { name: '按新规则计算' }).click()
  await page.waitForURL(/\/rules$/)
  await turn('学习积分', false)
  expect((await card())?.totals.points).toBeNull()
})
