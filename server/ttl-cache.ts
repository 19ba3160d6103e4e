/** Remembers answers for a moment: what many ask for at once is worked out once. Time is the process's own, not the rules' clock. */
export interface TtlCache<V> {
  get(key: string, make: () => Promise<V>): Promise<V>
  clear(): void
}

export function ttlCache<V>(ttlMs: number, limit = 500): TtlCache<V> {
  const entries = new Map<string, { value: Promise<V>; until: number }>()
  return {
    get(key, make) {
      const known = entries.get(key)
      if (known && known.until > performance.now()) return known.value
      if (entries.size >= limit) entries.delete(entries.keys().next().value as string)
      const value = make()
      // A failure is not remembered.
      value.catch(() => entries.delete(key))
      entries.set(key, { value, until: performance.now() + ttlMs })
      return value
    },
    clear: () => { entries.clear() }
  }
}
