import { useState } from 'react'
import type { UnitRef } from '../../../contract/common'
import type { Participant } from '../../../contract/participants'
import { useAct } from '@/services/act'
import { go, links } from '@/services/nav'
import { request } from '@/services/request'
import { useSettled } from '@/services/settled'
import { usePages } from '../parts/usePages'

const ROWS = 30

export type Row = Participant

/** Members of a round, as they are searched for, and what may be done about them. */
export function useParticipants (id: string) {
  const [search, setSearch] = useState('')
  const [unit, setUnit] = useState<UnitRef | null>(null)
  const text = useSettled(search.trim())
  const pages = usePages(
    (cursor) => request('GET /organiser/rounds/:id/participants', { id, search: text || undefined, unit: unit?.id, cursor, limit: ROWS }),
    `${id} ${unit?.id ?? ''} ${text}`, { keep: true })
  const excuse = useAct(async (memberId: string, reason: string, done: () => void) => {
    await request('PUT /organiser/rounds/:id/participants/:memberId/excused', { id, memberId, reason })
    await pages.refresh()
    done()
  })
  const enter = useAct(async (memberId: string, done: () => void) => {
    const paper = await request('POST /organiser/rounds/:id/proxy', { id, memberId })
    done()
    go(links.answer(paper.id))
  })
  return { pages, search, setSearch, unit, setUnit, searching: text !== '' || unit !== null, excuse, enter }
}

export type Participants = ReturnType<typeof useParticipants>
