import vm from 'node:vm'
import type { Bridge, ModuleScope } from '../realm/bridge'
import type { Runtime } from '../realm/runtime'
import { bundle } from './bundle'

type Boot = { createRuntime(bridge: Bridge, echo?: (level: string, text: string) => void): Runtime }

const NAME = '__host'
let runtimeScript: vm.Script | undefined

export interface Realm {
  runTemplates: Bridge['runTemplates']
  runModule: Bridge['runModule']
  /** Starts the host's half that lives in the realm, and gives the app its globals. */
  boot(bridge: Bridge, echo?: (level: string, text: string) => void): Runtime
  /** Whether a promise was made by code of this realm. */
  owns(promise: unknown): boolean
}

/** A JavaScript realm with the language and nothing else: no Node, no DOM, no code from strings. */
export function createRealm(timers: Bridge['timers']): Realm {
  const globals = { ...timers } as Record<string, unknown>
  const context = vm.createContext(globals, { codeGeneration: { strings: false, wasm: false } })
  const Promise = vm.runInContext('Promise', context) as PromiseConstructor
  return {
    runTemplates: (code) => vm.runInContext(code.trimStart(), context, { filename: 'templates.js' }),
    runModule(code, file, scope: ModuleScope) {
      const run = vm.compileFunction(code, ['require', 'module', 'exports'], { filename: `weapp/${file}`, parsingContext: context })
      ;(run as (...args: unknown[]) => void)(scope.require, scope.module, scope.exports)
    },
    boot(bridge, echo) {
      runtimeScript ??= new vm.Script(bundle('realm/entry.ts', NAME), { filename: 'weapp-host.js' })
      runtimeScript.runInContext(context)
      const runtime = (globals[NAME] as Boot).createRuntime(bridge, echo)
      // The app shares the realm with the framework, but must not reach the host through it.
      Object.assign(globals, { [NAME]: undefined, global: {}, ...runtime.globals })
      return runtime
    },
    owns: (promise) => promise instanceof Promise,
  }
}
