import type { Person } from '../e2e/support/demo'
import { button, dialog } from './support'
import type { Look } from './visits'

const TEXT = '## 进京赶考\n\n1949 年 3 月 23 日，中共中央从**西柏坡**动身前往北平。\n\n> 我们决不当李自成。\n\n- 谦虚谨慎\n- 艰苦奋斗'

/** A member's text that waits to be looked at. */
export async function contribute(who: Person, title: string): Promise<string> {
  const { id, version } = await who.call('POST /me/materials', { title, columnId: null, markdown: '外公留下一本军功章证书。\n他说，功劳是牺牲的战友的。', pictures: [] })
  await who.call('POST /me/materials/:id/submit', { id, version })
  return id
}

/** The shelf, its editor for each kind, and contributions. */
export async function materialsVisits(limin: Person): Promise<Look[][]> {
  const unitId = limin.session.me.roles[0]?.unit.id ?? ''
  const { id } = await limin.call('POST /organiser/materials', { unitId, title: '从西柏坡到北平', summary: '', period: '新民主主义革命时期', date: '', columnId: null, cover: null, body: { kind: 'article', markdown: TEXT } })
  await contribute(limin, '外公的军功章')
  return [
    [
      { name: 'materials', path: '/materials', reach: (page) => page.getByRole('table').waitFor() }, { name: 'materials-withdraw', reach: (page) => button(page, /^撤下：/).first().click() }
    ],
    [{ name: 'materials-column', path: '/materials?column=col-timeline', reach: (page) => page.getByRole('table').waitFor() }, { name: 'materials-column-acts', reach: (page) => button(page, /^管理专栏/).first().click() }],
    [{ name: 'materials-column-new', path: '/materials', reach: async (page) => { await button(page, '新建专栏').click(); await dialog(page).getByRole('button', { name: '建立专栏' }).click() } }],
    [{ name: 'materials-none', path: '/materials', reach: async (page) => { await page.getByRole('textbox', { name: '搜标题和正文' }).fill('没有这样的资料'); await page.getByText('没有符合条件的资料').waitFor() } }],
    [{ name: 'materials-review', path: '/materials?tab=review', reach: (page) => page.locator('.phone-page .blocks p').first().waitFor() }],
    [{ name: 'material', path: `/materials/${id}`, reach: (page) => page.locator('.blocks .block-head').waitFor() }],
    [
      { name: 'material-card', path: '/materials/new?kind=card&column=col-hot-words' },
      { name: 'material-wrong', reach: async (page) => { await button(page, '保存草稿').click(); await page.getByText('请填写标题').waitFor() } }
    ],
    [{ name: 'material-book', path: '/materials/new?kind=book' }], [{ name: 'material-video', path: '/materials/new?kind=video' }], [{ name: 'material-link', path: '/materials/new?kind=link' }]
  ]
}
