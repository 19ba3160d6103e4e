import { withPlainEvents } from './events'
import type { Framework } from './framework'
import type { Modules } from './modules'

type Definition = Record<string, unknown>
type AppHook = 'onLaunch' | 'onShow' | 'onHide' | 'onError' | 'onPageNotFound' | 'onUnhandledRejection' | 'onThemeChange'
export type AppInstance = Definition & Partial<Record<AppHook, (...args: unknown[]) => void>>

interface Definer {
  Page(definition: Definition): void
  Component(definition: Definition): unknown
  Behavior(definition: Definition): unknown
}

/** App(), Page(), Component() and Behavior() as the package's scripts call them. */
export class Registry {
  app: AppInstance | undefined
  private readonly defined = new Set<string>()

  constructor(
    private readonly framework: Framework,
    private readonly modules: Modules,
  ) {}

  readonly globals = {
    App: (definition: Definition): void => {
      this.app = { ...definition } as AppInstance
    },
    Page: (definition: Definition): void => this.define(({ Page }) => Page(withPlainEvents(definition))),
    Component: (definition: Definition): unknown => this.define(({ Component }) => Component(withPlainMethods(definition))),
    Behavior: (definition: Definition): unknown => {
      const path = this.modules.current
      return this.within(path, ({ Behavior }) => Behavior(withPlainMethods(definition)))
    },
    getApp: (): AppInstance | undefined => this.app,
  }

  /** Loads the scripts of a page or component and of every component that it uses. */
  load(path: string, seen = new Set<string>()): void {
    if (seen.has(path)) return
    seen.add(path)
    const used = this.framework.space.getComponentStaticConfig(path)?.usingComponents ?? {}
    for (const target of Object.values(used)) this.load(target.replace(/^\//, ''), seen)
    this.modules.require(path)
    if (!this.defined.has(path)) throw new Error(`${path}.js called neither Page() nor Component()`)
  }

  private define<T>(run: (definer: Definer) => T): T {
    const path = this.modules.current
    this.defined.add(path)
    return this.within(path, run)
  }

  private within<T>(path: string, run: (definer: Definer) => T): T {
    return this.framework.space.componentEnv(path, (definer) => run(definer as unknown as Definer))
  }
}

function withPlainMethods(definition: Definition): Definition {
  // Taro writes `behaviors: {}` where there are none; WeChat takes it, the framework does not.
  const { behaviors, externalClasses, ...rest } = definition
  return {
    ...rest,
    ...(Array.isArray(behaviors) && { behaviors }),
    ...(Array.isArray(externalClasses) && { externalClasses }),
    methods: withPlainEvents((definition.methods ?? {}) as Definition),
  }
}
