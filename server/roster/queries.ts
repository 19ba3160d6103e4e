import { sql, type Kysely } from 'kysely'
import type { UnitRef } from '../../contract/common'
import type { UnitNode } from '../../contract/roster'
import type { Schema } from '../db/schema'
import { lineage, pathEnd } from '../unit-path'

type Db = Kysely<Schema>

/** Names for ids, in the order asked; unknown ids are left out. */
export async function unitRefs(db: Db, ids: readonly string[]): Promise<UnitRef[]> {
  if (ids.length === 0) return []
  const rows = await db.selectFrom('unit').select(['id', 'name']).where('id', 'in', ids).execute()
  const names = new Map(rows.map((row) => [row.id, row.name]))
  return ids.flatMap((id) => (names.has(id) ? [{ id, name: names.get(id) as string }] : []))
}

export const unitById = (db: Db, id: string) =>
  db.selectFrom('unit').selectAll().where('id', '=', id).where('active', '=', 1).executeTakeFirst()

export const childUnits = (db: Db, parentId: string | null) => {
  const query = db.selectFrom('unit').selectAll().where('active', '=', 1)
  return (parentId === null ? query.where('parent_id', 'is', null) : query.where('parent_id', '=', parentId)).orderBy('sort').orderBy('id').execute()
}

export async function unitNodes(db: Db, rows: readonly { id: string; name: string; parent_id: string | null; depth: number; path: string }[]): Promise<UnitNode[]> {
  const parents = rows.length === 0 ? [] : await db.selectFrom('unit').select('parent_id').distinct().where('parent_id', 'in', rows.map((row) => row.id)).where('active', '=', 1).execute()
  const withChildren = new Set(parents.map((row) => row.parent_id))
  const refs = await unitRefs(db, [...new Set(rows.flatMap((row) => lineage(row.path)))])
  const names = new Map(refs.map((ref) => [ref.id, ref.name]))
  return rows.map((row) => ({
    id: row.id, name: row.name, parentId: row.parent_id, depth: row.depth, hasChildren: withChildren.has(row.id),
    path: lineage(row.path).slice(0, -1).map((id) => names.get(id) ?? '')
  }))
}

export const unitsByIds = (db: Db, ids: readonly string[]) => db.selectFrom('unit').selectAll().where('active', '=', 1).where('id', 'in', ids).orderBy('path').execute()

export const searchUnits = (db: Db, text: string) =>
  db.selectFrom('unit').selectAll().where('active', '=', 1)
    .where(sql<boolean>`name like ${`%${text.replace(/[\\%_]/g, (c) => `\\${c}`)}%`} escape '\\'`)
    .orderBy('depth').orderBy('sort').limit(50).execute()

/** Members now on the roster below a unit. */
export async function headsBelow(db: Db, path: string): Promise<number> {
  const row = await db.selectFrom('member').innerJoin('unit', 'unit.id', 'member.unit_id')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('unit.path', '>=', path).where('unit.path', '<', pathEnd(path)).where('member.status', '=', 'active').executeTakeFirstOrThrow()
  return Number(row.n)
}
