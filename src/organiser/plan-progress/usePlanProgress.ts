import { useState } from 'react'
import { useAct } from '@/services/act'
import { useData } from '@/services/data'
import { request, type Answer } from '@/services/request'

export type PlanProgress = Answer<'GET /organiser/plans/:id/progress'>

/** How each unit goes along, below one unit; and the places of a plan that is mine. */
export function usePlanProgress (id: string) {
  const [parent, setParent] = useState<string>()
  const progress = useData(() => request('GET /organiser/plans/:id/progress', { id, parent }), `${id} ${parent ?? ''}`)
  const mine = progress.data?.plan.mine ?? false
  const codes = useData(async () => (mine ? (await request('GET /organiser/plans/:id/codes', { id })).places.length : 0), `${id} ${mine}`)
  const end = useAct(async (reason: string, done: () => void) => {
    await request('POST /organiser/plans/:id/end', { id, reason })
    done()
    await progress.refresh()
  })
  return { ...progress, places: codes.data ?? 0, show: setParent, end }
}
