import type { Schema, StandingTable, UnitStandingTable } from '../db/schema'
import { partsOfBoard, unitsHave, WHOLE } from '../rounds/rules/boards'
import { lineage } from '../unit-path'
import { cellChanges, NOTHING, unitChange, type RoundFrame, type UnitChange } from './standing'

/** What changes in everything that is kept about standings. */
export interface KeptChanges {
  standings: StandingTable[]
  units: UnitStandingTable[]
  cells: Schema['rank_cell'][]
  days: Schema['daily_new'][]
}

const NAMES = ['participants', 'attempts', 'score_sum', 'time_sum', 'full_marks', 'passed', 'high_scores'] as const satisfies readonly (keyof UnitChange)[]

export const standingKey = (row: Pick<StandingTable, 'round_id' | 'board' | 'member_id'>) => `${row.round_id}:${row.board}:${row.member_id}`
export const unitKey = (row: Pick<UnitStandingTable, 'round_id' | 'board' | 'unit_id'>) => `${row.round_id}:${row.board}:${row.unit_id}`

/**
 * Gathers the changes of many standings: figures are added up per key, so that a busy unit's row is written once, and as differences, so
 * that others may add theirs meanwhile.
 */
export class Changes {
  private readonly standings = new Map<string, StandingTable>()
  private readonly units = new Map<string, UnitStandingTable>()
  private readonly cells = new Map<string, Schema['rank_cell']>()
  private readonly days = new Map<string, Schema['daily_new']>()

  /** @param paths unit id → path */
  constructor(private readonly paths: ReadonlyMap<string, string>) {}

  /**
   * Takes one standing's change in.
   * @param day on which a new participant came; absent: nobody comes new
   */
  move(frame: RoundFrame, before: StandingTable | undefined, after: StandingTable, day?: number) {
    this.standings.set(standingKey(after), after)
    for (const { board, level, cell, n } of cellChanges(before, after)) {
      const key = `${after.round_id}:${board}:${level}:${cell}`
      this.cells.set(key, { round_id: after.round_id, board, level, cell, n: (this.cells.get(key)?.n ?? 0) + n })
    }
    const { period } = partsOfBoard(after.board)
    if ((after.for_unit === 1 || before?.for_unit === 1) && unitsHave(frame.config, period)) this.moveUnits(after, unitChange(before, after, frame.high), period === WHOLE ? day : undefined)
  }

  private moveUnits(after: StandingTable, change: UnitChange, day: number | undefined) {
    for (const unit_id of lineage(this.paths.get(after.unit_id) ?? after.unit_id)) {
      const at = { round_id: after.round_id, board: after.board, unit_id }
      const sum = this.units.get(unitKey(at)) ?? { ...at, ...NOTHING }
      for (const name of NAMES) sum[name] += change[name]
      this.units.set(unitKey(at), sum)
      if (!change.participants || day === undefined) continue
      const key = `${unitKey(at)}:${day}`
      this.days.set(key, { ...at, day, n: (this.days.get(key)?.n ?? 0) + change.participants })
    }
  }

  all(): KeptChanges {
    return {
      standings: [...this.standings.values()], units: [...this.units.values()],
      cells: [...this.cells.values()].filter((row) => row.n !== 0), days: [...this.days.values()]
    }
  }
}
