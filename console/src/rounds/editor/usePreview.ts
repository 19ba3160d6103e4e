import { useEffect, useRef, useState } from 'react'
import type { Problem } from '../../../../contract/organiser'
import type { RoundConfig } from '../../../../contract/round-config'
import { request } from '../../services/request'
import { asRequestError, type RequestError } from '../../services/request-error'
import { problemsIn, type Desk, type Preview } from './desk'

export interface Seen {
  /** The last notice that could be made; rules that do not hold together keep it. */
  notice: Preview | null
  problems: Problem[]
  stale: boolean
  asking: boolean
  error: RequestError | null
  /** Of these rules was asked. */
  of: RoundConfig | null
}

const PAUSE_MS = 400
const nothing: Seen = { notice: null, problems: [], stale: false, asking: true, error: null, of: null }

/** What the server makes of the rules, asked each time the typing pauses; fields do not wait for it. */
export function usePreview(desk: Desk): Seen & { again: () => void } {
  const [seen, setSeen] = useState<Seen>(nothing)
  const turn = useRef(0)
  const ask = useRef<() => Promise<void>>(async () => {})
  ask.current = async () => {
    const config = desk.store.get().history.now
    const mine = ++turn.current
    try {
      const notice = await request('POST /organiser/rounds/preview', { config })
      if (mine === turn.current) setSeen({ notice, problems: relevant(desk, notice.problems), stale: false, asking: false, error: null, of: config })
    } catch (failure) {
      if (mine !== turn.current) return
      const error = asRequestError(failure)
      const invalid = error.code === 'round_invalid'
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

const ONLY_BEFORE = /^phases\.\d+\.window\.(opensAt|closesAt)$/
/** What is said of a round that has yet to open does not concern one that has begun. */
const relevant = (desk: Desk, problems: Problem[]): Problem[] =>
  (desk.round.state === 'open' || desk.round.state === 'closed' ? problems.filter(({ field, message }) => !(ONLY_BEFORE.test(field) && /已经过去|已到/.test(message))) : problems)
