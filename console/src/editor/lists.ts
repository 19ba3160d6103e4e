/** An id that none of a list has: group-3. */
export function freshId(taken: readonly string[], stem: string): string {
  for (let n = 1; ; n++) if (!taken.includes(`${stem}-${n}`)) return `${stem}-${n}`
}

export function moved<T>(list: readonly T[], from: number, by: -1 | 1): T[] {
  const to = from + by
  const copy = [...list]
  const [one] = copy.splice(from, 1)
  if (one === undefined || to < 0 || to >= list.length) return [...list]
  copy.splice(to, 0, one)
  return copy
}
