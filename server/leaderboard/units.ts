import { sql } from 'kysely'
import type { Context } from '../context'
import { metaValue } from '../meta'
import { meanScale, type Round } from '../rounds/round'
import { rankUnits, type RankedUnit } from '../rounds/rules/units'
import { ttlCache, type TtlCache } from '../ttl-cache'

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
export function unitBoard(ctx: Context, round: Round, of: BoardOf): Promise<BoardUnit[]> {
  let kept = boards.get(ctx)
  if (!kept) boards.set(ctx, kept = { units: ttlCache(ctx.boardMs) })
  return kept.units.get(`${round.id} ${JSON.stringify(of)}`, () => readBoard(ctx, round, of))
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
  below: number
}

async function readBoard({ db }: Context, round: Round, of: BoardOf): Promise<BoardUnit[]> {
  const where = 'depth' in of ? sql`u.depth = ${of.depth}` : sql`u.parent_id = ${of.parent}`
  const { rows } = await sql<Row>`select u.id, u.name, u.parent_id, u.path, u.depth, r.heads, s.participants, s.attempts, s.score_sum, s.full_marks,
      (select count(*) from unit c where c.parent_id = u.id and c.active = 1) as below
    from round_roster r join unit u on u.id = r.unit_id
    left join unit_standing s on s.round_id = r.round_id and s.phase = ${round.phase.id} and s.unit_id = r.unit_id
    where r.round_id = ${round.id} and ${where}`.execute(db)
  const byId = new Map(rows.map((row) => [row.id, row]))
  const ranked = rankUnits(round.config.unit, rows.map((row) => ({
    unitId: row.id, roster: Number(row.heads), participants: Number(row.participants ?? 0), attempts: Number(row.attempts ?? 0),
    scoreSum: Number(row.score_sum ?? 0), fullMarks: Number(row.full_marks ?? 0)
  })), meanScale(round))
  return ranked.map((unit) => {
    const row = byId.get(unit.unitId) as Row
    return { ...unit, name: row.name, parentId: row.parent_id, path: row.path, depth: Number(row.depth), hasChildren: Number(row.below) > 0 }
  })
}

/** The levels on which units take part, with the association's names for them. */
export async function boardLevels({ db }: Pick<Context, 'db'>, roundId: string): Promise<{ depth: number; name: string }[]> {
  const { rows } = await sql<{ depth: number }>`select distinct u.depth from round_roster r join unit u on u.id = r.unit_id where r.round_id = ${roundId} order by u.depth`.execute(db)
  const names = JSON.parse(await metaValue(db, 'levels', '[]')) as string[]
  return rows.map(({ depth }) => ({ depth: Number(depth), name: names[Number(depth)] ?? `第 ${Number(depth) + 1} 级` }))
}
