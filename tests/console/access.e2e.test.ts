import { openDemo, type Demo, type Person } from '../e2e/support/demo'
import { watch } from '../e2e/support/watch'
import { button, faults, openDesk, type Desk } from './support'
import { deskVisits } from './visits'

// Far more than it takes: some 120 states, on whatever machine.
jest.setTimeout(1_200_000)

let demo: Demo
let limin: Person
beforeAll(async () => {
  demo = await openDemo()
  limin = await demo.as('李敏')
})
afterAll(() => demo.close())

test('every page and state can be read and reached in other ways, and fits the narrowest desktop', async () => {
  const visits = await deskVisits(limin)
  const wrong: string[] = []
  // One browser for all that the signed-in do: what it has loaded once it keeps, which is most of the time.
  const desks: Desk[] = []
  for (const { looks, signedOut } of visits) {
    const desk = signedOut ? await openDesk(demo) : (desks[0] ??= await openDesk(demo, await demo.as('李敏')))
    const page = await desk.context.newPage()
    const watched = watch(page, demo.origin)
    for (const { name, path, reach } of looks) {
      try {
        if (path) await page.goto(`/console${path}`)
        await page.getByRole('heading').first().waitFor()
        await reach?.(page)
        wrong.push(...await faults(page, name))
      } catch (error) {
        wrong.push(`${name} was not reached: ${String(error).split('\n').slice(0, 3).join(' ')}`)
      }
    }
    wrong.push(...watched.errors.map((error) => `on the console: ${error}`))
    await page.close()
  }
  expect(wrong).toEqual([])
})

test('without network, and when the server fails, the page says so, and goes on by itself or on being asked', async () => {
  const { page, context } = await openDesk(demo, await demo.as('李敏'))
  await page.route('**/api/banks', (route) => route.fulfill({ status: 500, contentType: 'application/json', body: JSON.stringify({ code: 'internal', message: '服务暂时出了问题，请稍后再试。', problem: 'p-1' }) }))
  await page.goto('/console/banks')
  await page.getByText('题库暂时取不出来').waitFor()
  expect(await faults(page, 'failed')).toEqual([])
  await page.unroute('**/api/banks')
  await button(page, '再试一次').click()
  await page.getByRole('table').waitFor()
  await context.setOffline(true)
  await page.getByText('网络断开', { exact: false }).waitFor()
  await page.getByRole('link', { name: /党史|题库/ }).last().click()
  await page.getByText(/网络没有连上|页面没有打开/).first().waitFor()
  await context.setOffline(false)
  await page.getByText('网络断开', { exact: false }).waitFor({ state: 'detached' })
})
