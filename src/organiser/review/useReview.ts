import { useState } from 'react'
import type { ImportSummary } from '../../../contract/questions'
import { useAct } from '@/services/act'
import { useData } from '@/services/data'
import { links, replace } from '@/services/nav'
import { request } from '@/services/request'
import { useChanges } from './useChanges'

export type Tab = 'ready' | 'problem' | 'duplicate' | 'done'

/** What somebody has to look at comes first. */
const firstTab = ({ problem, duplicate }: ImportSummary['counts']): Tab => (problem ? 'problem' : duplicate ? 'duplicate' : 'ready')

/** How many would go into the bank now. */
export const wanted = ({ ready, duplicate, skipped }: ImportSummary['counts']): number => Math.max(0, ready + duplicate - skipped)

/** One import being looked through. */
export function useReview (id: string) {
  const [tab, setTab] = useState<Tab | null>(null)
  // Another bank, other twins: what was fetched before is worth nothing then.
  const [turn, setTurn] = useState(0)
  const summary = useData(async () => {
    const found = await request('GET /imports/:id', { id })
    setTab((before) => before ?? firstTab(found.counts))
    return found
  }, id)
  const changes = useChanges(id, summary.set)
  const { forget } = changes
  const again = () => { forget(); setTurn((n) => n + 1) }

  const intoBank = useAct(async (bankId: string, done: () => void) => {
    summary.set(await request('PUT /imports/:id', { id, bankId }, { timeout: 60_000 }))
    again()
    done()
  })
  const commit = useAct(async () => {
    await request('POST /imports/:id/commit', { id }, { timeout: 60_000 })
    replace(links.imported(id))
  })
  const drop = useAct(async () => {
    await request('DELETE /imports/:id', { id })
    replace(links.banks)
  })
  return {
    id, summary, tab: tab ?? 'ready', turn, changes, intoBank, commit, drop,
    show: (next: Tab) => { forget(); setTab(next) },
    refresh: async () => { again(); await summary.refresh() }
  }
}

export type Review = ReturnType<typeof useReview>
