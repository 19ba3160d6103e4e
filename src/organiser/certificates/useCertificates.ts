import { useState } from 'react'
import { useAct } from '@/services/act'
import { request, type Answer } from '@/services/request'
import { useSettled } from '@/services/settled'
import { usePages } from '../parts/usePages'

const ROWS = 30

type Page = Answer<'GET /organiser/rounds/:id/certificates'>
export type Row = Page['items'][number]
export type Holds = 'all' | 'valid' | 'revoked'

/** Certificates of a round, as they are searched for; one is voided, or holds again. */
export function useCertificates (id: string, first: string) {
  const [search, setSearch] = useState('')
  const [cert, setCert] = useState(first)
  const [holds, setHolds] = useState<Holds>('all')
  const text = useSettled(search.trim())
  const pages = usePages(
    (cursor) => request('GET /organiser/rounds/:id/certificates', { id, search: text || undefined, cert: cert || undefined, state: holds === 'all' ? undefined : holds, cursor, limit: ROWS }),
    `${id} ${cert} ${holds} ${text}`, { keep: true })
  const change = useAct(async (row: Row, reason: string, done: () => void) => {
    await request(row.revoked ? 'POST /organiser/certificates/:code/restore' : 'POST /organiser/certificates/:code/revoke', { code: row.code, reason })
    await pages.refresh()
    done()
  })
  return { pages, search, setSearch, cert, setCert, holds, setHolds, searching: text !== '' || cert !== '' || holds !== 'all', change }
}

export type Certificates = ReturnType<typeof useCertificates>
