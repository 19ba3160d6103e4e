import type { Context } from '../context'
import type { Round } from '../rounds/round'
import { unitPart } from '../rounds/rules/boards'
import { lineage, pathEnd } from '../unit-path'

/**
 * Paths of the units of those who are excused and take part all the same: the frozen roster has them no longer, but whoever takes part is
 * one of the heads as well, else rates come out too high and somebody who is missing is not seen.
 */
export async function excusedPaths({ db }: Pick<Context, 'db'>, round: Pick<Round, 'id' | 'config'>, unitPath?: string): Promise<string[]> {
  let query = db.selectFrom('round_member as k').innerJoin('round_entrant as e', (join) => join.onRef('e.round_id', '=', 'k.round_id').onRef('e.member_id', '=', 'k.member_id'))
    .innerJoin('unit', 'unit.id', 'e.unit_id')
    .innerJoin('standing as s', (join) => join.onRef('s.round_id', '=', 'e.round_id').onRef('s.member_id', '=', 'e.member_id'))
    .select('unit.path').where('k.round_id', '=', round.id).where('k.excused', '!=', '').where('e.late', '=', 0).where('s.board', '=', unitPart(round.config))
  if (unitPath !== undefined) query = query.where('unit.path', '>=', unitPath).where('unit.path', '<', pathEnd(unitPath))
  return (await query.execute()).map((row) => row.path)
}

/** How many heads a unit has beyond those of the frozen roster. */
export async function headsBack(ctx: Pick<Context, 'db'>, round: Pick<Round, 'id' | 'config'>): Promise<(unitId: string) => number> {
  const more = new Map<string, number>()
  for (const path of await excusedPaths(ctx, round)) for (const id of lineage(path)) more.set(id, (more.get(id) ?? 0) + 1)
  return (unitId) => more.get(unitId) ?? 0
}
