import type { Cut, Edge, Rounding } from '../../../contract/round-config'

/** How many of `n` a percentage is. Rounded up where nothing else is said: somebody always gets in. */
export function placesOf(percent: number, n: number, rounding: Rounding = 'up'): number {
  // 29 % of 100 is 29 and not 28.999…
  const exact = Number(((percent * n) / 100).toFixed(9))
  return rounding === 'up' ? Math.ceil(exact) : rounding === 'down' ? Math.floor(exact) : Math.round(exact)
}

export interface Taken<T> {
  in: T[]
  /** In order, those who would be next. */
  behind: T[]
}

/**
 * The first `places` of a list in order. Where the last place falls among items that are level: all of these get in, none, or a lot says who.
 * @param level whether two neighbours are level
 * @param lot the lower first
 */
export function takeFirst<T>(ordered: readonly T[], places: number, edge: Edge, level: (a: T, b: T) => boolean, lot: (item: T) => number): Taken<T> {
  if (places >= ordered.length) return { in: [...ordered], behind: [] }
  if (places <= 0) return { in: [], behind: [...ordered] }
  const last = ordered[places - 1] as T
  if (!level(last, ordered[places] as T)) return { in: ordered.slice(0, places), behind: ordered.slice(places) }
  let from = places - 1, to = places
  while (from > 0 && level(ordered[from - 1] as T, last)) from--
  while (to < ordered.length && level(ordered[to] as T, last)) to++
  switch (edge) {
    case 'all': return { in: ordered.slice(0, to), behind: ordered.slice(to) }
    case 'none': return { in: ordered.slice(0, from), behind: ordered.slice(from) }
    case 'lot': {
      const drawn = ordered.slice(from, to).sort((a, b) => lot(a) - lot(b))
      return { in: [...ordered.slice(0, from), ...drawn.slice(0, places - from)], behind: [...drawn.slice(places - from), ...ordered.slice(to)] }
    }
    default: return edge satisfies never
  }
}

/** What a cut asks about a candidate. */
export interface Candidate {
  member: string
  /** Points. */
  score: number
  passed: boolean
  /** Units from the top down to the own one. */
  lineage: readonly string[]
  group: string | undefined
}

/** Candidates by unit or group, where the cut has places in each; one heap otherwise. Heaps keep the candidates' order. */
export function heapsOf<T extends Candidate>(cut: Cut, candidates: readonly T[]): { key: string; places: number; list: T[] }[] {
  const heaps = new Map<string, T[]>()
  for (const one of candidates) {
    const key = cut.kind === 'perUnit' ? one.lineage.at(cut.level ?? -1) : cut.kind === 'perGroup' ? one.group : ''
    if (key === undefined) continue
    const heap = heaps.get(key)
    if (heap) heap.push(one)
    else heaps.set(key, [one])
  }
  return [...heaps].map(([key, list]) => ({ key, list, places: placesIn(cut, key, list) }))
}

function placesIn<T extends Candidate>(cut: Cut, key: string, list: readonly T[]): number {
  switch (cut.kind) {
    case 'top':
    case 'perGroup': return cut.count
    case 'perUnit': return cut.quotas?.find(({ unit }) => unit === key)?.count ?? cut.count
    case 'percent': return placesOf(cut.percent, list.length, cut.rounding)
    case 'score': return list.filter(({ score }) => score >= cut.least).length
    case 'passed': return list.filter(({ passed }) => passed).length
    default: return cut satisfies never
  }
}
