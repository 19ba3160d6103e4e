import { useEffect, useRef, useState } from 'react'
import { asRequestError, type RequestError } from '../services/request-error'
import type { Desk } from './desk'
import { isRefusal, problemsIn, type Problem } from './problems'

/** What the server says of a configuration that it can read. */
export interface Preview { sentences: string[]; problems: Problem[] }

export interface Seen<C, P extends Preview> {
  /** The last notice that could be made; rules that do not hold together keep it. */
  notice: P | null
  problems: Problem[]
  stale: boolean
  asking: boolean
  error: RequestError | null
  /** Of these rules was asked. */
  of: C | null
}

const PAUSE_MS = 400
const nothing = { notice: null, problems: [], stale: false, asking: true, error: null, of: null }

/** What the server makes of the rules, asked each time the typing pauses; fields do not wait for it. */
export function usePreview<C, P extends Preview>(desk: Desk<C>, preview: (config: C) => Promise<P>, relevant: (problems: Problem[]) => Problem[] = (all) => all): Seen<C, P> & { again: () => void } {
  const [seen, setSeen] = useState<Seen<C, P>>(nothing)
  const turn = useRef(0)
  const ask = useRef<() => Promise<void>>(async () => {})
  ask.current = async () => {
    const config = desk.store.get().history.now
    const mine = ++turn.current
    try {
      const notice = await preview(config)
      if (mine !== turn.current) return
      const problems = relevant(notice.problems)
      // Without a sentence there is no notice to show: the last one stays.
      if (notice.sentences.length) setSeen({ notice, problems, stale: false, asking: false, error: null, of: config })
      else setSeen((before) => ({ ...before, problems, stale: true, asking: false, error: null, of: config }))
    } catch (failure) {
      if (mine !== turn.current) return
      const error = asRequestError(failure)
      const invalid = isRefusal(error)
      setSeen((before) => ({ ...before, problems: invalid ? problemsIn(error) : before.problems, stale: true, asking: false, error: invalid ? null : error, of: config }))
    }
  }
  useEffect(() => {
    const turns = turn
    let timer: ReturnType<typeof setTimeout> | undefined
    let last = desk.store.get().history.now
    const stop = desk.store.subscribe(() => {
      const { now } = desk.store.get().history
      if (now === last) return
      last = now
      clearTimeout(timer)
      turn.current++
      setSeen((before) => (before.asking ? before : { ...before, asking: true }))
      timer = setTimeout(() => void ask.current(), PAUSE_MS)
    })
    void ask.current()
    const reconnected = () => void ask.current()
    addEventListener('online', reconnected)
    return () => { stop(); clearTimeout(timer); turns.current++; removeEventListener('online', reconnected) }
  }, [desk])
  return { ...seen, again: () => void ask.current() }
}
