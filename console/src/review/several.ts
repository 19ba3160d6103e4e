import { asRequestError, type RequestError } from '../services/request-error'

export interface Outcome { done: string[]; failed: { id: string; error: RequestError }[] }

/** One command for each of several things; what fails keeps nothing else from being done. Nothing is tried once the network is gone. */
export async function eachOf(ids: readonly string[], act: (id: string) => Promise<unknown>): Promise<Outcome> {
  const outcome: Outcome = { done: [], failed: [] }
  for (const id of ids) {
    try {
      await act(id)
      outcome.done.push(id)
    } catch (failure) {
      const error = asRequestError(failure)
      outcome.failed.push({ id, error })
      if (error.code === 'offline') break
    }
  }
  return outcome
}
