import type { ElementHandle, Page } from 'playwright-core'
import type { Log } from '../log'
import { toDomSelector } from '../project/selector'
import type { Query } from './protocol'

/** A selector as in WXML, a text, or a role with a name. */
export type ChromiumTarget = string | { text: string } | { role: string; name?: string }

/** A mini-program drawn by a real browser. Modals are confirmed; for other answers use the Node host. */
export interface ChromiumHost {
  readonly page: Page
  log(): Promise<Log>
  path(): Promise<string>
  text(target?: ChromiumTarget): Promise<string>
  /** A real click: a covered or invisible element fails. */
  tap(target: ChromiumTarget): Promise<void>
  tapText(text: string): Promise<void>
  input(target: ChromiumTarget, value: string): Promise<void>
  pick(target: ChromiumTarget, value: unknown): Promise<void>
  waitText(text: string, ms?: number): Promise<void>
  /** Leaves every page for the given one. */
  reLaunch(url: string): Promise<void>
  back(): Promise<void>
  offline(off: boolean): Promise<void>
  idle(ms?: number): Promise<void>
  /** Waits for pictures first. */
  screenshot(path: string, options?: { fullPage?: boolean }): Promise<void>
  close(): Promise<void>
}

const CLICK_TIMEOUT = 3000
const IDLE_TIMEOUT = 5000

/** Functions given to evaluate() run inside the page: they see `window.__weapp` and nothing from here. */
export function hostOf(page: Page, close: () => Promise<void>): ChromiumHost {
  const idle = async (ms = IDLE_TIMEOUT): Promise<void> => {
    await page.waitForFunction(() => !window.__weapp.isBusy(), undefined, { timeout: ms, polling: 20 })
  }
  const then = async (done: Promise<unknown>): Promise<void> => {
    await done
    await idle()
  }
  const tap = async (target: ChromiumTarget): Promise<void> => {
    const handle = await page.evaluateHandle((query) => window.__weapp.find(query), queryOf(target))
    await then((handle as ElementHandle).click({ timeout: CLICK_TIMEOUT }))
  }
  return {
    page,
    log: () => page.evaluate(() => window.__weapp.log),
    path: () => page.evaluate(() => window.__weapp.path()),
    text: (target) => page.evaluate((query) => window.__weapp.text(query), target === undefined ? undefined : queryOf(target)),
    tap,
    tapText: (text) => tap({ text }),
    input: (target, value) =>
      then(page.evaluate(({ query, typed }) => window.__weapp.input(query, typed), { query: queryOf(target), typed: value })),
    pick: (target, value) =>
      then(page.evaluate(({ query, picked }) => window.__weapp.pick(query, picked), { query: queryOf(target), picked: value })),
    async waitText(text, ms = 3000) {
      await page.waitForFunction((wanted) => window.__weapp.text().includes(wanted), text, { timeout: ms, polling: 20 })
    },
    reLaunch: (url) => then(page.evaluate((target) => window.__weapp.reLaunch(target), url)),
    back: () => then(page.evaluate(() => window.__weapp.back())),
    offline: (off) => then(page.evaluate((online) => window.__weapp.setOnline(online), !off)),
    idle,
    async screenshot(path, options) {
      await page.waitForFunction(() => Array.from(document.images).every((image) => image.complete), undefined, { timeout: IDLE_TIMEOUT })
      await page.screenshot({ path, ...options })
    },
    close,
  }
}

function queryOf(target: ChromiumTarget): Query {
  return typeof target === 'string' ? { selector: toDomSelector(target) } : target
}
