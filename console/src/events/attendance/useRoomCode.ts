import { useEffect, useState } from 'react'
import { request, type Answer } from '../../services/request'
import { asRequestError, type RequestError } from '../../services/request-error'

type Code = Answer<'GET /organiser/events/:id/sessions/:session/code'>

/** A code is still taken for so long after the next one is shown. */
const GRACE_MS = 25_000
const AGAIN_MS = 3_000

/** The room's code, fetched anew before it runs out; what is shown is never one that nobody takes any more. */
export function useRoomCode(id: string, session: string, direction: 'in' | 'out'): { code: Code | null; error: RequestError | null } {
  const [code, setCode] = useState<Code | null>(null)
  const [error, setError] = useState<RequestError | null>(null)
  useEffect(() => {
    let gone = false
    let next: ReturnType<typeof setTimeout>
    let dead: ReturnType<typeof setTimeout>
    setCode(null)
    setError(null)
    const ask = async () => {
      try {
        const found = await request('GET /organiser/events/:id/sessions/:session/code', { id, session, direction })
        if (gone) return
        setCode(found)
        setError(null)
        // By what passes here: the desktop's clock may be wrong.
        const left = found.until - found.now
        clearTimeout(dead)
        dead = setTimeout(() => setCode(null), left + GRACE_MS)
        next = setTimeout(() => void ask(), left + 200)
      } catch (failure) {
        if (gone) return
        setError(asRequestError(failure))
        next = setTimeout(() => void ask(), AGAIN_MS)
      }
    }
    void ask()
    return () => { gone = true; clearTimeout(next); clearTimeout(dead) }
  }, [id, session, direction])
  return { code, error }
}
