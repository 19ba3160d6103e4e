import type { UnitRef } from '../../../contract/common'
import type { UnitNode } from '../../../contract/roster'

/** A hint only, by name: what may be published to is for the server to say. */
export const inRange = (unit: UnitNode, roots: readonly UnitRef[]): boolean =>
  roots.some((root) => root.id === unit.id || unit.path.includes(root.name))

type Seen = Readonly<Record<string, string | null>>

/** A unit above this one is chosen, as far as the way up is known; the tops of my range are known by name. */
export function isImplied (unit: { id: string, path?: readonly string[] }, picked: readonly string[], parents: Seen, roots: readonly UnitRef[]): boolean {
  for (let above = parents[unit.id]; above; above = parents[above]) if (picked.includes(above)) return true
  return roots.some((root) => root.id !== unit.id && picked.includes(root.id) && !!unit.path?.includes(root.name))
}

/** Chooses a unit or lets it go; chosen units below it are then part of it. */
export function toggleUnit (picked: readonly string[], id: string, parents: Seen): string[] {
  if (picked.includes(id)) return picked.filter((one) => one !== id)
  const below = (unit: string): boolean => {
    const parent = parents[unit]
    return parent === id || (!!parent && below(parent))
  }
  return [...picked.filter((one) => !below(one)), id]
}
