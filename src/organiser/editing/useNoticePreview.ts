import { useRef } from 'react'
import { useData } from '@/services/data'
import type { RequestError } from '@/services/request-error'
import { useSettled } from '@/services/settled'
import type { Fault } from './faults'

export interface Notice { sentences: string[], problems: Fault[] }

export interface NoticePreview<N extends Notice> {
  /** The last notice that could be made; a form that does not hold together keeps it. */
  notice: N | null
  /** The notice is of an earlier form: there is none of this one. */
  stale: boolean
  problems: Fault[]
  /** The server could not be asked. */
  error: RequestError | null
  asking: boolean
  again: () => void
}

/** What the server makes of the form, asked again each time the typing pauses. */
export function useNoticePreview<C, N extends Notice> (config: C | null, ask: (config: C) => Promise<N>): NoticePreview<N> {
  const key = config ? JSON.stringify(config) : ''
  const settled = useSettled(key, 400)
  const asked = useData(async () => (settled ? ask(JSON.parse(settled) as C) : null), settled, { once: true })
  const last = useRef<{ notice: N | null, problems: Fault[], stale: boolean }>({ notice: null, problems: [], stale: false })
  const asking = key !== settled || asked.loading
  if (asked.data) {
    const { sentences, problems } = asked.data
    last.current = { notice: sentences.length ? asked.data : last.current.notice, problems, stale: sentences.length === 0 }
  }
  if (!asking && asked.error) last.current.stale = true
  return { ...last.current, error: asked.error, asking, again: () => { void asked.refresh() } }
}
