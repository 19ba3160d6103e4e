import type { OwnUnit } from '../../contract/roster'
import { covers, withinGrants } from '../auth/actors'
import type { Context } from '../context'
import type { MemberActor } from '../http/call'
import { lineage } from '../unit-path'

/** The units of one's range in the order of the tree, with how many are on their rosters. */
export async function ownUnits({ db }: Context, { grants }: MemberActor): Promise<OwnUnit[]> {
  const rows = await db.selectFrom('unit').selectAll().where('active', '=', 1).where(withinGrants(grants, 'path')).orderBy('depth').orderBy('sort').orderBy('id').execute()
  const counted = await db.selectFrom('member').innerJoin('unit', 'unit.id', 'member.unit_id').select((eb) => ['unit_id', eb.fn.countAll<number>().as('n')])
    .where('status', '=', 'active').where(withinGrants(grants, 'unit.path')).groupBy('unit_id').execute()
  const own = new Map(counted.map(({ unit_id, n }) => [unit_id, Number(n)]))
  const below = new Map<string, number>()
  for (const { id, path } of rows) for (const one of lineage(path)) below.set(one, (below.get(one) ?? 0) + (own.get(id) ?? 0))
  const parentPath = (path: string, id: string) => path.slice(0, path.length - id.length - 1)
  const views = rows.map(({ id, name, parent_id, depth, path, declared_heads, version }) => ({
    id, name, parentId: parent_id, depth, heads: own.get(id) ?? 0, headsBelow: below.get(id) ?? 0, declaredHeads: declared_heads, version,
    top: parent_id === null || !covers(grants, parentPath(path, id))
  }))
  return inTreeOrder(views)
}

/** Each unit before what lies below it. */
function inTreeOrder(units: readonly OwnUnit[]): OwnUnit[] {
  const children = new Map<string | null, OwnUnit[]>()
  for (const one of units) children.set(one.top ? null : one.parentId, [...(children.get(one.top ? null : one.parentId) ?? []), one])
  const from = (one: OwnUnit): OwnUnit[] => [one, ...(children.get(one.id) ?? []).flatMap(from)]
  return (children.get(null) ?? []).flatMap(from)
}
