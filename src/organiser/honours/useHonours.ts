import { useState } from 'react'
import { useAct } from '@/services/act'
import { useData } from '@/services/data'
import { request, type Answer } from '@/services/request'

type Replayed = Answer<'GET /organiser/rounds/:id/draws/:draw/replay'>

/** Awards and draws of a round that is over, for the organiser who makes them known. */
export function useHonours (id: string) {
  const honours = useData(() => request('GET /organiser/rounds/:id/honours', { id }), id)
  const [replays, setReplays] = useState<Record<string, Replayed>>({})
  const { data, set, refresh } = honours
  const announce = useAct(async (reason: string, done: () => void) => {
    try {
      set(await request('POST /organiser/rounds/:id/honours', { id, mark: data?.mark ?? '', ...(reason && { reason }) }))
      done()
    } catch (error) {
      // The list has changed since: the new one is what has to be looked at.
      void refresh()
      throw error
    }
  })
  const draw = useAct(async (which: string, done: () => void) => {
    await request('POST /organiser/rounds/:id/draws/:draw', { id, draw: which })
    done()
    await refresh()
  })
  const replay = useAct(async (which: string) => {
    const replayed = await request('GET /organiser/rounds/:id/draws/:draw/replay', { id, draw: which })
    setReplays((before) => ({ ...before, [which]: replayed }))
  })
  return { ...honours, announce, draw, replay, replays }
}
