import { useEffect, useState } from 'react'
import type { MemberRow } from '../../../contract/roster'
import { request } from '../services/request'
import { session } from '../services/session'

/** People of the roster whose name or number is typed, in every range of mine. */
export function useFound(text: string): { found: MemberRow[]; asking: boolean } {
  const [state, set] = useState<{ of: string; found: MemberRow[] }>({ of: '', found: [] })
  useEffect(() => {
    let over = false
    if (!text) { set({ of: '', found: [] }); return }
    const units = session.get().me?.roles.map(({ unit }) => unit.id) ?? []
    Promise.all(units.map((unit) => request('GET /organiser/members', { unit, below: true, search: text, limit: 20 })))
      .then((pages) => { if (!over) set({ of: text, found: pages.flatMap(({ items }) => items).filter(({ left }) => !left) }) }, () => { if (!over) set({ of: text, found: [] }) })
    return () => { over = true }
  }, [text])
  return { found: state.found, asking: state.of !== text }
}
