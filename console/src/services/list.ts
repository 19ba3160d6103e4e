import { useCallback, useRef, useState } from 'react'
import { useData } from './data'
import { asRequestError, type RequestError } from './request-error'

interface PageOf<T> { items: T[]; next: string | null }
interface Shown<T> { items: T[]; next: string | null }

export interface Listed<T, P extends PageOf<T>> {
  items: T[] | null
  /** The first page, with what else the server said there. */
  head: P | null
  error: RequestError | null
  loading: boolean
  refresh: () => Promise<void>
  /** Fetches the next page, if there is one and none is under way. */
  more: () => void
  adding: boolean
  ended: boolean
  moreError: RequestError | null
  /** Changes what is shown with what a command has answered. */
  change: (change: (items: T[]) => T[]) => void
}

/** A list that is read on page by page; another `key` is another list. */
export function useList<T, P extends PageOf<T>>(load: (cursor?: string) => Promise<P>, key = ''): Listed<T, P> {
  const [head, setHead] = useState<{ key: string; page: P } | null>(null)
  const turn = useRef(0)
  const shown = useData<Shown<T>>(async () => {
    turn.current++
    setAdding({ busy: false, error: null })
    const page = await load()
    setHead({ key, page })
    return page
  }, key, { keep: true })
  const [adding, setAdding] = useState<{ busy: boolean; error: RequestError | null }>({ busy: false, error: null })
  const busy = useRef(-1)
  const latest = useRef(shown.data)
  latest.current = shown.data
  const loading = useRef(false)
  loading.current = shown.loading
  const next = shown.data?.next ?? null

  const more = () => {
    if (next === null || busy.current === turn.current || shown.loading) return
    const mine = turn.current
    busy.current = mine
    setAdding({ busy: true, error: null })
    load(next).then(
      (page) => {
        if (mine !== turn.current) return
        shown.set({ items: [...latest.current?.items ?? [], ...page.items], next: page.next })
        setAdding({ busy: false, error: null })
      },
      (failure: unknown) => { if (mine === turn.current) setAdding({ busy: false, error: asRequestError(failure) }) }
    ).finally(() => { if (busy.current === mine) busy.current = -1 })
  }
  const { set } = shown
  const change = useCallback((apply: (items: T[]) => T[]) => {
    // While another list is on its way, that one will know.
    if (!latest.current || loading.current) return
    latest.current = { ...latest.current, items: apply(latest.current.items) }
    set(latest.current)
  }, [set])
  return {
    items: shown.data?.items ?? null, head: head?.key === key ? head.page : null, error: shown.error, loading: shown.loading, refresh: shown.refresh,
    more, adding: adding.busy, ended: shown.data !== null && next === null, moreError: adding.error, change
  }
}
