/** Remembers answers for a moment: what many ask for at once is worked out once. Time is the process's own, not the rules' clock. */
export interface TtlCache<V> {
  get(key: string, make: () => Promise<V>): Promise<V>
  clear(): void
}

/** For what may be dear: kept for so many times as long as it took to work out, within `mostMs`. */
export interface Dear { times: number; mostMs: number }

/** What a plan of many members is asked: worked out at most a sixth of the time, and never older than ten seconds. */
export const DEAR: Dear = { times: 5, mostMs: 10_000 }

/** `ttlMs`: how long an answer is kept from when it was asked for; 0: it is not kept. */
export function ttlCache<V>(ttlMs: number, limit = 500, dear?: Dear, clock = () => performance.now()): TtlCache<V> {
  const entries = new Map<string, { value: Promise<V>; until: number }>()
  return {
    get(key, make) {
      const from = clock()
      const known = entries.get(key)
      if (known && known.until > from) return known.value
      if (entries.size >= limit) entries.delete(entries.keys().next().value as string)
      const value = make()
      const entry = { value, until: from + ttlMs }
      value.then(() => {
        const now = clock()
        if (dear && ttlMs > 0) entry.until = Math.max(entry.until, now + Math.min(dear.mostMs, (now - from) * dear.times))
      }, () => {
        // A failure is not remembered.
        if (entries.get(key) === entry) entries.delete(key)
      })
      entries.set(key, entry)
      return value
    },
    clear: () => { entries.clear() }
  }
}
