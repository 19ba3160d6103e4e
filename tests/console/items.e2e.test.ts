import { openDemo, type Demo } from '../e2e/support/demo'
import { knownBank, levels, playAtOnce, published } from '../support/campaign'
import { button, dialog, openDesk, settled } from './support'

jest.setTimeout(240_000)

let demo: Demo
beforeAll(async () => { demo = await openDemo() })
afterAll(() => demo.close())

test('an organiser looks at the questions of a closed round, at what was chosen, and goes to the question', async () => {
  const limin = await demo.as('李敏')
  const { attempts, items } = await limin.call('GET /organiser/rounds/:id/items', { id: 'round-1' })
  const { page, watched } = await openDesk(demo, limin)
  await page.goto('/console')
  const { items: rounds } = await limin.call('GET /organiser/rounds', {})
  await page.getByRole('link', { name: rounds.find(({ id }) => id === 'round-1')?.title ?? '', exact: true }).click()
  await page.getByRole('link', { name: '试题分析', exact: true }).click()
  await page.getByText(`按 ${attempts.toLocaleString('en-US')} 份已交的答卷计算`).waitFor()
  await settled(page)
  const first = items[0]
  const row = page.locator('.ant-table-row').first()
  expect(await row.textContent()).toContain(first?.stem.slice(0, 20))
  expect(await row.textContent()).toContain(`${Math.round((first?.facility ?? 0) * 1000) / 10}%`)
  await row.getByRole('button', { name: '展开行' }).click()
  const choices = page.locator('.choices').first()
  for (const { option, n } of first?.options_chosen ?? []) {
    if (option !== null) expect(await choices.locator('tbody tr').nth(option).textContent()).toContain(n.toLocaleString('en-US'))
  }
  const flagged = items.filter(({ flags }) => flags.length)
  await button(page, `要看看 ${flagged.length}`).click()
  expect(await page.locator('.ant-table-row').count()).toBe(Math.min(50, flagged.length))
  await button(page, `全部 ${items.length}`).click()
  await row.locator('.stem-link').click()
  await dialog(page).getByText('用在哪些竞赛').waitFor()
  expect(watched).toEqual({ errors: [], elsewhere: [] })
})

test('of a round of several phases one is chosen, and stays chosen', async () => {
  const limin = await demo.as('李敏')
  const unit = limin.session.me.roles[0]?.unit.id ?? ''
  const id = await published(limin, unit, levels(unit, await knownBank(limin, unit), Date.now() - 1000))
  await playAtOnce(await demo.as('周文清'), id, 2)
  const { page, watched } = await openDesk(demo, limin)
  await page.goto(`/console/rounds/${id}/items`)
  await page.getByText('按 1 份已交的答卷计算').waitFor()
  expect(await page.locator('.ant-table-row').count()).toBe(3)
  const phase = page.getByLabel('看哪个阶段')
  await phase.click()
  await page.locator('.ant-select-item-option').getByText('第 2 关（0 份）').click()
  await page.getByText('这个阶段还没有人交卷').waitFor()
  await page.reload()
  await page.getByText('这个阶段还没有人交卷').waitFor()
  expect(await page.locator('.items-phase').innerText()).toContain('第 2 关（0 份）')
  await phase.click()
  await page.locator('.ant-select-item-option').getByText('第 1 关（1 份）').click()
  await page.getByText('按 1 份已交的答卷计算').waitFor()
  expect(watched).toEqual({ errors: [], elsewhere: [] })
})
