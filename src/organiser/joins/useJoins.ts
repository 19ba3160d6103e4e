import { useState } from 'react'
import type { JoinRequest } from '../../../contract/account'
import { useAct } from '@/services/act'
import { useData } from '@/services/data'
import { request } from '@/services/request'

export type Join = JoinRequest

/** What waits for a decision; what is decided leaves the list at once. */
export function useJoins () {
  const joins = useData(async () => (await request('GET /organiser/joins')).items)
  const [at, setAt] = useState('')
  const gone = (id: string) => { joins.set((joins.data ?? []).filter((join) => join.id !== id)) }
  const approve = useAct(async (join: Join, memberId: string | null) => {
    setAt(join.id)
    await request('POST /organiser/joins/:id/approve', { id: join.id, memberId })
    gone(join.id)
  })
  const refuse = useAct(async (join: Join, reason: string, done: () => void) => {
    await request('POST /organiser/joins/:id/refuse', { id: join.id, reason })
    done()
    gone(join.id)
  })
  return { ...joins, approve, refuse, at }
}

export type Joins = ReturnType<typeof useJoins>
