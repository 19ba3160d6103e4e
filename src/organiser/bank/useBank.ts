import { useState } from 'react'
import type { QuestionType } from '../../../contract/question'
import type { QuestionRow } from '../../../contract/questions'
import { useData } from '@/services/data'
import { request } from '@/services/request'
import { useSettled } from '@/services/settled'
import { usePages } from '../parts/usePages'

export type Row = QuestionRow
const ROWS = 30

/** One bank: its name, and its questions as they are searched for. */
export function useBank (id: string) {
  const [search, setSearch] = useState('')
  const [kind, setKind] = useState<QuestionType | 'all'>('all')
  const text = useSettled(search.trim())
  const type = kind === 'all' ? undefined : kind
  const bank = useData(async () => (await request('GET /banks')).banks.find((one) => one.id === id) ?? null, id, { once: true })
  const [total, setTotal] = useState(0)
  const pages = usePages(async (cursor) => {
    const page = await request('GET /banks/:id/questions', { id, text: text || undefined, type, cursor, limit: ROWS })
    setTotal(page.total)
    return page
  }, `${id} ${kind} ${text}`, { keep: true })
  return { bank, search, setSearch, kind, setKind, searching: text !== '' || type !== undefined, found: { ...pages, data: pages.data && { ...pages.data, total } } }
}
