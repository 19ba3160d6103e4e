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
  set: (data: T) => void
}

interface State<T> { key: string; data: T | null; error: RequestError | null; loading: boolean }

/** Data of a page: fetched at once, whenever `key` changes, and again when the connection comes back after a failure. `keep`: the old key's data stay meanwhile. */
export function useData<T>(load: () => Promise<T>, key = '', { keep = false } = {}): Data<T> {
  const [state, setState] = useState<State<T>>({ key, data: null, error: null, loading: true })
  const latest = useRef({ load, turn: 0, failed: false })
  latest.current.load = load

  const refresh = useCallback(async () => {
    const own = latest.current
    const turn = ++own.turn
    setState((before) => ({ ...before, loading: true }))
    try {
      const data = await own.load()
      if (turn !== own.turn) return
      own.failed = false
      setState({ key, data, error: null, loading: false })
    } catch (failure) {
      if (turn !== own.turn) return
      own.failed = true
      setState((before) => ({ key, data: before.key === key ? before.data : null, error: asRequestError(failure), loading: false }))
    }
  }, [key])

  useEffect(() => {
    const own = latest.current
    void refresh()
    return () => { own.turn++ }
  }, [refresh])
  useEffect(() => onReconnect(() => { if (latest.current.failed) void refresh() }), [refresh])

  const set = useCallback((data: T) => {
    latest.current.turn++
    setState({ key, data, error: null, loading: false })
  }, [key])
  const stale = state.key !== key
  return { data: stale && !keep ? null : state.data, error: stale ? null : state.error, loading: stale || state.loading, refresh, set }
}
