import type { EventConfig } from '../../contract/event-config'
import { openDemo, type Demo, type Person } from '../e2e/support/demo'
import { openEvent } from './events-visits'
import { button, dialog, openDesk, type Desk } from './support'

jest.setTimeout(240_000)

const MINUTE = 60_000

let demo: Demo
let desk: Desk
let page: Desk['page']
let limin: Person
let member: Person
beforeAll(async () => {
  demo = await openDemo()
  limin = await demo.as('李敏')
  member = await demo.as('周文清')
  desk = await openDesk(demo, await demo.as('李敏'))
  page = desk.page
})
afterAll(() => demo.close())
afterEach(() => expect(desk.watched.errors).toEqual([]))

/** One that begins so soon and lasts so long, with 周文清 on its list. */
async function soon(title: string, begins: number, lasts: number, own: Partial<EventConfig> = {}): Promise<string> {
  const at = Date.now() + begins
  const id = await openEvent(limin, {
    v: 1, title, kind: 'volunteer', intro: '整理档案。', venue: { name: '档案室' }, audience: { units: [limin.session.me.roles[0]?.unit.id ?? ''] }, sessions: [{ id: 'first', name: '上午班', begins: at, ends: at + lasts, seats: 5 }],
    enrol: { how: 'first-come' }, attendance: { ways: ['code', 'password', 'staff'] }, hours: { count: 'fixed', minutes: 90 }, ...own
  })
  await member.call('POST /events/:id/sign-ups', { id, session: 'first', sendId: `attend-${id}`.slice(0, 40), despiteClash: true })
  return id
}
const rowOf = async (id: string) => (await limin.call('GET /organiser/events/:id/attendance', { id })).items.find(({ name }) => name === '周文清')
const row = () => page.getByRole('row').filter({ hasText: '周文清' })

test('somebody is ticked, then corrected with a reason that stands in the record', async () => {
  const id = await soon('档案整理一', 10 * MINUTE, 120 * MINUTE)
  await page.goto(`/console/events/${id}`)
  await page.getByRole('link', { name: '到场', exact: true }).click()
  await button(page, '登记周文清到场').click()
  await page.getByText('已登记 1 人到场').waitFor()
  expect(await rowOf(id)).toMatchObject({ state: 'came', corrected: false })
  await button(page, '更正周文清').click()
  await dialog(page).getByRole('radio', { name: '没有到' }).check()
  await dialog(page).getByRole('button', { name: '更 正' }).or(dialog(page).getByRole('button', { name: '更正', exact: true })).first().click()
  await dialog(page).getByText('请写明原因').waitFor()
  await dialog(page).getByRole('button', { name: '替人签到' }).click()
  await dialog(page).getByRole('button', { name: '更 正' }).or(dialog(page).getByRole('button', { name: '更正', exact: true })).first().click()
  await page.getByText('已更正 1 人').waitFor()
  expect(await rowOf(id)).toMatchObject({ state: 'absent', corrected: true })
  await row().getByText('更正过').waitFor()
  await button(page, '看周文清的记录').click()
  await page.locator('.attend-marks').getByText('替人签到', { exact: false }).waitFor()
})

test('the room’s code is what the server takes; without network it says so and comes back; a word is set', async () => {
  const id = await soon('档案整理二', 10 * MINUTE, 120 * MINUTE)
  await page.goto(`/console/events/${id}/attendance`)
  await page.getByRole('region', { name: '到场名单' }).waitFor()
  // What the picture says nobody reads here: it is what the same answer said.
  const answered = page.waitForResponse((response) => /sessions\/first\/code/.test(response.url()) && response.ok())
  await button(page, '大屏签到码').click()
  const { code, digits } = await (await answered).json() as { code: string; digits: string }
  await page.getByRole('img', { name: '签到码' }).waitFor()
  expect(await page.locator('.room-digits').innerText()).toContain(digits)
  await page.getByText('已到 0 人，应到 1 人').waitFor()
  expect((await member.call('POST /events/:id/attendance', { id, session: 'first', sendId: 'attend-by-code', direction: 'in', code })).attendance.state).toBe('came')
  await desk.context.setOffline(true)
  await page.getByRole('alert').getByText('网络断开', { exact: false }).waitFor()
  await desk.context.setOffline(false)
  await page.locator('.room-offline').waitFor({ state: 'detached' })
  await button(page, '收起').click()
  await button(page, '设置口令').click()
  await dialog(page).getByRole('textbox', { name: '口令' }).fill('延安1945')
  await button(page, '设为口令').click()
  await page.getByText('签到口令已设好', { exact: false }).waitFor()
})

test('what is over is closed once what follows from it was read; figures by unit and the files are made', async () => {
  const id = await soon('档案整理三', 2500, 2500)
  const { event } = await limin.call('GET /organiser/events/:id', { id })
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, event.ends - Date.now()) + 500))
  await limin.call('POST /organiser/events/:id/marks', { id, sendId: 'attend-came-3', session: 'first', memberIds: [(await limin.call('GET /organiser/events/:id/people', { id })).items[0]?.memberId ?? ''], what: 'came', reason: '手机没电' })
  await page.goto(`/console/events/${id}/attendance`)
  await button(page, '办结').click()
  await dialog(page).getByText('办结以后不能恢复').waitFor()
  await dialog(page).getByRole('button', { name: '办 结' }).or(dialog(page).getByRole('button', { name: '办结', exact: true })).first().click()
  await page.locator('.round-line').getByText('已办结').waitFor()
  expect((await limin.call('GET /organiser/events/:id', { id })).event.closed).toBe(true)
  await button(page, '打印签到表').click()
  await page.getByText('正在导出', { exact: false }).first().waitFor()
  await page.getByRole('link', { name: '统计', exact: true }).click()
  const region = page.getByRole('region', { name: '档案整理三各单位的统计' })
  await region.waitFor()
  expect(await region.getByRole('row').last().innerText()).toMatch(/^合计\s+\d+\s+1\s+1\s+1\s+1\s+—\s+—\s+1 小时 30 分钟$/)
  await button(page, '导出名单和统计').click()
  const jobs = async () => (await limin.call('GET /jobs', {})).items.filter(({ title }) => title.includes('档案整理三')).map(({ state }) => state)
  for (let i = 0; i < 60 && (await jobs()).some((state) => state !== 'done'); i++) await page.waitForTimeout(250)
  expect(await jobs()).toEqual(['done', 'done'])
})

test('the figures of a time go down the tree of units', async () => {
  await page.goto('/console/events')
  await button(page, '统计').click()
  const region = page.getByRole('region', { name: '各单位的活动统计' })
  await region.waitFor()
  const { total, rows } = await limin.call('GET /organiser/event-statistics', {})
  expect(total.personTimes).toBeGreaterThan(0)
  expect(await region.getByRole('row').last().innerText()).toContain(`${total.personTimes} 人次`)
  await button(page, '导出统计').click()
  const file = async () => (await limin.call('GET /jobs', {})).items.find(({ title }) => title.includes('活动统计'))
  for (let i = 0; i < 60 && (await file())?.state !== 'done'; i++) await page.waitForTimeout(250)
  expect((await file())?.file?.name).toMatch(/^活动统计 \d{8}-\d{8}\.xlsx$/)
  const below = rows.find(({ hasChildren }) => hasChildren)
  await region.getByRole('button', { name: below?.unit.name ?? '', exact: true }).click()
  await page.getByRole('navigation', { name: '看哪一级' }).getByText(below?.unit.name ?? '', { exact: true }).waitFor()
})

test('who did not come says why: one is let off, another not, with a reason that he reads; the menu counts what waits', async () => {
  await soon('档案整理四', 2500, 1500, { noShow: { steps: [{ times: 1, days: 30 }], appealDays: 7 }, hours: undefined })
  const barred = async () => (await member.call('GET /me/bars', {})).bars.find(({ reason }) => reason.includes('档案整理四'))
  for (let i = 0; i < 80 && !await barred(); i++) await page.waitForTimeout(250)
  const bar = await barred()
  await member.call('POST /me/bars/:id/appeal', { id: bar?.id ?? '', text: '闹钟没有响' })
  await page.goto('/console/events')
  await page.getByRole('navigation', { name: '主菜单' }).getByText('份申诉待答复').waitFor({ state: 'attached' })
  await button(page, /^未到场申诉 2$/).click()
  await page.getByText('闹钟没有响').waitFor()
  await button(page, '维持对周文清的限制').click()
  await dialog(page).getByRole('button', { name: '维持限制' }).click()
  await dialog(page).getByText('请写明原因').waitFor()
  await dialog(page).getByRole('button', { name: '没有提前说明，也没有证明' }).click()
  await dialog(page).getByRole('button', { name: '维持限制' }).click()
  await page.getByText('闹钟没有响').waitFor({ state: 'detached' })
  expect(await barred()).toMatchObject({ id: bar?.id, state: 'in-force', decision: '没有提前说明，也没有证明' })
  const { items: [left] } = await limin.call('GET /organiser/appeals', { state: 'open' })
  await button(page, `解除对${left?.member.name}的限制`).click()
  await dialog(page).getByRole('button', { name: '解除限制' }).click()
  await page.getByText('没有待答复的申诉').waitFor()
  await page.getByRole('navigation', { name: '主菜单' }).getByText('份申诉待答复').waitFor({ state: 'detached' })
  await page.getByRole('tab', { name: '已答复' }).click()
  expect(await row().innerText()).toContain('维持限制')
  expect(await page.getByRole('row').filter({ hasText: left?.bar.appeal }).innerText()).toContain('已解除')
})
