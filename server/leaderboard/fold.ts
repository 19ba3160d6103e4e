import type { AttemptTable, StandingTable } from '../db/schema'
import { boardOf, periodsOf, WHOLE, type Period } from '../rounds/rules/boards'
import { countedIn, memberRows, withAttempt, type KeptTally, type RoundFrame, type StandingOwner, type Tallies } from './standing'

/** A finished attempt, as far as standings go. */
export type Foldable = Pick<AttemptTable, 'id' | 'phase' | 'no' | 'day' | 'score' | 'correct' | 'total' | 'time_ms' | 'finished_at' | 'paper_id' | 'passed' | 'voided'>

/** What one attempt did, in hundredths. */
export interface Told<T> {
  attempt: T
  /** What counted in its phase before and after it. */
  before: number | null
  after: number | null
  /** How much it added to the score that its unit's figures hold. */
  added: number
}

export interface Folded<T> {
  /** The member's rows in the end, by board. */
  rows: Map<string, StandingTable>
  /** In the order in which they were handed in; without those that do not count. */
  attempts: Told<T>[]
}

const byTime = (a: Foldable, b: Foldable) => (a.finished_at ?? 0) - (b.finished_at ?? 0) || (a.phase < b.phase ? -1 : a.phase > b.phase ? 1 : a.no - b.no)

/**
 * A member's standings worked out from all the finished attempts of a round.
 * @param moved told of every step, in order
 */
export function fold<T extends Foldable>(
  frame: RoundFrame, owner: StandingOwner, attempts: readonly T[], moved?: (before: StandingTable | undefined, after: StandingTable, day: number) => void
): Folded<T> {
  const rows = new Map<string, StandingTable>()
  const tallies = new Map<Period, Tallies>()
  const told: Told<T>[] = []
  for (const attempt of [...attempts].sort(byTime)) {
    if (attempt.voided || !frame.phases.has(attempt.phase)) continue
    const before = rows.get(attempt.phase)?.score ?? null
    const unitBoard = frame.result
    const sum = rows.get(unitBoard)?.score ?? 0
    for (const period of periodsOf(frame.config, attempt.day)) {
      const next = withAttempt(frame, tallies.get(period) ?? new Map(), attempt.phase, {
        day: attempt.day, score: attempt.score ?? 0, timeMs: attempt.time_ms ?? 0, finishedAt: attempt.finished_at ?? 0, perfect: attempt.correct === attempt.total,
        ...(attempt.paper_id !== 'main' && { paper: attempt.paper_id })
      }, attempt.passed === 1)
      tallies.set(period, next)
      for (const row of memberRows(frame, owner, next, period)) {
        moved?.(rows.get(row.board), row, attempt.day)
        rows.set(row.board, row)
      }
    }
    const counted = countedIn(frame, attempt.phase, tallies.get(WHOLE)?.get(attempt.phase) as KeptTally)
    told.push({ attempt, before, after: counted && (rows.get(boardOf(attempt.phase))?.score ?? null), added: (rows.get(unitBoard)?.score ?? 0) - sum })
  }
  return { rows, attempts: told }
}
