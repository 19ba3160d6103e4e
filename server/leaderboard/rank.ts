import { sql, type Kysely } from 'kysely'
import type { SharedRanks } from '../../contract/round-config'
import type { Schema } from '../db/schema'
import { cellsOf, type RankKey } from '../rounds/rules/ranking'

interface Place extends RankKey {
  round_id: string
  phase: string
}

/**
 * A member's rank: how many stand strictly before, plus one. Whole cells of the histogram are added up and only the member's own cell is
 * counted row by row, so the cost does not grow with the number of members. One statement.
 */
export async function rankOf(db: Kysely<Schema>, place: Place, shared: SharedRanks = 'gap'): Promise<number> {
  const { round_id, phase, score, tie1, tie2 } = place
  if (shared === 'dense') {
    const { rows: [row] } = await sql<{ n: number }>`select count(*) as n from (select distinct score, tie1, tie2 from standing
      where round_id = ${round_id} and phase = ${phase}
        and (score > ${score} or (score = ${score} and (tie1 < ${tie1} or (tie1 = ${tie1} and tie2 < ${tie2}))))) better`.execute(db)
    return Number(row?.n ?? 0) + 1
  }
  const { cell0, cell1, groupStart, tieFrom } = cellsOf(place)
  const { rows: [row] } = await sql<{ n: number }>`select
    coalesce((select sum(n) from rank_cell where round_id = ${round_id} and phase = ${phase} and level = 0 and cell < ${cell0}), 0)
    + coalesce((select sum(n) from rank_cell where round_id = ${round_id} and phase = ${phase} and level = 1 and cell >= ${groupStart} and cell < ${cell1}), 0)
    + (select count(*) from standing where round_id = ${round_id} and phase = ${phase} and score = ${score} and tie1 >= ${tieFrom} and tie1 < ${tie1})
    + (select count(*) from standing where round_id = ${round_id} and phase = ${phase} and score = ${score} and tie1 = ${tie1} and tie2 < ${tie2}) as n`.execute(db)
  return Number(row?.n ?? 0) + 1
}

/** How many have a standing. */
export async function standingCount(db: Kysely<Schema>, roundId: string, phase: string): Promise<number> {
  const row = await db.selectFrom('rank_cell').select((eb) => eb.fn.sum<number>('n').as('n'))
    .where('round_id', '=', roundId).where('phase', '=', phase).where('level', '=', 0).executeTakeFirst()
  return Number(row?.n ?? 0)
}
