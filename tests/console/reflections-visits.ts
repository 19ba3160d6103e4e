import type { Person } from '../e2e/support/demo'
import { button, dialog } from './support'
import type { Look } from './visits'

let count = 0

/** Written and handed in. An organiser writes as a member too, and the queue is his own. */
export async function handIn(who: Person, text: string, task: { planId: string | null; taskId: string | null } = { planId: null, taskId: null }): Promise<string> {
  const id = `desk-${Date.now()}-${++count}`
  const { version } = await who.call('PUT /reflections/:id', { id, version: 0, text, sight: 'all', materialId: null, ...task, files: [] })
  await who.call('POST /reflections/:id/submit', { id, version })
  return id
}

/** The queue, what is shown, and the collection. */
export async function reflectionsVisits(limin: Person): Promise<Look[][]> {
  const ids: string[] = []
  for (const text of ['参观西柏坡旧址，最难忘的是“两个务必”。进京赶考，考的是能不能一直和群众在一起。', '读《清贫》，想到自己经手的每一张票据。', '听了老党员讲淮海战役的支前民工，才明白人民的力量是什么。']) ids.push(await handIn(limin, text))
  const shown = ids[2] ?? ''
  const { items } = await limin.call('GET /organiser/reflections', { state: 'waiting', limit: 100 })
  await limin.call('POST /organiser/reflections/:id/decide', { id: shown, version: items.find(({ id }) => id === shown)?.version ?? 0, act: 'pass', reason: '' })
  await limin.call('PUT /organiser/reflections/:id/pick', { id: shown })
  return [
    [
      { name: 'reflections', path: '/reflections', reach: (page) => page.locator('.queue-one .words').waitFor() },
      { name: 'reflections-several', reach: (page) => page.getByRole('checkbox', { name: '全选' }).check() },
      { name: 'reflections-return', reach: async (page) => { await page.locator('.queue-acts').getByRole('button', { name: '退回' }).click(); await dialog(page).getByRole('button', { name: '退回心得' }).click(); await dialog(page).getByText('请写明原因').waitFor() } }
    ],
    [{ name: 'reflections-comments', path: '/reflections?tab=comments', reach: (page) => page.getByText('没有等着看的评论').waitFor() }],
    [
      { name: 'reflections-shown', path: '/reflections?tab=shown', reach: (page) => page.getByRole('table').waitFor() },
      { name: 'reflections-text', reach: (page) => button(page, /^看全文/).first().click() }
    ],
    [{ name: 'reflections-none', path: '/reflections?tab=shown', reach: async (page) => { await page.getByRole('textbox', { name: /^搜/ }).fill('没有写过这句'); await page.getByText('没有符合条件的心得').waitFor() } }],
    [{ name: 'reflections-word', path: '/reflections', reach: async (page) => { await button(page, '汇编成 Word').click(); await dialog(page).getByText('只收精选').waitFor() } }]
  ]
}
