import { useSyncExternalStore } from 'react'

/** State outside the pages: read it anywhere, watch one field of it in a component. */
export function createStore<S extends object>(initial: S) {
  let state = initial
  const watchers = new Set<() => void>()
  const subscribe = (watcher: () => void) => {
    watchers.add(watcher)
    return () => { watchers.delete(watcher) }
  }
  return {
    get: () => state,
    set(part: Partial<S>) {
      state = { ...state, ...part }
      for (const watcher of watchers) watcher()
    },
    subscribe,
    use: <T>(select: (state: S) => T): T => useSyncExternalStore(subscribe, () => select(state))
  }
}
