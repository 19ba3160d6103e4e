import { JSDOM, VirtualConsole } from 'jsdom'
import { setTimeout } from 'node:timers/promises'
import { findByRole, findByText, isVisible, matches, visibleText, type TextMatch } from './find'
import type { Host, Target } from './host'
import { costOf, newLog, type Log, type SetDataCost } from './log'
import { untilIdle } from './node/idle'
import { createRealm, type Realm } from './node/realm'
import { listenToRejections } from './node/rejections'
import { nodeTimers } from './node/timers'
import { send } from './node/transport'
import { DEFAULT_IDLE_MAX, type HostOptions } from './options'
import { loadProject } from './project/load'
import { toDomSelector } from './project/selector'
import type { Project } from './project/types'
import type { Bridge } from './realm/bridge'
import type { Runtime } from './realm/runtime'
import type { TrackedTimers } from './timers'

const IDLE_LIMIT = 20000

/** Makes a phone with the given mini-program installed; start() opens it. */
export function createHost(source: string | Project, options: HostOptions = {}): Host {
  const project = typeof source === 'string' ? loadProject(source) : source
  const timers = nodeTimers(options.idleMax ?? DEFAULT_IDLE_MAX)
  const log = newLog()
  const { window } = new JSDOM('<!doctype html><html><body></body></html>', { virtualConsole: new VirtualConsole() })
  const realm = createRealm(timers)
  // Without layout, styles would only cost the time to parse them.
  const killed = new AbortController()
  const bridge = createBridge({ project: { ...project, styles: {} }, options, log, timers, realm, window, killed: killed.signal })
   
  const runtime = realm.boot(bridge, options.echo ? (level, text) => console.log(`[${level}] ${text}`) : undefined)
  const stop = listenToRejections((reason, promise) => {
    if (realm.owns(promise)) runtime.rejected(reason)
  })
  return hostOf({ project, log, timers, runtime, window }, () => {
    stop()
    killed.abort()
    timers.clear()
    window.close()
  })
}

type Window = JSDOM['window']

interface Parts {
  project: Project
  log: Log
  timers: TrackedTimers
  runtime: Runtime
  window: Window
}

interface BridgeParts extends Omit<Parts, 'runtime'> {
  options: HostOptions
  realm: Realm
  /** Aborted once the host is disposed of: its app must not hear of answers any more. */
  killed: AbortSignal
}

function createBridge(parts: BridgeParts): Bridge {
  const { options, timers, realm, killed } = parts
  return {
    project: parts.project,
    options,
    storage: options.storage ?? new Map<string, string>(),
    log: parts.log,
    window: parts.window as unknown as Bridge['window'],
    timers,
    transport(request, done) {
      const end = timers.begin()
      const abort = new AbortController()
      void send(request, options.hosts, AbortSignal.any([abort.signal, killed])).then((reply) => {
        end()
        if (!killed.aborted) done(reply)
      })
      return () => {
        end()
        abort.abort()
      }
    },
    byteLength: (text) => Buffer.byteLength(text),
    toBytes: (text) => new Uint8Array(Buffer.from(text)).buffer,
    toBase64: (bytes) => Buffer.from(bytes).toString('base64'),
    fromBase64: (text) => new Uint8Array(Buffer.from(text, 'base64')).buffer,
    runTemplates: realm.runTemplates,
    runModule: realm.runModule,
  }
}

function hostOf({ project, log, timers, runtime, window }: Parts, dispose: () => void): Host {
  const page = () => {
    if (!runtime.current) throw new Error('no page is open: start() first')
    return runtime.current
  }
  const $ = (selector: string) => page().element.querySelector(toDomSelector(selector))
  const element = (target: Target): Element => {
    if (typeof target !== 'string') return target
    const found = $(target)
    if (!found) throw new Error(`no element ${target} on the page, which reads:\n${visibleText(page().element)}`)
    return found
  }
  const idle = (limit = IDLE_LIMIT) => untilIdle(timers, limit)
  const act = async (run: () => unknown): Promise<SetDataCost> => {
    const before = log.setData.length
    await run()
    await idle()
    return costOf(log.setData.slice(before))
  }
  const tap = (target: Target) =>
    act(() => {
      const tapped = element(target)
      if (!isVisible(tapped)) throw new Error('a hidden element cannot be tapped')
      tapped.dispatchEvent(new window.MouseEvent('click', { bubbles: true, cancelable: true }))
    })

  const host: Host = {
    project,
    log,
    get page() {
      return page()
    },
    stack: runtime.stack,
    path: () => page().path,
    title: () => page().title,
    async start(url, scene) {
      runtime.launch(url, scene)
      await idle()
      return host
    },
    idle,
    dispose,
    $,
    $$: (selector) => Array.from(page().element.querySelectorAll(toDomSelector(selector))),
    text: (target) => visibleText(target === undefined ? page().element : element(target)),
    byText: (text) => findByText(page().element, text),
    byRole: (role, name) => findByRole(page().element, role, name),
    waitText: (text, ms) => waitText(host, text, ms),
    valueOf: (target) => runtime.valueOf(element(target)),
    tap,
    tapText: async (text) => tap(host.byText(text)),
    tapTab: (text) => act(() => runtime.tapTab(tabIndex(project, text))),
    input: (target, value) => act(() => runtime.input(element(target), value)),
    pick: (target, value) => act(() => runtime.pick(element(target), value)),
    fire: (target, type, detail) =>
      act(() => runtime.dispatch(element(target), type, detail ?? { value: runtime.valueOf(element(target)) })),
    act,
    intersect: (target, ratio = 1) => act(() => runtime.intersect(element(target), ratio)),
    share: () => runtime.share(),
    back: () => act(() => runtime.back()),
    hide: async () => void (await act(() => runtime.hide())),
    show: async (url) => void (await act(() => runtime.show(url))),
    offline: async (off) => void (await act(() => runtime.setOnline(!off))),
  }
  return host
}

async function waitText(host: Host, text: TextMatch, ms = 3000): Promise<Element> {
  const deadline = Date.now() + ms
  while (!matches(host.text(), text) && Date.now() < deadline) await setTimeout(10)
  return host.byText(text)
}

function tabIndex(project: Project, text: string): number {
  const tabs = project.app.tabBar?.list ?? []
  const index = tabs.findIndex((tab) => tab.text === text)
  if (index < 0) throw new Error(`no tab “${text}” among ${tabs.map((tab) => tab.text).join(', ')}`)
  return index
}
