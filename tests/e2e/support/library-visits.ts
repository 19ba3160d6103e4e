import type { Page } from 'playwright-core'
import type { Person } from './demo'
import type { Visit } from './visits'
import { settled } from './watch'

const press = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole('button', { name, exact: typeof name === 'string' }).click()
  await settled(page)
}

/** Materials as members find, read and write them; among them a book, and a contribution in each state. */
export async function libraryVisits(member: Person, organiser: Person): Promise<Visit[]> {
  const { unit } = (await organiser.call('GET /organiser/columns')).columns[0] as { unit: { id: string } }
  const book = await organiser.call('POST /organiser/materials', {
    unitId: unit.id, title: '学习读本', summary: '两章，半小时读完', period: '', date: '', columnId: 'col-articles', cover: null,
    body: { kind: 'book', chapters: [{ title: '第一章　开天辟地', markdown: '党的一大在上海开幕。\n\n> 星星之火，可以燎原。\n\n- 上海\n- 嘉兴\n\n[实事求是](material:hw-01)' }, { title: '第二章　苦难辉煌', markdown: '长征是历史纪录上的第一次。' }] }
  })
  const link = await organiser.call('POST /organiser/materials', { unitId: unit.id, title: '共产党员网', summary: '', period: '', date: '', columnId: 'col-articles', cover: null, body: { kind: 'link', url: 'https://www.12371.cn/' } })
  for (const { id, version } of [book, link]) await organiser.call('POST /organiser/materials/:id/publish', { id, version })
  const mine = await member.call('POST /me/materials', { title: '走访南湖', columnId: null, markdown: '六月的一天，我们来到南湖。\n红船静静停在湖边。', pictures: [] })
  const waiting = await member.call('POST /me/materials', { title: '一封家书', columnId: null, markdown: '外公留下的一封信。', pictures: [] })
  await member.call('POST /me/materials/:id/submit', { id: waiting.id, version: waiting.version })
  return [
    { page: 'library/home/index', who: member, path: '/library/home/index', looks: [{ name: 'library' }] },
    { page: 'library/column/index', who: member, path: '/library/column/index?id=col-articles', looks: [{ name: 'column-articles' }] },
    { page: 'library/column/index', who: member, path: '/library/column/index?id=col-timeline', looks: [{ name: 'column-timeline', reach: press(/党的一大开幕/) }, { name: 'column-period', reach: async (page) => { await page.getByRole('radio', { name: '改革开放' }).click(); await settled(page) } }] },
    { page: 'library/column/index', who: member, path: '/library/column/index?id=col-hot-words', looks: [{ name: 'column-words', reach: press(/支部建在连上/) }] },
    { page: 'library/column/index', who: member, path: '/library/column/index?id=col-people', looks: [{ name: 'column-people', reach: press(/李大钊/) }] },
    { page: 'library/read/index', who: member, path: '/library/read/index?id=ar-01', looks: [{ name: 'read-article' }, { name: 'read-large', reach: async (page) => { await page.getByRole('radio', { name: '更大' }).click() } }] },
    { page: 'library/read/index', who: member, path: `/library/read/index?id=${book.id}`, looks: [{ name: 'read-book' }] },
    { page: 'library/read/index', who: member, path: `/library/read/index?id=${book.id}&chapter=0`, looks: [{ name: 'read-chapter' }] },
    { page: 'library/read/index', who: member, path: `/library/read/index?id=${link.id}`, looks: [{ name: 'read-link' }] },
    { page: 'library/read/index', who: member, path: '/library/read/index?id=gone', looks: [{ name: 'read-gone' }] },
    { page: 'library/search/index', who: member, path: '/library/search/index', looks: [{ name: 'find' }, { name: 'find-some', reach: async (page) => { await page.getByRole('textbox').fill('遵义会议'); await page.waitForTimeout(500); await settled(page) } }] },
    { page: 'library/mine/index', who: member, path: '/library/mine/index', looks: [{ name: 'contributions' }] },
    { page: 'library/write/index', who: member, path: '/library/write/index', looks: [{ name: 'contribute' }, { name: 'contribute-lacks', reach: press('交给组织者审核') }] },
    { page: 'library/write/index', who: member, path: `/library/write/index?id=${mine.id}`, looks: [{ name: 'contribution' }] },
    { page: 'library/write/index', who: member, path: `/library/write/index?id=${waiting.id}`, looks: [{ name: 'contribution-waiting' }] },
    { page: 'organiser/contributions/index', who: organiser, path: '/organiser/contributions/index', looks: [
      { name: 'contributions-waiting' }, { name: 'contributions-whole', reach: press('看全文：一封家书') }, { name: 'contributions-return', reach: press('退回：一封家书') },
      { name: 'contributions-publish', reach: async (page) => { await page.keyboard.press('Escape'); await page.getByRole('dialog').waitFor({ state: 'detached' }); await press('发布：一封家书')(page); await page.getByRole('radio').first().waitFor() } }
    ] }
  ]
}
