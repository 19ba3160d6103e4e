import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { openDemo, type Demo, type Person } from '../e2e/support/demo'
import { axe, calm, spills } from '../e2e/support/measure'
import { watch, type Watched } from '../e2e/support/watch'

export interface Desk { context: BrowserContext; page: Page; watched: Watched }

/** A desktop browser at the console, signed in unless nobody is named. */
export async function openDesk(demo: Demo, who?: Person, { width = 1440, height = 900 } = {}): Promise<Desk> {
  const kept = who && { tokens: { accessToken: who.session.accessToken, accessExpiresAt: who.session.accessExpiresAt, refreshToken: who.session.refreshToken }, me: who.session.me }
  const context = await demo.browser.newContext({
    viewport: { width, height }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce', baseURL: demo.origin, acceptDownloads: true,
    storageState: { cookies: [], origins: kept ? [{ origin: demo.origin, localStorage: [{ name: 'xueshi-console', value: JSON.stringify(kept) }] }] : [] }
  })
  context.setDefaultTimeout(25_000)
  const page = await context.newPage()
  return { context, page, watched: watch(page, demo.origin) }
}

export interface AtDesk extends Desk { limin: Person; member: Person }

/** A file's own demo with 李敏 at her desk, and what she and 周文清 do at the API beside it. In no test may anything go wrong on the page. */
export function atDesk(begun: (at: AtDesk) => unknown): void {
  let demo: Demo
  let desk: Desk
  jest.setTimeout(240_000)
  beforeAll(async () => {
    demo = await openDemo()
    const limin = await demo.as('李敏')
    desk = await openDesk(demo, await demo.as('李敏'))
    await begun({ ...desk, limin, member: await demo.as('周文清') })
  })
  afterAll(() => demo.close())
  afterEach(() => expect(desk.watched.errors).toEqual([]))
}

/** The page has come, which is fetched when somebody goes there, and nothing that stands for rows is left. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('h1') !== null && !document.querySelector('.bones, [aria-busy=true]'))
  await calm(page)
}

/** What is wrong with what is shown, for somebody who reads or reaches in another way; also on the narrowest desktop. */
export async function faults(page: Page, name: string): Promise<string[]> {
  await settled(page)
  const found = await axe(page)
  const size = page.viewportSize()
  await page.setViewportSize({ width: 1024, height: 768 })
  await page.waitForTimeout(60)
  const narrow = await page.evaluate(() => (document.scrollingElement?.scrollWidth ?? 0) - document.documentElement.clientWidth)
  if (narrow > 0) found.push(`at 1024 it is ${narrow} px too wide`)
  if (size) await page.setViewportSize(size)
  return [...found, ...await spills(page)].map((fault) => `${name}: ${fault}`)
}

/** Columns of charts whose height is not the highest's times their share of its value, to the pixel. */
export const offScale = (page: Page): Promise<string[]> => page.evaluate(() => [...document.querySelectorAll('.day-bars, .score-chart')].flatMap((chart) => {
  const columns = [...chart.querySelectorAll('.column-room')].map((room) => ({
    n: Number(room.querySelector('.day-n')?.textContent), height: room.querySelector('.day-bar')?.getBoundingClientRect().height ?? 0
  }))
  const top = columns.reduce((a, b) => (b.n > a.n ? b : a))
  if (top.n === 0 || top.height < 100) return [`the highest column is ${top.height} px for ${top.n}`]
  return columns.filter(({ n, height }) => Math.abs(height - (top.height * n) / top.n) > 1).map(({ n, height }) => `${n} is ${height} px where ${top.n} is ${top.height}`)
}))

export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' })
export const dialog = (page: Page) => page.getByRole('dialog').last()

const server = createRequire(join(__dirname, '../../server/package.json'))

/** A Word document of plain paragraphs. */
export async function docxOf(lines: string[]): Promise<Buffer> {
  const { Document, Packer, Paragraph } = server('docx') as typeof import('../../server/node_modules/docx')
  return Packer.toBuffer(new Document({ sections: [{ children: lines.map((line) => new Paragraph(line)) }] }))
}

export const single = (no: number, stem: string, answer: string, options = ['甲', '乙', '丙', '丁']): string[] =>
  [`${no}. ${stem}`, ...options.map((text, i) => `${'ABCDEF'[i]}. ${text}`), ...(answer ? [`答案：${answer}`] : [])]

/* The editors of rounds and plans. */

export const section = (page: Page, name: string) => page.getByRole('navigation', { name: '规则的各部分' }).getByRole('button', { name }).click()
export const saved = (page: Page) => page.getByRole('status').filter({ hasText: /已存/ }).waitFor()

/** The editor has what it edits: what is changed from here on is changed behind its back. */
export const filledIn = async (page: Page) => {
  await page.getByRole('textbox', { name: '名称', exact: true }).waitFor()
  await settled(page)
}

/** Every call is refused as from somebody whose sign-in has run out, until what it returns is called. */
export async function sessionEnds(page: Page, calls: string): Promise<() => Promise<void>> {
  const refusal = { status: 401, contentType: 'application/json', body: JSON.stringify({ code: 'session_expired', message: '登录已过期，请重新登录。' }) }
  const routes = [calls, '**/api/auth/refresh']
  for (const route of routes) await page.route(route, (call) => call.fulfill(refusal))
  return async () => { for (const route of routes) await page.unroute(route) }
}
