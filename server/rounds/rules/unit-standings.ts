import type { RoundConfig, UnitRanking } from '../../../contract/round-config'
import { figuresOf, type Contribution } from './figures'
import { scaleOf } from './phases'
import { headsWith, type RosterIndex } from './roster'
import type { PersonStanding } from './person-row'
import { rankUnits, type RankedUnit, type UnitFigures } from './units'

export interface UnitStanding extends RankedUnit {
  name: string
  /** 0 is the top of the tree. */
  level: number
  /** The unit above among whose units it is ranked, where not among all. */
  region?: string
}

const inResult = (person: PersonStanding): Contribution | null =>
  (person.attempts > 0 ? { unit: person.unit, score: person.score, attempts: person.attempts, full: person.full, passed: person.passed } : null)

const inPhase = (id: string) => (person: PersonStanding): Contribution | null => {
  const one = person.phases.get(id)
  return one ? { unit: person.unit, score: one.score, attempts: one.attempts, full: one.full, passed: one.passed } : null
}

/** Every unit with its figures and its rank among those of its level (within its region, where the rule says so). */
export function unitStandings(config: RoundConfig, persons: readonly PersonStanding[], frozen: RosterIndex, lot: (id: string) => number): UnitStanding[] {
  const { unit: rule } = config
  const standsIn = rule.of === undefined ? inResult : inPhase(rule.of)
  const roster = headsWith(frozen, persons.filter((one) => standsIn(one) !== null).map(({ member }) => member))
  const counted = persons.filter(({ forUnit }) => forUnit)
  const figures = (of: string | undefined) => figuresOf(rule, counted.map(of === undefined ? inResult : inPhase(of)).filter((one) => one !== null), roster)
  const base = figures(rule.of)
  const extra = new Map((rule.by.kind === 'points' ? rule.by.parts : []).flatMap(({ of }) => (of === undefined ? [] : [[of, figures(of)] as const])))
  const withPhases = (one: UnitFigures): UnitFigures => (extra.size === 0 ? one
    : { ...one, phases: Object.fromEntries([...extra].flatMap(([id, list]) => { const found = list.get(one.unitId); return found ? [[id, found]] : [] })) })
  const heaps = new Map<string, UnitFigures[]>()
  for (const [id, one] of base) {
    if (!roster.invited(id)) continue
    const lineage = roster.lineage(id)
    const level = lineage.length - 1
    if (rule.levels && !rule.levels.includes(level)) continue
    const key = `${level} ${rule.within === undefined ? '' : (lineage[rule.within] ?? '')}`
    const heap = heaps.get(key)
    if (heap) heap.push(withPhases(one))
    else heaps.set(key, [withPhases(one)])
  }
  const scale = scaleOf(config, rule.of)
  return [...heaps].sort(([a], [b]) => parseInt(a, 10) - parseInt(b, 10) || (a < b ? -1 : 1)).flatMap(([, list]) => rankUnits(rule, list, scale, lot).map((one) => standingOf(rule, one, roster)))
}

function standingOf({ within }: UnitRanking, unit: RankedUnit, roster: RosterIndex): UnitStanding {
  const lineage = roster.lineage(unit.unitId)
  const region = within === undefined ? undefined : lineage[within]
  return { ...unit, name: roster.units.get(unit.unitId)?.name ?? unit.unitId, level: lineage.length - 1, ...(region !== undefined && { region }) }
}
