import { useState } from 'react'
import type { CheckIn } from '../../../contract/study'
import { useAct } from '@/services/act'
import { request } from '@/services/request'
import { usePages } from '../parts/usePages'

export type Queue = 'review' | 'counted' | 'refused'
const PAGE = 20

/** Check-ins of one plan or of all in my range; each is decided by itself, or all on this page at once. */
export function useCheckIns (planId: string | undefined, first: Queue = 'review') {
  const [state, setState] = useState<Queue>(first)
  const [said, setSaid] = useState('')
  const pages = usePages((cursor) => request('GET /organiser/check-ins', { planId, state, cursor, limit: PAGE }), `${planId ?? ''} ${state}`)
  const decide = useAct(async (which: readonly CheckIn[], pass: boolean, reason: string, done?: () => void) => {
    await request('POST /organiser/check-ins/decide', { ids: which.map(({ id }) => id), pass, reason })
    const [only] = which
    setSaid(`${which.length === 1 ? only?.member.name ?? '' : `${which.length} 条打卡`}${pass ? '已通过' : '已退回'}`)
    done?.()
    await pages.refresh()
  })
  const show = (chosen: Queue) => { setState(chosen); setSaid(''); decide.clear() }
  return { ...pages, state, show, said, decide }
}

export type CheckIns = ReturnType<typeof useCheckIns>
