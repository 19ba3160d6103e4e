import type { Page } from 'playwright-core'
import type { MaterialInput } from '../../../contract/materials'
import type { Person } from './demo'
import type { Visit } from './visits'
import { settled } from './watch'

const press = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole('button', { name, exact: typeof name === 'string' }).first().click()
  await settled(page)
}
const closed = async (page: Page) => {
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}
const tab = (name: string) => async (page: Page) => { await page.getByRole('tab', { name, exact: true }).click(); await settled(page) }
const foot = (page: Page) => page.locator('.page-main').evaluate((box) => { box.scrollTop = box.scrollHeight })

/** What an organiser writes for members: one of each sort of editor, and one in each state. */
export async function materialVisits(organiser: Person): Promise<Visit[]> {
  const unitId = organiser.session.me.roles[0]?.unit.id ?? ''
  const made = async (input: Pick<MaterialInput, 'title' | 'body'>) =>
    organiser.call('POST /organiser/materials', { unitId, summary: '', period: '', date: '', columnId: 'col-articles', cover: null, ...input })
  const article = await made({ title: '从江州走出去的测绘队', body: { kind: 'article', markdown: '## 出发\n\n1953 年，一支 **十二人** 的队伍从江州出发。\n\n> 把江河走一遍，图才是真的。\n\n- 三年\n- 四千里' } })
  const book = await made({ title: '江州红色故事二十讲', body: { kind: 'book', chapters: [{ title: '第一讲　码头上的夜校', markdown: '1924 年冬天，码头上办起了夜校。' }, { title: '第二讲　一盏马灯', markdown: '' }] } })
  const gone = await made({ title: '旧版活动指南', body: { kind: 'card', front: '指南', back: '已经过时的一份指南。', origin: '' } })
  const published = await made({ title: '组织者在手机上写的文章', body: { kind: 'article', markdown: '短短一段。' } })
  for (const { id, version } of [gone, published]) await organiser.call('POST /organiser/materials/:id/publish', { id, version })
  await organiser.call('POST /organiser/materials/:id/withdraw', { id: gone.id, version: gone.version, reason: '已经过时' })
  const list = { page: 'organiser/materials/index', who: organiser, path: '/organiser/materials/index' }
  const editor = (id?: string) => ({ page: 'organiser/material/index', who: organiser, path: `/organiser/material/index${id ? `?id=${id}` : ''}` })
  const begin = (kind: RegExp, name: string) => ({ ...editor(), looks: [{ name, reach: press(kind) }] })
  return [
    { ...list, looks: [
      { name: 'materials' }, { name: 'materials-drafts', reach: tab('草稿') }, { name: 'materials-gone', reach: tab('已撤下') },
      { name: 'materials-none', reach: async (page) => { await page.getByRole('textbox').fill('没有这样的资料'); await page.getByText('没有符合条件的资料').waitFor() } }
    ] },
    { ...editor(), looks: [
      { name: 'material-kinds' }, { name: 'material-article', reach: press(/^文章，/) }, { name: 'material-lacks', reach: press('发布') },
      { name: 'material-foot', part: true, reach: foot }, { name: 'material-unit', reach: press(/^归哪个单位/) }
    ] },
    begin(/^卡片，/, 'material-card'), begin(/^音频，/, 'material-audio'), begin(/^视频，/, 'material-video'), begin(/^链接，/, 'material-link'),
    { ...editor(article.id), looks: [
      { name: 'material-draft' },
      { name: 'material-shown', reach: async (page) => { await page.getByRole('radio', { name: '看样子' }).click(); await page.getByText('把江河走一遍').waitFor() } },
      { name: 'material-publish', reach: press('发布') },
      { name: 'material-remove', reach: async (page) => { await closed(page); await press('删除草稿')(page) } }
    ] },
    { ...editor(book.id), looks: [
      { name: 'material-book' }, { name: 'material-chapter', reach: press(/^第 1 章，/) },
      { name: 'material-chapter-foot', part: true, reach: (page) => page.locator('.sheet-body').evaluate((box) => { box.scrollTop = box.scrollHeight }) },
      { name: 'material-chapter-remove', reach: press('删除这一章') }
    ] },
    { ...editor(published.id), looks: [{ name: 'material-published' }, { name: 'material-withdraw', reach: press('撤下这份资料') }] },
    { ...editor(gone.id), looks: [{ name: 'material-gone' }] }
  ]
}
