import { useRef, useState } from 'react'
import { asRequestError, type RequestError } from './request-error'

export interface Act<A extends unknown[]> {
  run: (...args: A) => void
  busy: boolean
  error: RequestError | null
  clear: () => void
}

/** One command of a page: runs once at a time and keeps what went wrong. */
export function useAct<A extends unknown[]>(act: (...args: A) => Promise<unknown>): Act<A> {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<RequestError | null>(null)
  const running = useRef(false)
  const run = (...args: A) => {
    if (running.current) return
    running.current = true
    setBusy(true)
    setError(null)
    act(...args)
      .catch((failure: unknown) => setError(asRequestError(failure)))
      .finally(() => { running.current = false; setBusy(false) })
  }
  return { run, busy, error, clear: () => setError(null) }
}
