import { resolvePath } from '../project/paths'
import type { Bridge } from './bridge'

/** CommonJS over the scripts of the package. */
export class Modules {
  private readonly loaded = new Map<string, { exports: unknown }>()
  private running: string | undefined

  constructor(private readonly bridge: Bridge) {}

  /** The file whose top-level code is running: Page() and Component() register under its path. */
  get current(): string {
    if (this.running === undefined) throw new Error('Page() and Component() can only be called while a script loads')
    return this.running
  }

  require(path: string): unknown {
    const known = this.loaded.get(path)
    if (known) return known.exports
    const code = this.bridge.project.scripts[`${path}.js`]
    if (code === undefined) throw new Error(`module '${path}.js' is not defined`)
    const module = { exports: {} as unknown }
    this.loaded.set(path, module)
    const outer = this.running
    this.running = path
    try {
      const require = (name: string) => this.require(resolvePath(path, name.replace(/\.js$/, '')))
      this.bridge.runModule(code, `${path}.js`, { require, module, exports: module.exports })
    } finally {
      this.running = outer
    }
    return module.exports
  }
}
