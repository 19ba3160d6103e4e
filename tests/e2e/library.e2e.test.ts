import { openDemo, type Demo } from './support/demo'
import { faultsEverywhere } from './support/faults'
import { libraryVisits } from './support/library-visits'
import type { Visit } from './support/visits'
import { settled } from './support/watch'

jest.setTimeout(600_000)

let demo: Demo
let visits: Visit[]
beforeAll(async () => {
  demo = await openDemo()
  visits = await libraryVisits(await demo.as('蒋若溪'), await demo.as('李敏'))
})
afterAll(() => demo.close())

test('an article counts as read when its end has been on the screen, and not when it was opened', async () => {
  const who = await demo.as('周文清')
  const { page, watched } = await demo.phone({ who })
  await page.goto('/library/column/index?id=col-articles')
  await settled(page)
  await page.getByRole('button', { name: /^一大为什么从上海转到嘉兴/ }).click()
  await page.getByRole('heading', { name: '一大为什么从上海转到嘉兴' }).waitFor()
  await settled(page)
  const progress = async () => (await who.call('GET /materials/:id', { id: 'ar-01' })).progress
  // The first screen, for longer than the whole takes to be believed.
  await page.waitForTimeout(10_000)
  const opened = await progress()
  expect([opened.read, opened.seen > 0, opened.seen < opened.of]).toEqual([false, true, true])
  await page.locator('.page-main').last().evaluate(async (box) => {
    for (let at = 0; at < box.scrollHeight; at += 300) {
      box.scrollTop = at
      await new Promise((resolve) => setTimeout(resolve, 60))
    }
  })
  await page.getByText('已读完').waitFor({ timeout: 60_000 })
  expect(await progress()).toMatchObject({ read: true })
  expect(watched.errors).toEqual([])
})

test('a phrase opens where it lies and counts as read after a while', async () => {
  const who = await demo.as('周文清')
  const { page } = await demo.phone({ who })
  await page.goto('/library/column/index?id=col-hot-words')
  await settled(page)
  const card = page.getByRole('button', { name: /^支部建在连上/ })
  await card.press('Enter')
  await page.getByText(/三湾村进行改编/).waitFor()
  await page.getByRole('button', { name: /^支部建在连上，已读/ }).waitFor({ timeout: 60_000 })

  // The same where a search has led to it.
  const { items } = await who.call('GET /columns/:id/materials', { id: 'col-hot-words' })
  const other = items.find(({ read }) => !read)
  await page.goto(`/library/read/index?id=${other?.id}`)
  await page.getByRole('status').getByText('已读').waitFor({ timeout: 60_000 })
  expect((await who.call('GET /materials/:id', { id: other?.id ?? '' })).progress.read).toBe(true)
})

test('no page of the materials hides anything from anybody: axe, width, tap targets', async () => {
  expect(await faultsEverywhere(demo, visits, { elder: 0, least: 44 })).toEqual([])
})

test('nor in large type', async () => {
  expect(await faultsEverywhere(demo, visits, { elder: 3, least: 60, rules: ['color-contrast', 'scrollable-region-focusable'] })).toEqual([])
})
