import { useCallback, useRef, useState } from 'react'
import type { ImportItem, ImportSummary, ItemDecision, ReadBody } from '../../../contract/questions'
import { request } from '@/services/request'
import { asRequestError, type RequestError } from '@/services/request-error'

export interface Change { body?: ReadBody, decision?: ItemDecision }

/** What was changed here since the list was fetched: a question that was mended stays in sight until one goes elsewhere. */
export function useChanges (id: string, told: (summary: ImportSummary) => void) {
  const [fresh, setFresh] = useState<Record<number, ImportItem>>({})
  // A question that cannot go in looks the same to the server whether or not one wants it to: here it is told apart.
  const [skipped, setSkipped] = useState<Record<number, boolean>>({})
  const [waiting, setWaiting] = useState<readonly number[]>([])
  const [failure, setFailure] = useState<{ no: number, error: RequestError } | null>(null)
  const last = useRef<Promise<unknown>>(Promise.resolve())
  const latest = useRef(told)
  latest.current = told

  /** One after the other: each concerns the import as a whole, and the server refuses two at once. */
  const change = (no: number, what: Change): Promise<ImportItem | null> => {
    const act = async () => {
      try {
        const { item, summary } = await request('PUT /imports/:id/items/:no', { id, no, ...what })
        setFresh((all) => ({ ...all, [no]: item }))
        setSkipped((all) => ({ ...all, [no]: what.decision === 'skip' && item.state === 'problem' }))
        latest.current(summary)
        return item
      } catch (error) {
        setFailure({ no, error: asRequestError(error) })
        return null
      } finally {
        setWaiting((all) => all.filter((one) => one !== no))
      }
    }
    setWaiting((all) => [...all, no])
    setFailure((before) => (before?.no === no ? null : before))
    const done = last.current.then(act)
    last.current = done
    return done
  }
  const forget = useCallback(() => { setFresh({}); setFailure(null) }, [])
  return {
    change, forget,
    of: (item: ImportItem) => fresh[item.no] ?? item,
    isSkipped: (no: number) => skipped[no] ?? false,
    isWaiting: (no: number) => waiting.includes(no),
    /** Nothing is on its way any more. */
    idle: waiting.length === 0,
    errorOf: (no: number) => (failure?.no === no ? failure.error : null)
  }
}

export type Changes = ReturnType<typeof useChanges>
