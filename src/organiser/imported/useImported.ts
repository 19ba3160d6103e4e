import { useState } from 'react'
import type { ImportSummary } from '../../../contract/questions'
import { useAct } from '@/services/act'
import { useData } from '@/services/data'
import { request, type Answer } from '@/services/request'

type Undone = Pick<Answer<'POST /imports/:id/undo'>, 'removed' | 'disabled' | 'restored' | 'kept'>

export const stored = ({ imported: { created, replaced } }: ImportSummary): number => created + replaced

/** What an import has brought into the bank, and taking it back. */
export function useImported (id: string) {
  const summary = useData(() => request('GET /imports/:id', { id }), id)
  const [undone, setUndone] = useState<Undone | null>(null)
  const undo = useAct(async (done: () => void) => {
    const answer = await request('POST /imports/:id/undo', { id }, { timeout: 60_000 })
    setUndone(answer)
    summary.set(answer)
    done()
  })
  return { ...summary, undo, undone }
}

export function undoneWords ({ removed, disabled, restored, kept }: Undone): string[] {
  return [
    removed ? `删除新增的 ${removed} 题` : '', disabled ? `停用 ${disabled} 题（已经用进竞赛，不能删）` : '', restored ? `恢复被替换的 ${restored} 题` : '',
    kept ? `保留 ${kept} 题（入库后又改过）` : ''
  ].filter(Boolean)
}
