import type { FileChooser } from 'playwright-core'
import { addDays, dayAt, publishedPlan, readingPlan, reads, untilNoon } from '../support/study-plan'
import { openDemo, type Demo } from './support/demo'

jest.setTimeout(300_000)

const HOUR = 3_600_000

let demo: Demo
let ahead = 0
beforeAll(async () => { demo = await openDemo() })
afterAll(() => demo.close())

const pass = async (ms: number) => {
  ahead += ms
  await demo.product.pass(ms)
}
const words = (day: number) => `${Math.floor(day / 100) % 100} 月 ${day % 100} 日`

test('a week of check-ins: one by hand, one missed and made up, one written without network before midnight, one deleted', async () => {
  await pass(untilNoon(Date.now()))
  const first = dayAt(Date.now() + ahead)
  const plan = await publishedPlan(await demo.as('李敏'), (unit) => readingPlan(unit, first))
  const { page, context, watched } = await demo.phone({ who: await demo.as('周文清') })
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' })
  const task = `/study/check-in/index?plan=${plan}&task=read`

  // Nothing typed is lost, and what is too short is told from what will do.
  await page.goto(task)
  await page.getByRole('textbox', { name: '读书感受' }).fill('太短')
  await button('提交打卡').click()
  await page.getByText('“读书感受”要写满 10 字，还差 8 字').waitFor()
  await page.getByRole('textbox', { name: '读书感受' }).fill('今天读了一大会议的经过，很受启发。')
  // Away in the same moment: what was typed last is kept all the same.
  await page.reload()
  await page.getByText('草稿已存在手机里').waitFor()
  expect(await page.getByRole('textbox', { name: '读书感受' }).inputValue()).toBe('今天读了一大会议的经过，很受启发。')
  await button('提交打卡').click()
  await page.getByText('今天已打卡').waitFor()

  await pass(24 * HOUR)
  await reads(await demo.as('周文清'), plan)
  // The day after is missed.
  await pass(48 * HOUR)
  const offline = addDays(first, 3)
  await page.goto(task)
  await page.getByRole('textbox', { name: '读书感受' }).waitFor()
  await context.setOffline(true)
  await page.getByRole('textbox', { name: '读书感受' }).fill('夜里没有信号，先把读到的写在这里。')
  await button('提交打卡').click()
  await page.getByText('写好了，待上传').waitFor()
  await pass(13 * HOUR)
  await context.setOffline(false)
  await page.goto('/pages/study/index')
  await page.getByText(`“每日阅读”已上传，计入 ${words(offline)}。`).waitFor()
  // The demo's own plan has a calendar too.
  await page.getByRole('radio', { name: '21 天读书打卡' }).click()
  await button(new RegExp(`^${words(offline)}.*已打卡`)).waitFor()

  await button(/没打卡，可补卡$/).click()
  await button('补卡：每日阅读').click()
  await page.getByRole('textbox', { name: '读书感受' }).fill('把前天落下的这一篇补读完了。')
  await button(`补 ${words(addDays(first, 2))}的卡`).click()
  await page.getByText(`已计入 ${words(addDays(first, 2))}`).waitFor()
  await page.getByText('已连续 4 天').waitFor()
  await button('完成').click()

  await page.goto(`/study/day/index?plan=${plan}&day=${first}`)
  await button('删除打卡：每日阅读').click()
  await page.getByRole('dialog').getByText(/这一天不再算打卡/).waitFor()
  await page.getByRole('dialog').getByRole('button', { name: '删除打卡' }).click()
  await page.getByText('已删除').waitFor()

  const { plan: { totals } } = await (await demo.as('周文清')).call('GET /plans/:id', { id: plan })
  expect(totals).toMatchObject({ days: 3, checkIns: 3, madeUp: 1, streak: 3 })
  expect(watched).toEqual({ errors: [], elsewhere: [] })
})

test('a check-in that comes after the grace is kept, says so, and can be counted for today', async () => {
  const today = dayAt(Date.now() + ahead)
  const plan = await publishedPlan(await demo.as('李敏'), (unit) => readingPlan(unit, today, { title: '没有宽限的打卡', calendar: { from: today, to: addDays(today, 9) } }))
  const { page, context } = await demo.phone({ who: await demo.as('沈建宁') })
  await page.goto(`/study/check-in/index?plan=${plan}&task=read`)
  await page.getByRole('textbox', { name: '读书感受' }).fill('写在没有网络的山里，晚了一天。')
  await context.setOffline(true)
  await page.getByRole('button', { name: '提交打卡' }).click()
  await page.getByText('写好了，待上传').waitFor()
  await pass(24 * HOUR)
  await context.setOffline(false)
  await page.goto('/pages/study/index')
  await page.getByText(`${words(today)}写的“每日阅读”没有计入`).waitFor()
  await page.getByRole('button', { name: '算作今天的打卡' }).click()
  await page.getByText('没有计入').waitFor({ state: 'detached' })
  const { items } = await (await demo.as('沈建宁')).call('GET /check-ins', { planId: plan })
  expect(items).toMatchObject([{ day: addDays(today, 1), state: 'counted', late: false, given: [{ text: '写在没有网络的山里，晚了一天。' }] }])
})

test('a photo taken without network waits in the phone, over a reload, and arrives with the text', async () => {
  const plan = await publishedPlan(await demo.as('李敏'), (unit) => readingPlan(unit, dayAt(Date.now() + ahead), { title: '带照片的打卡' }))
  const { page, context } = await demo.phone({ who: await demo.as('蒋若溪'), keeps: true })
  await page.goto(`/study/check-in/index?plan=${plan}&task=read`)
  await page.getByRole('textbox', { name: '读书感受' }).fill('读完在展厅里拍了一张照片。')
  await page.evaluate(() => navigator.serviceWorker.ready)
  const choose = async (files: Parameters<FileChooser['setFiles']>[0]) => {
    const picked = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: '添加照片' }).click()
    await (await picked).setFiles(files)
  }
  // What only calls itself a photo is told from one at once.
  await choose([{ name: '笔记.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('这是文字') }])
  await page.getByText('“笔记.jpg”不是能读的照片，没有添加。').waitFor()
  await choose('docs/images/home.png')
  await page.getByRole('img', { name: '照片 1' }).waitFor()
  await page.getByText('草稿已存在手机里').waitFor()
  await context.setOffline(true)
  await page.getByRole('button', { name: '提交打卡' }).click()
  await page.getByText('写好了，待上传').waitFor()
  await page.goto('/pages/study/index')
  await page.getByText('待上传 1 次打卡').waitFor()
  await context.setOffline(false)
  await page.getByText(/“每日阅读”已上传/).waitFor()
  const { items: [one] } = await (await demo.as('蒋若溪')).call('GET /check-ins', { planId: plan })
  expect(one?.given.map(({ files }) => files.length)).toEqual([0, 1])
  expect(one?.given[1]?.files[0]).toMatchObject({ kind: 'photo' })
})
