import { useCallback, useEffect, useState } from 'react'
import type { CheckedCertificate } from '../../../contract/awards'
import { asRequestError, type RequestError } from '@/services/request-error'
import { request } from '@/services/request'

type Checked =
  | { kind: 'found', checked: CheckedCertificate }
  /** No such certificate: an answer too. */
  | { kind: 'none', said: string }

export interface Check {
  code: string
  type: (code: string) => void
  run: () => void
  busy: boolean
  answer: Checked | null
  /** What is wrong with what was typed. */
  wrong: string
  /** It could not be looked up. */
  error: RequestError | null
}

/** Looks a number up; one that came with the address at once. */
export function useCheck (given: string): Check {
  const [code, setCode] = useState(given)
  const [busy, setBusy] = useState(false)
  const [answer, setAnswer] = useState<Checked | null>(null)
  const [wrong, setWrong] = useState('')
  const [error, setError] = useState<RequestError | null>(null)

  const clear = useCallback(() => { setAnswer(null); setWrong(''); setError(null) }, [])
  const look = useCallback(async (typed: string) => {
    clear()
    if (!typed) { setWrong('请填写证书上的编号'); return }
    setBusy(true)
    try {
      setAnswer({ kind: 'found', checked: await request('GET /certificates/:code', { code: typed }) })
    } catch (failure) {
      const refused = asRequestError(failure)
      if (refused.code === 'not_found') setAnswer({ kind: 'none', said: refused.message })
      else if (refused.code === 'bad_request') setWrong(refused.message)
      else setError(refused)
    } finally {
      setBusy(false)
    }
  }, [clear])
  useEffect(() => { if (given) void look(given.trim()) }, [given, look])
  return {
    code, busy, answer, wrong, error,
    type: (next) => { clear(); setCode(next) },
    run: () => { if (!busy) void look(code.trim()) }
  }
}
