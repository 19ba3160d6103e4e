import type { Page } from 'playwright-core'
import type { Person } from '../e2e/support/demo'
import { button, dialog, single } from './support'

export interface Look { name: string; path?: string; reach?: (page: Page) => Promise<unknown> }

/** States of the console that are reached one from another. */
export interface DeskVisit { signedOut?: boolean; looks: Look[] }

/** Every page of the console and its states, with real data behind them. */
export async function deskVisits(limin: Person): Promise<DeskVisit[]> {
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
  const visits: (Look[] | DeskVisit)[] = [
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
    [
      { name: 'rounds', path: '/rounds' }, { name: 'rounds-more', reach: (page) => button(page, /^更多操作/).first().click() },
      { name: 'rounds-none', path: '/rounds', reach: (page) => page.getByRole('textbox', { name: '搜竞赛名称' }).fill('没有这样一场') }
    ],
    [{ name: 'rounds-draft', path: '/rounds?state=draft' }],
    [
      { name: 'progress', path: '/rounds/round-3' }, { name: 'progress-below', reach: (page) => page.locator('.progress-units .link.strong').first().click() },
      { name: 'absent', reach: (page) => button(page, /未参与的/).first().click() }
    ],
    [{ name: 'round-rules', path: '/rounds/round-3/rules' }, { name: 'round-end', reach: (page) => button(page, '提前结束').click() }],
    [{ name: 'round-upcoming', path: '/rounds/round-4' }],
    [{ name: 'jobs', path: '/rounds', reach: (page) => button(page, /^任务/).click() }],
    [{ name: 'items', path: '/rounds/round-1/items' }, { name: 'items-open', reach: (page) => page.getByRole('button', { name: '展开行' }).first().click() }, { name: 'items-flagged', reach: (page) => button(page, /^要看看/).click() }],
    [{ name: 'trail', path: '/trail' }, { name: 'trail-none', reach: (page) => page.getByRole('textbox', { name: '操作人姓名' }).fill('没有这个人') }],
    [{ name: 'missing', path: '/nowhere' }]
  ]
  return visits.map((visit) => (Array.isArray(visit) ? { looks: visit } : visit))
}
