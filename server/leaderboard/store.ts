import type { Kysely } from 'kysely'
import type { Context } from '../context'
import type { Engine } from '../db/dialects'
import { bulkUpsert } from '../db/dialects/bulk'
import type { Schema, StandingTable, UnitStandingTable } from '../db/schema'
import type { Round } from '../rounds/round'
import type { KeptChanges } from './changes'

/* What is kept of a round's standings, and how a batch changes it. */

const upsertStandings = bulkUpsert<StandingTable>({
  table: 'standing',
  columns: {
    round_id: 'text', board: 'text', member_id: 'text', unit_id: 'text', for_unit: 'bigint', score: 'bigint', time_ms: 'bigint', finished_at: 'bigint',
    sort: 'bigint', tie1: 'bigint', tie2: 'bigint', tie3: 'text', attempts: 'bigint', full_mark: 'bigint', passed: 'bigint', ranked: 'bigint', group_id: 'text', tally: 'text'
  },
  key: ['round_id', 'board', 'member_id'],
  merge: {
    for_unit: 'set', score: 'set', time_ms: 'set', finished_at: 'set', sort: 'set', tie1: 'set', tie2: 'set', tie3: 'set', attempts: 'set', full_mark: 'set', passed: 'set',
    ranked: 'set', group_id: 'set', tally: 'set'
  }
})

const addUnitStandings = bulkUpsert<UnitStandingTable>({
  table: 'unit_standing',
  columns: {
    round_id: 'text', board: 'text', unit_id: 'text', participants: 'bigint', attempts: 'bigint', score_sum: 'bigint', time_sum: 'bigint', full_marks: 'bigint',
    passed: 'bigint', high_scores: 'bigint'
  },
  key: ['round_id', 'board', 'unit_id'],
  merge: { participants: 'add', attempts: 'add', score_sum: 'add', time_sum: 'add', full_marks: 'add', passed: 'add', high_scores: 'add' }
})

const addCells = bulkUpsert<Schema['rank_cell']>({
  table: 'rank_cell', columns: { round_id: 'text', board: 'text', level: 'bigint', cell: 'bigint', n: 'bigint' },
  key: ['round_id', 'board', 'level', 'cell'], merge: { n: 'add' }
})

const addDaily = bulkUpsert<Schema['daily_new']>({
  table: 'daily_new', columns: { round_id: 'text', board: 'text', unit_id: 'text', day: 'bigint', n: 'bigint' },
  key: ['round_id', 'board', 'unit_id', 'day'], merge: { n: 'add' }
})

export async function writeKept(db: Kysely<Schema>, engine: Engine, { standings, units, cells, days }: KeptChanges): Promise<void> {
  await upsertStandings(db, engine, standings)
  await addUnitStandings(db, engine, units)
  await addCells(db, engine, cells)
  await addDaily(db, engine, days)
}

export const findStanding = ({ db }: Context, round: Pick<Round, 'id'>, board: string, memberId: string): Promise<StandingTable | undefined> =>
  db.selectFrom('standing').selectAll().where('round_id', '=', round.id).where('board', '=', board).where('member_id', '=', memberId).executeTakeFirst()
