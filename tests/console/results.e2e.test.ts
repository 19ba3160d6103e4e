import { readFileSync } from 'node:fs'
import { openDemo, type Demo, type Person } from '../e2e/support/demo'
import { readSheets } from '../support/read-xlsx'
import { button, faults, offScale, openDesk, settled, type Desk } from './support'

jest.setTimeout(240_000)

const round = 'round-3'
let demo: Demo
let limin: Person
let desk: Desk
beforeAll(async () => {
  demo = await openDemo()
  limin = await demo.as('李敏')
  desk = await openDesk(demo, limin)
  await desk.context.grantPermissions(['clipboard-read', 'clipboard-write'])
})
afterAll(() => demo.close())
afterEach(() => { expect(desk.watched).toEqual({ errors: [], elsewhere: [] }) })

const percent = (ratio: number | null) => (ratio === null ? '—' : `${(ratio * 100).toFixed(1)}%`)
const rows = () => desk.page.locator('.ant-table-tbody tr.ant-table-row')

/** Waits for the file in the list of jobs, takes it and reads it as another program would. */
async function taken(order: string) {
  const { page } = desk
  await button(page, order).click()
  await page.getByText('正在导出，做好后在右上角').first().waitFor()
  await button(page, /^任务/).click()
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator('.job').first().getByRole('button', { name: /^下载/ }).click()])
  const bytes = readFileSync(await file.path())
  await page.keyboard.press('Escape')
  return { name: file.suggestedFilename(), bytes }
}

test('units stand with their denominators, are sorted by key, found by name, and say how their rank comes about', async () => {
  const { page } = desk
  await page.goto(`/console/rounds/${round}`)
  await page.getByRole('link', { name: '成绩', exact: true }).click()
  const { rows: units, depth } = await limin.call('GET /organiser/rounds/:id/results/units', { id: round })
  await rows().first().waitFor()
  await settled(page)
  const [first, second] = units
  expect(await rows().first().innerText()).toMatch(new RegExp(`${first?.rank}\\s+${first?.unit.name}`))
  expect(await rows().first().innerText()).toContain(percent(first?.rate ?? null))
  // A heading takes the key: least first after two.
  const least = [...units].filter(({ roster }) => roster > 0).sort((a, b) => a.roster - b.roster)[0]
  const head = page.getByRole('columnheader', { name: '应参与' })
  await head.focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  expect(await head.getAttribute('aria-sort')).toBe('ascending')
  expect(Number((await rows().first().locator('td').nth(3).innerText()).replace(',', ''))).toBe(least?.roster)
  await page.getByRole('textbox', { name: '按名称找单位' }).fill(second?.unit.name ?? '')
  await button(page, `${second?.unit.name}：怎样算出来的`).click()
  const how = await limin.call('GET /organiser/rounds/:id/results/units/:unitId', { id: round, unitId: second?.unit.id ?? '' })
  const shown = page.locator('.how')
  await shown.locator('.how-steps').waitFor()
  for (const { label, value, formula } of how.steps) expect(await shown.innerText()).toMatch(new RegExp(`${label}[\\s\\S]*${value.replace('.', '\\.')}[\\s\\S]*${formula.slice(0, 4)}`))
  expect(await shown.innerText()).toContain(how.above?.text)
  expect(await shown.innerText()).toContain(how.above?.name)
  expect(await faults(page, 'a unit’s arithmetic')).toEqual([])
  await page.getByLabel('看哪一级').click()
  await page.locator('.ant-select-item-option').first().click()
  await page.getByRole('textbox', { name: '按名称找单位' }).fill('')
  await page.waitForFunction((level) => new URLSearchParams(location.search).get('depth') !== String(level), depth)
  const [top] = (await limin.call('GET /organiser/rounds/:id/results/units', { id: round, depth: 0 })).rows
  await rows().filter({ hasText: top?.unit.name ?? '' }).waitFor()
})

test('persons are found by name, unit and mark, and the page says what decided the place', async () => {
  const { page } = desk
  await page.goto(`/console/rounds/${round}/results`)
  await button(page, '个人').click()
  const all = await limin.call('GET /organiser/rounds/:id/results/people', { id: round, limit: 100 })
  await rows().first().waitFor()
  expect(await rows().first().innerText()).toContain(all.rows[0]?.name)
  expect(await rows().first().innerText()).toContain(all.rows[0]?.staffNo ?? '')
  await page.getByText(`共 ${all.total.toLocaleString('en-US')} 人`).waitFor()
  await page.getByRole('listitem', { name: '2', exact: true }).click()
  await rows().filter({ hasText: all.rows[50]?.staffNo ?? all.rows[50]?.name ?? '' }).waitFor()
  const someone = all.rows[7]
  await page.getByRole('textbox', { name: '找姓名或工号' }).fill(someone?.staffNo ?? '')
  await page.getByText('共 1 人').waitFor()
  const how = await limin.call('GET /organiser/rounds/:id/results/people/:memberId/arithmetic', { id: round, memberId: someone?.memberId ?? '' })
  await button(page, `${someone?.name}：怎样算出来的`).click()
  const shown = page.locator('.how')
  await shown.locator('.how-steps').waitFor()
  expect(await shown.innerText()).toContain(how.steps[0]?.formula)
  expect(await shown.innerText()).toContain(`第 ${how.rank} 名，共 ${how.of.toLocaleString('en-US')} 人`)
  expect(await shown.innerText()).toContain(how.above?.text)
  expect(await faults(page, 'a person’s arithmetic')).toEqual([])
  expect(await page.getByRole('link', { name: someone?.name ?? '', exact: true }).getAttribute('href')).toBe(`/console/rounds/${round}/results/people/${someone?.memberId}`)
  await button(page, '清空条件').click()
  await page.getByLabel('合格、满分、名次').click()
  await page.locator('.ant-select-item-option').getByText('满分', { exact: true }).click()
  const full = await limin.call('GET /organiser/rounds/:id/results/people', { id: round, full: true, limit: 100 })
  await page.getByText(`共 ${full.total} 人`).waitFor()
  expect(full.total).toBeLessThan(all.total)
  // The same filter is in the file, and numbers are numbers.
  const { name, bytes } = await taken('导出筛选结果')
  expect(name).toMatch(/个人成绩\.xlsx$/)
  const [{ rows: lines } = { rows: [] }] = await readSheets(bytes)
  const at = lines.findIndex((line) => line.includes('姓名'))
  expect(lines.slice(at + 1, at + 51).map((line) => [line[0], line[1], line[2], line[3], line[4]])).toEqual(full.rows.slice(0, 50).map((row) => [row.rank, row.name, row.staffNo, row.unit.name, row.score]))
  expect(lines.length - at - 1).toBe(full.total)
})

test('how scores lie stands as bars and as a table', async () => {
  const { page } = desk
  await page.goto(`/console/rounds/${round}/results?view=scores`)
  const { classes, n } = await limin.call('GET /organiser/rounds/:id/results/distribution', { id: round })
  const table = page.getByRole('table', { name: '各分数段的人数' })
  await table.waitFor()
  const shown = await table.locator('tbody tr').evaluateAll((lines) => lines.map((line) => Number(line.querySelector('td')?.textContent?.replace(',', ''))))
  expect(shown).toEqual(classes.map((one) => one.n))
  expect(await offScale(page)).toEqual([])
  expect(shown.reduce((a, b) => a + b, 0)).toBe(n)
})

test('the bulletin has the columns chosen, is copied as a table and taken away as it is shown', async () => {
  const { page } = desk
  await page.goto(`/console/rounds/${round}/results?view=bulletin`)
  await page.locator('.bulletin-table').waitFor()
  await page.getByRole('checkbox', { name: '满分' }).click()
  await page.locator('.bulletin-table th').filter({ hasText: '满分' }).waitFor()
  await page.getByRole('checkbox', { name: '序号' }).click()
  const columns = 'unit,roster,participants,rate,mean,fullMarks,rank'
  await page.locator('.bulletin-table th').filter({ hasText: '序号' }).waitFor({ state: 'detached' })
  const printed = await limin.call('GET /organiser/rounds/:id/results/bulletin', { id: round, columns })
  const onScreen = await page.locator('.bulletin-table tr').evaluateAll((lines) => lines.map((line) => [...line.children].map((cell) => cell.textContent ?? '')))
  expect(onScreen).toEqual([printed.columns.map(({ title }) => title), ...printed.rows, printed.sum])
  await button(page, '复制表格').click()
  await page.getByText('已复制，可以粘贴到 Word 或 Excel').waitFor()
  const copied = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read()
    const text = async (type: string) => (await item?.getType(type))?.text() ?? ''
    const html = new DOMParser().parseFromString(await text('text/html'), 'text/html')
    return { plain: await text('text/plain'), cells: [...html.querySelectorAll('tr')].map((line) => [...line.children].map((cell) => cell.textContent ?? '')) }
  })
  expect(copied.cells).toEqual(onScreen)
  expect(copied.plain.split('\n').slice(2, 2 + onScreen.length).map((line) => line.split('\t'))).toEqual(onScreen)
  const { name, bytes } = await taken('导出 Excel')
  expect(name).toMatch(/通报表\.xlsx$/)
  const [{ rows: lines } = { rows: [] }] = await readSheets(bytes)
  const at = lines.findIndex((line) => line[0] === '单位')
  expect(lines.slice(at + 1).map((line) => [line[0], String(line[1]), String(line[2]), percent(Number(line[3]))])).toEqual([...printed.rows, printed.sum].map((row) => row.slice(0, 4)))
})

test('what was marked again says when and why, and can be read in other ways', async () => {
  const { page } = desk
  const { config, version } = await limin.call('GET /organiser/rounds/:id', { id: round })
  await limin.call('POST /organiser/rounds/:id/amend', { id: round, version, reason: '并列的名次改成连续', config: { ...config, person: { ...config.person, shared: 'dense' } } })
  await page.goto(`/console/rounds/${round}/results?view=rescored`)
  await page.getByText('原因：并列的名次改成连续').waitFor()
  expect(await page.getByRole('link', { name: '操作记录', exact: true }).last().getAttribute('href')).toBe('/console/trail')
  expect(await faults(page, 'rescored')).toEqual([])
})

test('an organiser of a branch sees the tab with his own branch and nobody else', async () => {
  const guo = await demo.as('郭景山')
  const { context, page, watched } = await openDesk(demo, guo)
  const { total, rows: own } = await guo.call('GET /organiser/rounds/:id/results/people', { id: round, limit: 100 })
  const everybody = await limin.call('GET /organiser/rounds/:id/results/people', { id: round, limit: 100 })
  await page.goto(`/console/rounds/${round}/results?view=people`)
  await page.getByText('你看到的是自己管理范围内的').waitFor()
  expect(total).toBeLessThan(everybody.total)
  expect(new Set(own.map(({ unit }) => unit.name))).toEqual(new Set(['科研管理处党支部']))
  expect(await page.locator('.ant-table-tbody tr.ant-table-row').count()).toBe(Math.min(50, total))
  expect(await page.getByRole('link', { name: '公告与暂停' }).count()).toBe(0)
  await button(page, '单位').click()
  // The table of people stands until that of units has come.
  await page.waitForFunction(() => document.querySelectorAll('.ant-table-tbody tr.ant-table-row').length === 1)
  await page.locator('.ant-table-tbody').getByText('科研管理处党支部').waitFor()
  expect(watched).toEqual({ errors: [], elsewhere: [] })
  await context.close()
})
