import type { PhaseConfig, RoundConfig } from '../../../contract/round-config'
import type { Counted } from './counting'
import { makeUpsInTime } from './feeding'
import { RESULT, resultPart } from './boards'
import { countingPhases, fullOfResult, resultPhases } from './phases'
import type { Judged } from './qualify'
import { bonusOf, madeUp, resultOf, withMakeUps, type Result } from './result'
import { countsForUnit, type RosterMember } from './roster'
import type { Hundredths } from './types'

/* What phases make of one person: the same whether attempts are played again from a file or kept up one by one. */

/** What somebody has done in one phase. */
export interface PhasePlayed {
  attempts: number
  full: boolean
  passed: boolean
  /** By the phase's counting rule, make-ups and what is carried over not looked at. */
  counted: Counted | null
  /** Every attempt that counted, for prize tickets. */
  scores: readonly { day: number; score: Hundredths }[]
}

export interface PersonPlayed {
  member: RosterMember
  lineage: readonly string[]
  group: string | undefined
  outOfRanking: boolean
  phases: ReadonlyMap<string, PhasePlayed>
}

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

/** What counts in a phase: with what is carried over from the phases that sent the person on. */
export function standingIn(config: RoundConfig, id: string, person: PersonPlayed): Counted | null {
  const counted = person.phases.get(id)?.counted ?? null
  if (!counted) return null
  const phase = config.phases.find((one) => one.id === id)
  const { entry } = phase ?? {}
  if (!phase || !entry?.carryPercent) return counted
  const before = Math.max(0, ...entry.from.map((from) => sentFrom(config, from.phase, phase, person)?.score ?? 0))
  return { ...counted, score: counted.score + Math.round((before * entry.carryPercent) / 100) }
}

/** What counts in a phase when it sends people on into another: with those of its make-ups that are over by then. */
export const sentFrom = (config: RoundConfig, source: string, into: PhaseConfig, person: PersonPlayed): Counted | null =>
  makeUpsInTime(config, source, into).reduce<Counted | null>((before, { id, makeUp }) => {
    const made = standingIn(config, id, person)
    return made && makeUp ? madeUp(makeUp, made, before) : before
  }, standingIn(config, source, person))

export function standingsIn(config: RoundConfig, person: PersonPlayed): Map<string, Counted> {
  const found = new Map<string, Counted>()
  for (const { id } of config.phases) {
    const counted = standingIn(config, id, person)
    if (counted) found.set(id, counted)
  }
  return found
}

/** What is the same for every person. */
export interface Frame {
  counting: { id: string; makeUps: string[]; inResult: boolean }[]
  /** Phases of the result that have a pass mark. */
  marked: string[]
  /** Hundredths that make a full mark of a result of several phases; absent where there is no most: whoever had all right in one of them. */
  full?: Hundredths
}

export function frameOf(config: RoundConfig): Frame {
  const result = resultPhases(config)
  return {
    counting: countingPhases(config).map(({ id }) => ({
      id, makeUps: config.phases.filter(({ makeUp }) => makeUp?.of === id).map((phase) => phase.id), inResult: result.some((phase) => phase.id === id)
    })),
    marked: result.filter(({ pass }) => pass).map(({ id }) => id),
    ...(resultPart(config) === RESULT && { full: fullOfResult(config) ?? undefined })
  }
}

export type PersonRow = PersonStanding & Pick<Result, 'stage' | 'unranked'>

/** Null: nothing that counts was taken part in. */
export function rowOf(config: RoundConfig, { counting, marked, full }: Frame, person: PersonPlayed): PersonRow | null {
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
  if (phases.size === 0 && !result) return null
  return {
    member: member.id, name: member.name ?? member.id, unit: member.unit, group, lineage, outOfRanking, facts, phases, attempts, rank: null,
    forUnit: countsForUnit(config.audience, { late: member.late === true, out: outOfRanking }),
    score: result?.score ?? 0, timeMs: result?.timeMs ?? 0, finishedAt: result?.finishedAt ?? 0, bonus: bonusOf(config, facts),
    full: full === undefined ? [...phases.values()].some((one) => one.full) : result !== null && result.score >= full, passed: marked.length > 0 && marked.every((id) => phases.get(id)?.passed),
    scores: [...person.phases].flatMap(([phase, { scores }]) => scores.map((one) => ({ phase, ...one }))), stage: result?.stage ?? 0, unranked: result === null || result.unranked
  }
}
