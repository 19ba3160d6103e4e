import { parsePageUrl } from '../project/paths'
import type { Bridge } from './bridge'
import type { Errors } from './errors'
import type { Hooks } from './hooks'
import type { Modules } from './modules'
import type { Navigation } from './navigation'
import type { Pages } from './pages'
import type { Registry } from './registry'

export interface EnterOptions {
  path: string
  query: Record<string, string>
  scene: number
  referrerInfo: Record<string, never>
}

/** Cold start, background and foreground of the whole app. */
export class Lifecycle {
  launchOptions: EnterOptions | undefined
  enterOptions: EnterOptions | undefined
  private inFront = false

  constructor(
    private readonly bridge: Bridge,
    private readonly modules: Modules,
    private readonly registry: Registry,
    private readonly pages: Pages,
    private readonly navigation: Navigation,
    private readonly hooks: Hooks,
    private readonly errors: Errors,
  ) {}

  launch(url = this.firstPage(), scene = 1001): void {
    const options = this.optionsOf(url, scene)
    this.launchOptions = this.enterOptions = options
    this.modules.require('app')
    if (!this.registry.app) throw new Error('app.js did not call App()')
    this.hooks.on('Error', (message: string) => this.call('onError', message))
    this.call('onLaunch', options)
    this.enter(options)
    if (!this.bridge.project.pages.includes(options.path)) {
      this.notFound(options)
      // WeChat, too, takes no notice of an app that navigates later than this.
      if (this.pages.stack.length === 0 && this.navigation.pending === 0) throw new Error(`app.json has no page "${options.path}"`)
      return
    }
    this.pages.open(`/${url.replace(/^\//, '')}`, 'appLaunch')
  }

  hide(): void {
    if (!this.inFront) return
    this.inFront = false
    if (this.pages.current) this.pages.hide(this.pages.current)
    this.call('onHide')
    this.hooks.fire('AppHide')
  }

  /** Back to the front; with a URL, through a code or card that names another page. */
  show(url?: string, scene = 1001): void {
    if (this.inFront) this.hide()
    const options = url === undefined ? this.enterOptions! : this.optionsOf(url, scene)
    this.enterOptions = options
    this.enter(options)
    if (url !== undefined) this.navigation.reLaunch({ url: `/${url.replace(/^\//, '')}` })
    else if (this.pages.current) this.pages.show(this.pages.current)
  }

  call(name: string, ...args: unknown[]): void {
    const { app } = this.registry
    const method = app?.[name]
    if (typeof method === 'function') this.errors.guard(() => (method as (...all: unknown[]) => void).apply(app, args))
  }

  private enter(options: EnterOptions): void {
    this.inFront = true
    this.call('onShow', options)
    this.hooks.fire('AppShow', options)
  }

  private notFound(options: EnterOptions): void {
    const event = { path: options.path, query: options.query, isEntryPage: true }
    this.call('onPageNotFound', event)
    this.hooks.fire('PageNotFound', event)
  }

  private firstPage(): string {
    return this.bridge.project.app.entryPagePath ?? this.bridge.project.pages[0]!
  }

  private optionsOf(url: string, scene: number): EnterOptions {
    return { ...parsePageUrl(url), scene, referrerInfo: {} }
  }
}
