import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { startFixtureServer, type FixtureServer } from './fixture-server'
import { openInChromium, type ChromiumHost } from './index'

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'
const inBrowser = fs.existsSync(CHROMIUM) ? describe : describe.skip

jest.setTimeout(300_000)

inBrowser('a real browser', () => {
  let server: FixtureServer
  let app: ChromiumHost

  beforeAll(async () => {
    server = await startFixtureServer()
    const options = { executablePath: CHROMIUM, hosts: server.hosts, loginCode: () => 'code-1' }
    app = await openInChromium(path.join(__dirname, 'fixture'), options)
  })
  afterAll(async () => {
    await app?.close()
    server.close()
  })

  test('draws the page and answers taps', async () => {
    await app.waitText('第二')
    await app.tapText('加一')
    expect(await app.text('.title')).toBe('计数 1')
    await app.tap({ role: 'button', name: '步' })
    expect(await app.text('.stepped')).toBe('步进 4')
    expect((await app.log()).errors).toEqual([])
  })

  test('applies the styles of app, page and component', async () => {
    const colour = await app.page.$eval('.stepper', (element) => getComputedStyle(element).color)
    const size = await app.page.$eval('.title', (element) => getComputedStyle(element).fontSize)
    expect([colour, size]).toEqual(['rgb(170, 0, 0)', '18.72px'])
  })

  test('goes to another page, takes input, and comes back', async () => {
    await app.tapText('第二')
    await app.input('.name', '张三')
    await app.pick('.branch', '二支部')
    expect(await app.text('.out')).toBe('"1"')
    await app.back()
    expect(await app.path()).toBe('pages/home/index')
  })

  test('hides what a mini-program does not have', async () => {
    await app.reLaunch('/pages/me/index')
    await app.waitText('code-1')
    await app.tap('.globals')
    expect(await app.text('.result')).toBe('undefined undefined undefined undefined object undefined')
  })

  test('takes a picture', async () => {
    const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'weapp-shot-')), 'page.png')
    await app.screenshot(file)
    expect(fs.statSync(file).size).toBeGreaterThan(5000)
    fs.rmSync(path.dirname(file), { recursive: true })
  })
})
