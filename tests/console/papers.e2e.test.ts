import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import { openDemo, type Demo } from '../e2e/support/demo'
import { closeUp, readPdfs } from '../support/read-pdf'
import { button, dialog, openDesk, settled } from './support'

jest.setTimeout(240_000)

let demo: Demo
beforeAll(async () => { demo = await openDemo() })
afterAll(() => demo.close())

test('an organiser reads a paper, prints it, has all of a unit’s put together, and fetches them later', async () => {
  const limin = await demo.as('李敏')
  const { items: people, roundTitle } = await limin.call('GET /organiser/rounds/:id/participants', { id: 'round-1', limit: 100 })
  const { memberId, name, unit } = people.find(({ attempts }) => attempts > 1) ?? people.find(({ attempts }) => attempts > 0) as typeof people[number]
  const { attempts } = await limin.call('GET /organiser/rounds/:id/people/:memberId', { id: 'round-1', memberId })
  const counted = attempts.find(({ whyNot }) => whyNot === '')
  const paper = await limin.call('GET /organiser/attempts/:id', { id: counted?.id ?? '' })
  const { page, watched } = await openDesk(demo, limin)

  await page.goto(`/console/rounds/round-1/results/people/${memberId}`)
  await page.getByRole('heading', { level: 1, name }).waitFor()
  await page.getByText(`第 ${paper.items.length} 题`).waitFor()
  await settled(page)
  expect(await page.locator('.person-attempts tbody tr.ant-table-row').count()).toBe(attempts.length)
  const shown = await page.locator('.answered').allInnerTexts()
  for (const [i, { question, points, key }] of paper.items.entries()) {
    expect(shown[i]).toContain(question.stem)
    expect(shown[i]).toContain(`${points} / ${question.points} 分`)
    expect(shown[i]?.split('正确答案：')[1]).toContain(question.type === 'judge' ? ['正确', '错误'][key.right[0] ?? 0] : key.right.map((place) => 'ABCDEFGHIJ'.charAt(place)).join(''))
  }
  const [pdf] = await Promise.all([page.waitForEvent('download'), button(page, '下载 PDF').click()])
  expect(pdf.suggestedFilename()).toContain(name)
  const [read] = readPdfs([readFileSync(await pdf.path())])
  for (const { question } of paper.items) expect(closeUp(read?.pages.join('') ?? '')).toContain(closeUp(question.stem).slice(0, 20))

  await page.goto('/console/rounds?state=closed')
  await button(page, `更多操作：${roundTitle}`).click()
  await page.getByRole('menuitem', { name: '答卷存档' }).click()
  await dialog(page).getByText(/选的范围里交了/).waitFor()
  await dialog(page).getByLabel('单位').fill(unit.name)
  await page.keyboard.press('Enter')
  await dialog(page).getByText('每一次都要').click()
  const { papers } = await limin.call('GET /organiser/rounds/:id/papers', { id: 'round-1', unit: unit.id })
  await dialog(page).getByText(`选的范围里交了 ${papers.toLocaleString('en-US')} 份答卷`).waitFor()
  await button(page, '开始做存档').click()
  await page.getByText('正在做答卷存档').waitFor()
  // Leaves, and comes back when it is made.
  await page.goto('/console/banks')
  await button(page, /^任务/).click()
  const save = dialog(page).getByRole('button', { name: /^下载/ })
  await save.waitFor()
  const [zip] = await Promise.all([page.waitForEvent('download'), save.click()])
  const files = Object.keys(unzipSync(new Uint8Array(readFileSync(await zip.path()))))
  expect(files.filter((file) => file.endsWith('.pdf'))).toHaveLength(papers)
  expect(files.some((file) => file.includes(`/${name}_`))).toBe(true)
  expect(files).toContain('目录.xlsx')
  expect(watched).toEqual({ errors: [], elsewhere: [] })
})
