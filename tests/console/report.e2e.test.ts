import { readFileSync } from 'node:fs'
import { openDemo, type Demo } from '../e2e/support/demo'
import { blocksOf, expectedDocument } from '../report/expected'
import { readDocx } from '../support/read-docx'
import { button, openDesk, settled } from './support'

jest.setTimeout(240_000)

let demo: Demo
beforeAll(async () => { demo = await openDemo() })
afterAll(() => demo.close())

test('an organiser sees the report as it will be written, has it made, and finds the same in the document', async () => {
  const limin = await demo.as('李敏')
  const { items } = await limin.call('GET /organiser/rounds', {})
  const round = items.find(({ id }) => id === 'round-2')
  if (!round) throw new Error('The demo has no second round')
  const { page, watched } = await openDesk(demo, limin)
  await page.goto('/console')
  await page.getByRole('navigation').getByRole('link', { name: '报告' }).click()
  await page.getByRole('heading', { name: '情况报告', level: 1 }).waitFor()
  await page.getByRole('combobox', { name: '时段' }).click()
  await page.getByTitle('一场竞赛', { exact: true }).click()
  await page.getByRole('combobox', { name: '竞赛', exact: true }).click()
  await page.getByTitle(round.title, { exact: false }).last().click()
  await page.getByRole('heading', { name: `关于${round.owner.name}“${round.title}”开展情况的报告` }).waitFor()
  await page.getByRole('checkbox', { name: '答题情况分析' }).uncheck()
  await page.getByRole('heading', { name: /答题情况分析/ }).waitFor({ state: 'detached' })
  await settled(page)

  const unit = limin.session.me.roles[0]?.unit.id ?? ''
  const figures = await limin.call('GET /organiser/reports/figures', { unit, from: 0, to: 1, round: round.id, without: 'questions' })
  const progress = await limin.call('GET /organiser/rounds/:id/progress', { id: round.id })
  expect(figures.numbers.overview).toMatchObject({ heads: progress.roster, participants: progress.participants, rate: progress.rate, mean: progress.mean, fullMarks: progress.fullMarks })
  const { lists } = await limin.call('GET /rounds/:id/honours', { id: round.id })
  expect(lists.length).toBeGreaterThan(0)
  expect(figures.numbers.rounds[0]?.awards.map(({ name, kind, total, own, names }) => ({ name, kind, total, own, names: names.length })))
    .toEqual(lists.map(({ name, kind, total }) => ({ name, kind, total, own: total, names: Math.min(30, total) })))
  const shown = await page.getByRole('article').innerText()
  for (const { text } of blocksOf(figures, 'text').flatMap(({ runs }) => runs)) expect(shown).toContain(text)
  expect(await page.locator('.paper-table tbody tr').count()).toBe(figures.numbers.units.length)
  expect(await page.getByText('这 5 处要在 Word 里补充').textContent()).toContain(figures.gaps.join('、'))

  await button(page, '生成 Word 报告').click()
  const made = page.getByRole('region', { name: '做过的报告' })
  const saving = page.waitForEvent('download')
  await made.getByRole('button', { name: /^下载/ }).first().click()
  const file = await saving
  expect(file.suggestedFilename()).toBe(`${figures.title}.docx`)
  const { names: _, ...read } = await readDocx(readFileSync(await file.path()))
  expect(read).toEqual(expectedDocument(figures))
  expect(read.tables[0]?.rows.map(([name, heads, participants]) => [name, Number(heads), Number(participants)]).sort())
    .toEqual(progress.rows.map((row) => [row.unit.name, row.roster, row.participants]).sort())

  // What was chosen stands in the address.
  await page.reload()
  await page.getByRole('heading', { name: figures.title }).waitFor()
  expect(await page.getByRole('checkbox', { name: '答题情况分析' }).isChecked()).toBe(false)
  expect(watched.errors).toEqual([])
})
