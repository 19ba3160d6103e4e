import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { openDemo, type Demo } from './support/demo'
import { settled } from './support/watch'

jest.setTimeout(240_000)

const MOST = 220 * 1024

let demo: Demo
beforeAll(async () => { demo = await openDemo() })
afterAll(() => demo.close())

/** Bytes of scripts as they crossed the network while the act ran. */
async function scriptBytes(page: Page, act: () => Promise<void>): Promise<number> {
  const client = await page.context().newCDPSession(page)
  await client.send('Network.enable')
  const scripts = new Set<string>()
  let bytes = 0
  client.on('Network.responseReceived', ({ requestId, type }) => { if (type === 'Script') scripts.add(requestId) })
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => { if (scripts.has(requestId)) bytes += encodedDataLength })
  await act()
  return bytes
}

const visits = [
  { what: 'the sign-in page', path: '/', who: null, shown: '隐私保护说明' },
  { what: 'the home page, signed in', path: '/', who: '周文清', shown: '党史知识竞赛第三轮' }
]

for (const { what, path, who, shown } of visits) {
  test(`a first visit to ${what} loads at most 220 KB of script, all from here, without an error`, async () => {
    const { page, watched } = await demo.phone({ who: who ? await demo.as(who) : undefined })
    await page.addInitScript(() => {
      const broken: string[] = []
      Object.assign(window, { broken })
      document.addEventListener('securitypolicyviolation', (event) => broken.push(`${event.violatedDirective} ${event.blockedURI}`))
    })
    let policy = ''
    const bytes = await scriptBytes(page, async () => {
      const response = await page.goto(path)
      policy = response?.headers()['content-security-policy'] ?? ''
      await page.getByText(shown, { exact: true }).first().waitFor()
      await page.waitForLoadState('networkidle')
    })
    expect(bytes).toBeGreaterThan(30_000)
    expect(bytes).toBeLessThanOrEqual(MOST)
    expect(policy).toContain("default-src 'self'")
    expect(policy).toContain("script-src 'self'")
    // A recording is listened to before it is sent.
    expect(policy).toContain("media-src 'self' blob:")
    expect(policy).toMatch(/frame-ancestors 'none'/)
    expect(await page.evaluate(() => (window as unknown as { broken: string[] }).broken)).toEqual([])
    expect(watched).toEqual({ errors: [], elsewhere: [] })
  })
}

test('addresses that lead nowhere show a page with a way home', async () => {
  const { page, watched } = await demo.phone({ who: await demo.as('周文清') })
  for (const path of ['/pages/no-such-page/index', '/nowhere', '/quiz/old/index?id=1', '/organiser/old']) {
    const response = await page.goto(path)
    expect(response?.headers()['content-type']).toContain('text/html')
    if (path === '/nowhere') expect(response?.status()).toBe(404)
    await page.getByText('没有找到这一页').waitFor()
    await page.getByRole('button', { name: '回到首页' }).last().click()
    await page.getByText('，周文清', { exact: false }).first().waitFor()
  }
  expect(watched.errors).toEqual([])
})

test('every page of the app answers under its own address, so that a reload or a monitor is told no lie', async () => {
  const config = readFileSync('src/app.config.ts', 'utf8')
  const roots = [...config.matchAll(/root: '(\w+)',\s*pages: \[\s*'([^']+)'/g)].map(([, root, page]) => `/${root}/${page}`)
  expect(roots.length).toBeGreaterThan(7)
  for (const path of ['/pages/home/index', ...roots]) expect([path, (await fetch(demo.origin + path, { headers: { accept: 'text/html' } })).status]).toEqual([path, 200])
})

test('an address of the API or of a file that is not there stays an honest 404', async () => {
  for (const path of ['/api/nothing', '/js/gone.00000000.js', '/favicon.ico']) {
    const response = await fetch(`${demo.origin}${path}`)
    expect(response.status).toBe(404)
    expect(response.headers.get('content-type')).not.toContain('text/html')
  }
})

test('a link into the app opens its page, before and after signing in', async () => {
  const { page, watched } = await demo.phone()
  await page.goto('/pages/round/index?id=round-4')
  await page.getByRole('button', { name: '看过了，同意并继续' }).click()
  await page.getByRole('button', { name: /^以周文清登录，/ }).click()
  await page.getByText('新中国史和改革开放史竞赛', { exact: true }).first().waitFor()
  expect(new URL(page.url()).searchParams.get('id')).toBe('round-4')

  for (const [path, text] of [
    ['/board/index/index?id=round-3', '单位榜'], ['/pages/rounds/index', '党史每日一练'], ['/pages/results/index', '我的成绩'], ['/pages/me/index', '长辈版'], ['/pages/privacy/index', '撤回同意']
  ] as const) {
    await page.goto(path)
    await settled(page)
    await page.locator('.page').getByText(text, { exact: true }).first().waitFor()
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe(path)
  }
  expect(watched).toEqual({ errors: [], elsewhere: [] })
})

test('a member who opens an organiser’s address is led home, and sees nothing of it', async () => {
  const { page, watched } = await demo.phone({ who: await demo.as('周文清') })
  await page.goto('/organiser/desk/index')
  await page.getByText('，周文清', { exact: false }).first().waitFor()
  expect(new URL(page.url()).pathname).toBe('/pages/home/index')
  expect(watched.errors).toEqual([])
})
