import type { Browser, Page } from 'playwright-core'
import { bundle } from '../node/bundle'
import { DEFAULT_IDLE_MAX, type HostOptions } from '../options'
import { loadProject } from '../project/load'
import type { Project } from '../project/types'
import { hostOf, type ChromiumHost } from './host'
import type { StartOptions } from './protocol'
import { ORIGIN, sendForPage, serve } from './serve'

type PhoneOptions = Pick<HostOptions, 'hosts' | 'domains' | 'storage' | 'system' | 'loginCode' | 'phoneCode' | 'privacyPending' | 'idleMax'>

export interface ChromiumOptions extends PhoneOptions {
  executablePath?: string
  /** A browser to share; close() leaves it open. */
  browser?: Browser
  url?: string
  scene?: number
  viewport?: { width: number; height: number }
}

const VIEWPORT = { width: 390, height: 844 }
const ARGUMENTS =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'

/** Playwright is loaded here and not before: most tests never need a browser. */
export async function launchChromium(executablePath = '/usr/bin/chromium'): Promise<Browser> {
  const { chromium } = await import('playwright-core')
  return chromium.launch({ executablePath, args: ARGUMENTS.split(' '), headless: true })
}

/** Opens a built mini-program in a browser page as large as a phone. */
export async function openInChromium(source: string | Project, options: ChromiumOptions = {}): Promise<ChromiumHost> {
  const project = typeof source === 'string' ? loadProject(source) : source
  const browser = options.browser ?? (await launchChromium(options.executablePath))
  const viewport = options.viewport ?? VIEWPORT
  const context = await browser.newContext({ viewport, deviceScaleFactor: 2, isMobile: true, hasTouch: true })
  const close = () => (options.browser ? context.close() : browser.close())
  try {
    const page = await context.newPage()
    await connect(page, project, options)
    await page.evaluate((start) => window.__boot.start(start), startOptions(project, viewport, options))
    const host = hostOf(page, close)
    await host.idle()
    return host
  } catch (error) {
    await close()
    throw error
  }
}

async function connect(page: Page, project: Project, { hosts = {}, loginCode, phoneCode }: ChromiumOptions): Promise<void> {
  await serve(page, project.dir, hosts)
  await page.exposeFunction('__weappSend', (request: Parameters<typeof sendForPage>[0]) => sendForPage(request, hosts))
  await page.exposeFunction('__weappLoginCode', () => loginCode?.() ?? 'host-login-code')
  await page.exposeFunction('__weappPhoneCode', () => phoneCode?.())
  await page.goto(`${ORIGIN}/`)
  await page.addScriptTag({ content: bundle('chromium/entry.ts', '__boot') })
}

function startOptions(project: Project, { width, height }: typeof VIEWPORT, options: ChromiumOptions): StartOptions {
  return {
    project,
    domains: options.domains,
    system: { screenWidth: width, screenHeight: height, windowWidth: width, windowHeight: height, ...options.system },
    storage: Array.from(options.storage ?? []),
    privacyPending: options.privacyPending,
    hasPhone: options.phoneCode !== undefined,
    idleMax: options.idleMax ?? DEFAULT_IDLE_MAX,
    url: options.url,
    scene: options.scene,
  }
}
