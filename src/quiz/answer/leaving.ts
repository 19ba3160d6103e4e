import type { Submitted } from '../../../contract/quiz'
import { createCourier, type Outcome } from '@/services/courier'
import { request } from '@/services/request'
import { asRequestError, unreached } from '@/services/request-error'
import { isGone } from './ending'
import type { Live } from './sitting'

/** What counting the leaving of the app needs of the sitting that it belongs to. */
interface Of {
  id: string
  get: () => Live
  isClosed: () => boolean
  readAgain: () => Promise<void>
  /** Saves what waits; false when it could not. */
  deliverAll: () => Promise<boolean>
  counted: (left: number) => void
  finish: (how?: Submitted['finish']) => Promise<void>
}

/**
 * Tells the server that the app was left, once each time. A call whose reply was lost may have been counted: what the server
 * has is read before it is told again. Answers go first, since leaving once too often ends the paper.
 */
export function countLeaving ({ id, get, isClosed, readAgain, deliverAll, counted, finish }: Of) {
  let owed = 0
  /** How often the server had counted when a call got lost; null: none has. */
  let unsure: number | null = null
  const known = () => get().view.leaving?.left ?? 0
  const tell = () => request('POST /attempts/:id/leave', { id }, { timeout: 10_000 })

  const once = async (): Promise<Outcome> => {
    if (isClosed() || !owed) return 'done'
    if (!await deliverAll()) return isClosed() ? 'done' : 'failed'
    if (unsure !== null) {
      await readAgain()
      if (isClosed()) return 'done'
      owed = Math.max(0, owed - (known() - unsure))
      unsure = null
      if (!owed) return 'done'
    }
    try {
      const { left, ended } = await tell()
      owed--
      if (ended) { await finish('left'); return 'done' }
      counted(left)
    } catch (failure) {
      const error = asRequestError(failure)
      if (isGone(error)) { await finish(); return 'done' }
      if (!unreached(error)) { owed = 0; return 'done' }
      unsure = known()
      return 'failed'
    }
    return owed ? 'more' : 'done'
  }
  const courier = createCourier(once)
  return {
    tell,
    stop: courier.stop,
    wasLeft: () => {
      if (get().view.leaving === null || !['answering', 'confirming'].includes(get().stage)) return
      owed++
      courier.now()
    }
  }
}
