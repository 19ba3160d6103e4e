import type { Page } from 'playwright-core'
import { openDemo, type Demo } from './support/demo'

jest.setTimeout(240_000)

let demo: Demo
beforeAll(async () => { demo = await openDemo() })
afterAll(() => demo.close())

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' })

test('what was decided about somebody’s reflections is told by the bell, read in the list, and leads to its page', async () => {
  const [zhou, limin] = await Promise.all([demo.as('周文清'), demo.as('李敏')])
  const { page, watched } = await demo.phone({ who: zhou })
  await page.goto('/notices/index/index')
  await page.getByText('还没有消息').waitFor()
  for (const n of [1, 2, 3]) {
    const draft = await zhou.call('PUT /reflections/:id', { id: `told-${n}`, version: 0, text: `第 ${n} 篇心得。`, sight: 'all', materialId: null, planId: null, taskId: null, files: [] })
    const { version } = await zhou.call('POST /reflections/:id/submit', { id: draft.id, version: draft.version })
    await limin.call('POST /organiser/reflections/:id/decide', n === 3 ? { id: draft.id, version, act: 'return', reason: '请结合工作写一写' } : { id: draft.id, version, act: 'pass', reason: '' })
  }
  await page.goto('/pages/home/index')
  await button(page, '消息，3 条未读').click()
  await page.getByText('3 条未读').waitFor()
  await button(page, /^未读，你的心得退回了，请修改，.*原因：请结合工作写一写，今天 \d/s).click()
  // The list behind quotes its words too: only its own page has what to do with it.
  await button(page, '接着写').waitFor()
  expect(page.url()).toContain('/reflect/read/index?id=told-3')
  await page.goBack()
  await page.getByText('2 条未读').waitFor()
  await button(page, '全部标为已读').click()
  await page.getByText('都看过了').waitFor()
  expect(await zhou.call('GET /me/notices/unread')).toEqual({ unread: 0 })
  await page.goto('/pages/home/index')
  await button(page, '消息').waitFor()
  expect(await button(page, /未读/).count()).toBe(0)
  expect(watched).toEqual({ errors: [], elsewhere: [] })
})
