import { useState } from 'react'
import type { EntryList } from '../../../contract/advance'
import { useAct } from '@/services/act'
import { useData } from '@/services/data'
import { request, type Answer } from '@/services/request'

type Moves = Answer<'POST /organiser/rounds/:id/entries/withdraw/preview'>['moves']

/** Who comes into each phase; what is done to one list changes that list alone. */
export function useEntries (id: string) {
  const lists = useData(() => request('GET /organiser/rounds/:id/entries', { id }), id)
  const [moves, setMoves] = useState<Moves | null>(null)
  const put = (list: EntryList) => {
    if (lists.data) lists.set({ ...lists.data, phases: lists.data.phases.map((one) => (one.phase.id === list.phase.id ? list : one)) })
  }
  const ask = useAct(async (phase: string, memberId: string) => {
    setMoves((await request('POST /organiser/rounds/:id/entries/withdraw/preview', { id, phase, memberId })).moves)
  })
  const withdraw = useAct(async (phase: string, memberId: string, reason: string, done: () => void) => {
    put(await request('POST /organiser/rounds/:id/entries/withdraw', { id, phase, memberId, reason }))
    done()
  })
  const again = useAct(async (phase: string, reason: string, done: () => void) => {
    put(await request('POST /organiser/rounds/:id/entries/again', { id, phase, reason }))
    done()
  })
  return { ...lists, moves, forgetMoves: () => setMoves(null), ask, withdraw, again }
}

export type Entries = ReturnType<typeof useEntries>
