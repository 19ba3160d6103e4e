import { useEffect, useState } from 'react'
import type { RouteCard } from '../../../contract/event-route'
import { scan } from '@/platform/scan'
import { useAct } from '@/services/act'
import { now } from '@/services/clock'
import { useData } from '@/services/data'
import { newKey } from '@/services/ids'
import { owned } from '@/services/owned'
import { request } from '@/services/request'
import { asRequestError, unreached } from '@/services/request-error'
import { takeStep, useWalkOutbox, type Stamped } from '@/services/walk-outbox'

const kept = owned<Record<string, RouteCard>>('walks')
const keep = (card: RouteCard) => kept.write({ ...Object.fromEntries(Object.entries(kept.read() ?? {}).slice(-4)), [card.eventId]: card })

/** As the server has it; where there is no network, as this phone last saw it. */
async function load (id: string): Promise<RouteCard> {
  try {
    const { card } = await request('GET /events/:id/route', { id })
    keep(card)
    return card
  } catch (failure) {
    const card = unreached(asRequestError(failure)) ? kept.read()?.[id] : undefined
    if (!card) throw failure
    return card
  }
}

export type Said = { station: string, outcome: Stamped['outcome'] | 'waiting' } | null

/** A card and what is done with it. */
export function useWalk (id: string) {
  const data = useData(() => load(id), id)
  const [open, setOpen] = useState('')
  const [said, setSaid] = useState<Said>(null)
  const arrived = useWalkOutbox((state) => state.arrived.filter((one) => one.eventId === id).length)
  const { refresh } = data
  useEffect(() => { if (arrived) void refresh() }, [arrived, refresh])

  const step = async (what: { code: string } | { station: string, answer: number }): Promise<boolean> => {
    const sent = await takeStep({ sendId: newKey(), eventId: id, at: now(), ...what })
    if (!sent) {
      setSaid({ station: 'station' in what ? what.station : '', outcome: 'waiting' })
      return false
    }
    keep(sent.card)
    data.set(sent.card)
    setSaid({ station: sent.station, outcome: sent.outcome })
    setOpen(sent.station)
    return true
  }
  const scanning = useAct(async () => { const code = await scan(); if (code) await step({ code }) })
  const answering = useAct(async (station: string, answer: number) => { await step({ station, answer }) })
  return {
    data, said, scanning, answering, typed: (code: string) => step({ code }),
    open: data.data?.stations.find((one) => one.id === open) ?? null,
    show: (station: string) => { setSaid(null); answering.clear(); setOpen(station) }, hide: () => { setOpen(''); setSaid(null) }
  }
}
export type Walk = ReturnType<typeof useWalk>
