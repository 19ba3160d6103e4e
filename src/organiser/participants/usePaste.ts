import { useState } from 'react'
import type { Fact } from '../../../contract/round-config'
import { useAct } from '@/services/act'
import { request, type Answer } from '@/services/request'

export type What = Fact | 'group'
export type Matched = Answer<'POST /organiser/rounds/:id/participants/match'>

/** One request takes so many. */
const AT_ONCE = 2000

/** A list that came by paste: first it is held against the members, then it is written. */
export function usePaste (id: string, first: What, onDone: (changed: number) => void) {
  const [what, setWhat] = useState<What>(first)
  const [text, setText] = useState('')
  const [matched, setMatched] = useState<Matched | null>(null)
  const match = useAct(async () => setMatched(await request('POST /organiser/rounds/:id/participants/match', { id, what, text })))
  const write = useAct(async () => {
    const entries = (matched?.lines ?? []).flatMap(({ memberId, value }) => (memberId === null || value === null ? []
      : [what === 'group' ? { memberId, group: value } : { memberId, facts: { [what]: Number(value) } }]))
    let changed = 0
    for (let from = 0; from < entries.length; from += AT_ONCE) {
      changed += (await request('PUT /organiser/rounds/:id/participants', { id, entries: entries.slice(from, from + AT_ONCE) })).changed
    }
    onDone(changed)
  })
  return { what, setWhat, text, setText, matched, backToText: () => setMatched(null), match, write }
}

export type Paste = ReturnType<typeof usePaste>
