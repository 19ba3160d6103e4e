import { unitKey } from '../../roster/rules/words'
import { nearUnits } from './near'
import type { Given, ListRow, NewUnit, ProblemCode, UnitAt } from './types'

export type Placed = { to: string } | { code: ProblemCode; message: string; near: string[] }

export const choiceKey = ({ unit, parent }: Pick<ListRow, 'unit' | 'parent'>) => `${unitKey(parent)}/${unitKey(unit)}`

/** Where each line belongs, and which units the roster has not. */
export function placer({ units, base, hasUnits, choices }: Given) {
  const byKey = new Map<string, UnitAt[]>()
  for (const unit of units) byKey.set(unitKey(unit.name), [...(byKey.get(unitKey(unit.name)) ?? []), unit])
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const basePath = byId.get(base)?.path ?? ''
  const unknown = new Map<string, NewUnit>()

  const below = (unit: UnitAt, parent: string) => unit.path.split('/').some((id) => id !== unit.id && id !== '' && unitKey(byId.get(id)?.name ?? '') === unitKey(parent))

  const named = (row: ListRow): Placed => {
    const all = byKey.get(unitKey(row.unit)) ?? []
    const fitting = row.parent ? all.filter((unit) => below(unit, row.parent)) : all
    const nearer = fitting.length > 1 ? fitting.filter(({ path }) => path.startsWith(basePath)) : fitting
    const found = nearer.length ? nearer : fitting
    if (found.length === 1) return { to: (found[0] as UnitAt).id }
    if (found.length > 1) return { code: 'which_unit', message: `有 ${found.length} 个单位都叫“${row.unit}”，请选是哪一个，或在表里写上上级单位。`, near: found.slice(0, 6).map(({ id }) => id) }
    return missing(row)
  }

  const missing = (row: ListRow): Placed => {
    const key = choiceKey(row)
    const choice = choices[key] ?? null
    // A unit that was chosen may have gone since.
    const standing = choice && ('unitId' in choice ? byId.has(choice.unitId) : byId.has(choice.under)) ? choice : null
    const one = unknown.get(key) ?? { key, name: row.unit, parent: row.parent, rows: 0, near: nearUnits(row.unit, units), choice: standing }
    one.rows++
    unknown.set(key, one)
    if (!standing) return { code: 'unknown_unit', message: `花名册里没有“${row.unit}”这个单位。`, near: one.near }
    return { to: 'unitId' in standing ? standing.unitId : `new:${key}` }
  }

  return {
    place(row: ListRow): Placed {
      if (row.unitId && byId.has(row.unitId)) return { to: row.unitId }
      if (row.unit) return named(row)
      if (hasUnits) return { code: 'no_unit', message: '没有写单位。', near: [base] }
      return { to: base }
    },
    unknown: () => [...unknown.values()],
    /** In the unit whose list it is, or below it. */
    inBase: (unitId: string) => Boolean(basePath && byId.get(unitId)?.path.startsWith(basePath))
  }
}

/**
 * Units of a list that are new beyond doubt, and where: nobody has decided about them, none of the roster is called nearly so, and the unit
 * that the list names above them (or the list's own) is there once.
 */
export function newUnits({ units, base }: Pick<Given, 'units' | 'base'>, unknown: readonly NewUnit[]): { key: string; under: string }[] {
  return unknown.flatMap(({ key, parent, near, choice }) => {
    if (choice || near.length > 0) return []
    const above = parent ? units.filter(({ name }) => unitKey(name) === unitKey(parent)) : units.filter(({ id }) => id === base)
    return above.length === 1 ? [{ key, under: (above[0] as UnitAt).id }] : []
  })
}
