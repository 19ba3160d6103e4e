import { sql } from 'kysely'
import type { Context } from '../context'
import type { UnitRanking } from '../../contract/round-config'
import { metaValue } from '../meta'
import type { Round } from '../rounds/round'
import { phaseOfBoard } from '../rounds/rules/board-list'
import { unitPart } from '../rounds/rules/boards'
import { lotBy } from '../rounds/rules/person-order'
import { scaleOf } from '../rounds/rules/phases'
import { rankUnits, type RankedUnit, type UnitFigures } from '../rounds/rules/units'
import { ttlCache, type TtlCache } from '../ttl-cache'
import { lineage } from '../unit-path'
import { headsBack } from './excused'
import { extraFigures } from './unit-figures'

export interface BoardUnit extends RankedUnit {
  name: string
  parentId: string | null
  path: string
  depth: number
  hasChildren: boolean
}

/** A board at one level of the tree, or the units directly below one. */
export type BoardOf = { depth: number } | { parent: string }

interface Boards {
  units: TtlCache<BoardUnit[]>
}

const boards = new WeakMap<Context, Boards>()

/** Everybody who asks within half a second gets the same list. */
export function unitBoard(ctx: Context, round: Round, of: BoardOf, board = unitPart(round.config)): Promise<BoardUnit[]> {
  let kept = boards.get(ctx)
  if (!kept) boards.set(ctx, kept = { units: ttlCache(ctx.boardMs) })
  return kept.units.get(`${round.id} ${round.version} ${board} ${JSON.stringify(of)}`, () => readBoard(ctx, round, of, board))
}

interface Row {
  id: string
  name: string
  parent_id: string | null
  path: string
  depth: number
  heads: number
  participants: number | null
  attempts: number | null
  score_sum: number | null
  full_marks: number | null
  passed: number | null
  high_scores: number | null
  below: number
}

async function readBoard(ctx: Context, round: Round, of: BoardOf, board: string): Promise<BoardUnit[]> {
  const where = 'depth' in of ? sql`u.depth = ${of.depth}` : sql`u.parent_id = ${of.parent}`
  const { rows } = await sql<Row>`select u.id, u.name, u.parent_id, u.path, u.depth, r.heads, s.participants, s.attempts, s.score_sum, s.full_marks, s.passed, s.high_scores,
      (select count(*) from unit c where c.parent_id = u.id and c.active = 1) as below
    from round_roster r join unit u on u.id = r.unit_id
    left join unit_standing s on s.round_id = r.round_id and s.board = ${board} and s.unit_id = r.unit_id
    where r.round_id = ${round.id} and ${where}`.execute(ctx.db)
  const { unit: rule } = round.config
  const back = await headsBack(ctx, round)
  const extra = await extraFigures(ctx, rule, round.id, board, rows.map(({ id }) => id), back)
  const figures = rows.map((row): Placed => ({
    row, unitId: row.id, roster: Number(row.heads) + back(row.id), participants: Number(row.participants ?? 0), attempts: Number(row.attempts ?? 0),
    scoreSum: Number(row.score_sum ?? 0), fullMarks: Number(row.full_marks ?? 0), passed: Number(row.passed ?? 0), highScores: Number(row.high_scores ?? 0), ...extra(row.id)
  }))
  const scale = scaleOf(round.config, phaseOfBoard(round.config, board))
  return regions(rule, figures).flatMap((list) => rankUnits(rule, list, scale, lotBy(round.seed)) as (Placed & RankedUnit)[]).map(({ row, ...unit }) =>
    ({ ...unit, name: row.name, parentId: row.parent_id, path: row.path, depth: Number(row.depth), hasChildren: Number(row.below) > 0 }))
}

type Placed = UnitFigures & { row: Row }

/** Units are ranked among those of their region, where the round says so. */
function regions({ within }: UnitRanking, units: readonly Placed[]): Placed[][] {
  if (within === undefined) return [[...units]]
  const heaps = new Map<string, Placed[]>()
  for (const one of units) {
    const key = lineage(one.row.path)[within] ?? ''
    heaps.set(key, [...(heaps.get(key) ?? []), one])
  }
  return [...heaps.values()]
}

/** The levels on which units take part, with the association's names for them. */
export async function boardLevels({ db }: Pick<Context, 'db'>, round: Pick<Round, 'id' | 'config'>): Promise<{ depth: number; name: string }[]> {
  const { rows: all } = await sql<{ depth: number }>`select distinct u.depth from round_roster r join unit u on u.id = r.unit_id where r.round_id = ${round.id} order by u.depth`.execute(db)
  const { levels } = round.config.unit
  const rows = levels ? all.filter(({ depth }) => levels.includes(Number(depth))) : all
  const names = JSON.parse(await metaValue(db, 'levels', '[]')) as string[]
  return rows.map(({ depth }) => ({ depth: Number(depth), name: names[Number(depth)] ?? `第 ${Number(depth) + 1} 级` }))
}
