import { useState } from 'react'
import type { MaterialEntry } from '../../../contract/materials'
import { useAct } from '@/services/act'
import { useList } from '@/services/data'
import { request } from '@/services/request'
import { RequestError } from '@/services/request-error'

/** What members have handed in for the shelf; what is decided leaves the list at once. */
export function useContributions () {
  const list = useList((cursor) => request('GET /organiser/materials', { state: 'review', cursor, limit: 20 }))
  const [said, setSaid] = useState('')
  const gone = async (one: MaterialEntry, words: string) => {
    setSaid(words)
    const rest = (list.data ?? []).filter(({ id }) => id !== one.id)
    if (rest.length) list.set(rest)
    else await list.refresh()
  }
  const publish = useAct(async (one: MaterialEntry, columnId: string, done: () => void) => {
    const { id } = one
    // As it is now: somebody may have put it into another column meanwhile.
    const { input, material } = await request('GET /organiser/materials/:id', { id })
    if (material.version !== one.version) { await list.refresh(); throw new RequestError({ code: 'edited_elsewhere', message: '这篇投稿刚才改过，请看过最新的再发布。' }, 409) }
    const at = columnId === input.columnId ? { id, version: material.version } : await request('PUT /organiser/materials/:id', { ...input, id, version: material.version, unitId: material.unit.id, columnId })
    await request('POST /organiser/materials/:id/publish', { id, version: at.version })
    done()
    await gone(one, `“${one.title}”已发布`)
  })
  const giveBack = useAct(async (one: MaterialEntry, reason: string, done: () => void) => {
    await request('POST /organiser/materials/:id/return', { id: one.id, version: one.version, reason })
    done()
    await gone(one, `“${one.title}”已退回`)
  })
  return { ...list, said, publish, giveBack }
}

export type Contributions = ReturnType<typeof useContributions>
