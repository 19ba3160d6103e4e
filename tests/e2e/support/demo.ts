import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { Session } from '../../../contract/account'
import type { Api, Input, Output, Route } from '../../../contract'
import { launchBrowser, phone } from '../../support/browser'
import { startProduct, type Product } from '../../support/product'
import { watch, type Watched } from './watch'

export class CallError extends Error {
  constructor(readonly status: number, readonly body: { code: string; message: string; details?: unknown }) {
    super(`${status} ${body.code}: ${body.message}`)
  }
}

/** Somebody at the API, beside the browser. */
export interface Person {
  session: Session
  call<K extends Route>(route: K, input?: Input<Api[K]>): Promise<Output<Api[K]>>
}

export interface PhoneOptions {
  who?: Person
  elder?: 0 | 1 | 2 | 3
  width?: number
  height?: number
  reducedMotion?: boolean
  /** true: the browser keeps the pages for use without network; off elsewhere, since each phone would fetch all of them. */
  keeps?: boolean
  /** false: one pixel for each px, which draws faster. */
  sharp?: boolean
}

/** The built product with the demo association and a browser: what every file here begins with. */
export interface Demo {
  origin: string
  product: Product
  browser: Browser
  /** Signs somebody of the demo in at the API; each call is a session of its own. */
  as(name: string): Promise<Person>
  /** As `as`, for accounts that are not among the people to choose from. */
  withPassword(account: string, password?: string): Promise<Person>
  /** A phone of somebody's own, signed in unless nobody is named. Everything that goes wrong on it is kept in `watched`. */
  phone(options?: PhoneOptions): Promise<{ context: BrowserContext; page: Page; watched: Watched }>
  close(): Promise<void>
}

/** `begin`: puts something else than the demo into the database. */
export async function openDemo(env: Record<string, string> = {}, begin?: Parameters<typeof startProduct>[1]): Promise<Demo> {
  const product = await startProduct({ WEB_ROOT: process.env.E2E_WEB_ROOT ?? 'dist', LOG_LEVEL: 'error', ...env }, begin)
  const browser = await launchBrowser()
  const { origin } = product
  const signedIn = (session: Session): Person => ({
    session, call: (route, ...input) => call(origin, route, input[0] ?? {}, session.accessToken)
  })
  return {
    origin, product, browser,
    async as(name) {
      const { people } = await call(origin, 'GET /auth/demo', { search: name })
      const person = people.find((one) => one.name === name)
      if (!person) throw new Error(`Nobody in the demo is called ${name}`)
      return signedIn(await call(origin, 'POST /auth/demo', { accountId: person.accountId }))
    },
    withPassword: async (account, password = 'xueshi-2026') => signedIn(await call(origin, 'POST /auth/password', { account, password })),
    async phone({ who, elder = 0, width = 390, height = 844, reducedMotion = false, sharp = true, keeps = false } = {}) {
      const kept: [string, unknown][] = [['settings', { elder, asked: true }]]
      if (who) kept.push(['session', { tokens: tokensOf(who.session), me: who.session.me }])
      const context = await browser.newContext({
        ...phone, serviceWorkers: keeps ? 'allow' : 'block', deviceScaleFactor: sharp ? 2 : 1, viewport: { width, height }, reducedMotion: reducedMotion ? 'reduce' : 'no-preference', baseURL: origin,
        storageState: { cookies: [], origins: [{ origin, localStorage: kept.map(([name, data]) => ({ name, value: JSON.stringify({ data }) })) }] }
      })
      context.setDefaultTimeout(25_000)
      const page = await context.newPage()
      return { context, page, watched: watch(page, origin) }
    },
    async close() {
      await browser.close()
      await product.dispose()
    }
  }
}

const tokensOf = ({ accessToken, accessExpiresAt, refreshToken }: Session) => ({ accessToken, accessExpiresAt, refreshToken })

async function call<K extends Route>(origin: string, route: K, input: Input<Api[K]> | object, token?: string): Promise<Output<Api[K]>> {
  const [method = '', pattern = ''] = route.split(' ')
  const rest: Record<string, unknown> = { ...input as object }
  const path = pattern.replace(/:(\w+)/g, (_, name: string) => {
    const value = String(rest[name])
    delete rest[name]
    return encodeURIComponent(value)
  })
  const sends = method === 'POST' || method === 'PUT'
  const query = sends ? '' : new URLSearchParams(Object.entries(rest).map(([name, value]) => [name, String(value)])).toString()
  const response = await fetch(`${origin}/api${path}${query && `?${query}`}`, {
    method,
    headers: { ...(sends && { 'content-type': 'application/json' }), ...(token && { authorization: `Bearer ${token}` }) },
    ...(sends && { body: JSON.stringify(rest) })
  })
  const body: unknown = await response.json()
  if (!response.ok) throw new CallError(response.status, body as CallError['body'])
  return body as Output<Api[K]>
}
