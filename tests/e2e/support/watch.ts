import type { Page } from 'playwright-core'

/** What a page must not do, as it happens. */
export interface Watched {
  /** Errors on the console and exceptions that nobody caught. */
  errors: string[]
  /** Requests that left the origin. */
  elsewhere: string[]
}

/** A refusal that a test provokes is reported by the browser too: the status alone, without our doing. */
const REFUSED = /^Failed to load resource: (the server responded with a status of (4\d\d|503)|net::ERR_INTERNET_DISCONNECTED|net::ERR_CONNECTION)/

export function watch(page: Page, origin: string): Watched {
  const watched: Watched = { errors: [], elsewhere: [] }
  page.on('console', (message) => {
    if (message.type() === 'error' && !REFUSED.test(message.text())) watched.errors.push(message.text())
  })
  page.on('pageerror', (error) => { watched.errors.push(String(error)) })
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(origin) && !url.startsWith('data:') && !url.startsWith('blob:')) watched.elsewhere.push(url)
  })
  return watched
}

/** The page on top has its data: nothing that stands for rows is left. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const shown = [...document.querySelectorAll<HTMLElement>('.page')].filter((one) => one.offsetParent !== null)
    return shown.length > 0 && shown.every((one) => !one.querySelector('.bone') && (one.textContent ?? '').trim().length > 4)
  })
  await page.waitForTimeout(60)
}
