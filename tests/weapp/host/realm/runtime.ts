import type { Bridge } from './bridge'
import { Components } from './components'
import type { Ui } from './components/behaviour'
import { createConsole } from './console'
import { Errors } from './errors'
import { dispatch, type DispatchOptions } from './events'
import { createFramework } from './framework'
import { Hooks } from './hooks'
import { Lifecycle } from './lifecycle'
import { meterSetData } from './meter'
import { Modules } from './modules'
import { Navigation } from './navigation'
import { Pages, type PageView } from './pages'
import { Registry } from './registry'
import { listenToGestures } from './gestures'
import { createCall } from './wx/call'
import { askModal } from './wx/feedback'
import { Files } from './wx/files'
import { createWx } from './wx'
import { Intersections } from './wx/intersection'
import { Network } from './wx/network'
import { Privacy } from './wx/privacy'

/** What a shell (Node or Chromium) can do with a mini-program. */
export interface Runtime {
  /** What the package's scripts see as globals. */
  globals: Record<string, unknown>
  launch(url?: string, scene?: number): void
  readonly current: PageView | undefined
  readonly stack: PageView[]
  back(): void
  hide(): void
  show(url?: string): void
  setOnline(online: boolean): void
  tapTab(index: number): void
  dispatch(target: Node, type: string, detail?: unknown, options?: DispatchOptions): void
  /** Types into an input or textarea. */
  input(element: Element, value: string): void
  pick(element: Element, value: unknown): void
  valueOf(element: Element): unknown
  intersect(element: Element, ratio: number): void
  /** onShareAppMessage of the page on top, as the menu asks for it. */
  share(): unknown
  /** A promise of the app was rejected and nobody listens. */
  rejected(reason: unknown): void
}

/** Puts the parts together. Runs in the app's realm, so that every object the app gets is one of its own. */
export function createRuntime(bridge: Bridge, echo?: (level: string, text: string) => void): Runtime {
  const { log } = bridge
  const hooks = new Hooks()
  const errors = new Errors(log, hooks)
  const later = (run: () => void) => void bridge.timers.setTimeout(() => errors.guard(run), 0)

  const files = new Files(bridge.options.saved)
  const privacy = new Privacy(bridge.options, hooks)
  const components = new Components()
  const ui: Ui = {
    bridge,
    files,
    privacy,
    fire: dispatch,
    behaviourOf: (element) => components.of(element),
    callPage: (name, ...args) => pages.current && pages.call(pages.current, name, ...args),
    navigate: (type, url) => void (wx[type] as (options: object) => Promise<object>)({ url }),
  }
  const framework = createFramework(bridge, errors, (element, tag) => components.attach(element, tag, ui))
  components.watchAttributes()
  listenToGestures(bridge.window.document, components)

  const modules = new Modules(bridge)
  const registry = new Registry(framework, modules)
  const pages = new Pages(bridge, framework, registry, errors)
  meterSetData(bridge, () => pages.current?.path ?? '')
  const navigation = new Navigation(bridge, pages, (content) => askModal(bridge, { content }).confirm)
  const lifecycle = new Lifecycle(bridge, modules, registry, pages, navigation, hooks, errors)
  const network = new Network(bridge, hooks)
  const intersections = new Intersections()
  const call = createCall(later)
  const wx = createWx({ bridge, call, later, hooks, errors, pages, navigation, lifecycle, network, files, privacy }, intersections)

  return {
    globals: {
      ...registry.globals,
      ...guardedTimers(bridge, errors),
      wx,
      console: createConsole(log, echo),
      getCurrentPages: () => pages.stack.map((page) => page.instance),
      requirePlugin: () => {
        throw new Error('the test host has no plugins')
      },
    },
    launch: (url, scene) => lifecycle.launch(url, scene),
    get current() {
      return pages.current
    },
    stack: pages.stack,
    back() {
      if (!navigation.back()) lifecycle.hide()
    },
    hide: () => lifecycle.hide(),
    show: (url) => lifecycle.show(url),
    setOnline: (online) => network.setOnline(online),
    tapTab: (index) => navigation.tapTab(index),
    dispatch,
    input: (element, value) => type(components, element, value),
    pick(element, value) {
      const behaviour = components.of(element)
      if (!behaviour?.pick) throw new Error(`nothing can be picked in <${element.tagName.toLowerCase()}>`)
      behaviour.pick(value)
    },
    valueOf: (element) => components.of(element)?.value?.(),
    intersect: (element, ratio) => intersections.tell(element, ratio),
    share: () => ui.callPage('onShareAppMessage', { from: 'menu' }),
    rejected(reason) {
      errors.report(reason)
      hooks.fire('UnhandledRejection', { reason, promise: undefined })
    },
  }
}

function type(components: Components, element: Element, value: string): void {
  const field = components.of(element)
  if (!field?.setValue) throw new Error(`nothing can be typed into <${element.tagName.toLowerCase()}>`)
  if (field.disabled?.()) throw new Error('the field is disabled')
  dispatch(element, 'focus', { value: field.value?.() })
  field.setValue(value)
  const typed = String(field.value?.())
  dispatch(element, 'input', { value: typed, cursor: typed.length, keyCode: 0 })
}

/** Timers as the app sees them: with arguments, and with its errors reported. */
function guardedTimers({ timers }: Bridge, errors: Errors): Record<string, unknown> {
  type Run = (...args: unknown[]) => void
  const guarded = (run: Run, args: unknown[]) => () => void errors.guard(() => run(...args))
  return {
    setTimeout: (run: Run, ms = 0, ...args: unknown[]) => timers.setTimeout(guarded(run, args), ms),
    setInterval: (run: Run, ms = 0, ...args: unknown[]) => timers.setInterval(guarded(run, args), ms),
    clearTimeout: (id: number) => timers.clearTimeout(id),
    clearInterval: (id: number) => timers.clearInterval(id),
  }
}
