import type { Page } from 'playwright-core'
import type { Person } from '../e2e/support/demo'
import { eventsVisits } from './events-visits'
import { materialsVisits } from './materials-visits'
import { menuVisits } from './menu-visits'
import { peopleVisits } from './people-visits'
import { reflectionsVisits } from './reflections-visits'
import { rosterVisits } from './roster-visits'
import { studyVisits } from './study-visits'
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

  const { presets } = await limin.call('GET /organiser/presets')
  const levels = presets.find(({ id }) => id === 'level-days')
  if (!levels) throw new Error('The presets have no levels')
  const draft = await limin.call('POST /organiser/rounds', { unitId: limin.session.me.roles[0]?.unit.id ?? '', config: { ...levels.config, title: '七月党史闯关' } })
  const step = (name: string) => (page: Page) => page.getByRole('navigation', { name: '规则的各部分' }).getByRole('button', { name }).click()
  const unfold = (page: Page) => page.evaluate(() => { for (const fold of document.querySelectorAll('details')) fold.open = true })

  const answered = (await limin.call('GET /organiser/rounds/:id/participants', { id: 'round-1', limit: 100 })).items.find(({ attempts }) => attempts > 1)?.memberId ?? ''

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
    [{ name: 'round-new', path: '/rounds/new' }],
    [
      { name: 'editor', path: `/rounds/${draft.id}/edit` }, { name: 'editor-scope-more', reach: unfold },
      { name: 'editor-paper', reach: step('试卷') }, { name: 'editor-answering', reach: async (page) => { await step('作答方式')(page); await page.getByRole('button', { name: '第 2 关' }).click() } },
      { name: 'editor-counting', reach: async (page) => { await step('次数与计分')(page); await unfold(page) } },
      { name: 'editor-ranking', reach: async (page) => { await step('名次与支部榜')(page); await unfold(page) } },
      { name: 'editor-awards', reach: async (page) => { await step('公布与奖励')(page); await button(page, '加一个个人奖').click(); await unfold(page) } }
    ],
    [
      { name: 'editor-wrong', path: `/rounds/${draft.id}/edit`, reach: async (page) => { await page.getByRole('textbox', { name: '名称', exact: true }).fill(''); await page.getByText('请填写竞赛名称').first().waitFor() } },
      { name: 'editor-undone', reach: async (page) => { await page.keyboard.press('Control+z'); await page.getByText('请填写竞赛名称').first().waitFor({ state: 'detached' }) } }
    ],
    [{ name: 'dry-run', path: `/rounds/${draft.id}/edit`, reach: async (page) => { await button(page, '试走一遍').click(); await dialog(page).getByText(/可以开始答题|不能开始/).first().waitFor() } }],
    [{ name: 'publish', path: `/rounds/${draft.id}/edit`, reach: async (page) => { await page.getByText('将邀请').waitFor(); await button(page, '核对并发布').click(); await dialog(page).getByText('发布后').waitFor() } }],
    [
      { name: 'amend', path: '/rounds/round-3/edit', reach: async (page) => { await step('次数与计分')(page); await page.locator('label').filter({ hasText: '最后一次' }).click() } },
      { name: 'amend-impact', reach: async (page) => { await button(page, '看影响到谁').click(); await dialog(page).getByText('有成绩的').first().waitFor() } },
      { name: 'amend-reason', reach: (page) => dialog(page).getByRole('button', { name: '写明原因，再调整' }).click() }
    ],
    [
      { name: 'news', path: '/rounds/round-3/news' }, { name: 'pause-ask', reach: (page) => button(page, '暂停答题').click() }
    ],
    [{ name: 'extend', path: '/rounds/round-3', reach: async (page) => { await button(page, '更多').click(); await page.getByRole('menuitem', { name: '延长截止时间' }).click(); await dialog(page).getByText('新的截止时间').waitFor() } }],
    [{ name: 'jobs', path: '/rounds', reach: (page) => button(page, /^任务/).click() }],
    [
      { name: 'results', path: '/rounds/round-3/results' }, { name: 'results-how', reach: async (page) => { await button(page, /怎样算出来的$/).nth(1).click(); await page.locator('.how-steps').first().waitFor() } }
    ],
    [
      { name: 'results-people', path: '/rounds/round-3/results?view=people' }, { name: 'results-person-how', reach: async (page) => { await button(page, /怎样算出来的$/).nth(1).click(); await page.locator('.how-steps').first().waitFor() } },
      { name: 'results-people-none', reach: async (page) => { await page.getByRole('textbox', { name: '找姓名或工号' }).fill('没有这个人'); await page.getByText('没有符合条件的人').waitFor() } }
    ],
    [{ name: 'results-scores', path: '/rounds/round-3/results?view=scores' }],
    [{ name: 'results-bulletin', path: '/rounds/round-3/results?view=bulletin' }],
    [{ name: 'results-rescored', path: '/rounds/round-3/results?view=rescored' }],
    [{ name: 'items', path: '/rounds/round-1/items' }, { name: 'items-open', reach: (page) => page.getByRole('button', { name: '展开行' }).first().click() }, { name: 'items-flagged', reach: (page) => button(page, /^要看看/).click() }],
    [
      { name: 'person', path: `/rounds/round-1/results/people/${answered}` },
      { name: 'archive', reach: async (page) => { await button(page, '答卷存档').click(); await dialog(page).getByText(/选的范围里交了/).waitFor() } }
    ],
    [{ name: 'person-none', path: `/rounds/round-4/results/people/${answered}` }],
    [
      { name: 'report', path: '/reports', reach: (page) => page.getByRole('article').waitFor() },
      { name: 'report-made', reach: async (page) => { await button(page, '生成 Word 报告').click(); await page.getByRole('region', { name: '做过的报告' }).getByRole('button', { name: /^下载/ }).waitFor() } }
    ],
    [{ name: 'report-empty', path: '/reports?period=days&first=20200101&last=20200131', reach: (page) => page.getByText('没有开展竞赛活动', { exact: false }).waitFor() }],
    [{ name: 'report-choose', path: '/reports?period=round', reach: (page) => page.getByText('先选一场竞赛').waitFor() }],
    [{ name: 'trail', path: '/trail' }, { name: 'trail-none', reach: (page) => page.getByRole('textbox', { name: '操作人姓名' }).fill('没有这个人') }],
    ...await peopleVisits(limin),
    ...await rosterVisits(limin),
    ...await materialsVisits(limin),
    ...await reflectionsVisits(limin),
    ...await studyVisits(limin),
    ...await eventsVisits(limin),
    ...await menuVisits(limin),
    [{ name: 'missing', path: '/nowhere' }]
  ]
  return visits.map((visit) => (Array.isArray(visit) ? { looks: visit } : visit))
}
