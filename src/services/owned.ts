import { storage } from '@/platform/storage'
import { useSession } from '@/store/session'
import { clockMark, recall, type ClockMark } from './clock'

interface Stored<T> { accountId: string, value: T, clock: ClockMark }

export interface Owned<T> {
  /** Of whoever is signed in now. */
  read: () => T | null
  /** False: it was not kept, being too much for the phone. */
  write: (value: T) => boolean
  remove: () => void
}

const keys: string[] = []
const accountNow = () => useSession.getState().me?.accountId

/** WeChat takes 1 MB for a key. */
const MOST_LETTERS = 300_000

/** A value that lies in the phone for a start without network. It is its owner's: nobody else reads it, and signing out removes it. */
export function owned<T> (key: string): Owned<T> {
  keys.push(key)
  return {
    read () {
      const stored = storage.read<Stored<T>>(key)
      if (!stored || stored.accountId !== accountNow()) return null
      recall(stored.clock)
      return stored.value
    },
    write (value) {
      const accountId = accountNow()
      if (!accountId || JSON.stringify(value).length > MOST_LETTERS) return false
      storage.write(key, { accountId, value, clock: clockMark() } satisfies Stored<T>)
      return true
    },
    remove: () => storage.remove(key)
  }
}

// Signed out on purpose, or somebody else signed in. A session that expired leaves them: the same person comes back.
useSession.subscribe(({ me, expired }, before) => {
  if (me?.accountId === before.me?.accountId || expired) return
  for (const key of keys) {
    const owner = storage.read<Stored<unknown>>(key)?.accountId
    if (owner && owner !== me?.accountId) storage.remove(key)
  }
})
