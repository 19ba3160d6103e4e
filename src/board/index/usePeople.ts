import { useState } from 'react'
import { useList } from '@/services/data'
import { request, type Answer } from '@/services/request'
import { useListed } from './useListed'

export type Scope = 'all' | 'unit'
type Head = Answer<'GET /rounds/:id/board/people'>
interface Chosen { of: string, board?: string, group?: string }
const PAGE = 50

/** The board of people, read on page by page; my own row comes with the first. */
export function usePeople (roundId: string, shown: boolean) {
  const [scope, setScope] = useState<Scope>('all')
  const [{ of, board, group }, choose] = useState<Chosen>({ of: roundId })
  if (of !== roundId) choose({ of: roundId })
  const [head, setHead] = useState<Head | null>(null)
  const list = useList(async (cursor) => {
    if (!shown) return { items: [], next: null }
    const offset = Number(cursor ?? 0)
    const page = await request('GET /rounds/:id/board/people', { id: roundId, scope, board, group: scope === 'all' ? group : undefined, offset, limit: PAGE })
    if (!offset) setHead(page)
    return { items: page.rows, next: page.nextOffset === null ? null : String(page.nextOffset) }
  }, [shown, roundId, scope, board, group].join(' '))
  const current = list.data ? head : null
  return {
    ...list, head: current, roundId, scope, setScope, ...useListed(current, roundId),
    chooseBoard: (id: string) => choose({ of, board: id, group }),
    chooseGroup: (id: string) => choose({ of, board, group: id })
  }
}

export type PeopleBoard = ReturnType<typeof usePeople>
