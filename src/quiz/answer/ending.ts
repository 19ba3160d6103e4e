import type { AttemptResult } from '../../../contract/quiz'
import { request } from '@/services/request'
import type { RequestError } from '@/services/request-error'

/** The server takes no more answers for this paper. */
export const isGone = ({ code }: RequestError): boolean => code === 'attempt_finished' || code === 'round_closed'

/** How it came to its end, where that is not known here; null when nobody can tell now: the result's page will. */
export async function howEnded (id: string): Promise<AttemptResult['finish'] | null> {
  try {
    return (await request('GET /attempts/:id/result', { id }, { timeout: 8000 })).finish
  } catch {
    return null
  }
}

/** What the result's page says once: the clock ended it, or one wrong answer too many. */
export type Ending = 'over' | 'wrong' | ''

/** What is left of a failure once the server has been heard again. */
export const afterwards = (problem: RequestError | null): RequestError | null => (problem?.code === 'offline' ? null : problem)
