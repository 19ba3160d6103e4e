import { useRef } from 'react'
import type { Problem } from '../../../contract/organiser'
import type { RoundConfig } from '../../../contract/round-config'
import { useData } from '@/services/data'
import { request, type Answer } from '@/services/request'
import type { RequestError } from '@/services/request-error'
import { useSettled } from '@/services/settled'
import { fullWords, mainPhase } from './words'

/** With what a paper gives at most, in words, and of which phase it is where there are several. */
export type Notice = Answer<'POST /organiser/rounds/preview'> & { full: string, of: string }

async function noticeFor (config: RoundConfig): Promise<Notice> {
  const notice = await request('POST /organiser/rounds/preview', { config })
  const { name } = mainPhase(config)
  return { ...notice, of: config.phases.length > 1 && name ? `${name}：` : '', full: notice.fullScore === null ? '' : fullWords(config, notice.fullScore) }
}

export interface Preview {
  /** The last notice that could be made; a form that does not hold together keeps it. */
  notice: Notice | null
  /** The notice is of an earlier form: there is none of this one. */
  stale: boolean
  problems: Problem[]
  /** The server could not be asked. */
  error: RequestError | null
  asking: boolean
  again: () => void
}

/** What the server makes of the form, asked again each time the typing pauses. */
export function usePreview (config: RoundConfig | null): Preview {
  const key = config ? JSON.stringify(config) : ''
  const settled = useSettled(key, 400)
  const asked = useData(async () => (settled ? noticeFor(JSON.parse(settled) as RoundConfig) : null), settled, { once: true })
  const last = useRef<Notice | null>(null)
  if (asked.data) last.current = asked.data
  const asking = key !== settled || asked.loading
  // While the next answer is awaited it stays as it was: no flicker at each letter.
  const behind = useRef(false)
  if (!asking) behind.current = !!asked.error
  const invalid = asked.error?.code === 'round_invalid' ? problemsIn(asked.error) : null
  return {
    notice: last.current,
    stale: behind.current,
    problems: invalid ?? asked.data?.problems ?? (asked.error ? [] : last.current?.problems ?? []),
    error: invalid ? null : asked.error,
    asking,
    again: () => { void asked.refresh() }
  }
}

/** Where a configuration that the server refused is wrong. */
export function problemsIn (error: RequestError): Problem[] {
  const details = error.details as { problems?: Problem[] } | undefined
  return details?.problems ?? [{ field: '', message: error.message, level: 'error' }]
}
