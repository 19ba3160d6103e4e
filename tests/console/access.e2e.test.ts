import type { Page } from 'playwright-core'
import { openDemo, type Demo, type Person } from '../e2e/support/demo'
import { button, dialog, faults, openDesk, single } from './support'

jest.setTimeout(180_000)

let demo: Demo
let limin: Person
beforeAll(async () => {
  demo = await openDemo()
  limin = await demo.as('李敏')
})
afterAll(() => demo.close())

interface Look { name: string; path?: string; reach?: (page: Page) => Promise<unknown> }

test('every page and state can be read and reached in other ways, and fits the narrowest desktop', async () => {
  const bank = await limin.call('POST /banks', { unitId: limin.session.me.roles[0]?.unit.id ?? '', name: '解放战争时期', practice: false })
  const { id: question } = await limin.call('POST /banks/:id/questions', {
    id: bank.id, type: 'single', stem: '挺进大别山的是哪支部队？', options: ['刘邓大军', '陈谢集团', '华东野战军', '西北野战军'], answer: [0], texts: [], analysis: '', source: '', topic: '解放战争', period: '1946—1949', difficulty: 2, tags: []
  })
  await limin.call('PUT /questions/:id', { id: question, version: 1, body: { ...(await limin.call('GET /questions/:id', { id: question })).body, analysis: '千里跃进。' } })
  const text = ['一、单项选择题', ...single(1, '挺进大别山的是哪支部队？', 'A', ['刘邓大军', '陈谢集团', '华东野战军', '西北野战军']), ...single(2, '北平和平解放是在哪一年？', 'E'), ...single(3, '公布于哪一年？', 'B')].join('\n')
  const open = await limin.call('POST /imports/text', { bankId: bank.id, name: '解放战争.txt', text })
  const done = await limin.call('POST /imports/text', { bankId: bank.id, name: '入库.txt', text: single(1, '另一道题问的是什么？', 'A').join('\n') })
  await limin.call('POST /imports/:id/commit', { id: done.id })

  const tab = (name: RegExp) => (page: Page) => page.getByRole('tab', { name }).click()
  const visits: (Look[] | { signedOut: true; looks: Look[] })[] = [
    { signedOut: true, looks: [{ name: 'sign-in', path: '/' }, { name: 'sign-in-errors', reach: (page) => button(page, '登录').first().click() }] },
    [{ name: 'banks', path: '/banks' }, { name: 'bank-new', reach: (page) => button(page, '新建题库').click() }],
    [{ name: 'practice-ask', path: '/banks', reach: (page) => page.getByRole('switch').first().click() }],
    [{ name: 'bank', path: `/banks/${bank.id}` }, { name: 'bank-none', reach: (page) => page.getByRole('textbox', { name: /^搜/ }).fill('没有这样的题') }],
    [{ name: 'bank-export', path: `/banks/${bank.id}`, reach: (page) => button(page, '导出').click() }],
    [
      { name: 'question', path: `/banks/${bank.id}/questions/${question}` }, { name: 'history', reach: (page) => button(page, '看改了什么').click() },
      { name: 'edit', reach: (page) => button(page, '修改试题').click() },
      { name: 'edit-wrong', reach: async (page) => { await dialog(page).getByRole('textbox', { name: '题干' }).fill(''); await button(page, '保存为新版本').click() } }
    ],
    [{ name: 'new-fill', path: `/banks/${bank.id}/new`, reach: (page) => dialog(page).getByRole('radio', { name: '填空' }).click() }],
    [{ name: 'import', path: '/imports/new' }, { name: 'import-wrong', reach: (page) => button(page, '认出试题，去核对').click() }, { name: 'import-text', reach: (page) => page.getByText('粘贴文字').click() }],
    [
      { name: 'review', path: `/imports/${open.id}` }, { name: 'review-problem', reach: tab(/要处理/) }, { name: 'review-edit', reach: (page) => button(page, '自己填').first().click() },
      { name: 'review-twin', reach: tab(/可能重复/) }, { name: 'review-defaults', reach: (page) => button(page, '统一设专题、难度').click() }
    ],
    [{ name: 'done', path: `/imports/${done.id}/done` }, { name: 'undo-ask', reach: (page) => button(page, '撤销这次入库').click() }],
    [{ name: 'items-rounds', path: '/items' }],
    [{ name: 'items', path: '/items/round-1' }, { name: 'items-open', reach: (page) => page.getByRole('button', { name: '展开行' }).first().click() }, { name: 'items-flagged', reach: (page) => button(page, /^要看看/).click() }],
    [{ name: 'missing', path: '/nowhere' }]
  ]
  const wrong: string[] = []
  for (const visit of visits) {
    const looks = Array.isArray(visit) ? visit : visit.looks
    const { context, page, watched } = await openDesk(demo, Array.isArray(visit) ? await demo.as('李敏') : undefined)
    for (const { name, path, reach } of looks) {
      try {
        if (path) await page.goto(`/console${path}`)
        await page.getByRole('heading').first().waitFor()
        await reach?.(page)
        wrong.push(...await faults(page, name))
      } catch (error) {
        wrong.push(`${name} was not reached: ${String(error).split('\n').slice(0, 3).join(' ')}`)
      }
    }
    wrong.push(...watched.errors.map((error) => `on the console: ${error}`))
    await context.close()
  }
  expect(wrong).toEqual([])
})

test('without network, and when the server fails, the page says so, and goes on by itself or on being asked', async () => {
  const { page, context } = await openDesk(demo, await demo.as('李敏'))
  await page.route('**/api/banks', (route) => route.fulfill({ status: 500, contentType: 'application/json', body: JSON.stringify({ code: 'internal', message: '服务暂时出了问题，请稍后再试。', problem: 'p-1' }) }))
  await page.goto('/console/banks')
  await page.getByText('题库暂时取不出来').waitFor()
  expect(await faults(page, 'failed')).toEqual([])
  await page.unroute('**/api/banks')
  await button(page, '再试一次').click()
  await page.getByRole('table').waitFor()
  await context.setOffline(true)
  await page.getByText('网络断开', { exact: false }).waitFor()
  await page.getByRole('link', { name: /党史|题库/ }).last().click()
  await page.getByText(/网络没有连上|页面没有打开/).first().waitFor()
  await context.setOffline(false)
  await page.getByText('网络断开', { exact: false }).waitFor({ state: 'detached' })
})
