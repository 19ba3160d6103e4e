import type { AttemptView } from '../../../contract/quiz'
import { storage } from '@/platform/storage'
import type { Kept } from './answering'

const key = (attemptId: string) => `attempt:${attemptId}`

/** What this phone has not sent yet, by attempt: those of different members never meet. */
export const kept = {
  read: (attemptId: string) => storage.read<Kept>(key(attemptId)),
  write: (attemptId: string, { box, pos }: Kept) => storage.write(key(attemptId), { box, pos }),
  forget: (attemptId: string) => storage.remove(key(attemptId))
}

let handed: AttemptView | null = null

/** An attempt that was just started need not be fetched again by the page that takes over. */
export const handOver = (view: AttemptView): void => { handed = view }

export function takeOver (attemptId: string): AttemptView | null {
  const view = handed?.id === attemptId ? handed : null
  handed = null
  return view
}
