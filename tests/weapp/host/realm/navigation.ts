import { parsePageUrl, type PageUrl } from '../project/paths'
import type { Bridge } from './bridge'
import type { Pages } from './pages'
import { WxError } from './wx/call'

const DEEPEST = 10

type OpenPage = Pages['stack'][number]
type Target = { url: string }

/** The five ways from page to page. Tab pages that were left stay alive in `parked`. */
export class Navigation {
  private readonly parked = new Map<string, OpenPage>()
  private readonly tabs: string[]
  /** Asked for by the app and not yet done. */
  pending = 0

  constructor(
    private readonly bridge: Bridge,
    private readonly pages: Pages,
    private readonly confirmLeave: (message: string) => boolean,
  ) {
    this.tabs = (bridge.project.app.tabBar?.list ?? []).map((tab) => tab.pagePath)
  }

  /** As on a phone the app's code runs to its end first: a page that navigates while it opens is shown before it is left. */
  request<T>(go: () => T): Promise<T> {
    this.pending += 1
    return new Promise<T>((resolve, reject) => {
      this.bridge.timers.setTimeout(() => {
        this.pending -= 1
        try {
          resolve(go())
        } catch (error) {
          reject(error as Error)
        }
      }, 0)
    })
  }

  navigateTo = ({ url, events = {} }: Target & { events?: Record<string, (...args: unknown[]) => void> }) => {
    const target = this.existing(url)
    if (this.tabs.includes(target.path)) throw new WxError('can not navigateTo a tabbar page')
    if (this.pages.stack.length >= DEEPEST) throw new WxError('webview count limit exceed')
    if (this.pages.current) this.pages.hide(this.pages.current)
    const page = this.pages.open(url, 'navigateTo')
    for (const [name, listener] of Object.entries(events)) page.channel.on(name, listener)
    return { eventChannel: page.channel }
  }

  redirectTo = ({ url }: Target): void => {
    const target = this.existing(url)
    if (this.tabs.includes(target.path)) throw new WxError('can not redirectTo a tabbar page')
    const from = this.pages.current?.path ?? ''
    this.pop()
    this.pages.open(absolute(url, from), 'redirectTo')
  }

  navigateBack = ({ delta = 1 }: { delta?: number } = {}): void => {
    if (this.pages.stack.length < 2) throw new WxError('cannot navigate back at first page.')
    if (!this.mayLeave()) throw new WxError('cancel')
    this.leave(delta)
  }

  /** The phone's own back button; false when the lowest page is on top. */
  back(): boolean {
    if (this.pages.stack.length < 2) return false
    if (this.mayLeave()) this.leave(1)
    return true
  }

  switchTab = ({ url }: Target): void => {
    const target = this.existing(url)
    if (!this.tabs.includes(target.path)) throw new WxError('can not switch to no-tabBar page')
    if (this.pages.stack.length === 1 && this.pages.current?.path === target.path) return
    this.park()
    const kept = this.parked.get(target.path)
    if (!kept) return void this.pages.open(`/${target.path}`, 'switchTab')
    this.parked.delete(target.path)
    this.pages.stack.push(kept)
    this.record('switchTab', kept)
    this.pages.show(kept)
  }

  reLaunch = ({ url }: Target): void => {
    this.existing(url)
    const from = this.pages.current?.path ?? ''
    while (this.pages.stack.length > 0) this.pop()
    for (const page of this.parked.values()) this.pages.destroy(page)
    this.parked.clear()
    this.pages.open(absolute(url, from), 'reLaunch')
  }

  /** What tapping the tab bar drawn by WeChat does. */
  tapTab(index: number): void {
    const tab = this.bridge.project.app.tabBar?.list[index]
    if (!tab) throw new Error(`app.json has no tab ${index}`)
    this.switchTab({ url: `/${tab.pagePath}` })
    this.pages.call(this.pages.current!, 'onTabItemTap', { index: String(index), ...tab })
  }

  private mayLeave(): boolean {
    const warning = this.pages.current?.leaveWarning
    return warning === undefined || this.confirmLeave(warning)
  }

  private leave(delta: number): void {
    const count = Math.min(delta, this.pages.stack.length - 1)
    for (let i = 0; i < count; i++) this.pop()
    const page = this.pages.current!
    this.record('navigateBack', page)
    this.pages.show(page)
  }

  /** Leaves the lowest page for another tab: it stays alive when it is a tab itself. */
  private park(): void {
    while (this.pages.stack.length > 1) this.pop()
    const left = this.pages.stack.pop()
    if (!left) return
    if (!this.tabs.includes(left.path)) return this.pages.destroy(left)
    this.pages.hide(left)
    this.pages.setVisible(left, false)
    this.parked.set(left.path, left)
  }

  private pop(): void {
    const page = this.pages.stack.pop()
    if (page) this.pages.destroy(page)
  }

  private existing(url: string): PageUrl {
    const target = parsePageUrl(url, this.pages.current?.path)
    if (!this.bridge.project.pages.includes(target.path)) throw new WxError(`page "${target.path}" is not found`)
    return target
  }

  private record(type: string, { path, query }: OpenPage): void {
    this.bridge.log.navigation.push({ type, path, query })
  }
}

/** The page that a relative URL starts from may be gone when the target opens. */
function absolute(url: string, from: string): string {
  const { path } = parsePageUrl(url, from)
  const search = url.includes('?') ? url.slice(url.indexOf('?')) : ''
  return `/${path}${search}`
}
