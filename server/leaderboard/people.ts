import { sql } from 'kysely'
import type { PersonRow } from '../../contract/leaderboard'
import type { Context } from '../context'
import type { StandingTable } from '../db/schema'
import type { MemberActor } from '../http/call'
import type { Round } from '../rounds/round'
import { compareKeys, ranksOf } from '../rounds/rules/ranking'
import { toPoints } from '../rounds/rules/types'
import { ttlCache, type TtlCache } from '../ttl-cache'
import { rankOf } from './rank'

type Row = Pick<StandingTable, 'round_id' | 'phase' | 'member_id' | 'unit_id' | 'score' | 'time_ms' | 'tie1' | 'tie2'> & { name: string; unit: string }

const pages = new WeakMap<Context, TtlCache<{ row: Row; rank: number }[]>>()

/** One page of the board of everybody; the same for all who ask within a moment. Names are masked per reader. */
export async function peoplePage(ctx: Context, round: Round, offset: number, limit: number): Promise<{ row: Row; rank: number }[]> {
  let cache = pages.get(ctx)
  if (!cache) pages.set(ctx, cache = ttlCache(ctx.boardMs))
  return cache.get(`${round.id} ${offset} ${limit}`, async () => {
    const rows = await rowsOf(ctx, round, sql`true`, limit, offset)
    const first = rows[0]
    if (!first) return []
    const { shared } = round.config.person
    // Ranks go on from the first row's, so a page costs one rank.
    const start = await rankOf(ctx.db, first, shared)
    const ranks = ranksOf(rows, (a, b) => compareKeys(a, b) === 0, shared)
    const levelWithFirst = rows.findIndex((row) => compareKeys(first, row) !== 0)
    return rows.map((row, i) => {
      const inFirst = levelWithFirst === -1 || i < levelWithFirst
      const rank = inFirst ? start : shared === 'gap' ? offset + (ranks[i] as number) : start + (ranks[i] as number) - 1
      return { row, rank }
    })
  })
}

/** Everybody of one unit, ranked among themselves. */
export async function unitPeople(ctx: Context, round: Round, unitId: string): Promise<{ row: Row; rank: number }[]> {
  const rows = await rowsOf(ctx, round, sql`s.unit_id = ${unitId}`, 1000, 0)
  const ranks = ranksOf(rows, (a, b) => compareKeys(a, b) === 0, round.config.person.shared)
  return rows.map((row, i) => ({ row, rank: ranks[i] as number }))
}

async function rowsOf({ db }: Context, round: Round, where: ReturnType<typeof sql>, limit: number, offset: number): Promise<Row[]> {
  return (await sql<Row>`select s.round_id, s.phase, s.member_id, s.unit_id, s.score, s.time_ms, s.tie1, s.tie2, m.name, u.name as unit
    from standing s join member m on m.id = s.member_id join unit u on u.id = s.unit_id
    where s.round_id = ${round.id} and s.phase = ${round.phase.id} and ${where}
    order by s.score desc, s.tie1, s.tie2, s.member_id limit ${limit} offset ${offset}`.execute(db)).rows
}

export const findPerson = async (ctx: Context, round: Round, memberId: string): Promise<Row | undefined> =>
  (await rowsOf(ctx, round, sql`s.member_id = ${memberId}`, 1, 0))[0]

export function personRow({ row, rank }: { row: Row; rank: number }, { member }: MemberActor): PersonRow {
  const me = row.member_id === member.id
  const myUnit = row.unit_id === member.unitId
  return { rank, name: me || myUnit ? row.name : masked(row.name), unit: row.unit, score: toPoints(row.score), timeMs: row.time_ms, me, myUnit }
}

/** 陈爱华 → 陈*华, 何平 → 何*: what people of other units see. */
export function masked(name: string): string {
  const chars = [...name]
  if (chars.length <= 1) return '*'
  return chars.length === 2 ? `${chars[0]}*` : `${chars[0]}${'*'.repeat(chars.length - 2)}${chars.at(-1)}`
}
