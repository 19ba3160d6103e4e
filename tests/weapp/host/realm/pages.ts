import { parsePageUrl } from '../project/paths'
import type { Bridge } from './bridge'
import { EventChannel } from './channel'
import type { Errors } from './errors'
import type { Framework, Root } from './framework'
import type { Registry } from './registry'
import { attachTabBar } from './tab-bar'

export type PageInstance = Record<string, unknown> & { data: Record<string, unknown> }

/** One page of the stack. */
export interface PageView {
  path: string
  query: Record<string, string>
  title: string
  instance: PageInstance
  /** The element that holds everything the page draws. */
  element: HTMLElement
  /** Set by wx.enableAlertBeforeUnload. */
  leaveWarning?: string
}

interface OpenPage extends PageView {
  roots: Root[]
  ready: boolean
  scrollTop: number
  channel: EventChannel
}

/** Opens, shows and closes pages; what is on which stack is navigation's business. */
export class Pages {
  readonly stack: OpenPage[] = []
  private opened = 0

  constructor(
    private readonly bridge: Bridge,
    private readonly framework: Framework,
    private readonly registry: Registry,
    private readonly errors: Errors,
  ) {}

  get current(): OpenPage | undefined {
    return this.stack.at(-1)
  }

  open(url: string, type: string): OpenPage {
    const { path, query } = parsePageUrl(url, this.current?.path)
    this.registry.load(path)
    const page = this.create(path, query)
    this.stack.push(page)
    this.bridge.log.navigation.push({ type, path, query })
    this.call(page, 'onLoad', query)
    this.show(page)
    return page
  }

  show(page: OpenPage): void {
    for (const other of this.stack) setVisible(other, other === page)
    // All pages share one document, each has a scroll position of its own.
    this.bridge.window.scrollTo(0, page.scrollTop)
    this.call(page, 'onShow')
    this.lifetime(page, 'show')
    this.bridge.timers.setTimeout(() => this.ready(page), 0)
  }

  hide(page: OpenPage): void {
    page.scrollTop = this.bridge.window.scrollY
    this.call(page, 'onHide')
    this.lifetime(page, 'hide')
  }

  /** Takes the page off the screen for good. */
  destroy(page: OpenPage): void {
    this.call(page, 'onUnload')
    for (const root of page.roots) root.release()
    page.element.remove()
  }

  setVisible = setVisible

  call(page: PageView, name: string, ...args: unknown[]): unknown {
    const method = page.instance[name]
    if (typeof method !== 'function') return undefined
    return this.errors.guard(() => (method as (...all: unknown[]) => unknown).apply(page.instance, args))
  }

  private ready(page: OpenPage): void {
    if (page.ready || !page.element.isConnected) return
    page.ready = true
    this.call(page, 'onReady')
  }

  private lifetime(page: OpenPage, name: 'show' | 'hide'): void {
    for (const root of page.roots) root.getComponent().triggerPageLifetime(name, [])
  }

  private create(path: string, query: Record<string, string>): OpenPage {
    const { project } = this.bridge
    const { element, slot } = this.mount(path)
    const search = Object.entries(query).map(([name, value]) => `${name}=${value}`)
    const root = this.framework.createRoot('wx-page-root', [path, search.join('&')].filter(Boolean).join('?'))
    const title = project.configs[path]?.navigationBarTitleText ?? project.app.window?.navigationBarTitleText ?? ''
    const page: OpenPage = {
      path,
      query,
      title,
      element,
      instance: root.get() as unknown as PageInstance,
      roots: [root],
      ready: false,
      scrollTop: 0,
      channel: new EventChannel(),
    }
    this.describe(page)
    root.attach(element as never, slot as never)
    attachTabBar(project, this.framework, this.registry, page)
    return page
  }

  private mount(path: string): { element: HTMLElement; slot: HTMLElement } {
    const { document } = this.bridge.window
    const element = document.createElement('wx-page')
    element.setAttribute('route', path)
    const style = document.createElement('style')
    style.textContent = [this.bridge.project.styles.app, ...this.stylesOf(path)].filter(Boolean).join('\n')
    const slot = document.createElement('div')
    element.append(style, slot)
    document.body.append(element)
    return { element, slot }
  }

  private stylesOf(path: string, seen = new Set<string>()): (string | undefined)[] {
    if (seen.has(path)) return []
    seen.add(path)
    const used = Object.values(this.framework.space.getComponentStaticConfig(path)?.usingComponents ?? {})
    const nested = used.flatMap((target) => this.stylesOf(target.replace(/^\//, ''), seen))
    return [...nested, this.bridge.project.styles[path]]
  }

  private describe(page: OpenPage): void {
    const id = ++this.opened
    Object.assign(page.instance, {
      route: page.path,
      __route__: page.path,
      options: page.query,
      __wxWebviewId__: id,
      getPageId: () => `pageId:${id}`,
      getOpenerEventChannel: () => page.channel,
    })
  }
}

function setVisible(page: PageView, visible: boolean): void {
  page.element.style.display = visible ? '' : 'none'
  const style = page.element.querySelector('style')
  if (visible) style?.removeAttribute('media')
  else style?.setAttribute('media', 'not all')
}
