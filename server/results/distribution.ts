import { sql } from 'kysely'
import type { Context } from '../context'
import { phaseOfBoard } from '../rounds/rules/board-list'
import { scaleOf } from '../rounds/rules/phases'
import { toHundredths, toPoints } from '../rounds/rules/types'
import { distributionOf } from './rules/distribution'
import { askedUnit, below, within, type Scope } from './scope'
import { passesOn } from './units'

/** How the scores that count lie: of everybody on the board whom one sees, with a rank or without. */
export async function scores(ctx: Context, scope: Scope, board: string, unit: string | undefined) {
  const { round } = scope
  const where = unit === undefined ? within(scope, 'u.path') : below((await askedUnit(ctx, scope, unit)).path, 'u.path')
  const { rows } = await sql<{ score: number; n: number; full: number; passed: number }>`select s.score, count(*) as n, sum(s.full_mark) as "full", sum(s.passed) as passed
    from standing s join unit u on u.id = s.unit_id where s.round_id = ${round.id} and s.board = ${board} and ${where} group by s.score`.execute(ctx.db)
  const scale = scaleOf(round.config, phaseOfBoard(round.config, board))
  const full = scale.bounded && scale.full > 0 ? scale.full : null
  const { n, classes, mean, median, deviation, lower, upper, least, most } = distributionOf(new Map(rows.map((row) => [Number(row.score), Number(row.n)])), full === null ? null : toHundredths(full))
  const inPoints = (value: number | null) => (value === null ? null : toPoints(value))
  return {
    n, full, classes: classes.map((one) => ({ from: toPoints(one.from), to: toPoints(one.to), n: one.n })),
    mean: inPoints(mean), median: inPoints(median), deviation: inPoints(deviation), lower: inPoints(lower), upper: inPoints(upper), least: inPoints(least), most: inPoints(most),
    fullMarks: rows.reduce((sum, row) => sum + Number(row.full), 0), passed: passesOn(round, board) ? rows.reduce((sum, row) => sum + Number(row.passed), 0) : null
  }
}
