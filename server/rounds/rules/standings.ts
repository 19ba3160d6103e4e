import type { RoundConfig } from '../../../contract/round-config'
import { bonusOf, resultOf, withMakeUps, type Result } from './result'
import type { Counted } from './counting'
import type { Entries } from './entry'
import { lotBy, rankPersons } from './person-order'
import { countingPhases, resultPhases } from './phases'
import { replay, standingsIn, type AttemptRecord, type Person, type Replay, type ReplayOptions } from './replay'
import { indexRoster, type Roster } from './roster'
import type { Judged } from './qualify'
import type { Hundredths } from './types'
import { unitStandings, type UnitStanding } from './unit-standings'

/** What somebody has in one phase. */
export interface PhaseStanding extends Counted {
  rank: number | null
  attempts: number
  full: boolean
  passed: boolean
}

export interface PersonStanding extends Judged, Counted {
  name: string
  unit: string
  group: string | undefined
  lineage: readonly string[]
  outOfRanking: boolean
  /** Whether the unit's figures contain the person. */
  forUnit: boolean
  bonus: Hundredths
  phases: Map<string, PhaseStanding>
  /** Every attempt that was looked at, for the tickets of a draw. */
  scores: { phase: string; day: number; score: Hundredths }[]
}

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
  const persons = personsOf(config, [...played.persons.values()], options)
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

function personsOf(config: RoundConfig, persons: readonly Person[], { seed }: ReplayOptions): PersonStanding[] {
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
    const isFree = (row: Row) => !row.outOfRanking && !row.unranked
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

/** What is the same for every person. */
interface Frame {
  counting: { id: string; makeUps: string[]; inResult: boolean }[]
  /** Phases of the result that have a pass mark. */
  marked: string[]
}

function frameOf(config: RoundConfig): Frame {
  const result = resultPhases(config)
  return {
    counting: countingPhases(config).map(({ id }) => ({
      id, makeUps: config.phases.filter(({ makeUp }) => makeUp?.of === id).map((phase) => phase.id), inResult: result.some((phase) => phase.id === id)
    })),
    marked: result.filter(({ pass }) => pass).map(({ id }) => id)
  }
}

type Row = PersonStanding & Pick<Result, 'stage' | 'unranked'>

/** Null: nothing that counts was taken part in. */
function rowOf(config: RoundConfig, { counting, marked }: Frame, person: Person): Row | null {
  const { member, lineage, group, outOfRanking } = person
  const facts = member.facts ?? {}
  const own = standingsIn(config, person)
  const result = resultOf(config, own, facts)
  const made = withMakeUps(config.phases, own)
  const phases = new Map<string, PhaseStanding>()
  let attempts = 0
  for (const { id, makeUps, inResult } of counting) {
    const all = [id, ...makeUps].flatMap((one) => { const played = person.phases.get(one); return played && played.attempts > 0 ? [played] : [] })
    if (all.length === 0) continue
    const { score, timeMs, finishedAt } = made.get(id) ?? { score: 0, timeMs: 0, finishedAt: 0 }
    const sum = all.reduce((n, one) => n + one.attempts, 0)
    if (inResult) attempts += sum
    phases.set(id, { score, timeMs, finishedAt, rank: null, attempts: sum, full: all.some((one) => one.full), passed: all.some((one) => one.passed) })
  }
  if (attempts === 0 && !result) return null
  return {
    member: member.id, name: member.name ?? member.id, unit: member.unit, group, lineage, outOfRanking, facts, phases, attempts, rank: null,
    forUnit: (!member.late || config.audience.late === 'unit') && (!outOfRanking || config.audience.outOfRanking?.forUnit === true),
    score: result?.score ?? 0, timeMs: result?.timeMs ?? 0, finishedAt: result?.finishedAt ?? 0, bonus: bonusOf(config, facts),
    full: [...phases.values()].some(({ full }) => full), passed: marked.length > 0 && marked.every((id) => phases.get(id)?.passed),
    scores: [...person.phases].flatMap(([phase, { scores }]) => scores.map((one) => ({ phase, ...one }))), stage: result?.stage ?? 0, unranked: result === null || result.unranked
  }
}
