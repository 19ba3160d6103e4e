import { sql } from 'kysely'
import type { PersonRow } from '../../contract/leaderboard'
import type { Context } from '../context'
import type { StandingTable } from '../db/schema'
import type { MemberActor } from '../http/call'
import type { Round } from '../rounds/round'
import { partsOfBoard, RESULT } from '../rounds/rules/boards'
import { nameOf } from '../rounds/rules/notice-names'
import { countingPhases } from '../rounds/rules/phases'
import { compareKeys, ranksOf, stageOf } from '../rounds/rules/ranking'
import { toPoints } from '../rounds/rules/types'
import { ttlCache, type TtlCache } from '../ttl-cache'
import { pathEnd } from '../unit-path'
import { rankOf } from './rank'

export type Row = Pick<StandingTable, 'round_id' | 'board' | 'member_id' | 'unit_id' | 'group_id' | 'ranked' | 'score' | 'time_ms' | 'sort' | 'tie1' | 'tie2' | 'tie3'>
  & { name: string; unit: string }
export interface RankedRow {
  row: Row
  rank: number | null
}

/** A board of persons: of everybody, or of one group where groups are ranked apart. */
export interface PersonBoard {
  board: string
  group: string
}

const pages = new WeakMap<Context, TtlCache<RankedRow[]>>()

/** One page of the board of everybody; the same for all who ask within a moment. Names are masked per reader. */
export async function peoplePage(ctx: Context, round: Round, { board, group }: PersonBoard, offset: number, limit: number): Promise<RankedRow[]> {
  let cache = pages.get(ctx)
  if (!cache) pages.set(ctx, cache = ttlCache(ctx.boardMs))
  return cache.get(`${round.id} ${round.version} ${board} ${group} ${offset} ${limit}`, async () => {
    const rows = await rowsOf(ctx, round, board, group ? sql`s.group_id = ${group}` : sql`true`, limit, offset)
    const ranked = rows.filter((row) => row.ranked)
    const first = ranked[0]
    if (!first) return rows.map((row) => ({ row, rank: null }))
    const { shared } = round.config.person
    // Ranks go on from the first row's, so a page costs one rank.
    const start = await rankOf(ctx.db, first, shared) ?? 1
    const ranks = ranksOf(ranked, (a, b) => compareKeys(a, b) === 0, shared)
    const levelWithFirst = ranked.findIndex((row) => compareKeys(first, row) !== 0)
    return rows.map((row, i) => {
      if (!row.ranked) return { row, rank: null }
      const inFirst = shared !== 'broken' && (levelWithFirst === -1 || i < levelWithFirst)
      const rank = inFirst ? start : shared === 'dense' ? start + (ranks[i] as number) - 1 : offset + (ranks[i] as number)
      return { row, rank }
    })
  })
}

/** Everybody of one unit, ranked among themselves. */
export async function unitPeople(ctx: Context, round: Round, board: string, unitId: string): Promise<RankedRow[]> {
  const rows = await rowsOf(ctx, round, board, sql`s.unit_id = ${unitId}`, 1000, 0)
  const ranks = ranksOf(rows.filter((row) => row.ranked), (a, b) => compareKeys(a, b) === 0, round.config.person.shared)
  return rows.map((row, i) => ({ row, rank: row.ranked ? ranks[i] ?? null : null }))
}

/** The first of a unit and everything below it, each with the rank on the whole board. Who has none is left out. */
export async function firstBelow(ctx: Context, round: Round, { board, group }: PersonBoard, path: string, limit: number): Promise<(RankedRow & { rank: number })[]> {
  const rows = await rowsOf(ctx, round, board, sql`s.ranked = 1 and u.path >= ${path} and u.path < ${pathEnd(path)}${group ? sql` and s.group_id = ${group}` : sql``}`, limit, 0)
  return Promise.all(rows.map(async (row) => ({ row, rank: await rankOf(ctx.db, row, round.config.person.shared) ?? 0 })))
}

async function rowsOf({ db }: Context, round: Round, board: string, where: ReturnType<typeof sql>, limit: number, offset: number): Promise<Row[]> {
  return (await sql<Row>`select s.round_id, s.board, s.member_id, s.unit_id, s.group_id, s.ranked, s.score, s.time_ms, s.sort, s.tie1, s.tie2, s.tie3, m.name, u.name as unit
    from standing s join member m on m.id = s.member_id join unit u on u.id = s.unit_id
    where s.round_id = ${round.id} and s.board = ${board} and ${where}
    order by s.ranked desc, s.sort desc, s.tie1, s.tie2, s.tie3, s.member_id limit ${limit} offset ${offset}`.execute(db)).rows
}

export const findPerson = async (ctx: Context, round: Round, board: string, memberId: string): Promise<Row | undefined> =>
  (await rowsOf(ctx, round, board, sql`s.member_id = ${memberId}`, 1, 0))[0]

export function personRow({ config }: Pick<Round, 'config'>, { row, rank }: RankedRow, { member }: MemberActor): PersonRow {
  const me = row.member_id === member.id
  const myUnit = row.unit_id === member.unitId
  return { rank, name: me || myUnit ? row.name : masked(row.name), unit: row.unit, score: toPoints(row.score), reached: reachedOf(config, row), timeMs: row.time_ms, me, myUnit }
}

/** On the board of the result, where the last phase alone makes it. */
function reachedOf(config: Round['config'], row: Row): string | null {
  if (config.result?.by.kind !== 'last' || partsOfBoard(row.board).part !== RESULT) return null
  const phase = countingPhases(config)[stageOf(row) - 1]
  return phase ? nameOf(config, phase.id) : null
}

/** 陈爱华 → 陈*华, 何平 → 何*: what people of other units see. */
export function masked(name: string): string {
  const chars = [...name]
  if (chars.length <= 1) return '*'
  return chars.length === 2 ? `${chars[0]}*` : `${chars[0]}${'*'.repeat(chars.length - 2)}${chars.at(-1)}`
}
