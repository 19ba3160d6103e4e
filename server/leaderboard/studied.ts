import { sql } from 'kysely'
import type { Context } from '../context'
import { among } from '../db/dialects'
import type { RoundMemberTable, RoundTable } from '../db/schema'
import { defineWrite, type Tx } from '../db/writer/write'
import { everySecond, type Sweep } from '../every-second'
import { closesAt, roundFrom, type Round } from '../rounds/round'
import { factsIn } from '../rounds/rules/facts'
import { onRecord, recordStudied, studiedNow, studiedRow } from '../rounds/studied'
import { refreshMembers } from './refresh'

/* While a round runs, and once more when it has closed, the study figures on record follow the record of study. */

const EVERY_MS = 10 * 60_000
const AT_ONCE = 500

export const refreshStudied = defineWrite('round.studied', async (tx, { roundId, memberIds, now }: { roundId: string; memberIds: string[]; now: number }) => {
  const row = await tx.db.selectFrom('round').selectAll().where('id', '=', roundId).executeTakeFirst()
  if (!row) return { changed: 0 }
  const round = roundFrom(row)
  const changed = await differing(tx, round, memberIds, now)
  await recordStudied(tx.db, tx.engine, changed)
  await refreshMembers(tx, round, changed.map(({ member_id }) => member_id))
  return { changed: changed.length }
})

export const studiedTo = defineWrite('round.studied-to', async ({ db }, { roundId, at }: { roundId: string; at: number }) => {
  await db.insertInto('round_studied').values({ round_id: roundId, at }).onConflict((on) => on.column('round_id').doUpdateSet({ at })).execute()
  return {}
})

/** Members whose figures are others than those on record. */
async function differing({ db, engine }: Pick<Tx, 'db' | 'engine'>, round: Round, memberIds: readonly string[], now: number) {
  const { inResult } = factsIn(round.config)
  const fresh = await studiedNow({ db, engine }, round, inResult, memberIds, now)
  const { rows } = await sql<{ member_id: string; studied: string }>`select member_id, studied from round_member where round_id = ${round.id} and ${among(engine, 'member_id', memberIds)}`.execute(db)
  const had = new Map(rows.map(({ member_id, studied }) => [member_id, studied]))
  return memberIds.filter((id) => onRecord(inResult, fresh.get(id) ?? {}) !== (had.get(id) ?? '')).map((id) => studiedRow(round.id, id, inResult, fresh.get(id) ?? {}))
}

/** What would come on record by these rules: they may ask for other figures than those that are there, or count them from another day. */
export async function studiedBy(at: Pick<Tx, 'db' | 'engine'>, round: Round, now: number): Promise<Required<RoundMemberTable>[]> {
  if (round.practice || factsIn(round.config).inResult.length === 0) return []
  const rows = await at.db.selectFrom('attempt').select('member_id').distinct().where('round_id', '=', round.id).execute()
  return differing(at, round, rows.map(({ member_id }) => member_id), now)
}

/** What is known of a round's members, with such figures in the place of those on record. */
export function withStudied(rows: readonly RoundMemberTable[], studied: readonly Required<RoundMemberTable>[]): RoundMemberTable[] {
  const known = new Map(rows.map((row) => [row.member_id, row]))
  for (const row of studied) known.set(row.member_id, { ...known.get(row.member_id) ?? row, studied: row.studied })
  return [...known.values()]
}

export async function studyAnew(tx: Tx, round: Round, now: number): Promise<void> {
  if (round.practice || factsIn(round.config).inResult.length === 0) return
  await recordStudied(tx.db, tx.engine, await studiedBy(tx, round, now))
  await tx.db.deleteFrom('round_studied').where('round_id', '=', round.id).execute()
}

/** Brings every round up to date that is due. After the closing it is done once more, when the last paper is in; then nothing moves any more. */
export async function studyRounds(ctx: Context, stopped: () => boolean = () => false): Promise<void> {
  const now = ctx.clock()
  const closes = sql`coalesce(r.ended_at, r.closes_at)`
  const { rows } = await sql<RoundTable>`select r.* from round r left join round_studied s on s.round_id = r.id where r.state <> 'draft' and r.practice = 0 and r.opens_at <= ${now} and r.config like '%"fact"%'
    and (s.at is null or (s.at < ${closes} and (s.at < ${now - EVERY_MS} or ${closes} <= ${now}))) order by r.id`.execute(ctx.db)
  for (const row of rows) {
    const round = roundFrom(row)
    if (factsIn(round.config).inResult.length && !await studyRound(ctx, round, now, stopped)) continue
    await ctx.writer.write(studiedTo, { roundId: round.id, at: now })
  }
}

/** @returns whether everything has been seen */
async function studyRound(ctx: Context, round: Round, now: number, stopped: () => boolean): Promise<boolean> {
  const open = now >= closesAt(round) ? await ctx.db.selectFrom('attempt').select('id').where('round_id', '=', round.id).where('finished_at', 'is', null).limit(1).executeTakeFirst() : undefined
  for (let after = ''; ;) {
    if (stopped()) return false
    const { rows } = await sql<{ member_id: string }>`select distinct member_id from attempt where round_id = ${round.id} and member_id > ${after} order by member_id limit ${AT_ONCE}`.execute(ctx.db)
    const ids = rows.map(({ member_id }) => member_id)
    const memberIds = (await differing(ctx, round, ids, now)).map(({ member_id }) => member_id)
    if (memberIds.length) await ctx.writer.write(refreshStudied, { roundId: round.id, memberIds, now })
    if (ids.length < AT_ONCE) return open === undefined
    after = ids.at(-1) as string
  }
}

export function startStudied(ctx: Context): Sweep {
  let last = 0
  return everySecond(async (stopped) => {
    if (ctx.clock() - last < 15_000) return
    last = ctx.clock()
    await studyRounds(ctx, stopped)
  }, (error) => { ctx.log.error({ err: error }, 'bringing the study figures of rounds up to date failed; it is tried again') })
}
