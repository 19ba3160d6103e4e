import type { Audience } from '../../../contract/round-config'
import type { Facts } from './attempts'
import type { Lineage } from './opening'

/** The roster at the opening, as the pure rules read it. */
export interface RosterUnit {
  id: string
  name?: string
  parent?: string
  /** Declared heads, for a unit whose members are not listed. */
  heads?: number
  /** Points entered by the organiser (metric `given`). */
  given?: number
}

export interface RosterMember {
  id: string
  name?: string
  unit: string
  group?: string
  /** Entered after the opening: not among the heads. */
  late?: boolean
  /** Excused: not among the heads unless they take part. */
  excused?: boolean
  /** UTC milliseconds; absent: not signed up. */
  signedUpAt?: number
  facts?: Facts
}

export interface Roster {
  units: readonly RosterUnit[]
  members: readonly RosterMember[]
}

export interface RosterIndex {
  units: ReadonlyMap<string, RosterUnit>
  members: ReadonlyMap<string, RosterMember>
  /** From the top down to the unit itself; a unit that is not on the roster stands alone. */
  lineage: (unit: string) => Lineage
  /** Heads of each unit's subtree. */
  heads: ReadonlyMap<string, number>
  invited: (unit: string) => boolean
}

/**
 * @throws an Error where units go round in a circle
 */
export function indexRoster({ units, members }: Roster, audience: Pick<Audience, 'units'>): RosterIndex {
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const lineages = new Map<string, Lineage>()
  const lineage = (unit: string): Lineage => {
    const known = lineages.get(unit)
    if (known) return known
    const up: string[] = []
    for (let at: string | undefined = unit; at !== undefined; at = byId.get(at)?.parent) {
      if (up.includes(at)) throw new Error(`Units in a circle: ${unit}`)
      up.unshift(at)
    }
    lineages.set(unit, up)
    return up
  }
  const own = new Map<string, number>()
  for (const { unit, late, excused } of members) if (!late && !excused) own.set(unit, (own.get(unit) ?? 0) + 1)
  const heads = new Map<string, number>()
  for (const { id, heads: declared } of units) {
    const count = own.get(id) ?? declared ?? 0
    for (const above of lineage(id)) heads.set(above, (heads.get(above) ?? 0) + count)
  }
  const named = audience.units.filter((id) => byId.has(id))
  // A file of attempts may be tried with a roster that knows nothing of the audience's ids: then everybody on it is invited.
  const invited = (unit: string) => named.length === 0 || lineage(unit).some((id) => named.includes(id))
  return { units: byId, members: new Map(members.map((member) => [member.id, member])), lineage, heads, invited }
}

/** The roster with those among the heads who are excused and took part all the same. */
export function headsWith(roster: RosterIndex, took: readonly string[]): RosterIndex {
  const heads = new Map(roster.heads)
  for (const id of took) {
    const member = roster.members.get(id)
    if (member?.excused && !member.late) for (const unit of roster.lineage(member.unit)) heads.set(unit, (heads.get(unit) ?? 0) + 1)
  }
  return { ...roster, heads }
}

/** The group a member belongs to: by the unit nearest above that a group names, or as the roster says. */
export function groupOf({ groups }: Pick<Audience, 'groups'>, member: RosterMember, lineage: Lineage): string | undefined {
  if (groups?.by !== 'unit') return member.group
  let nearest = -1
  let found: string | undefined
  for (const { id, units = [] } of groups.list) {
    const depth = Math.max(-1, ...units.map((unit) => lineage.lastIndexOf(unit)))
    if (depth > nearest) [nearest, found] = [depth, id]
  }
  return found
}

/** Whether somebody counts in the unit's figures: who came late or has no rank does only where the round says so. */
export const countsForUnit = ({ late, outOfRanking }: Pick<Audience, 'late' | 'outOfRanking'>, who: { late: boolean; out: boolean }): boolean =>
  (!who.late || late === 'unit') && (!who.out || outOfRanking?.forUnit === true)

/** Whether somebody takes part without a rank: as the audience names them, or having signed up after the close. */
export function isOutOfRanking({ outOfRanking: out, signUp }: Audience, member: RosterMember, lineage: Lineage, group: string | undefined): boolean {
  if (signUp && member.signedUpAt !== undefined && member.signedUpAt >= signUp.closesAt) return true
  if (!out) return false
  return Boolean(out.members?.includes(member.id) || out.units?.some((unit) => lineage.includes(unit)) || (group !== undefined && out.groups?.includes(group)))
}
