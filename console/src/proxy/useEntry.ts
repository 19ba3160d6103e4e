import { useCallback, useEffect, useRef, useState } from 'react'
import type { AnswerValue } from '../../../contract/question'
import type { AttemptView } from '../../../contract/quiz'
import { request } from '../services/request'
import { asRequestError, type RequestError } from '../services/request-error'
import { onReconnect } from '../services/network'

const PAUSE_MS = 400
const device = `desk-${Math.random().toString(36).slice(2, 12)}`

export type Saving = 'saved' | 'saving' | 'failed'

/** A paper under way: each answer is kept on the server as it is given, so that one may leave and come back. */
export function useEntry(view: AttemptView) {
  const [answers, setAnswers] = useState<ReadonlyMap<number, AnswerValue>>(() => new Map(view.answers.map(({ pos, value }) => [pos, value])))
  const [saving, setSaving] = useState<Saving>('saved')
  const [error, setError] = useState<RequestError | null>(null)
  const own = useRef({ seq: view.seq, pending: new Map<number, AnswerValue>(), timer: 0, flying: null as Promise<void> | null, gone: false })

  const send = useCallback(async (): Promise<void> => {
    const { current: kept } = own
    clearTimeout(kept.timer)
    if (kept.flying) { await kept.flying; return send() }
    if (kept.pending.size === 0) return
    const sent = new Map(kept.pending)
    setSaving('saving')
    kept.flying = (async () => {
      try {
        // Each try has a number of its own: one whose answer got lost may have arrived.
        await request('PUT /attempts/:id/answers', { id: view.id, seq: ++kept.seq, device, answers: [...sent].map(([pos, value]) => ({ pos, value })) })
        for (const [pos, value] of sent) if (kept.pending.get(pos) === value) kept.pending.delete(pos)
        setError(null)
        if (kept.pending.size === 0) setSaving('saved')
      } catch (failure) {
        const refused = asRequestError(failure)
        const newer = (refused.details as { seq?: number } | undefined)?.seq
        if (refused.code === 'answers_newer_elsewhere' && newer !== undefined) kept.seq = newer
        setError(refused)
        setSaving('failed')
        throw refused
      } finally { kept.flying = null }
    })()
    await kept.flying
  }, [view.id])

  const later = useCallback(() => {
    clearTimeout(own.current.timer)
    own.current.timer = window.setTimeout(() => { send().catch(() => undefined) }, PAUSE_MS)
  }, [send])
  const set = useCallback((given: readonly { pos: number; value: AnswerValue }[]) => {
    for (const { pos, value } of given) own.current.pending.set(pos, value)
    setAnswers((before) => new Map([...before, ...given.map(({ pos, value }) => [pos, value] as const)]))
    setSaving('saving')
    later()
  }, [later])
  useEffect(() => onReconnect(() => { send().catch(() => undefined) }), [send])
  // Who leaves within the pause loses nothing.
  useEffect(() => {
    const { current: kept } = own
    return () => { if (!kept.gone) send().catch(() => undefined) }
  }, [send])

  const submit = useCallback(async (doubled: number[]) => {
    const { current: kept } = own
    await send().catch(() => undefined)
    await request('POST /attempts/:id/submit', { id: view.id, seq: ++kept.seq, device, answers: [...kept.pending].map(([pos, value]) => ({ pos, value })), ...(doubled.length && { doubled }) })
    kept.gone = true
    return request('GET /attempts/:id/result', { id: view.id })
  }, [send, view.id])
  return { answers, set, saving, error, retry: () => { send().catch(() => undefined) }, submit }
}
