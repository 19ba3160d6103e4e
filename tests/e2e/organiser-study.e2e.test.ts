import type { Page } from 'playwright-core'
import { runningPlan } from '../support/running-plan'
import { dayAt } from '../support/study-plan'
import { openDemo, type Demo, type Person } from './support/demo'
import { uploadPhoto } from './support/organiser-study-visits'
import { settled } from './support/watch'

jest.setTimeout(240_000)

let demo: Demo
let limin: Person
beforeAll(async () => {
  demo = await openDemo()
  limin = await demo.as('李敏')
})
afterAll(() => demo.close())

const desk = async () => demo.phone({ who: await demo.as('李敏') })
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).click()
const dialog = (page: Page) => page.getByRole('dialog').last()
const picked = (at: number) => String(dayAt(at)).replace(/(\d{4})(\d\d)(\d\d)/, '$1-$2-$3')
const found = async (title: string) => {
  const { items } = await limin.call('GET /organiser/plans', { limit: 100 })
  const plan = items.find((one) => one.title === title)
  if (!plan) throw new Error(`No plan is called ${title}`)
  return plan
}
const text = '今天读了半小时，写下几句体会：办法总比困难多，这话在第三章里看得最清楚。这一段读了两遍。'

test('a plan goes from a preset to its members; a check-in comes into the queue, is refused, and the next one counts', async () => {
  const { page, watched } = await desk()
  await page.goto('/organiser/plans/index')
  await press(page, '新建学习计划')
  await press(page, /^21 天读书打卡，/)
  await page.getByRole('textbox', { name: '名称' }).fill('端午读书打卡')
  await page.getByLabel('第一天').fill(picked(Date.now()))
  await page.getByRole('radio', { name: '看过才算数' }).click()
  await page.locator('.preview').getByText('打卡由组织者看过后生效', { exact: false }).waitFor()

  // Thrown away in the middle: what was typed is there again.
  await page.reload()
  await page.getByText('上次填的还没有保存，已经放回来了').waitFor()
  expect(await page.getByRole('textbox', { name: '名称' }).inputValue()).toBe('端午读书打卡')
  await press(page, '接着填')
  await page.locator('.preview').getByText('打卡由组织者看过后生效', { exact: false }).waitFor()
  await press(page, '发布计划')
  await dialog(page).getByText('600 人会在“学习”里看到这个计划', { exact: false }).waitFor()
  await dialog(page).getByRole('button', { name: '发布计划', exact: true }).click()
  await page.getByText('“端午读书打卡”已发布').waitFor()
  const { id, state } = await found('端午读书打卡')
  expect(state).toBe('running')

  const member = await demo.as('蒋若溪')
  const send = (sendId: string) => member.call('POST /plans/:id/check-ins', { id, taskId: 'read', sendId, given: [{ proof: 0, text }] })
  await send('first-of-all')
  await page.getByRole('link', { name: /^端午读书打卡，/ }).click()
  await press(page, '打卡审核（1 条待看）')
  await page.getByText(text).waitFor()
  await press(page, '退回，蒋若溪')
  await dialog(page).getByRole('button', { name: '退回这次打卡' }).click()
  await dialog(page).getByText('请写明原因').waitFor()
  await dialog(page).getByRole('textbox', { name: '原因' }).fill('请写自己的体会')
  await dialog(page).getByRole('button', { name: '退回这次打卡' }).click()
  await page.getByText('蒋若溪已退回').waitFor()
  await page.getByText('都看过了').waitFor()
  expect((await member.call('GET /check-ins', { planId: id })).items[0]).toMatchObject({ state: 'refused', reason: '请写自己的体会' })

  await send('second-try-of-it')
  await page.getByRole('tab', { name: '已退回' }).click()
  await page.getByText('退回原因：请写自己的体会').waitFor()
  await page.getByRole('tab', { name: '待审核' }).click()
  await press(page, '通过，蒋若溪')
  await page.getByText('蒋若溪已通过').waitFor()
  await press(page, '返回')
  await page.getByRole('group', { name: /1 \/ 600 人打过卡，还没打卡 599 人，今天 1 人打卡/ }).waitFor()
  expect(watched.errors).toEqual([])
})

test('who has not checked in is listed unit by unit, for those below in their own range only', async () => {
  const [branch] = (await limin.call('GET /units', { search: '宣传处党支部' })).units
  const unit = limin.session.me.roles[0]?.unit.id ?? ''
  const { id } = await limin.call('POST /organiser/plans', { unitId: unit, config: runningPlan([branch?.id ?? ''], Date.now()) })
  await limin.call('POST /organiser/plans/:id/publish', { id })
  const { items: [first], counts } = await limin.call('GET /organiser/plans/:id/people', { id })
  const member = await demo.as(first?.name ?? '')
  await member.call('POST /plans/:id/check-ins', { id, taskId: 'read', sendId: 'with-a-photo', given: [{ proof: 0, text }, { proof: 1, files: [await uploadPhoto(demo.origin, member)] }] })
  const { page, watched } = await desk()
  await page.goto(`/organiser/plan-progress/index?id=${id}`)
  await press(page, /^省社科联机关党委，.*看下级单位$/)
  await press(page, '看人员，宣传处党支部')
  await page.getByRole('radio', { name: `今天没打卡 ${counts.all - 1}` }).click()
  await page.getByText('今天的打卡还没有结束', { exact: false }).waitFor()
  await page.getByText(first?.name ?? '', { exact: true }).waitFor({ state: 'detached' })
  await page.getByRole('textbox', { name: '按姓名、工号、单位查找' }).fill('没有这个人')
  await page.getByText('没有找到').waitFor()

  await page.goto(`/organiser/check-ins/index?plan=${id}`)
  await press(page, `${first?.name ?? ''}的照片 1，看大图`)
  const drawn = page.locator('.photo-whole img')
  await drawn.waitFor()
  await page.waitForFunction(() => (document.querySelector<HTMLImageElement>('.photo-whole img')?.naturalWidth ?? 0) > 600)
  await page.keyboard.press('Escape')
  await drawn.waitFor({ state: 'detached' })
  // Closing went one step back, which is over when the address has settled.
  await page.waitForLoadState('networkidle')

  await page.goto(`/organiser/plan-codes/index?id=${id}`)
  await page.getByRole('img', { name: '江州革命纪念馆的地点码，请参加的人扫' }).waitFor()
  await page.getByRole('radio', { name: '第一个党小组旧址' }).click()
  await page.getByRole('img', { name: '第一个党小组旧址的地点码，请参加的人扫' }).waitFor()
  await settled(page)
  expect(watched.errors).toEqual([])
  expect(watched.elsewhere).toEqual([])
})
