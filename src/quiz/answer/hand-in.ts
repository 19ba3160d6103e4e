import type { Submitted } from '../../../contract/quiz'
import type { Outcome } from '@/services/courier'
import { request } from '@/services/request'
import { asRequestError } from '@/services/request-error'
import { listed, unsent } from './outbox'
import type { Live } from './sitting'

/** What handing in needs of the sitting that it belongs to. */
interface Of {
  id: string
  device: string
  get: () => Live
  change: (act: (state: Live) => Partial<Live>) => void
  isOver: () => boolean
  isClosed: () => boolean
  finish: (how: Submitted['finish']) => Promise<void>
  readOnce: () => Promise<Outcome>
  saveSoon: () => void
}

/** Hands the paper in with all that is not saved yet; once its time is up, failed means: again. */
export async function handIn ({ id, device, get, change, isOver, isClosed, finish, readOnce, saveSoon }: Of): Promise<Outcome> {
  if (isClosed()) return 'done'
  if (get().stage === 'over' && get().alone) {
    // Only the phone's clock says that the time is up: nothing is handed in before the server has been asked.
    const read = await readOnce()
    if (isClosed()) return 'done'
    if (read === 'failed') {
      change(({ trouble }) => ({ problem: trouble }))
      return 'failed'
    }
    if (!isOver()) {
      change(() => ({ stage: 'answering', problem: null }))
      saveSoon()
      return 'done'
    }
  }
  change(({ stage }) => (stage === 'over' ? {} : { stage: 'submitting', problem: null }))
  const { box, flags, doubled } = get()
  const rest = unsent(box)
  try {
    const { finish: how } = await request('POST /attempts/:id/submit', {
      id, device, seq: (box.sent?.message.seq ?? box.seq) + 1, answers: listed(rest.answers),
      flags: Object.keys(rest.marks).length ? flags : undefined,
      doubled: Object.keys(rest.doubles).length ? doubled : undefined
    }, { timeout: 20_000 })
    await finish(how)
    return 'done'
  } catch (failure) {
    const problem = asRequestError(failure)
    if (isOver()) {
      change(() => ({ stage: 'over', problem }))
      return 'failed'
    }
    change(() => ({ stage: 'answering', problem }))
    saveSoon()
    return 'done'
  }
}
