import type { Page } from 'playwright-core'
import type { Demo, Person } from './demo'
import type { Visit } from './visits'
import { settled } from './watch'

const press = (role: 'button' | 'tab' | 'radio', name: string | RegExp) => async (page: Page) => {
  await page.getByRole(role, { name, exact: typeof name === 'string' }).click()
  await settled(page)
}

const TEXT = '重读《论人民民主专政》，最受触动的是文章把“依靠谁、团结谁”说得清清楚楚。\n联系到科研管理，课题评审、经费使用都要站在多数人的立场上想，把规则讲明白，把过程晒出来。上周我们把申报流程从七步减为四步，老同志说少跑了两趟。读原著，最后还是要落到这样的小事上。'

let count = 0
async function written(author: Person, text: string, submit = true, sight: 'self' | 'unit' | 'all' = 'all', materialId: string | null = null) {
  const id = `visit-reflection-${++count}`
  const { version } = await author.call('PUT /reflections/:id', { id, version: 0, text, sight, materialId, planId: null, taskId: null, files: [] })
  return submit ? author.call('POST /reflections/:id/submit', { id, version }) : author.call('GET /reflections/:id', { id }).then(({ reflection }) => reflection)
}

/** Reflections in every state, with comments, and what waits for an organiser. */
export async function reflectVisits(demo: Demo, organiser: Person): Promise<Visit[]> {
  const [zhou, shen] = await Promise.all([demo.as('周文清'), demo.as('沈建宁')])
  const decide = (one: { id: string; version: number }, act: 'pass' | 'return' | 'hide', reason = '') => organiser.call('POST /organiser/reflections/:id/decide', { id: one.id, version: one.version, act, reason })
  const shown = await written(zhou, TEXT, true, 'all', 'ar-01')
  await decide(shown, 'pass')
  await organiser.call('PUT /organiser/reflections/:id/pick', { id: shown.id })
  const said = await shen.call('POST /reflections/:id/comments', { id: shown.id, sendId: 'visit-comment-1', text: '申报流程这一段写得实在，我们支部也可以试试。' })
  await organiser.call('POST /organiser/reflection-comments/:id/decide', { id: said.id, pass: true, reason: '' })
  await shen.call('POST /reflections/:id/comments', { id: shown.id, sendId: 'visit-comment-2', text: '能不能把四步的流程图也发出来？' })
  await shen.call('PUT /reflections/:id/like', { id: shown.id })
  const returned = await written(zhou, '学习了。')
  await decide(returned, 'return', '请结合自己的工作写一写')
  await written(zhou, '看完展览想到的几件小事，先记下来。', false)
  await written(zhou, '给自己的几句话。', true, 'self')
  await written(shen, TEXT)
  return [
    { page: 'reflect/write/index', who: zhou, path: '/reflect/write/index?id=visit-reflection-3', looks: [{ name: 'reflect-write' }, { name: 'reflect-write-all', reach: press('radio', /^全体成员/) }, { name: 'reflect-write-material', reach: async (page) => { await press('button', /^更换写的资料/)(page); await page.getByText('最近的资料').waitFor() } }] },
    { page: 'notices/index/index', who: zhou, path: '/notices/index/index', looks: [{ name: 'notices' }] },
    { page: 'notices/index/index', who: organiser, path: '/notices/index/index', looks: [{ name: 'notices-none' }] },
    { page: 'reflect/write/index', who: organiser, path: '/reflect/write/index', looks: [{ name: 'reflect-write-new' }, { name: 'reflect-write-empty', reach: press('button', '提交心得') }] },
    { page: 'reflect/list/index', who: zhou, path: '/reflect/list/index', looks: [{ name: 'reflect-list-mine' }, { name: 'reflect-list-all', reach: press('tab', '全体') }] },
    { page: 'reflect/list/index', who: organiser, path: '/reflect/list/index', looks: [{ name: 'reflect-list-none' }] },
    { page: 'reflect/read/index', who: zhou, path: `/reflect/read/index?id=${shown.id}`, looks: [{ name: 'reflect-read-mine' }, { name: 'reflect-withdraw', reach: press('button', '撤回') }] },
    { page: 'reflect/read/index', who: zhou, path: `/reflect/read/index?id=${returned.id}`, looks: [{ name: 'reflect-read-returned' }] },
    { page: 'reflect/read/index', who: shen, path: `/reflect/read/index?id=${shown.id}`, looks: [{ name: 'reflect-read' }, { name: 'reflect-report', reach: press('button', '请组织者看看这篇') }] },
    { page: 'reflect/read/index', who: shen, path: '/reflect/read/index?id=nowhere', looks: [{ name: 'reflect-read-gone' }] },
    { page: 'organiser/reflections/index', who: organiser, path: '/organiser/reflections/index', looks: [
      { name: 'review-reflections' }, { name: 'review-shown', reach: press('tab', '已展示') }, { name: 'review-comments', reach: press('tab', '评论') },
      { name: 'review-refuse', reach: press('button', '不通过沈建宁的评论') }
    ] }
  ]
}
