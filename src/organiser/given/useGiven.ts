import { useState } from 'react'
import { useAct } from '@/services/act'
import { useData } from '@/services/data'
import { request, type Answer } from '@/services/request'
import { useSettled } from '@/services/settled'

export type Row = Answer<'GET /organiser/rounds/:id/given'>['rows'][number]

/** Units of a round with the points they were given: level by level, or by name. */
export function useGiven (id: string) {
  const [parent, setParent] = useState<string | undefined>(undefined)
  const [search, setSearch] = useState('')
  const text = useSettled(search.trim())
  const units = useData(() => request('GET /organiser/rounds/:id/given', { id, parent: text ? undefined : parent, search: text || undefined }), `${id} ${parent ?? ''} ${text}`, { keep: true })
  const save = useAct(async (unitId: string, points: number, reason: string, done: () => void) => {
    await request('PUT /organiser/rounds/:id/given', { id, entries: [{ unitId, points, reason }] })
    await units.refresh()
    done()
  })
  return { ...units, search, setSearch, searching: text !== '', show: (unitId: string) => { setSearch(''); setParent(unitId) }, save }
}

export type Given = ReturnType<typeof useGiven>
