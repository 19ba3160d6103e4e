import { sql, type Kysely } from 'kysely'
import type { SharedRanks } from '../../contract/round-config'
import type { Schema, StandingTable } from '../db/schema'
import { cellsOf } from '../rounds/rules/ranking'
import { cellBoard } from './standing'

export type Place = Pick<StandingTable, 'round_id' | 'board' | 'member_id' | 'group_id' | 'ranked' | 'sort' | 'tie1' | 'tie2' | 'tie3'>

/**
 * A member's rank: how many stand strictly before, plus one; null for somebody listed without one. Whole cells of the histogram are added
 * up and only the member's own cell is counted row by row, so the cost does not grow with the number of members. One statement.
 */
export async function rankOf(db: Kysely<Schema>, place: Place, shared: SharedRanks = 'gap'): Promise<number | null> {
  if (!place.ranked) return null
  const { round_id, board, member_id, group_id, sort, tie1, tie2, tie3 } = place
  const peers = sql`round_id = ${round_id} and board = ${board} and ranked = 1${group_id ? sql` and group_id = ${group_id}` : sql``}`
  if (shared === 'dense') {
    const { rows: [row] } = await sql<{ n: number }>`select count(*) as n from (select distinct sort, tie1, tie2, tie3 from standing
      where ${peers} and (sort > ${sort} or (sort = ${sort} and (tie1 < ${tie1} or (tie1 = ${tie1} and (tie2 < ${tie2} or (tie2 = ${tie2} and tie3 < ${tie3}))))))) better`.execute(db)
    return Number(row?.n ?? 0) + 1
  }
  const { cell0, cell1, groupStart, tieFrom } = cellsOf(place)
  const cells = sql`select sum(n) from rank_cell where round_id = ${round_id} and board = ${cellBoard(place)}`
  const level = sql`select count(*) from standing where ${peers} and sort = ${sort}`
  // Ranks that are not shared: among those level in everything the order is that of the ids.
  const before = shared === 'broken' ? sql` + (${level} and tie1 = ${tie1} and tie2 = ${tie2} and tie3 = ${tie3} and member_id < ${member_id})` : sql``
  const { rows: [row] } = await sql<{ n: number }>`select
    coalesce((${cells} and level = 0 and cell < ${cell0}), 0)
    + coalesce((${cells} and level = 1 and cell >= ${groupStart} and cell < ${cell1}), 0)
    + (${level} and tie1 >= ${tieFrom} and tie1 < ${tie1})
    + (${level} and tie1 = ${tie1} and (tie2 < ${tie2} or (tie2 = ${tie2} and tie3 < ${tie3})))${before} as n`.execute(db)
  return Number(row?.n ?? 0) + 1
}

/** How many have a rank, among all or in one group. */
export async function rankedCount(db: Kysely<Schema>, place: Pick<Place, 'round_id' | 'board' | 'group_id'>): Promise<number> {
  const row = await db.selectFrom('rank_cell').select((eb) => eb.fn.sum<number>('n').as('n'))
    .where('round_id', '=', place.round_id).where('board', '=', cellBoard(place)).where('level', '=', 0).executeTakeFirst()
  return Number(row?.n ?? 0)
}

/** How many are listed, with and without a rank. */
export async function standingCount(db: Kysely<Schema>, roundId: string, board: string): Promise<number> {
  const row = await db.selectFrom('standing').select((eb) => eb.fn.countAll<number>().as('n')).where('round_id', '=', roundId).where('board', '=', board).executeTakeFirst()
  return Number(row?.n ?? 0)
}
