import type { Award, PrizeDraw, RoundConfig } from '../../../contract/round-config'
import { lotBy } from './person-order'
import { drawPrizes, ticketsOf, type DrawRecord, type TicketHolder } from './prizes'
import { awardsTo, qualifies, type Awarded, type Entrant, type Judged } from './qualify'
import type { PersonStanding } from './person-row'
import type { UnitStanding } from './unit-standings'

/** What awards and draws look at in a person and a unit. */
export type HonouredPerson = Judged & Pick<PersonStanding, 'group' | 'lineage' | 'outOfRanking' | 'scores'>
export type HonouredUnit = Pick<UnitStanding, 'unitId' | 'level' | 'rank' | 'value' | 'region'>

export interface Honoured {
  persons: readonly HonouredPerson[]
  units: readonly HonouredUnit[]
}

export interface Honours {
  persons: Awarded[]
  units: Awarded[]
  /** Who may have which certificate. */
  certificates: Awarded[]
  draws: DrawRecord[]
}

/** Awards, certificates and prize draws of a round that is over. The same standings and seed give the same honours. */
export function honoursOf(config: RoundConfig, honoured: Honoured, seed: string): Honours {
  const free = honoured.persons.filter(({ outOfRanking }) => !outOfRanking)
  const toAll = awardsOf(config, honoured, seed)
  const certificates = (config.awards?.certificates ?? []).flatMap(({ id, who }) => free.filter((person) => qualifies(who, person)).map(({ member }) => ({ award: id, id: member })))
  return { ...toAll, certificates, draws: draws(config, free, toAll.persons, seed) }
}

/** The awards alone. */
export function awardsOf(config: RoundConfig, { persons, units }: Honoured, seed: string): Pick<Honours, 'persons' | 'units'> {
  const lot = lotBy(seed)
  const { awards = {} } = config
  const free = persons.filter(({ outOfRanking }) => !outOfRanking)
  const toPersons = (awards.persons ?? []).length === 0 ? [] : personAwards(config, free, lot)
  const levels = [...new Set(units.map(({ level }) => level))]
  const toUnits = levels.flatMap((level) => {
    const own = units.filter((unit) => unit.level === level)
    const list = (awards.units ?? []).filter((award) => award.level === level || (award.level === undefined && level === Math.max(...levels)))
    // Ranked region by region, the awards are given in each: a percentage is one of the region's units.
    return [...new Set(own.map(({ region }) => region))].flatMap((region) =>
      awardsTo(list, inOrder(own.filter((unit) => unit.region === region).map(unitEntrant)), lot))
  })
  return { persons: toPersons, units: toUnits }
}

const inOrder = (entrants: Entrant[]) => [...entrants].sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity))
const unitEntrant = ({ unitId, rank, value }: HonouredUnit): Entrant => ({ id: unitId, rank, value, qualifies: () => false })
const entrantOf = (person: HonouredPerson): Entrant => ({ id: person.member, rank: person.rank, value: person.score / 100, qualifies: (who) => qualifies(who, person) })

/** Awards for all together; those of a group, of a phase, or within each unit of a level, are given in each by the order that holds there. */
function personAwards({ awards, person }: RoundConfig, persons: readonly HonouredPerson[], lot: (id: string) => number): Awarded[] {
  const scopes = new Map<string, Award[]>()
  for (const award of awards?.persons ?? []) {
    const scope = `${award.level ?? ''} ${award.group ?? ''} ${award.phase ?? ''}`
    scopes.set(scope, [...(scopes.get(scope) ?? []), award])
  }
  return [...scopes.values()].flatMap((list) => {
    const [{ level, group, phase } = {} as Award] = list
    const heaps = new Map<string, HonouredPerson[]>()
    for (const one of phase === undefined ? persons : inPhase(persons, phase)) {
      if (group !== undefined && one.group !== group) continue
      const key = `${level === undefined ? '' : (one.lineage[level] ?? '')} ${person.perGroup ? (one.group ?? '') : ''}`
      const heap = heaps.get(key)
      if (heap) heap.push(one)
      else heaps.set(key, [one])
    }
    const whole = level === undefined && (group === undefined || person.perGroup)
    return [...heaps.values()].flatMap((heap) => awardsTo(list, whole ? inOrder(heap.map(entrantOf)) : within(heap), lot))
  })
}

/** Persons with their place and score in a phase in place of the round's. */
const inPhase = <T extends HonouredPerson>(persons: readonly T[], id: string): T[] => persons.flatMap((person) => {
  const standing = person.phases.get(id)
  return standing ? [{ ...person, rank: standing.rank, score: standing.score }] : []
})

/** Ranks counted anew among some of the persons: level ones stay level. */
function within(persons: readonly HonouredPerson[]): Entrant[] {
  const entrants = inOrder(persons.map(entrantOf))
  const first = new Map<number, number>()
  entrants.forEach(({ rank }, i) => { if (rank !== null && !first.has(rank)) first.set(rank, i + 1) })
  return entrants.map((one) => ({ ...one, rank: one.rank === null ? null : (first.get(one.rank) as number) }))
}

function draws(config: RoundConfig, persons: readonly HonouredPerson[], awarded: readonly Awarded[], seed: string): DrawRecord[] {
  const won = new Set<string>()
  const has = new Set(awarded.map(({ id }) => id))
  return (config.awards?.draws ?? []).map((rule) => {
    const record = drawPrizes(rule, holdersOf(rule, persons, { winners: won, awarded: has }), seed)
    for (const { member } of record.winners) won.add(member)
    return record
  })
}

/** Who takes part in a draw, with how many tickets: those with none are left out when it is drawn. */
export function holdersOf(rule: PrizeDraw, persons: readonly HonouredPerson[], taken: { winners: ReadonlySet<string>; awarded: ReadonlySet<string> }): TicketHolder[] {
  return persons.filter((person) => !person.outOfRanking && qualifies(rule.who, person) && !rule.without?.some((one) => taken[one].has(person.member)))
    .map(({ member, scores }) => ({ member, tickets: ticketsOf(rule.tickets, scores) }))
}
