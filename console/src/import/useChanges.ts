import { useCallback, useRef, useState } from 'react'
import type { ItemDecision, ReadBody } from '../../../contract/questions'
import { request, type Answer } from '../services/request'
import { asRequestError, type RequestError } from '../services/request-error'

export interface What { body?: ReadBody; decision?: ItemDecision }

/** What happens to a row: `busy` and `error` of its last change. */
export interface RowState { busy: boolean; error: RequestError | null }

const CALM: RowState = { busy: false, error: null }

/** Changes of rows go to the server one after the other, however quickly they are given: each builds on the import as the last has left it. */
export function useChanges(id: string, changed: (answer: Answer<'PUT /imports/:id/items/:no'>, what: What) => void) {
  const [states, setStates] = useState<ReadonlyMap<number, RowState>>(new Map())
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const latest = useRef(changed)
  latest.current = changed
  const put = useCallback((no: number, part: Partial<RowState>) => setStates((before) => new Map(before).set(no, { ...CALM, ...before.get(no), ...part })), [])

  const run = useCallback((no: number, what: What) => {
    put(no, { busy: true, error: null })
    queue.current = queue.current.then(async () => {
      try {
        latest.current(await request('PUT /imports/:id/items/:no', { id, no, ...what }), what)
        put(no, { busy: false })
      } catch (failure) {
        put(no, { busy: false, error: asRequestError(failure) })
      }
    })
  }, [id, put])
  const clear = useCallback(() => setStates(new Map()), [])
  return {
    run, clear, of: (no: number): RowState => states.get(no) ?? CALM,
  }
}
