import { openDemo, type Demo, type Person } from '../e2e/support/demo'
import { handIn } from './reflections-visits'
import { button, dialog, openDesk, settled } from './support'

jest.setTimeout(240_000)

let demo: Demo
let limin: Person
let writer: Person
beforeAll(async () => {
  demo = await openDemo()
  limin = await demo.as('李敏')
  writer = await demo.as('周文清')
})
afterAll(() => demo.close())

test('what waits is passed by Enter, returned with a picked reason and decided together; then it is picked and collected', async () => {
  const ids: string[] = []
  for (const text of ['第一篇，读《论人民民主专政》。', '第二篇，听老党员讲淮海战役。', '第三篇，参观纪念馆。', '第四篇，重温入党誓词。']) ids.push(await handIn(writer, text))
  const stateOf = async (no: number) => { const { reflection } = await writer.call('GET /reflections/:id', { id: ids[no] ?? '' }); return [reflection.state, reflection.reason] }
  const { page, watched } = await openDesk(demo, limin)
  await page.goto('/console/reflections')
  const words = page.locator('.queue-one .words')
  await words.filter({ hasText: '第一篇' }).waitFor()
  await settled(page)
  expect((await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: /心得/ }).innerText()).replace(/\s/g, '')).toContain('4')

  await page.keyboard.press('j')
  await words.filter({ hasText: '第二篇' }).waitFor()
  await page.keyboard.press('k')
  await words.filter({ hasText: '第一篇' }).waitFor()
  await page.keyboard.press('Enter')
  await words.filter({ hasText: '第二篇' }).waitFor()
  expect(await stateOf(0)).toEqual(['shown', ''])

  await page.keyboard.press('r')
  await dialog(page).getByRole('button', { name: '退回心得' }).click()
  await dialog(page).getByText('请写明原因').waitFor()
  expect((await stateOf(1))[0]).toBe('review')
  await dialog(page).getByRole('button', { name: '有错别字，请改一改' }).click()
  await dialog(page).getByRole('button', { name: '退回心得' }).click()
  await words.filter({ hasText: '第三篇' }).waitFor()
  expect(await stateOf(1)).toEqual(['returned', '有错别字，请改一改'])

  await page.getByRole('checkbox', { name: '全选' }).check()
  await button(page, '通过 2 篇').click()
  await page.getByText('都看完了').waitFor()
  expect([await stateOf(2), await stateOf(3)]).toEqual([['shown', ''], ['shown', '']])

  await page.getByRole('tab', { name: '已看过' }).click()
  await page.getByRole('textbox', { name: /^搜/ }).fill('淮海')
  await page.getByText('没有符合条件的心得').waitFor()
  await page.getByRole('textbox', { name: /^搜/ }).fill('誓词')
  await button(page, /^选为精选/).click()
  await button(page, /^取消精选/).waitFor()
  expect((await writer.call('GET /reflections', { of: 'picked' })).items.map(({ id }) => id)).toEqual([ids[3]])
  await button(page, '汇编成 Word').click()
  await dialog(page).getByRole('checkbox', { name: '只收精选' }).check()
  await button(page, '开始汇编').click()
  await page.getByText('正在导出', { exact: false }).waitFor()
  const made = async () => (await limin.call('GET /jobs', {})).items.find(({ title }) => title.includes('精选心得汇编'))
  for (let i = 0; i < 60 && (await made())?.state !== 'done'; i++) await page.waitForTimeout(500)
  expect((await made())?.message).toContain('共 1 篇')
  expect(watched.errors).toEqual([])
  await page.context().close()
})

test('what the author changes while it is read is not decided about unseen', async () => {
  const id = await handIn(writer, '改之前的文字。')
  const { page } = await openDesk(demo, await demo.as('李敏'))
  await page.goto('/console/reflections')
  await page.locator('.queue-one .words').filter({ hasText: '改之前' }).waitFor()
  const { version } = await writer.call('POST /reflections/:id/withdraw', { id })
  const saved = await writer.call('PUT /reflections/:id', { id, version, text: '改之后的文字。', sight: 'all', materialId: null, planId: null, taskId: null, files: [] })
  await writer.call('POST /reflections/:id/submit', { id, version: saved.version })
  await page.locator('.queue-acts').getByRole('button', { name: '通过' }).click()
  await page.getByText('这篇心得在你看的时候变了', { exact: false }).waitFor()
  await page.locator('.queue-one .words').filter({ hasText: '改之后' }).waitFor()
  expect((await writer.call('GET /reflections/:id', { id })).reflection.state).toBe('review')
})
