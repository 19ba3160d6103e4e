import sharp from 'sharp'
import type { Page } from 'playwright-core'
import { openDemo, type Demo } from './support/demo'

jest.setTimeout(240_000)

const FIRST = '重读《论人民民主专政》，最受触动的是把依靠谁、团结谁说得清清楚楚。'
const SECOND = '上周我们把申报流程从七步减为四步。'

let demo: Demo
beforeAll(async () => { demo = await openDemo() })
afterAll(() => demo.close())

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' })
const text = (page: Page) => page.getByRole('textbox', { name: '心得正文' })
const photo = () => sharp({ create: { width: 1200, height: 800, channels: 3, background: '#8d7f6d' } }).jpeg().toBuffer()

test('a reflection is written over a reload and without network, its picture too, handed in, passed by an organiser, seen and commented on by another', async () => {
  const [zhou, limin, jiang] = await Promise.all([demo.as('周文清'), demo.as('李敏'), demo.as('蒋若溪')])
  const { page, context, watched } = await demo.phone({ who: zhou, keeps: true })
  await page.goto('/reflect/write/index')
  await text(page).fill(FIRST)
  await page.getByText('草稿已保存').waitFor()
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.reload()
  await page.getByText('草稿已保存').waitFor()
  expect(await text(page).inputValue()).toBe(FIRST)

  await context.setOffline(true)
  await text(page).fill(FIRST + SECOND)
  await page.getByText('已存在手机里，联网后上传').waitFor()
  // Where the machine has another network, a page that was loaded without one does not know it.
  const reloadOffline = async () => { await page.reload(); await page.evaluate(() => { window.dispatchEvent(new Event('offline')) }) }
  await reloadOffline()
  await page.getByText('已存在手机里，联网后上传').waitFor()
  expect(await text(page).inputValue()).toBe(FIRST + SECOND)
  await button(page, '提交心得').click()
  await page.getByText('写好的都在手机里，连上后再提交').waitFor()
  expect((await zhou.call('GET /reflections', { of: 'mine' })).items).toMatchObject([{ state: 'draft' }])
  const chosen = page.waitForEvent('filechooser')
  await button(page, '加图片').click()
  await (await chosen).setFiles({ name: 'IMG_0001.JPG', mimeType: 'image/jpeg', buffer: await photo() })
  await button(page, '图片没有传上，再传一次').waitFor()
  await reloadOffline()
  await button(page, '图片没有传上，再传一次').waitFor()
  await context.setOffline(false)
  await page.evaluate(() => { window.dispatchEvent(new Event('online')) })
  await page.getByText('1 / 9 张').waitFor()
  await page.getByRole('img', { name: '第 1 张图片' }).waitFor()
  await page.getByText('草稿已保存').waitFor()
  await page.getByRole('radio', { name: /^全体成员/ }).click()
  await button(page, '提交心得').click()
  await page.getByText('已提交，等组织者看').waitFor()
  const mine = (await zhou.call('GET /reflections', { of: 'mine' })).items
  expect(mine).toMatchObject([{ state: 'review', sight: 'all', pictureCount: 1 }])

  const desk = await demo.phone({ who: limin })
  await desk.page.goto('/organiser/reflections/index')
  await desk.page.getByText(SECOND).waitFor()
  await button(desk.page, '通过：周文清').click()
  await desk.page.getByText('没有待看的心得').waitFor()

  const other = await demo.phone({ who: jiang })
  await other.page.goto('/reflect/list/index?of=all')
  await button(other.page, /周文清，/).click()
  await button(other.page, '看大图，第 1 张，共 1 张').waitFor()
  await button(other.page, '赞，0 人赞').click()
  await button(other.page, '已赞，再点一下取消，1 人赞').waitFor()
  await other.page.getByRole('textbox', { name: '写评论' }).fill('写得实在')
  await button(other.page, '发出评论').click()
  await other.page.locator('.comment').getByText('组织者看过后展示').waitFor()

  await desk.page.getByRole('tab', { name: '评论' }).click()
  await desk.page.reload()
  await desk.page.getByRole('tab', { name: '评论' }).click()
  await button(desk.page, '通过蒋若溪的评论').click()
  await desk.page.getByText('没有待看的评论').waitFor()
  await page.reload()
  await page.locator('.comment').getByText('写得实在').waitFor()
  await button(page, /^赞，1 人赞$/).waitFor()

  await button(page, '撤回').click()
  await page.getByRole('dialog').getByRole('button', { name: '撤回心得' }).click()
  await page.getByText('已撤回').first().waitFor()
  await other.page.reload()
  await other.page.getByText('这篇心得暂时打不开').waitFor()
  for (const one of [watched, desk.watched]) expect(one).toEqual({ errors: [], elsewhere: [] })
})

test('what was written on two devices is shown side by side, and the person says which to go on with', async () => {
  const shen = await demo.as('沈建宁')
  const { page, context } = await demo.phone({ who: shen })
  await page.goto('/reflect/write/index')
  await text(page).fill('手机上先写的')
  await page.getByText('草稿已保存').waitFor()
  const draft = (await shen.call('GET /reflections/start', {})).draft
  if (!draft) throw new Error('nothing was saved')
  await context.setOffline(true)
  await text(page).fill('手机上后来写的')
  await page.getByText('已存在手机里').waitFor()
  await shen.call('PUT /reflections/:id', { id: draft.id, version: draft.version, text: '电脑上写的', sight: 'unit', materialId: null, planId: null, taskId: null, files: [] })
  await context.setOffline(false)
  const dialog = page.getByRole('dialog')
  await dialog.getByText('电脑上写的').waitFor()
  await dialog.getByText('手机上后来写的').waitFor()
  await dialog.getByRole('button', { name: '用这台手机上的' }).click()
  await page.getByText('草稿已保存').waitFor()
  expect((await shen.call('GET /reflections/start', {})).draft).toMatchObject({ text: '手机上后来写的', version: draft.version + 2 })
})

test('a picture that takes long is let go, and what is written is handed in without it', async () => {
  const gu = await demo.as('顾晓棠')
  const { page } = await demo.phone({ who: gu })
  await page.goto('/reflect/write/index')
  await text(page).fill(FIRST + SECOND)
  let letGo = () => {}
  const held = new Promise<void>((resolve) => { letGo = resolve })
  await page.route('**/api/files', async (route) => { await held; await route.continue().catch(() => {}) })
  const chosen = page.waitForEvent('filechooser')
  await button(page, '加图片').click()
  await (await chosen).setFiles({ name: 'IMG_0002.JPG', mimeType: 'image/jpeg', buffer: await photo() })
  await page.getByText('正在上传').waitFor()
  await button(page, '不传这张图片了').click()
  await page.getByText('正在上传').waitFor({ state: 'hidden' })
  letGo()
  await button(page, '提交心得').click()
  await page.getByText('已提交，等组织者看').waitFor()
  expect((await gu.call('GET /reflections', { of: 'mine' })).items).toMatchObject([{ state: 'review', pictureCount: 0 }])
})
