import { findByRole, findByText, visibleText } from '../find'
import { newLog } from '../log'
import type { Bridge, TransportReply } from '../realm/bridge'
import { createRuntime, type Runtime } from '../realm/runtime'
import { TrackedTimers } from '../timers'
import { fromBase64, toBase64 } from './base64'
import type { Inside, Query, StartOptions, WireReply } from './protocol'
import { SHADOWED } from './shadowed'
import { BUILT_IN_STYLES } from './styles'

/** Starts the mini-program inside this browser page. */
export function start(options: StartOptions): void {
  const style = document.createElement('style')
  style.textContent = BUILT_IN_STYLES
  document.head.append(style)

  const timers = new TrackedTimers<number>(
    {
      setTimeout: (run, ms) => window.setTimeout(run, ms),
      setInterval: (run, ms) => window.setInterval(run, ms),
      clearTimeout: (handle) => window.clearTimeout(handle),
    },
    options.idleMax,
  )
  const log = newLog()
  const globals: Record<string, unknown> = {}
  const bridge = createBridge(options, timers, globals, log)
  const runtime = createRuntime(bridge, (level, text) => console.log(`[${level}] ${text}`))
  Object.assign(globals, runtime.globals)
  window.addEventListener('unhandledrejection', (event) => runtime.rejected(event.reason))
  window.__weapp = inside(runtime, bridge, timers, globals)
  runtime.launch(options.url, options.scene)
}

function createBridge(options: StartOptions, timers: TrackedTimers<number>, globals: Record<string, unknown>, log: Bridge['log']): Bridge {
  return {
    project: options.project,
    options: {
      domains: options.domains,
      system: options.system,
      privacyPending: options.privacyPending,
      loginCode: () => window.__weappLoginCode(),
      phoneCode: options.hasPhone ? () => window.__weappPhoneCode() : undefined,
    },
    storage: new Map(options.storage),
    log,
    window,
    timers,
    transport(request, done) {
      const end = timers.begin()
      void window.__weappSend(request).then((reply) => {
        end()
        done(unwire(reply))
      })
      return end
    },
    byteLength: (text) => new TextEncoder().encode(text).length,
    toBytes: (text) => new TextEncoder().encode(text).slice().buffer,
    toBase64,
    fromBase64,
    runTemplates: (code) => (0, eval)(`(${code})`) as unknown,
    runModule(code, file, scope) {
      const known: Record<string, unknown> = { ...Object.fromEntries(SHADOWED.map((name) => [name, undefined])), ...globals, ...scope }
      const run = new Function(...Object.keys(known), `${code}\n//# sourceURL=weapp/${file}`)
      run(...Object.values(known))
    },
  }
}

function inside(runtime: Runtime, bridge: Bridge, timers: TrackedTimers<number>, globals: Record<string, unknown>): Inside {
  const page = () => {
    if (!runtime.current) throw new Error('no page is open')
    return runtime.current.element
  }
  const find = (query: Query): Element => {
    if ('text' in query) return findByText(page(), query.text)
    if ('role' in query) return findByRole(page(), query.role, query.name)
    const found = page().querySelector(query.selector)
    if (!found) throw new Error(`no element ${query.selector} on the page, which reads:\n${visibleText(page())}`)
    return found
  }
  return {
    log: bridge.log,
    isBusy: () => timers.pending > 0,
    path: () => runtime.current?.path ?? '',
    find,
    text: (query) => visibleText(query ? find(query) : page()),
    input: (query, value) => runtime.input(find(query), value),
    pick: (query, value) => runtime.pick(find(query), value),
    back: () => runtime.back(),
    setOnline: (online) => runtime.setOnline(online),
    reLaunch: (url) => (globals.wx as { reLaunch(options: object): void }).reLaunch({ url }),
  }
}

function unwire(reply: WireReply): TransportReply {
  if (!reply.ok) return reply
  const { text, base64, ...rest } = reply
  return { ...rest, body: base64 === undefined ? (text ?? '') : fromBase64(base64) }
}
