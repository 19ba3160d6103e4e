import { now } from '@/services/clock'
import { useData } from '@/services/data'
import { request } from '@/services/request'

const HOUR = 3_600_000

/** What is known of my being there; not asked for days before, when there is nothing to know. */
export function useAttending (eventId: string | undefined, sessions: readonly { begins: number }[]) {
  const ask = eventId !== undefined && sessions.some(({ begins }) => now() >= begins - 2 * HOUR)
  return useData(async () => (ask ? request('GET /events/:id/attendance', { id: eventId }) : null), ask ? eventId : '')
}

export type Attending = ReturnType<typeof useAttending>
