import { useRef } from 'react'
import type { EventConfig } from '../../../contract/event-config'
import type { EventPreview } from '../../../contract/event-desk'
import { useData } from '@/services/data'
import { request } from '@/services/request'
import type { RequestError } from '@/services/request-error'
import { useSettled } from '@/services/settled'

export interface Preview {
  /** The last notice that could be made; a form that does not hold together keeps it. */
  notice: EventPreview | null
  /** The notice is of an earlier form: there is none of this one. */
  stale: boolean
  problems: EventPreview['problems']
  /** The server could not be asked. */
  error: RequestError | null
  asking: boolean
  again: () => void
}

/** What the server makes of the form, asked again each time the typing pauses. */
export function useEventPreview (config: EventConfig | null): Preview {
  const key = config ? JSON.stringify(config) : ''
  const settled = useSettled(key, 400)
  const asked = useData(async () => (settled ? request('POST /organiser/events/preview', { config: JSON.parse(settled) as EventConfig }) : null), settled, { once: true })
  const last = useRef<{ notice: EventPreview | null, problems: EventPreview['problems'], stale: boolean }>({ notice: null, problems: [], stale: false })
  const asking = key !== settled || asked.loading
  if (asked.data) {
    const { sentences, problems } = asked.data
    last.current = { notice: sentences.length ? asked.data : last.current.notice, problems, stale: sentences.length === 0 }
  }
  if (!asking && asked.error) last.current.stale = true
  return { ...last.current, error: asked.error, asking, again: () => { void asked.refresh() } }
}
