import { sql } from 'kysely'
import type { Context } from '../context'
import { bulkUpsert } from '../db/dialects/bulk'
import type { Schema } from '../db/schema'
import { defineWrite } from '../db/writer/write'
import type { MemberActor } from '../http/call'
import { beginDue } from '../roster/stays'
import { lineage, pathEnd } from '../unit-path'
import { findRound, momentOf, type Round } from './round'

export type Entrant = Schema['round_entrant']
export const insertEntrants = bulkUpsert<Entrant>({
  table: 'round_entrant', columns: { round_id: 'text', member_id: 'text', unit_id: 'text', late: 'bigint' }, key: ['round_id', 'member_id'], merge: {}
})

const insertHeads = bulkUpsert<Schema['round_roster']>({
  table: 'round_roster', columns: { round_id: 'text', unit_id: 'text', heads: 'bigint' }, key: ['round_id', 'unit_id'], merge: { heads: 'set' }
})

/**
 * Writes down who is on the roster at the opening: the denominator of every rate, which later joins and moves leave alone. A unit that has
 * only a declared head count enters with it. Runs once per round.
 */
export const freezeRoster = defineWrite('round.freeze', async (tx, { roundId, now }: { roundId: string; now: number }) => {
  const { db, engine } = tx
  const round = await db.selectFrom('round').select(['state', 'opens_at', 'frozen_at']).where('id', '=', roundId).executeTakeFirst()
  if (!round || round.state === 'draft' || round.frozen_at !== null || now < round.opens_at) return {}
  await beginDue(tx, now)
  const roots = await db.selectFrom('round_unit').innerJoin('unit', 'unit.id', 'round_unit.unit_id').select('unit.path').where('round_id', '=', roundId).execute()
  const inside = sql<boolean>`(${sql.join(roots.map(({ path }) => sql`(unit.path >= ${path} and unit.path < ${pathEnd(path)})`), sql` or `)})`
  const units = await db.selectFrom('unit').select(['id', 'path', 'declared_heads']).where('active', '=', 1).where(inside).execute()
  const members = await db.selectFrom('member').innerJoin('unit', 'unit.id', 'member.unit_id').select(['member.id', 'member.unit_id'])
    .where('member.status', '=', 'active').where(inside).execute()
  const excused = new Set((await db.selectFrom('round_member').select('member_id').where('round_id', '=', roundId).where('excused', '!=', '').execute()).map((row) => row.member_id))
  const own = new Map<string, number>()
  for (const { id, unit_id } of members) if (!excused.has(id)) own.set(unit_id, (own.get(unit_id) ?? 0) + 1)
  const heads = new Map<string, number>()
  for (const unit of units) {
    const count = own.get(unit.id) ?? unit.declared_heads ?? 0
    for (const id of lineage(unit.path)) heads.set(id, (heads.get(id) ?? 0) + count)
  }
  await insertEntrants(db, engine, members.map((member) => ({ round_id: roundId, member_id: member.id, unit_id: member.unit_id, late: 0 })))
  await insertHeads(db, engine, [...heads].map(([unit_id, n]) => ({ round_id: roundId, unit_id, heads: n })))
  await db.updateTable('round').set({ frozen_at: now }).where('id', '=', roundId).execute()
  return {}
})

/** The roster is frozen by whoever comes first after the opening. */
export async function frozen(ctx: Context, round: Round, now: number): Promise<Round> {
  if (round.frozen_at !== null || momentOf(round, now) === 'upcoming') return round
  await ctx.writer.write(freezeRoster, { roundId: round.id, now })
  return (await findRound(ctx.db, round.id)) ?? round
}

/** The unit under which this member entered: a later transfer leaves the round's figures with the old unit. */
export async function unitOf({ db }: Context, actor: MemberActor, roundId: string): Promise<{ id: string; depth: number; name: string } | undefined> {
  const { rows } = await sql<{ id: string; depth: number; name: string }>`select id, depth, name from unit where id = coalesce(
    (select unit_id from round_entrant where round_id = ${roundId} and member_id = ${actor.member.id}), ${actor.member.unitId})`.execute(db)
  return rows[0]
}
