import type { Context } from '../context'
import { bulkUpsert } from '../db/dialects/bulk'
import type { Schema, StandingTable, UnitStandingTable } from '../db/schema'
import type { Round } from '../rounds/round'

/* What is kept of a round's standings, and how a batch changes it. */

export const upsertStandings = bulkUpsert<StandingTable>({
  table: 'standing',
  columns: {
    round_id: 'text', phase: 'text', member_id: 'text', unit_id: 'text', for_unit: 'bigint', score: 'bigint', time_ms: 'bigint',
    finished_at: 'bigint', tie1: 'bigint', tie2: 'bigint', attempts: 'bigint', full_mark: 'bigint', tally: 'text'
  },
  key: ['round_id', 'phase', 'member_id'],
  merge: { score: 'set', time_ms: 'set', finished_at: 'set', tie1: 'set', tie2: 'set', attempts: 'set', full_mark: 'set', tally: 'set' }
})

export const addUnitStandings = bulkUpsert<UnitStandingTable>({
  table: 'unit_standing',
  columns: { round_id: 'text', phase: 'text', unit_id: 'text', participants: 'bigint', attempts: 'bigint', score_sum: 'bigint', time_sum: 'bigint', full_marks: 'bigint' },
  key: ['round_id', 'phase', 'unit_id'],
  merge: { participants: 'add', attempts: 'add', score_sum: 'add', time_sum: 'add', full_marks: 'add' }
})

export const addCells = bulkUpsert<Schema['rank_cell']>({
  table: 'rank_cell', columns: { round_id: 'text', phase: 'text', level: 'bigint', cell: 'bigint', n: 'bigint' },
  key: ['round_id', 'phase', 'level', 'cell'], merge: { n: 'add' }
})

export const addDaily = bulkUpsert<Schema['daily_new']>({
  table: 'daily_new', columns: { round_id: 'text', phase: 'text', unit_id: 'text', day: 'bigint', n: 'bigint' },
  key: ['round_id', 'phase', 'unit_id', 'day'], merge: { n: 'add' }
})

export const findStanding = ({ db }: Context, round: Round, memberId: string): Promise<StandingTable | undefined> =>
  db.selectFrom('standing').selectAll().where('round_id', '=', round.id).where('phase', '=', round.phase.id).where('member_id', '=', memberId).executeTakeFirst()
