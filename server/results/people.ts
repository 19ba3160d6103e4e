import { sql } from 'kysely'
import type { ResultPerson } from '../../contract/results'
import type { Context } from '../context'
import { among } from '../db/dialects'
import type { StandingTable } from '../db/schema'
import { rankOf } from '../leaderboard/rank'
import { knownKey, knownOf, nothingKnown, placeOf } from '../rounds/round-member'
import { compareKeys, ranksOf } from '../rounds/rules/ranking'
import { groupOf } from '../rounds/rules/roster'
import { toPoints } from '../rounds/rules/types'
import { lineage } from '../unit-path'
import { askedUnit, below, within, type Scope } from './scope'
import { passesOn } from './units'

export interface PeopleFilter {
  group?: string
  unit?: string
  passed?: 'yes' | 'no'
  full?: true
  unranked?: true
  search?: string
}

type Row = Pick<StandingTable, 'round_id' | 'board' | 'member_id' | 'unit_id' | 'group_id' | 'ranked' | 'score' | 'time_ms' | 'finished_at' | 'attempts' | 'full_mark' | 'passed' | 'sort' | 'tie1' | 'tie2' | 'tie3'>
  & { name: string; staff_no: string | null; unit: string; path: string }

type Where = ReturnType<typeof sql<boolean>>

/** Whose standings are asked for. */
async function whereOf(ctx: Context, scope: Scope, filter: PeopleFilter): Promise<Where> {
  const parts: Where[] = [within(scope, 'u.path')]
  if (filter.unit !== undefined) parts.push(below((await askedUnit(ctx, scope, filter.unit)).path, 'u.path'))
  if (filter.passed) parts.push(sql<boolean>`s.passed = ${filter.passed === 'yes' ? 1 : 0}`)
  if (filter.full) parts.push(sql<boolean>`s.full_mark = 1`)
  if (filter.unranked) parts.push(sql<boolean>`s.ranked = 0`)
  const search = filter.search?.trim()
  if (search) parts.push(sql<boolean>`(m.name like ${`%${search.replace(/[\\%_]/g, (c) => `\\${c}`)}%`} escape '\\' or m.staff_no = ${search})`)
  if (filter.group !== undefined) parts.push(await inGroup(ctx, scope, filter.group))
  return sql<boolean>`${sql.join(parts, sql` and `)}`
}

/** Where groups are ranked apart they stand with the standing; else they are the units' or what was entered of the member. */
async function inGroup({ db, engine }: Context, { round: { id, config: { audience, person } } }: Scope, group: string): Promise<Where> {
  if (person.perGroup) return sql<boolean>`s.group_id = ${group}`
  if (audience.groups?.by !== 'unit') return sql<boolean>`exists (select 1 from round_member k where k.round_id = ${id} and k.member_id = s.member_id and k.group_id = ${group})`
  const units = await db.selectFrom('unit').select(['id', 'path']).execute()
  const inside = units.filter((unit) => groupOf(audience, { id: '', unit: unit.id }, lineage(unit.path)) === group).map((unit) => unit.id)
  return inside.length ? among(engine, 's.unit_id', inside) as Where : sql<boolean>`1 = 0`
}

const from = (roundId: string, board: string, where: Where) => sql`from standing s join member m on m.id = s.member_id join unit u on u.id = s.unit_id
  where s.round_id = ${roundId} and s.board = ${board} and ${where}`

async function rowsOf({ db }: Context, roundId: string, board: string, where: Where, offset: number, limit: number): Promise<Row[]> {
  return (await sql<Row>`select s.round_id, s.board, s.member_id, s.unit_id, s.group_id, s.ranked, s.score, s.time_ms, s.finished_at, s.attempts, s.full_mark, s.passed, s.sort, s.tie1, s.tie2, s.tie3,
      m.name, m.staff_no, u.name as unit, u.path ${from(roundId, board, where)}
    order by s.ranked desc, s.sort desc, s.tie1, s.tie2, s.tie3, s.member_id limit ${limit} offset ${offset}`.execute(db)).rows
}

async function viewsOf(ctx: Context, { round }: Scope, board: string, rows: readonly Row[], rank: (row: Row) => number | null): Promise<ResultPerson[]> {
  const { config } = round
  const { groups } = config.audience
  const known = groups ? await knownOf(ctx, [round], rows.map((row) => row.member_id)) : new Map<string, never>()
  const names = new Map((groups?.list ?? []).map(({ id, name }) => [id, name]))
  const passes = passesOn(round, board)
  return rows.map((row) => {
    const group = groups && placeOf(config, row.member_id, row.path, known.get(knownKey(round.id, row.member_id)) ?? nothingKnown).group
    return {
      memberId: row.member_id, name: row.name, staffNo: row.staff_no, unit: { id: row.unit_id, name: row.unit }, rank: rank(row), score: toPoints(Number(row.score)),
      timeMs: Number(row.time_ms), finishedAt: Number(row.finished_at), attempts: Number(row.attempts), passed: passes ? Number(row.passed) === 1 : null,
      fullMark: Number(row.full_mark) === 1, group: (group !== undefined && names.get(group)) || null
    }
  })
}

/** One page in the order of the board, each with the rank that it has among everybody. */
export async function peoplePage(ctx: Context, scope: Scope, board: string, filter: PeopleFilter, offset: number, limit: number): Promise<{ total: number; rows: ResultPerson[] }> {
  const { round } = scope
  const where = await whereOf(ctx, scope, filter)
  const { rows: [all] } = await sql<{ n: number }>`select count(*) as n ${from(round.id, board, where)}`.execute(ctx.db)
  const rows = await rowsOf(ctx, round.id, board, where, offset, limit)
  const ranks = new Map(await Promise.all(rows.map(async (row): Promise<[string, number | null]> => [row.member_id, await rankOf(ctx.db, row, round.config.person.shared)])))
  return { total: Number(all?.n ?? 0), rows: await viewsOf(ctx, scope, board, rows, (row) => ranks.get(row.member_id) ?? null) }
}

const CHUNK = 1000

/** Everybody whom the filter leaves, for a file: ranks are those of the whole board, counted once. */
export async function* everyone(ctx: Context, scope: Scope, board: string, filter: PeopleFilter): AsyncGenerator<ResultPerson[]> {
  const ranks = await allRanks(ctx, scope, board)
  const where = await whereOf(ctx, scope, filter)
  for (let offset = 0; ; offset += CHUNK) {
    const rows = await rowsOf(ctx, scope.round.id, board, where, offset, CHUNK)
    if (rows.length) yield await viewsOf(ctx, scope, board, rows, (row) => ranks.get(row.member_id) ?? null)
    if (rows.length < CHUNK) return
  }
}

async function allRanks({ db }: Context, { round }: Scope, board: string): Promise<Map<string, number>> {
  type Key = Pick<Row, 'member_id' | 'group_id' | 'sort' | 'tie1' | 'tie2' | 'tie3'>
  const { rows } = await sql<Key>`select member_id, group_id, sort, tie1, tie2, tie3 from standing where round_id = ${round.id} and board = ${board} and ranked = 1
    order by sort desc, tie1, tie2, tie3, member_id`.execute(db)
  const groups = new Map<string, Key[]>()
  for (const row of rows) {
    const peers = groups.get(row.group_id)
    if (peers) peers.push(row)
    else groups.set(row.group_id, [row])
  }
  return new Map([...groups.values()].flatMap((list) => {
    const places = ranksOf(list, (a, b) => compareKeys(a, b) === 0, round.config.person.shared)
    return list.map((row, i): [string, number] => [row.member_id, places[i] as number])
  }))
}
