import { endpoints } from '../../contract'
import { rosterFileRoutes } from '../../contract/enrol'
import { storedFileRoutes } from '../../contract/files'
import { jobFileRoutes } from '../../contract/jobs'
import { paperFileRoutes } from '../../contract/papers'
import { fileRoutes } from '../../contract/questions'
import { openDemo, type Demo } from './support/demo'

jest.setTimeout(240_000)

let demo: Demo
beforeAll(async () => { demo = await openDemo() })
afterAll(() => demo.close())

test('the API documentation lists every endpoint and fetches nothing from outside', async () => {
  const { page, watched } = await demo.phone({ width: 1280, height: 900 })
  await page.goto('/api/docs')
  await page.locator('.opblock').first().waitFor()
  const listed = await page.locator('.opblock').evaluateAll((blocks) => blocks.map((block) =>
    `${block.querySelector('.opblock-summary-method')?.textContent} ${block.querySelector('.opblock-summary-path')?.getAttribute('data-path')}`))
  const promised = Object.keys({ ...endpoints, ...fileRoutes, ...jobFileRoutes, ...paperFileRoutes, ...rosterFileRoutes, ...storedFileRoutes }).map((route) => route.replace(' ', ' /api').replace(/:(\w+)/g, '{$1}'))
  expect([...listed].sort()).toEqual([...promised].sort())
  await page.getByText('部署信息：名称、可用的登录方式、隐私文本版本').waitFor()
  // No bar of the tool's own above it.
  expect(await page.locator('.topbar').count()).toBe(0)
  expect(watched).toEqual({ errors: [], elsewhere: [] })
})
