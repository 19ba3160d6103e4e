import { openDemo, type Demo, type Person } from '../e2e/support/demo'
import { button, dialog, offScale, openDesk, settled } from './support'

jest.setTimeout(240_000)

let demo: Demo
let limin: Person
beforeAll(async () => {
  demo = await openDemo()
  limin = await demo.as('李敏')
})
afterAll(() => demo.close())

test('an organiser finds a running round, goes down to a branch, and copies a reminder for those who are absent', async () => {
  const { page, context, watched } = await openDesk(demo, limin)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/console')
  const { items, counts } = await limin.call('GET /organiser/rounds', {})
  const third = items.find(({ id }) => id === 'round-3')
  await page.getByRole('tab', { name: `进行中 ${counts.open}` }).click()
  // What was there stays until the others have come.
  await page.waitForFunction((n) => document.querySelectorAll('.ant-table-row').length === n, counts.open)
  // On the narrowest desktop no column of the list leaves its card.
  await page.setViewportSize({ width: 1024, height: 768 })
  await settled(page)
  expect(await page.locator('.rounds-list').evaluate((box) => (box.querySelector('table')?.getBoundingClientRect().right ?? 0) <= box.getBoundingClientRect().right)).toBe(true)
  await page.setViewportSize({ width: 1440, height: 900 })
  const row = page.locator('.ant-table-row').filter({ hasText: third?.title ?? '' })
  await row.getByText(`${third?.participants} / ${third?.roster}`).waitFor()
  await row.getByRole('link', { name: third?.title ?? '', exact: true }).click()

  const top = await limin.call('GET /organiser/rounds/:id/progress', { id: 'round-3' })
  await page.getByText(`${top.participants} / ${top.roster} 人`).waitFor()
  await settled(page)
  expect(await offScale(page)).toEqual([])
  expect(await page.locator('.ant-table-row .strong:first-child').first().textContent()).toBe(top.rows[0]?.unit.name)
  await button(page, top.rows[0]?.unit.name ?? '').click()
  const city = await limin.call('GET /organiser/rounds/:id/progress', { id: 'round-3', parent: top.rows[0]?.unit.id })
  await page.getByText(`${city.participants} / ${city.roster} 人`).waitFor()
  const branch = city.rows.find(({ absent }) => absent > 0)
  await button(page, `${branch?.unit.name}未参与的 ${branch?.absent} 人`).click()
  const absent = await limin.call('GET /organiser/rounds/:id/absent', { id: 'round-3', unit: branch?.unit.id ?? '' })
  for (const { name } of absent.items) await dialog(page).getByText(name, { exact: true }).waitFor()
  await button(page, `复制名单（${absent.total} 人）`).click()
  await page.getByText('已复制，可以粘贴到 Excel 或支部群').waitFor()
  expect((await page.evaluate(() => navigator.clipboard.readText())).split('\n')).toEqual(absent.items.map(({ name, unit }) => `${name}\t${unit.name}`))
  await dialog(page).getByRole('textbox', { name: /^提醒文字/ }).fill('请大家抽空参加。')
  await button(page, '复制提醒文字').click()
  await page.getByText('已复制，可以粘贴到支部群').waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('请大家抽空参加。')
  expect(watched).toEqual({ errors: [], elsewhere: [] })
  await context.close()
})

test('what somebody answers meanwhile is seen without loading anew', async () => {
  const { page, context } = await openDesk(demo, limin)
  await page.goto('/console/rounds/round-3')
  const before = await limin.call('GET /organiser/rounds/:id/progress', { id: 'round-3' })
  await page.getByText(`${before.participants} / ${before.roster} 人`).waitFor()
  const absent = await limin.call('GET /organiser/rounds/:id/absent', { id: 'round-3', unit: before.path[0]?.id ?? '', limit: 1 })
  const member = await demo.as(absent.items[0]?.name ?? '')
  const { id } = await member.call('POST /rounds/:id/attempts', { id: 'round-3' })
  await member.call('POST /attempts/:id/submit', { id, seq: 1, device: 'phone-1', answers: [] })
  await page.getByText(`${before.participants + 1} / ${before.roster} 人`).waitFor({ timeout: 20_000 })
  await context.close()
})

test('a round is ended early with a reason that members read', async () => {
  const { page, context } = await openDesk(demo, limin)
  const { items } = await limin.call('GET /organiser/rounds', { state: 'open' })
  const round = items.find(({ mine, practice }) => mine && !practice)
  await page.goto(`/console/rounds/${round?.id}`)
  await button(page, '提前结束').click()
  await dialog(page).getByRole('button', { name: '提前结束' }).click()
  await dialog(page).getByText('请写明原因').waitFor()
  await dialog(page).getByRole('textbox', { name: '为什么提前结束' }).fill('改到下周另开一场')
  await dialog(page).getByRole('button', { name: '提前结束' }).click()
  await page.getByText('竞赛已提前结束').waitFor()
  await page.locator('.round-line').getByText('已结束').waitFor()
  expect((await limin.call('GET /rounds/:id', { id: round?.id ?? '' })).notes.map(({ text }) => text)).toContain('组织者提前结束了竞赛：改到下周另开一场')
  await context.close()
})
