import { openDemo, type Demo } from './support/demo'

jest.setTimeout(240_000)

let demo: Demo
beforeAll(async () => { demo = await openDemo() })
afterAll(() => demo.close())

test('a page reloaded without network comes back to the paper, which goes on', async () => {
  const zhou = await demo.as('周文清')
  const { page, context, watched } = await demo.phone({ who: zhou, keeps: true })
  const { id } = await zhou.call('POST /rounds/:id/attempts', { id: 'round-3' })
  await page.goto(`/quiz/answer/index?id=${id}`)
  await page.evaluate(() => navigator.serviceWorker.ready)
  const first = page.getByRole('heading', { name: /^第 1 题，/ })
  const asked = (await first.textContent()) ?? ''
  await page.locator('.opt').first().click()
  await page.getByText('已保存').waitFor()

  await context.setOffline(true)
  await page.reload()
  await first.waitFor()
  expect(await first.textContent()).toBe(asked)
  expect(await page.locator('.opt-on').count()).toBe(1)
  await page.getByRole('button', { name: '下一题', exact: true }).click()
  await page.locator('.opt').first().click()
  await page.getByText('待上传 1 题').waitFor()
  await page.reload()
  await page.getByText('待上传 1 题').waitFor()

  await context.setOffline(false)
  await page.getByText('已保存').waitFor()
  expect((await zhou.call('GET /attempts/:id', { id })).answers.filter(({ value }) => value !== null)).toHaveLength(2)
  expect(watched).toEqual({ errors: [], elsewhere: [] })
})

test('practice that was opened goes on without network, and so do pages that this visit had not loaded', async () => {
  const { page, context, watched } = await demo.phone({ who: await demo.as('沈建宁'), keeps: true })
  await page.goto('/practice/session/index?kind=daily')
  await page.getByRole('heading', { name: /^第 1 题，/ }).waitFor()
  await page.evaluate(() => navigator.serviceWorker.ready)
  await context.setOffline(true)
  await page.reload()
  await page.getByRole('heading', { name: /^第 1 题，/ }).waitFor()
  await page.goto('/practice/wrong/index')
  await page.getByText('错题本暂时取不出来').waitFor()
  expect(watched).toEqual({ errors: [], elsewhere: [] })
})
