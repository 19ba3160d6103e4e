import { sql, type RawBuilder } from 'kysely'
import type { Context } from '../../context'
import { among } from '../../db/dialects'

/** How many different people there are in each subtree, of rows that name a member and the unit he belonged to then. */
export interface People { inside(paths: (path: string) => boolean): number }

/** Counted by the database; only those with rows in several units are looked at one by one. */
export async function differentPeople({ db, engine }: Pick<Context, 'db' | 'engine'>, rows: RawBuilder<unknown>, pathOf: ReadonlyMap<string, string>): Promise<People> {
  const { rows: counted } = await sql<{ unit_id: string; n: number }>`select unit_id, count(distinct member_id) as n from (${rows}) t group by unit_id`.execute(db)
  const { rows: several } = await sql<{ member_id: string }>`select member_id from (${rows}) t group by member_id having min(unit_id) <> max(unit_id)`.execute(db)
  const places = new Map<string, string[]>()
  if (several.length) {
    const { rows: moved } = await sql<{ member_id: string; unit_id: string }>`select distinct member_id, unit_id from (${rows}) t where ${among(engine, 'member_id', several.map(({ member_id }) => member_id))}`.execute(db)
    for (const { member_id, unit_id } of moved) places.set(member_id, [...(places.get(member_id) ?? []), pathOf.get(unit_id) ?? ''])
  }
  return {
    inside(within) {
      let n = 0
      for (const { unit_id, n: own } of counted) if (within(pathOf.get(unit_id) ?? '')) n += Number(own)
      for (const all of places.values()) n -= Math.max(0, all.filter(within).length - 1)
      return n
    }
  }
}
