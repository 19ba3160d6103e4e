import type { CountingRule, PersonRanking } from '../../contract/round-config'
import type { StandingTable } from '../db/schema'
import { addAttempt, countedOf, emptyTally, type Counted, type CountedAttempt, type Tally } from '../rounds/rules/counting'
import { cellsOf, rankKey } from '../rounds/rules/ranking'

/** What a round's configuration says about keeping standings. */
export interface StandingRule {
  counting: CountingRule
  person: PersonRanking
  opensAt: number
}

export interface StandingOwner {
  roundId: string
  phase: string
  memberId: string
  unitId: string
  forUnit: boolean
}

export interface KeptStanding {
  row: StandingTable
  counted: Counted | null
}

/** The member's standing after one more attempt. */
export function nextStanding(rule: StandingRule, owner: StandingOwner, before: StandingTable | undefined, attempt: CountedAttempt): KeptStanding {
  const tally = addAttempt(rule.counting, rule.person.ties, before ? (JSON.parse(before.tally) as Tally) : emptyTally(), attempt)
  return standingFrom(rule, owner, tally)
}

export function standingFrom(rule: StandingRule, owner: StandingOwner, tally: Tally): KeptStanding {
  const counted = countedOf(rule.counting, tally, rule.person.ties)
  const key = counted ? rankKey(rule.person, counted, rule.opensAt) : { score: 0, tie1: 0, tie2: 0 }
  return {
    counted,
    row: {
      round_id: owner.roundId, phase: owner.phase, member_id: owner.memberId, unit_id: owner.unitId, for_unit: owner.forUnit ? 1 : 0,
      score: key.score, time_ms: counted?.timeMs ?? 0, finished_at: counted?.finishedAt ?? 0, tie1: key.tie1, tie2: key.tie2,
      attempts: tally.attempts, full_mark: tally.perfect > 0 ? 1 : 0, tally: JSON.stringify(tally)
    }
  }
}

export interface UnitChange {
  participants: number
  attempts: number
  score_sum: number
  time_sum: number
  full_marks: number
}

/** What one standing's change adds to its unit's figures. */
export function unitChange(before: StandingTable | undefined, after: StandingTable): UnitChange {
  return {
    participants: before ? 0 : 1,
    attempts: after.attempts - (before?.attempts ?? 0),
    score_sum: after.score - (before?.score ?? 0),
    time_sum: after.time_ms - (before?.time_ms ?? 0),
    full_marks: after.full_mark - (before?.full_mark ?? 0)
  }
}

/** Histogram cells that change, with how much: see `cellsOf`. */
export function cellChanges(before: StandingTable | undefined, after: StandingTable): { level: number; cell: number; n: number }[] {
  const of = (row: StandingTable, n: number) => {
    const { cell0, cell1 } = cellsOf(row)
    return [{ level: 0, cell: cell0, n }, { level: 1, cell: cell1, n }]
  }
  return [...(before ? of(before, -1) : []), ...of(after, 1)]
}
