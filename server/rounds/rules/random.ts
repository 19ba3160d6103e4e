/** A source of numbers in [0, 1). Rules never call Math.random: a paper must be reproducible from its seed. */
export type Random = () => number

/**
 * Seeded generator: sfc32 (Chris Doty-Humphrey, PractRand), its state filled by hashing the seed (xmur3 finaliser, after MurmurHash3).
 * Not for secrets: the seed itself comes from the system's generator.
 */
export function seededRandom(seed: string): Random {
  const next = hashStream(seed)
  let a = next(), b = next(), c = next(), d = next()
  const random = () => {
    const t = (a + b + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return (t >>> 0) / 4294967296
  }
  for (let i = 0; i < 12; i++) random()
  return random
}

function hashStream(text: string): () => number {
  let h = 1779033703 ^ text.length
  for (let i = 0; i < text.length; i++) {
    h = Math.imul(h ^ text.charCodeAt(i), 3432918353)
    h = (h << 13) | (h >>> 19)
  }
  return () => {
    h = Math.imul(h ^ (h >>> 16), 2246822507)
    h = Math.imul(h ^ (h >>> 13), 3266489909)
    return (h ^= h >>> 16) >>> 0
  }
}

/** Fisher–Yates on a copy. */
export function shuffled<T>(items: readonly T[], random: Random): T[] {
  const copy = [...items]
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const held = copy[i] as T
    copy[i] = copy[j] as T
    copy[j] = held
  }
  return copy
}

/** Visits the items in random order, one step at a time: drawing k of n costs k, whatever n. */
export function* randomOrder<T>(items: readonly T[], random: Random): Generator<T> {
  const moved = new Map<number, number>()
  for (let left = items.length; left > 0; left--) {
    const at = Math.floor(random() * left)
    const index = moved.get(at) ?? at
    moved.set(at, moved.get(left - 1) ?? left - 1)
    yield items[index] as T
  }
}
