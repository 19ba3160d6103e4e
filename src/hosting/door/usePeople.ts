import { useState } from 'react'
import type { AttendanceRow } from '../../../contract/attendance'
import { useAct } from '@/services/act'
import { newKey } from '@/services/ids'
import { request } from '@/services/request'
import { RequestError } from '@/services/request-error'
import { usePages } from '../../organiser/parts/usePages'

export type Which = 'all' | 'none' | 'came' | 'late' | 'left-early' | 'absent' | 'unsettled'
export type Marked = 'tick' | 'came' | 'absent' | 'times' | 'group' | 'confirm'
export interface Entered { reason?: string, /** Of a group, who came. */ party?: number[], from?: number, to?: number }

const PAGE = 30
const words: Record<Marked, string> = { tick: '已登记到场', came: '已更正为来了', absent: '已更正为没来', times: '已更正起止时间', group: '这一组已更正', confirm: '已核对' }

/** The people of one session (empty: nobody asks for them now), and what is entered of them. `onChange`: figures are different now. */
export function usePeople (eventId: string, session: string, onChange: () => void) {
  const [which, setWhich] = useState<Which>('all')
  const [search, setSearch] = useState('')
  const [said, setSaid] = useState('')
  const pages = usePages(async (cursor) => (session ? request('GET /organiser/events/:id/attendance', { id: eventId, session, state: which === 'all' ? undefined : which, search: search || undefined, cursor, limit: PAGE }) : { items: [], next: null, sessions: [] }), `${eventId} ${session} ${which} ${search}`, { keep: true })
  const mark = useAct(async (rows: readonly AttendanceRow[], what: Marked, entered: Entered = {}, done?: () => void) => {
    setSaid('')
    const { marked, refused } = await request('POST /organiser/events/:id/marks', { id: eventId, session, sendId: newKey(), memberIds: rows.map(({ memberId }) => memberId), what, ...entered })
    const [first] = refused
    if (marked === 0 && first) throw new RequestError({ code: 'conflict', message: `${first.name}：${first.why}` }, 409)
    setSaid(`${rows.length === 1 ? rows[0]?.name ?? '' : `${marked} 人`}${words[what]}${first ? `；${refused.length} 人没有：${first.why}` : ''}`)
    done?.()
    onChange()
    await pages.refresh()
  })
  return { pages, which, show: (next: Which) => { setWhich(next); setSaid(''); mark.clear() }, search, setSearch, mark, said }
}

export type Listing = ReturnType<typeof usePeople>
