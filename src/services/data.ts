import { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import { onReconnect } from './network'
import { asRequestError, type RequestError } from './request-error'

export interface Data<T> {
  data: T | null
  /** Of the last try; data of an earlier one may still be there. */
  error: RequestError | null
  loading: boolean
  /** Fetches again, keeping what is shown; never throws. */
  refresh: () => Promise<void>
  /** Changes what is shown without asking the server, e.g. with the answer of a command. */
  set: (data: T) => void
}

/**
 * Data of a page: fetched at once and whenever `key` changes, again each time the page is shown again
 * (unless `once`) and when the connection comes back after a failure. `keep`: the old key's data stay until the new one's
 * have come, as in a search.
 */
export function useData<T> (load: () => Promise<T>, key: string | number = '', { once = false, keep = false } = {}): Data<T> {
  const [state, setState] = useState<{ key: string | number, data: T | null, error: RequestError | null, loading: boolean }>(
    { key, data: null, error: null, loading: true })
  const latest = useRef({ load, turn: 0, shown: false, failed: false })
  latest.current.load = load

  const refresh = useCallback(async () => {
    const turn = ++latest.current.turn
    setState((before) => ({ ...before, loading: true }))
    try {
      const data = await latest.current.load()
      if (turn !== latest.current.turn) return
      latest.current.failed = false
      setState({ key, data, error: null, loading: false })
    } catch (failure) {
      if (turn !== latest.current.turn) return
      latest.current.failed = true
      setState((before) => ({ key, data: before.key === key ? before.data : null, error: asRequestError(failure), loading: false }))
    }
  }, [key])

  useEffect(() => {
    const own = latest.current
    void refresh()
    return () => { own.turn++ }
  }, [refresh])
  useEffect(() => onReconnect(() => { if (latest.current.failed) void refresh() }), [refresh])
  useDidShow(() => {
    if (latest.current.shown && !once) void refresh()
    latest.current.shown = true
  })

  const set = useCallback((data: T) => {
    latest.current.turn++
    setState({ key, data, error: null, loading: false })
  }, [key])
  const stale = state.key !== key
  return { data: stale && !keep ? null : state.data, error: stale ? null : state.error, loading: stale || state.loading, refresh, set }
}

export interface Listed<T> extends Data<T[]> {
  /** Fetches the next page, if there is one and none is under way. */
  more: () => void
  /** More is being fetched. */
  adding: boolean
  /** Everything is shown. */
  ended: boolean
  /** The next page failed; `more` tries again. */
  moreError: RequestError | null
}

interface PageOf<T> { items: T[], next: string | null }
interface Added<T> { key: string | number, after: string | null, items: T[], next: string | null, adding: boolean, error: RequestError | null }

/** A list that is read on page by page. */
export function useList<T> (load: (cursor?: string) => Promise<PageOf<T>>, key: string | number = ''): Listed<T> {
  const first = useData(() => load(), key)
  const [added, setAdded] = useState<Added<T>>({ key, after: null, items: [], next: null, adding: false, error: null })
  const busy = useRef(false)
  const head = first.data
  // What was read on belongs to one first page: another one (refreshed, other key) begins anew.
  const fits = head !== null && added.key === key && added.after === head.next && added.items.length > 0
  const next = fits ? added.next : head?.next ?? null

  const more = () => {
    if (busy.current || !head || next === null) return
    busy.current = true
    const before = fits ? added.items : []
    setAdded({ key, after: head.next, items: before, next, adding: true, error: null })
    load(next)
      .then((page) => setAdded({ key, after: head.next, items: [...before, ...page.items], next: page.next, adding: false, error: null }))
      .catch((failure: unknown) => setAdded({ key, after: head.next, items: before, next, adding: false, error: asRequestError(failure) }))
      .finally(() => { busy.current = false })
  }
  return {
    ...first,
    data: head && [...head.items, ...(fits ? added.items : [])],
    set: (items) => first.set({ items, next: null }),
    more, adding: added.adding, ended: head !== null && next === null, moreError: added.error
  }
}
