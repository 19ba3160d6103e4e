import type { AttemptTable, Schema, StandingTable, UnitStandingTable } from '../db/schema'
import { cellChanges, nextStanding, unitChange, type StandingRule } from '../leaderboard/standing'
import type { KeptMarks } from '../quiz/finish-write'
import { lineage } from '../unit-path'

/** A finished attempt as it is now, marked anew or not. */
export type Marked = Pick<AttemptTable, 'id' | 'round_id' | 'phase' | 'member_id' | 'unit_id' | 'for_unit' | 'no' | 'day' | 'score' | 'correct' | 'total' | 'time_ms' | 'finished_at' | 'scored_epoch'> & { kept: KeptMarks }

export interface Refolded {
  standing: StandingTable
  /** All of the member's attempts, with what each says about the standing before and after it. */
  attempts: Marked[]
}

/** A member's standing worked out anew from all his attempts of a phase, in the order in which they were started. */
export function refolded(rule: StandingRule, attempts: readonly Marked[]): Refolded | undefined {
  let standing: StandingTable | undefined
  const told = [...attempts].sort((a, b) => a.no - b.no).map((row) => {
    const before = standing
    const owner = { roundId: row.round_id, phase: row.phase, memberId: row.member_id, unitId: row.unit_id, forUnit: row.for_unit === 1 }
    const next = nextStanding(rule, owner, before, {
      day: row.day, score: row.score ?? 0, timeMs: row.time_ms ?? 0, finishedAt: row.finished_at ?? 0, perfect: row.correct === row.total
    })
    standing = next.row
    return { ...row, kept: retold(row.kept, before?.score ?? null, next.counted?.score ?? null, next.row.score - (before?.score ?? 0)) }
  })
  return standing && { standing, attempts: told }
}

/** What the unit had before is that moment's; what this attempt added to it is corrected. */
function retold(kept: KeptMarks, before: number | null, after: number | null, added: number): KeptMarks {
  return { ...kept, before, after, ...(kept.unit && { unit: { ...kept.unit, afterScoreSum: kept.unit.scoreSum + added } }) }
}

export interface StandingChanges {
  standings: StandingTable[]
  units: UnitStandingTable[]
  cells: Schema['rank_cell'][]
}

/** What corrected standings change in the figures of units and in the rank histogram: differences only, so that others may add theirs meanwhile. */
export function changesOf(pairs: readonly { before: StandingTable; after: StandingTable }[], paths: ReadonlyMap<string, string>): StandingChanges {
  const units = new Map<string, UnitStandingTable>()
  const cells = new Map<string, Schema['rank_cell']>()
  for (const { before, after } of pairs) {
    const { round_id, phase } = after
    for (const { level, cell, n } of cellChanges(before, after)) {
      const key = `${round_id}:${phase}:${level}:${cell}`
      cells.set(key, { round_id, phase, level, cell, n: (cells.get(key)?.n ?? 0) + n })
    }
    if (before.for_unit !== 1) continue
    const change = unitChange(before, after)
    for (const unit_id of lineage(paths.get(before.unit_id) ?? before.unit_id)) {
      const key = `${round_id}:${phase}:${unit_id}`
      const sum = units.get(key) ?? { round_id, phase, unit_id, participants: 0, attempts: 0, score_sum: 0, time_sum: 0, full_marks: 0 }
      for (const name of ['participants', 'attempts', 'score_sum', 'time_sum', 'full_marks'] as const) sum[name] += change[name]
      units.set(key, sum)
    }
  }
  return { standings: pairs.map(({ after }) => after), units: [...units.values()], cells: [...cells.values()].filter((row) => row.n !== 0) }
}
