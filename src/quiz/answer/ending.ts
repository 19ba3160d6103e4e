import { request } from '@/services/request'
import type { RequestError } from '@/services/request-error'

/** The server takes no more answers for this paper. */
export const isGone = ({ code }: RequestError): boolean => code === 'attempt_finished' || code === 'round_closed'

/** Whether it was the organiser who ended it; in doubt the result's page will tell. */
export async function endedByOrganiser (id: string): Promise<boolean> {
  try {
    return (await request('GET /attempts/:id/result', { id }, { timeout: 8000 })).finish === 'ended'
  } catch {
    return false
  }
}

/** What is left of a failure once the server has been heard again. */
export const afterwards = (problem: RequestError | null): RequestError | null => (problem?.code === 'offline' ? null : problem)
