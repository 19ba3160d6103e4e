import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { openDemo, type Demo } from './support/demo'
import { faultsEverywhere } from './support/faults'
import { makeVisits, type Visit } from './support/visits'
import { settled } from './support/watch'

jest.setTimeout(1_200_000)

let demo: Demo
let visits: Visit[]
beforeAll(async () => {
  demo = await openDemo()
  visits = await makeVisits(demo)
})
afterAll(() => demo.close())

test('the visits below come to every page of the app', () => {
  const config = readFileSync('src/app.config.ts', 'utf8')
  const main = /pages: \[\s+('pages[^\]]+)\]/.exec(config)?.[1] ?? ''
  const packages = [...config.matchAll(/root: '(\w+)',\s*pages: \[([^\]]+)\]/g)]
  const names = (list: string) => [...list.matchAll(/'([^']+)'/g)].map(([, name]) => name)
  const all = [...names(main), ...packages.flatMap(([, root, list]) => names(list ?? '').map((name) => `${root}/${name}`))]
  expect(all).toHaveLength(88)
  expect(all.filter((page) => !visits.some((visit) => visit.page === page))).toEqual([])
})

test('no page hides anything from anybody: axe, width, tap targets of 44', async () => {
  expect(await faultsEverywhere(demo, visits, { elder: 0, least: 44 })).toEqual([])
})

const focused = (page: Page) => page.evaluate(() => {
  const at = document.activeElement
  return `${at?.getAttribute('role') ?? ''} ${at?.getAttribute('aria-label') ?? (at as HTMLElement | null)?.innerText ?? ''}`.trim()
})

/** Tabs on until something of that name has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let tries = 0; tries < 60; tries++) {
    await page.keyboard.press('Tab')
    if (name.test(await focused(page))) return
  }
  throw new Error(`Tab never came to ${name}`)
}

/** The dialog is open and holds the focus for good: Taro moves its children into place after mounting, which takes the focus from them once more. */
async function opened(page: Page, name: string): Promise<void> {
  await page.getByRole('dialog', { name }).waitFor()
  for (let held = 0; held < 3; held++) {
    await page.waitForTimeout(100)
    if (!await page.evaluate(() => !!document.activeElement?.closest('[role=dialog]'))) held = -1
  }
}

test('a member answers and hands a paper in by keyboard alone, and always sees where the focus is', async () => {
  const { page } = await demo.phone({ who: await demo.as('周文清') })
  // Not from home: other visits here have put rounds of their own there.
  await page.goto('/pages/round/index?id=round-3')
  await settled(page)
  await tabTo(page, /^button 开始答题$/)
  expect(await page.evaluate(() => getComputedStyle(document.activeElement as Element).outlineStyle)).toBe('solid')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: /^第 1 题，/ }).waitFor()

  // An option by Tab and space, the next question by Enter, options by their figures.
  await tabTo(page, /^radio B，/)
  await page.keyboard.press('Space')
  expect(await page.getByRole('radio', { name: /^B，/ }).getAttribute('aria-checked')).toBe('true')
  await tabTo(page, /^button 下一题$/)
  await page.keyboard.press('Enter')
  for (let pos = 2; pos <= 20; pos++) {
    await page.getByRole('heading', { name: new RegExp(`^第 ${pos} 题，`) }).waitFor()
    await page.keyboard.press('1')
    if (pos < 20) await page.keyboard.press('Enter')
  }

  // The answer sheet opens, keeps the focus inside, closes by Escape and gives the focus back.
  await tabTo(page, /^button 答题卡，已答 20 题/)
  await page.keyboard.press('Enter')
  await opened(page, '答题卡')
  for (let i = 0; i < 30; i++) await page.keyboard.press('Tab')
  expect(await page.evaluate(() => !!document.activeElement?.closest('[role=dialog]'))).toBe(true)
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  expect(await focused(page)).toMatch(/^button 答题卡，/)

  await tabTo(page, /^button 交卷$/)
  await page.keyboard.press('Enter')
  await opened(page, '20 题全部答完')
  await tabTo(page, /^button 交卷$/)
  await page.keyboard.press('Enter')
  await page.locator('.score').waitFor()
})

test('Escape closes a dialog at once, wherever the focus was', async () => {
  const { page } = await demo.phone({ who: await demo.as('周文清') })
  await page.goto('/pages/me/index')
  await settled(page)
  await page.getByRole('button', { name: '退出登录' }).click()
  await page.getByRole('dialog', { name: '退出登录？' }).waitFor()
  await page.evaluate(() => (document.activeElement as HTMLElement).blur())
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
})

test('who wants no motion gets none', async () => {
  const { page } = await demo.phone({ who: await demo.as('周文清'), reducedMotion: true })
  await page.goto('/board/index/index?id=round-3')
  await settled(page)
  await page.getByRole('button', { name: '怎样算出来的', exact: true }).click()
  await page.getByRole('dialog').waitFor()
  expect(await page.evaluate(() => document.getAnimations().map((one) => (one as CSSAnimation).animationName ?? 'a transition'))).toEqual([])
  const moving = await page.evaluate(() => [...document.querySelectorAll('.page, .page *')].filter((one) => {
    const { animationName, transitionDuration } = getComputedStyle(one)
    return animationName !== 'none' || !/^(0s(, )?)+$/.test(transitionDuration)
  }).map((one) => one.className))
  expect(moving).toEqual([])
})
