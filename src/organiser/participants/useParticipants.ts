import { useState } from 'react'
import type { UnitRef } from '../../../contract/common'
import type { Participant } from '../../../contract/participants'
import { useAct } from '@/services/act'
import { go, links } from '@/services/nav'
import { request, type Answer } from '@/services/request'
import { useSettled } from '@/services/settled'
import { usePages } from '../parts/usePages'

const ROWS = 30

export type Row = Participant
/** What may be entered for somebody. */
export type Offer = Answer<'GET /organiser/rounds/:id/proxy/:memberId'>

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
  const start = async (memberId: string, phase: string, paper: string | undefined, done: () => void) => {
    const { id: attempt } = await request('POST /organiser/rounds/:id/proxy', { id, memberId, phase, ...(paper && { paper }) })
    done()
    go(links.answer(attempt))
  }
  /** At once where there is nothing to choose; else `choose` has what there is. */
  const enter = useAct(async (memberId: string, choose: (offer: Offer) => void, done: () => void) => {
    const offer = await request('GET /organiser/rounds/:id/proxy/:memberId', { id, memberId })
    const [only] = offer.phases
    if (offer.phases.length === 1 && only && !only.whyNot && !only.papers.length) await start(memberId, only.id, undefined, done)
    else choose(offer)
  })
  const enterChosen = useAct(start)
  return { pages, search, setSearch, unit, setUnit, searching: text !== '' || unit !== null, excuse, enter, enterChosen }
}

export type Participants = ReturnType<typeof useParticipants>
