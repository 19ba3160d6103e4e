import type { AttemptView } from '../../contract/quiz'
import { storage } from '@/platform/storage'
import { useSession } from '@/store/session'
import { clockMark, type ClockMark } from './clock'

/** The questions of the attempt that is under way, as the server sent them (they hold no keys), for a start without network. */
interface Stored { accountId: string, view: AttemptView, clock: ClockMark }

const KEY = 'paper'
/** WeChat takes 1 MB for a key; a paper has some 30 KB. */
const MOST_LETTERS = 300_000

const accountNow = () => useSession.getState().me?.accountId

/** One paper only: a newer attempt takes the place of the one before. */
export const paper = {
  keep (view: AttemptView): void {
    const accountId = accountNow()
    if (!accountId || view.state !== 'open' || JSON.stringify(view).length > MOST_LETTERS) return
    storage.write(KEY, { accountId, view, clock: clockMark() } satisfies Stored)
  },
  /** Of whoever is signed in now. */
  read (): { view: AttemptView, clock: ClockMark } | null {
    const stored = storage.read<Stored>(KEY)
    return stored && stored.accountId === accountNow() ? stored : null
  },
  forget (attemptId: string): void {
    if (storage.read<Stored>(KEY)?.view.id === attemptId) storage.remove(KEY)
  }
}

// Signed out on purpose, or somebody else signed in. A session that expired leaves it: the same person comes back.
useSession.subscribe(({ me, expired }, before) => {
  if (me?.accountId === before.me?.accountId || expired) return
  const owner = storage.read<Stored>(KEY)?.accountId
  if (owner && owner !== me?.accountId) storage.remove(KEY)
})
