import { useState } from 'react'
import { useList } from '@/services/data'
import { request, type Answer } from '@/services/request'

export type Scope = 'all' | 'unit'
type Head = Answer<'GET /rounds/:id/board/people'>
const PAGE = 50

/** The board of people, read on page by page; my own row comes with the first. */
export function usePeople (roundId: string, shown: boolean) {
  const [scope, setScope] = useState<Scope>('all')
  const [head, setHead] = useState<Head | null>(null)
  const list = useList(async (cursor) => {
    if (!shown) return { items: [], next: null }
    const offset = Number(cursor ?? 0)
    const page = await request('GET /rounds/:id/board/people', { id: roundId, scope, offset, limit: PAGE })
    if (!offset) setHead(page)
    return { items: page.rows, next: page.nextOffset === null ? null : String(page.nextOffset) }
  }, `${shown} ${roundId} ${scope}`)
  return { ...list, head: list.data ? head : null, roundId, scope, setScope }
}

export type PeopleBoard = ReturnType<typeof usePeople>
