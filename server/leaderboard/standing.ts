import type { PhaseConfig, RoundConfig } from '../../contract/round-config'
import type { StandingTable, UnitStandingTable } from '../db/schema'
import type { Facts } from '../rounds/rules/attempts'
import { boardOf, RESULT, resultPart, type Period } from '../rounds/rules/boards'
import { addAttempt, countedOf, emptyTally, type Counted, type CountedAttempt, type Tally } from '../rounds/rules/counting'
import { lotBy, type Placed } from '../rounds/rules/person-order'
import { frameOf, rowOf, type Frame, type PersonPlayed, type PersonRow, type PhasePlayed } from '../rounds/rules/person-row'
import { counts } from '../rounds/rules/phases'
import { cellsOf, rankKey, type RankKey } from '../rounds/rules/ranking'
import { toHundredths } from '../rounds/rules/types'

/** What is the same for every member of a round, worked out once. */
export interface RoundFrame {
  id: string
  config: RoundConfig
  phases: ReadonlyMap<string, PhaseConfig>
  result: string
  rows: Frame
  lot: (id: string) => number
  opensAt: number
  /** Hundredths from which a score is a high one. */
  high: number
}

const frames = new WeakMap<RoundConfig, RoundFrame>()

export function roundFrame({ id, seed, config }: { id: string; seed: string; config: RoundConfig }): RoundFrame {
  let frame = frames.get(config)
  if (frame?.id !== id) {
    frame = {
      id, config, phases: new Map(config.phases.map((phase) => [phase.id, phase])), result: resultPart(config), rows: frameOf(config), lot: lotBy(seed),
      opensAt: Math.min(...config.phases.map(({ window }) => window.opensAt)),
      high: config.unit.highScore === undefined ? Infinity : toHundredths(config.unit.highScore)
    }
    frames.set(config, frame)
  }
  return frame
}

/** Whose standings they are. */
export interface StandingOwner {
  memberId: string
  unitId: string
  forUnit: boolean
  /** Takes part without a rank. */
  out: boolean
  group: string | undefined
  facts: Facts
}

/** What is remembered of a member's attempts in one phase. */
export interface KeptTally extends Tally {
  passed?: boolean
}

/** By phase; of one period. */
export type Tallies = ReadonlyMap<string, KeptTally>

export const tallyOf = ({ tally }: Pick<StandingTable, 'tally'>): KeptTally | undefined => (tally === '' ? undefined : JSON.parse(tally) as KeptTally)

export function withAttempt({ config, phases }: RoundFrame, tallies: Tallies, phase: string, attempt: CountedAttempt, passed: boolean): Tallies {
  const { counting } = phases.get(phase) as PhaseConfig
  const before: KeptTally = tallies.get(phase) ?? emptyTally()
  return new Map(tallies).set(phase, { ...addAttempt(counting, config.person.ties, before, attempt), ...((passed || before.passed) && { passed: true }) })
}

/** By the phase's own rule; make-ups and what is carried over are not in it. */
export const countedIn = ({ config, phases }: RoundFrame, phase: string, tally: KeptTally): Counted | null =>
  countedOf((phases.get(phase) as PhaseConfig).counting, tally, config.person.ties)

export const playedOf = (frame: RoundFrame, phase: string, tally: KeptTally): PhasePlayed => ({
  attempts: tally.attempts, full: tally.perfect > 0, passed: tally.passed === true, counted: countedIn(frame, phase, tally), scores: []
})

/** A member as the rules of results read one. */
export const personOf = (frame: RoundFrame, owner: StandingOwner, tallies: Tallies): PersonPlayed => ({
  member: { id: owner.memberId, unit: owner.unitId, facts: owner.facts }, lineage: [], group: owner.group, outOfRanking: owner.out,
  phases: new Map([...tallies].map(([id, tally]): [string, PhasePlayed] => [id, playedOf(frame, id, tally)]))
})

/** Everything that is kept of a member in one period: a row for each phase taken part in, and one for what several phases make up. */
export function memberRows(frame: RoundFrame, owner: StandingOwner, tallies: Tallies, period: Period): StandingTable[] {
  const one = personOf(frame, owner, tallies)
  const played = one.phases
  const person = rowOf(frame.config, frame.rows, one)
  const row = (part: string, made: Made): StandingTable => ({
    round_id: frame.id, board: boardOf(part, period), member_id: owner.memberId, unit_id: owner.unitId, for_unit: owner.forUnit && made.counts ? 1 : 0,
    score: made.score, time_ms: made.timeMs, finished_at: made.finishedAt, ...made.key, attempts: made.attempts, full_mark: made.full ? 1 : 0, passed: made.passed ? 1 : 0,
    ranked: made.ranked && !owner.out ? 1 : 0, group_id: frame.config.person.perGroup ? (owner.group ?? '') : '',
    tally: tallies.has(part) ? JSON.stringify(tallies.get(part)) : ''
  })
  const own = [...played].filter(([id]) => !counts(frame.phases.get(id) as PhaseConfig)).map(([id, one]) => row(id, uncounted(one)))
  if (!person) return own
  const rows = own.concat([...person.phases].map(([id, one]) => {
    const placed = { member: owner.memberId, score: one.score, timeMs: one.timeMs, finishedAt: one.finishedAt, attempts: one.attempts, phases: person.phases }
    return row(id, { ...one, counts: true, ranked: id !== frame.result || !person.unranked, key: keyIn(frame, id, placed) })
  }))
  if (frame.result === RESULT && person.attempts > 0) rows.push(row(RESULT, { ...person, counts: true, ranked: !person.unranked, key: keyIn(frame, RESULT, person) }))
  return rows
}

interface Made extends Counted {
  attempts: number
  full: boolean
  passed: boolean
  /** Whether it is a board at all: practice and make-ups are only remembered. */
  counts: boolean
  ranked: boolean
  key: RankKey
}

const uncounted = ({ counted, attempts, full, passed }: PhasePlayed): Made => ({
  score: counted?.score ?? 0, timeMs: counted?.timeMs ?? 0, finishedAt: counted?.finishedAt ?? 0, attempts, full, passed, counts: false, ranked: false,
  key: { sort: 0, tie1: 0, tie2: 0, tie3: '' }
})

const keyIn = ({ config, phases, opensAt, lot }: RoundFrame, part: string, placed: Placed | PersonRow): RankKey =>
  rankKey(config.person, placed, phases.get(part)?.window.opensAt ?? opensAt, lot)

export type UnitChange = Omit<UnitStandingTable, 'round_id' | 'board' | 'unit_id'>

/** What one standing adds to its unit's figures. */
function shareOf(row: StandingTable | undefined, high: number): UnitChange {
  if (row?.for_unit !== 1) return NOTHING
  return {
    participants: 1, attempts: row.attempts, score_sum: row.score, time_sum: row.time_ms, full_marks: row.full_mark, passed: row.passed,
    high_scores: Number(row.score >= high)
  }
}

export const NOTHING: UnitChange = { participants: 0, attempts: 0, score_sum: 0, time_sum: 0, full_marks: 0, passed: 0, high_scores: 0 }

/** What one standing's change adds to its unit's figures: also where it only now counts for the unit, or no longer does. */
export function unitChange(before: StandingTable | undefined, after: StandingTable, high = Infinity): UnitChange {
  const [old, fresh] = [shareOf(before, high), shareOf(after, high)]
  return Object.fromEntries(Object.entries(fresh).map(([name, n]) => [name, n - old[name as keyof UnitChange]])) as UnitChange
}

/** Histogram cells that change, with how much: see `cellsOf`. Who has no rank is in none. */
export function cellChanges(before: StandingTable | undefined, after: StandingTable): { board: string; level: number; cell: number; n: number }[] {
  const of = (row: StandingTable, n: number) => {
    const { cell0, cell1 } = cellsOf(row)
    const board = cellBoard(row)
    return [{ board, level: 0, cell: cell0, n }, { board, level: 1, cell: cell1, n }]
  }
  return [...(before?.ranked ? of(before, -1) : []), ...(after.ranked ? of(after, 1) : [])]
}

/** Groups that are ranked apart have a histogram each. */
export const cellBoard = ({ board, group_id }: Pick<StandingTable, 'board' | 'group_id'>) => (group_id ? `${board}#${group_id}` : board)
