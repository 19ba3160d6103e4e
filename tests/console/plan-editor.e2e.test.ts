import type { Page } from 'playwright-core'
import type { PlanConfig } from '../../contract/plan-config'
import { openDemo, type Demo, type Person } from '../e2e/support/demo'
import { dayFrom, openPlan, richPlan } from './study-visits'
import { button, dialog, filledIn, openDesk, saved, section, sessionEnds } from './support'

jest.setTimeout(240_000)

let demo: Demo
let limin: Person
beforeAll(async () => {
  demo = await openDemo()
  limin = await demo.as('李敏')
})
afterAll(() => demo.close())

const rich = (title: string): PlanConfig => ({ ...richPlan(limin.session.me.roles[0]?.unit.id ?? '', Date.now()), title })
const found = async (id: string) => limin.call('GET /organiser/plans/:id', { id })
const configOf = async (id: string) => (await found(id)).config
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
const edit = async (page: Page, id: string) => {
  await page.goto(`/console/plans/${id}/edit`)
  await filledIn(page)
}
const refused = '**/api/organiser/plans/**'
const noSaving = (page: Page) => page.route(refused, (route) => (route.request().method() === 'PUT' ? route.abort() : route.continue()))

test('two at one draft: what does not meet comes together, what does is said with both, and nothing typed is lost', async () => {
  const id = await openPlan(limin, rich('两个人改'), false)
  const { page, context } = await openDesk(demo, limin)
  await edit(page, id)
  await limin.call('PUT /organiser/plans/:id', { id, version: 1, config: { ...rich('对方的名称'), intro: '对方的说明' } })
  await field(page, '名称').fill('我的名称')
  await page.getByText('刚才有人也改了这个计划', { exact: false }).waitFor()
  await page.getByText('已并入对方改的：说明', { exact: false }).waitFor()
  expect(await field(page, '说明').inputValue()).toBe('对方的说明')
  await saved(page)
  expect(await configOf(id)).toMatchObject({ title: '我的名称', intro: '对方的说明' })
  await button(page, '用对方的').click()
  expect(await field(page, '名称').inputValue()).toBe('对方的名称')
  await context.close()
})

test('of a plan that runs the second is told before anything of his holds; the reason he gave is still there', async () => {
  const id = await openPlan(limin, rich('正在进行'))
  const { page, context } = await openDesk(demo, limin)
  await edit(page, id)
  await section(page, '补卡与请假')
  await page.getByRole('spinbutton', { name: '全程最多补几天' }).fill('5')
  await limin.call('PUT /organiser/plans/:id', { id, version: (await found(id)).version, config: { ...await configOf(id), intro: '对方写的说明' }, reason: '说明写错了' })
  await button(page, '写明原因，再调整').click()
  await dialog(page).getByRole('textbox').fill('假期顺延')
  await dialog(page).getByRole('button', { name: '按新规则计算' }).click()
  await page.getByText('刚才有人也改了这个计划', { exact: false }).waitFor()
  expect(await configOf(id)).toMatchObject({ intro: '对方写的说明', makeUp: { inAll: 3 } })
  expect(await page.getByRole('spinbutton', { name: '全程最多补几天' }).inputValue()).toBe('5')
  await button(page, '写明原因，再调整').click()
  expect(await dialog(page).getByRole('textbox').inputValue()).toBe('假期顺延')
  await dialog(page).getByRole('button', { name: '按新规则计算' }).click()
  await page.waitForURL(/\/rules$/)
  expect(await configOf(id)).toMatchObject({ intro: '对方写的说明', makeUp: { inAll: 5 } })
  await context.close()
})

test('what somebody types into a draft that the other has published meanwhile does not reach the members by itself', async () => {
  const later = rich('快要发布')
  const id = await openPlan(limin, { ...later, calendar: { ...later.calendar, from: dayFrom(Date.now(), 2) }, tasks: later.tasks.map(({ themes: _, ...task }) => task) }, false)
  const { page, context } = await openDesk(demo, limin)
  await edit(page, id)
  await limin.call('POST /organiser/plans/:id/publish', { id })
  await field(page, '名称').fill('发布以后填的名称')
  await page.getByText('这个计划刚才已经发布', { exact: false }).waitFor()
  expect((await configOf(id)).title).toBe('快要发布')
  expect(await field(page, '名称').inputValue()).toBe('发布以后填的名称')
  await page.reload()
  await page.getByText('上次有改动没有存上', { exact: false }).waitFor()
  await button(page, '接着改').click()
  await button(page, '保存修改').click()
  await saved(page)
  expect((await configOf(id)).title).toBe('发布以后填的名称')
  await context.close()
})

test('places that keep the name a preset gave them are said where one publishes, and that leads to their names', async () => {
  const id = await openPlan(limin, { ...rich('红色足迹'), places: [{ id: 'place-1', name: '革命烈士陵园' }, { id: 'place-2', name: '地点 2' }] }, false)
  const { page, context } = await openDesk(demo, limin)
  await edit(page, id)
  await button(page, '核对并发布').click()
  await dialog(page).getByText('还有 1 个地点没有起名，成员看到的会是“地点 2”这样的名字。', { exact: false }).waitFor()
  await dialog(page).getByRole('button', { name: '去改“地点”' }).click()
  await field(page, '地点 2 的名称').fill('党史陈列馆')
  await saved(page)
  await button(page, '核对并发布').click()
  await dialog(page).getByRole('region', { name: '通知全文' }).waitFor()
  expect(await dialog(page).getByText('没有起名', { exact: false }).count()).toBe(0)
  await context.close()
})

test('a sign-in that runs out while somebody types loses nothing: signed in again, it is saved', async () => {
  const id = await openPlan(limin, rich('登录会过期'), false)
  const { page, context } = await openDesk(demo, await demo.as('李敏'))
  await edit(page, id)
  const goesOn = await sessionEnds(page, refused)
  await field(page, '名称').fill('过期时填的名称')
  await dialog(page).getByText('登录已过期').waitFor()
  await goesOn()
  await dialog(page).getByRole('button', { name: /以李敏继续/ }).click()
  await saved(page)
  expect(await field(page, '名称').inputValue()).toBe('过期时填的名称')
  expect((await configOf(id)).title).toBe('过期时填的名称')
  await context.close()
})

test('what was typed without network is offered again after a crash, and saved by itself once there is one', async () => {
  const id = await openPlan(limin, rich('断网以前'), false)
  const { page, context } = await openDesk(demo, limin)
  await edit(page, id)
  await noSaving(page)
  await field(page, '名称').fill('断网时填的')
  await page.getByText('没有存上', { exact: false }).waitFor()
  // The page dies without being asked.
  const again = await context.newPage()
  await page.close({ runBeforeUnload: false })
  await again.goto(`/console/plans/${id}/edit`)
  await again.getByText('上次有改动没有存上', { exact: false }).waitFor()
  expect(await field(again, '名称').inputValue()).toBe('断网以前')
  await button(again, '接着改').click()
  expect(await field(again, '名称').inputValue()).toBe('断网时填的')
  await saved(again)
  expect((await configOf(id)).title).toBe('断网时填的')
  await context.close()
})

test('without network a change of a running plan keeps its reason, and holds when it is sent again', async () => {
  const id = await openPlan(limin, rich('断网时调整'))
  const { page, context } = await openDesk(demo, limin)
  await edit(page, id)
  await section(page, '补卡与请假')
  await page.getByRole('spinbutton', { name: '全程最多补几天' }).fill('4')
  await noSaving(page)
  await button(page, '写明原因，再调整').click()
  await dialog(page).getByRole('textbox').fill('网络不好的时候')
  await dialog(page).getByRole('button', { name: '按新规则计算' }).click()
  await dialog(page).getByRole('alert').waitFor()
  expect(await dialog(page).getByRole('textbox').inputValue()).toBe('网络不好的时候')
  await page.unroute(refused)
  await dialog(page).getByRole('button', { name: '按新规则计算' }).click()
  await page.waitForURL(/\/rules$/)
  expect(await configOf(id)).toMatchObject({ makeUp: { inAll: 4 } })
  await context.close()
})
