import type { AmendPreview, Moved } from '../../contract/amend'
import type { RoundConfig } from '../../contract/round-config'
import type { RoundMemberTable, StandingTable } from '../db/schema'
import type { Tx } from '../db/writer/write'
import { countedIn, roundFrame, tallyOf } from '../leaderboard/standing'
import { withStudied } from '../leaderboard/studied'
import { asksForMore, knownFrom, nothingKnown, placeOf } from '../rounds/round-member'
import type { Round } from '../rounds/round'
import { lotBy } from '../rounds/rules/person-order'
import type { PersonPlayed, PersonStanding } from '../rounds/rules/person-row'
import { countingPhases } from '../rounds/rules/phases'
import type { RosterIndex, RosterMember, RosterUnit } from '../rounds/rules/roster'
import { personsOf } from '../rounds/rules/standings'
import { unitStandings, type UnitStanding } from '../rounds/rules/unit-standings'
import { ranksResult } from '../rounds/rules/boards'
import { toPoints } from '../rounds/rules/types'
import { lineage } from '../unit-path'

/** What is known of a round's people and units, whatever its rules. */
export interface RoundPeople {
  units: ReadonlyMap<string, { name: string; path: string }>
  names: ReadonlyMap<string, string>
  late: ReadonlySet<string>
  known: ReadonlyMap<string, typeof nothingKnown>
  roster: RosterIndex
}

/** By the round's rules, or by others; `studied`: figures that are not on record yet. */
export async function roundPeople({ db }: Pick<Tx, 'db'>, round: Pick<Round, 'id'>, config: RoundConfig, studied: readonly Required<RoundMemberTable>[] = []): Promise<RoundPeople> {
  const units = new Map((await db.selectFrom('unit').select(['id', 'name', 'path', 'parent_id']).execute()).map((row) => [row.id, row]))
  const given = new Map((await db.selectFrom('unit_given').select(['unit_id', 'points']).where('round_id', '=', round.id).execute()).map((row) => [row.unit_id, Number(row.points) / 100]))
  const heads = new Map((await db.selectFrom('round_roster').select(['unit_id', 'heads']).where('round_id', '=', round.id).execute()).map((row) => [row.unit_id, Number(row.heads)]))
  const entrants = await db.selectFrom('round_entrant').innerJoin('member', 'member.id', 'round_entrant.member_id').select(['member.id', 'member.name', 'round_entrant.unit_id', 'late']).where('round_id', '=', round.id).execute()
  const known = asksForMore(config) ? await db.selectFrom('round_member').selectAll().where('round_id', '=', round.id).execute() : []
  const excused = new Set((await db.selectFrom('round_member').select('member_id').where('round_id', '=', round.id).where('excused', '!=', '').execute()).map((row) => row.member_id))
  const line = (id: string) => lineage(units.get(id)?.path ?? id)
  return {
    units, names: new Map(entrants.map(({ id, name }) => [id, name])), late: new Set(entrants.flatMap(({ id, late }) => (late === 1 ? [id] : []))),
    known: new Map(withStudied(known, studied).map((row) => [row.member_id, knownFrom(row, config)])),
    roster: {
      units: new Map([...units].map(([id, { name, parent_id }]): [string, RosterUnit] => [id, { id, name, ...(parent_id && { parent: parent_id }), given: given.get(id) ?? 0 }])),
      members: new Map(entrants.flatMap(({ id, unit_id, late }): [string, RosterMember][] => (excused.has(id) ? [[id, { id, unit: unit_id, late: late === 1, excused: true }]] : []))),
      lineage: line, heads, invited: (unit) => heads.has(unit)
    }
  }
}

export interface Whole {
  persons: PersonStanding[]
  units: UnitStanding[]
}

/** A round's standings from the rows that are (or would be) kept, by the pure rules. */
export function wholeFrom(round: { id: string; seed: string; config: RoundConfig }, rows: readonly StandingTable[], people: RoundPeople): Whole {
  const frame = roundFrame(round)
  const persons = new Map<string, PersonPlayed & { phases: Map<string, PersonPlayed['phases'] extends ReadonlyMap<string, infer P> ? P : never> }>()
  for (const row of rows) {
    const tally = frame.phases.has(row.board) ? tallyOf(row) : undefined
    if (!tally) continue
    let person = persons.get(row.member_id)
    if (!person) {
      const about = people.known.get(row.member_id) ?? nothingKnown
      const path = people.units.get(row.unit_id)?.path ?? `${row.unit_id}/`
      const { group, out } = placeOf(round.config, row.member_id, path, about)
      const member = { id: row.member_id, name: people.names.get(row.member_id) ?? '', unit: row.unit_id, late: people.late.has(row.member_id), facts: about.facts }
      persons.set(row.member_id, person = { member, lineage: lineage(path), group, outOfRanking: out, phases: new Map() })
    }
    person.phases.set(row.board, { attempts: tally.attempts, full: tally.perfect > 0, passed: tally.passed === true, counted: countedIn(frame, row.board, tally), scores: [] })
  }
  const standings = personsOf(round.config, [...persons.values()], round.seed)
  return { persons: standings, units: unitStandings(round.config, standings, people.roster, lotBy(round.seed)) }
}

type Figures = Moved['before']
const NONE: Figures = { value: null, rank: null }
const FIRST = 30

/** Whose figures or ranks become others: the foremost ranks first. */
export function movedBetween(round: { config: RoundConfig }, after: RoundConfig, old: Whole, fresh: Whole, people: RoundPeople): Pick<AmendPreview, 'persons' | 'units'> {
  const person = (config: RoundConfig, list: readonly PersonStanding[]) => new Map(list.flatMap((one) => figuresOf(config, one).map(([key, figures]) => [`${one.member} ${key}`, figures] as const)))
  // A unit above others that are ranked is no further unit of the round.
  const above = new Set([...old.units, ...fresh.units].flatMap(({ unitId }) => lineage(people.units.get(unitId)?.path ?? '').slice(0, -1)))
  const unit = (list: readonly UnitStanding[]) => new Map(list.filter(({ unitId, value }) => value !== null && !above.has(unitId)).map((one): [string, Figures] => [one.unitId, { value: one.value === null ? null : round2(one.value), rank: one.rank }]))
  const unitOfMember = new Map([...old.persons, ...fresh.persons].map((one) => [one.member, one.unit]))
  const nameOfUnit = (id: string) => people.units.get(id)?.name ?? ''
  return {
    persons: changes(person(round.config, old.persons), person(after, fresh.persons), (key) => {
      const [id = ''] = key.split(' ')
      return { id, name: people.names.get(id) ?? '', unit: nameOfUnit(unitOfMember.get(id) ?? '') }
    }),
    units: changes(unit(old.units), unit(fresh.units), (id) => ({ id, name: nameOfUnit(id), unit: nameOfUnit(lineage(people.units.get(id)?.path ?? '').at(-2) ?? '') }))
  }
}

const round2 = (n: number) => Math.round(n * 100) / 100

/** The result; where each phase stands for itself, each of them. */
function figuresOf(config: RoundConfig, one: PersonStanding): [string, Figures][] {
  if (ranksResult(config)) return one.attempts > 0 ? [['', { value: toPoints(one.score), rank: one.rank }]] : []
  return countingPhases(config).flatMap(({ id }) => { const phase = one.phases.get(id); return phase ? [[id, { value: toPoints(phase.score), rank: phase.rank }]] : [] })
}

function changes(old: ReadonlyMap<string, Figures>, fresh: ReadonlyMap<string, Figures>, about: (key: string) => Pick<Moved, 'id' | 'name' | 'unit'>): AmendPreview['persons'] {
  const keys = [...new Set([...old.keys(), ...fresh.keys()])]
  const moved = keys.map((key) => ({ key, before: old.get(key) ?? NONE, after: fresh.get(key) ?? NONE })).filter(({ before, after }) => before.rank !== after.rank || before.value !== after.value)
  const best = ({ before, after }: { before: Figures; after: Figures }) => Math.min(before.rank ?? 1e6, after.rank ?? 1e6)
  const first = moved.sort((a, b) => best(a) - best(b) || (a.after.rank ?? 1e6) - (b.after.rank ?? 1e6) || (a.key < b.key ? -1 : 1)).slice(0, FIRST)
  return { all: keys.length, moved: moved.length, first: first.map(({ key, before, after }) => ({ ...about(key), before, after })) }
}
