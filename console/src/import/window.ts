/** Where each row begins, and last where the last one ends. */
export function placesOf(keys: number[], heights: ReadonlyMap<number, number>, estimate: number): number[] {
  const places = [0]
  let at = 0
  for (const key of keys) places.push(at += heights.get(key) ?? estimate)
  return places
}

const SPARE = 8

/** Which rows to draw: those in view and a few on either side. `to` is the first that is not. */
export function windowOf(places: number[], top: number, height: number): { from: number; to: number } {
  const n = places.length - 1
  const first = lastBefore(places, top)
  let last = first
  while (last < n && (places[last] ?? 0) < top + height) last++
  return { from: Math.max(0, first - SPARE), to: Math.min(n, last + SPARE) }
}

/** The row that begins at or before a height, by halving. */
function lastBefore(places: number[], height: number): number {
  let low = 0
  let high = Math.max(0, places.length - 2)
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((places[middle] ?? 0) <= height) low = middle
    else high = middle - 1
  }
  return low
}
