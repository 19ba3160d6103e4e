import type { RoundConfig } from '../../../contract/round-config'
import type { Entries } from './entry'
import { lotBy, rankPersons } from './person-order'
import { frameOf, rowOf, type PersonPlayed, type PersonRow, type PersonStanding } from './person-row'
import { countingPhases } from './phases'
import { replay, type AttemptRecord, type Replay, type ReplayOptions } from './replay'
import { indexRoster, type Roster } from './roster'
import { unitStandings, type UnitStanding } from './unit-standings'

export interface Standings {
  /** In order: by rank (and group, where groups are ranked apart), those without a rank last. */
  persons: PersonStanding[]
  units: UnitStanding[]
  entries: { phase: string; entries: Entries }[]
  ignored: Replay['ignored']
}

/**
 * The standings of persons and units, and who came into which phase, from attempts alone. The same attempts, roster and seed give the same
 * standings.
 */
export function standingsOf(config: RoundConfig, attempts: readonly AttemptRecord[], roster: Roster, options: ReplayOptions): Standings {
  const index = indexRoster(rosterWith(roster, attempts), config.audience)
  const played = replay(config, attempts, index, options)
  const persons = personsOf(config, [...played.persons.values()], options.seed)
  return {
    persons,
    units: unitStandings(config, persons, index, lotBy(options.seed)),
    entries: config.phases.filter(({ entry }) => entry).map(({ id }) => ({ phase: id, entries: played.entries(id) })),
    ignored: played.ignored
  }
}

/** Units that only the attempts name. */
function rosterWith({ units, members }: Roster, attempts: readonly AttemptRecord[]): Roster {
  const known = new Set(units.map(({ id }) => id))
  const named = new Set(attempts.flatMap(({ unit }) => (unit === undefined || known.has(unit) ? [] : [unit])))
  return { members, units: [...units, ...[...named].map((id) => ({ id }))] }
}

/** Persons in order, from what each has done. */
export function personsOf(config: RoundConfig, persons: readonly PersonPlayed[], seed: string): PersonStanding[] {
  const frame = frameOf(config)
  const rows = persons.map((person) => rowOf(config, frame, person)).filter((row) => row !== null)
  const lot = lotBy(seed)
  for (const { id } of countingPhases(config)) {
    const inPhase = rows.flatMap((row) => { const standing = row.phases.get(id); return standing && !row.outOfRanking ? [{ row, standing }] : [] })
    for (const list of grouped(config, inPhase, ({ row }) => row.group)) {
      const placed = list.map(({ row: { member, phases }, standing }) => {
        const { score, timeMs, finishedAt, attempts } = standing
        return { member, score, timeMs, finishedAt, attempts, phases, standing }
      })
      for (const { person, rank } of rankPersons(config.person, placed, lot)) person.standing.rank = rank
    }
  }
  const ranked: PersonStanding[] = []
  const rest: PersonStanding[] = []
  for (const list of grouped(config, rows, ({ group }) => group)) {
    const isFree = (row: PersonRow) => !row.outOfRanking && !row.unranked
    for (const { person, rank } of rankPersons(config.person, list.filter(isFree), lot)) {
      person.rank = rank
      ranked.push(person)
    }
    for (const { person } of rankPersons(config.person, list.filter((row) => !isFree(row)), lot)) rest.push(person)
  }
  return ranked.concat(rest)
}

const grouped = <T>({ person }: RoundConfig, list: readonly T[], group: (one: T) => string | undefined): T[][] => {
  const groups = new Map<string, T[]>()
  for (const one of list) {
    const key = person.perGroup ? (group(one) ?? '') : ''
    const known = groups.get(key)
    if (known) known.push(one)
    else groups.set(key, [one])
  }
  return [...groups.values()]
}
