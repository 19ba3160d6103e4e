import { sql } from 'kysely'
import { among } from '../db/dialects'
import { bulkUpdate } from '../db/dialects/bulk'
import type { AttemptTable, StandingTable } from '../db/schema'
import type { Tx } from '../db/writer/write'
import { knownKey, nothingKnown, placeOf } from '../rounds/round-member'
import type { Round } from '../rounds/round'
import { periodsOf } from '../rounds/rules/boards'
import { countsForUnit } from '../rounds/rules/roster'
import { Changes, standingKey } from './changes'
import { fold } from './fold'
import { keptFor, ownerOf } from './kept'
import { roundFrame } from './standing'
import { writeKept } from './store'

const updateForUnit = bulkUpdate<Pick<AttemptTable, 'id' | 'for_unit'>>({ table: 'attempt', key: 'id', columns: { id: 'text', for_unit: 'bigint' } })

/** Works out anew the standings of members of whom something has become known that rules look at: a fact, a group, that they signed up late. */
export async function refreshMembers(tx: Tx, round: Round, memberIds: readonly string[]): Promise<void> {
  if (round.practice || memberIds.length === 0) return
  const { db, engine } = tx
  const { rows } = await sql<AttemptTable>`select * from attempt where round_id = ${round.id} and finished_at is not null and ${among(engine, 'member_id', [...new Set(memberIds)])}`.execute(db)
  if (rows.length === 0) return
  const rounds = new Map([[round.id, round]])
  const kept = await keptFor(tx, rows, rounds, [...new Set(rows.flatMap(({ day }) => periodsOf(round.config, day)))])
  const late = new Set((await db.selectFrom('round_entrant').select('member_id').where('round_id', '=', round.id).where('late', '=', 1).execute()).map((row) => row.member_id))
  const before = new Map(kept.standings.map((row): [string, StandingTable] => [standingKey(row), row]))
  const changes = new Changes(kept.paths)
  const frame = roundFrame(round)
  const members = new Map<string, AttemptTable[]>()
  for (const row of rows) members.set(row.member_id, [...(members.get(row.member_id) ?? []), row])
  const moved: Pick<AttemptTable, 'id' | 'for_unit'>[] = []
  for (const [memberId, own] of members) {
    const [first] = own as [AttemptTable]
    const { out } = placeOf(round.config, memberId, kept.paths.get(first.unit_id) ?? first.unit_id, kept.known.get(knownKey(round.id, memberId)) ?? nothingKnown)
    const forUnit = countsForUnit(round.config.audience, { late: late.has(memberId), out }) ? 1 : 0
    moved.push(...own.filter((row) => row.for_unit !== forUnit).map(({ id }) => ({ id, for_unit: forUnit })))
    for (const row of fold(frame, ownerOf({ ...first, for_unit: forUnit }, round.config, kept), own).rows.values()) changes.move(frame, before.get(standingKey(row)), row)
  }
  await updateForUnit(db, engine, moved)
  await writeKept(db, engine, changes.all())
}
