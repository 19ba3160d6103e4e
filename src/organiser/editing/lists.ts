/** task-3: an id that none of the list has. */
export function freshId (list: readonly { own: { id: string } }[], word: string): string {
  const taken = new Set(list.map(({ own }) => own.id))
  let n = list.length + 1
  while (taken.has(`${word}-${n}`)) n++
  return `${word}-${n}`
}

export const replaced = <T>(list: readonly T[], at: number, one: T): T[] => list.map((old, i) => (i === at ? one : old))
export const dropped = <T>(list: readonly T[], at: number): T[] => list.filter((_, i) => i !== at)

export function moved<T> (list: readonly T[], at: number, by: -1 | 1): T[] {
  const [one, other] = [list[at], list[at + by]]
  return one === undefined || other === undefined ? [...list] : list.map((item, i) => (i === at ? other : i === at + by ? one : item))
}
