import type { Api, Output } from '../../contract'
import type { UnitRow } from '../../contract/leaderboard'
import type { Context } from '../context'
import { KeptPart } from '../http/kept-answer'
import type { Round } from '../rounds/round'
import { toPoints } from '../rounds/rules/types'
import { isCount, isPercent, meanOf, rateOf, valueLabel } from '../rounds/rules/units'
import { boardLevels, type BoardUnit } from './units'

export type UnitsAnswer = Output<Api['GET /rounds/:id/board/units']>

/** What everybody sees alike; `mine` says who is asking, and an empty board's depth is the reader's. */
export type KeptFields = Pick<UnitsAnswer, 'roundTitle' | 'valueLabel' | 'unitKind' | 'levels' | 'rows'>

export interface UnitRows {
  byUnit: ReadonlyMap<string, UnitRow>
  part: KeptPart<KeptFields>
}

// Kept with the very list it is made from, so it lives exactly as long as `unitBoard` keeps that.
const kept = new WeakMap<readonly BoardUnit[], Promise<UnitRows>>()

export function unitRows(ctx: Context, round: Round, board: readonly BoardUnit[]): Promise<UnitRows> {
  let rows = kept.get(board)
  if (!rows) {
    kept.set(board, rows = readRows(ctx, round, board))
    rows.catch(() => kept.delete(board))
  }
  return rows
}

async function readRows(ctx: Context, round: Round, board: readonly BoardUnit[]): Promise<UnitRows> {
  const levels = await boardLevels(ctx, round)
  const rows = board.map(unitRow)
  return {
    byUnit: new Map(rows.map((row) => [row.unit.id, row])),
    part: new KeptPart({ roundTitle: round.title, valueLabel: valueLabel(round.config.unit), unitKind: unitKind(round), levels, rows })
  }
}

function unitRow(unit: BoardUnit): UnitRow {
  return {
    unit: { id: unit.unitId, name: unit.name }, rank: unit.rank, participants: unit.participants, roster: unit.roster, rate: rateOf(unit),
    mean: meanOf(unit), fullMarks: unit.fullMarks, total: toPoints(unit.scoreSum), value: unit.value, hasChildren: unit.hasChildren
  }
}

export function unitKind({ config: { unit } }: Round): UnitsAnswer['unitKind'] {
  if (unit.by.kind !== 'metric') return 'points'
  if (isPercent(unit.by.metric)) return 'percent'
  return isCount(unit.by.metric) ? 'count' : 'points'
}
