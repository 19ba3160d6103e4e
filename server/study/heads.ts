import { sql } from 'kysely'
import type { Context } from '../context'
import { pathEnd } from '../unit-path'

/** Who belonged where in a stretch of time: the denominator. */
export interface Heads {
  /** Heads of each unit itself. */
  own: ReadonlyMap<string, { path: string; n: number }>
  /** Of a unit's subtree; somebody who moved within it counts once. */
  inside(path: string): number
}

const within = (paths: readonly string[]) => sql<boolean>`(${sql.join(paths.map((path) => sql`(u.path >= ${path} and u.path < ${pathEnd(path)})`), sql` or `)})`

/**
 * Members who were in these subtrees at some time between the two moments; a unit without a roster counts with what it declared.
 * Who has no written stay is where the roster says, since he was entered.
 */
export async function headsIn({ db }: Context, paths: readonly string[], from: number, to: number): Promise<Heads> {
  const own = new Map<string, { path: string; n: number }>()
  if (paths.length === 0) return { own, inside: () => 0 }
  const stays = sql`select s.unit_id, s.member_id from membership s join unit u on u.id = s.unit_id where s.begun = 1 and s.from_at <= ${to} and (s.to_at is null or s.to_at > ${from}) and ${within(paths)}
    union select m.unit_id, m.id from member m join unit u on u.id = m.unit_id where m.status = 'active' and m.created_at <= ${to}
      and not exists (select 1 from membership s where s.member_id = m.id and s.begun = 1) and ${within(paths)}`
  const { rows: counted } = await sql<{ unit_id: string; n: number }>`select unit_id, count(*) as n from (${stays}) t group by unit_id`.execute(db)
  const { rows: units } = await sql<{ id: string; path: string; declared_heads: number | null; active: number }>`select u.id, u.path, u.declared_heads, u.active from unit u where ${within(paths)}`.execute(db)
  const n = new Map(counted.map((row) => [row.unit_id, Number(row.n)]))
  for (const unit of units) own.set(unit.id, { path: unit.path, n: n.get(unit.id) ?? (unit.active ? Number(unit.declared_heads ?? 0) : 0) })
  const { rows: moved } = await sql<{ member_id: string; unit_id: string }>`select t.member_id, t.unit_id from (${stays}) t
    where t.member_id in (select member_id from (${stays}) d group by member_id having count(*) > 1)`.execute(db)
  const places = new Map<string, string[]>()
  for (const { member_id, unit_id } of moved) places.set(member_id, [...(places.get(member_id) ?? []), own.get(unit_id)?.path ?? ''])
  return {
    own,
    inside(path) {
      let heads = 0
      for (const unit of own.values()) if (unit.path.startsWith(path)) heads += unit.n
      for (const all of places.values()) heads -= Math.max(0, all.filter((one) => one.startsWith(path)).length - 1)
      return heads
    }
  }
}

/** The topmost of some paths: what lies inside another is in it already. */
export const topPaths = (paths: readonly string[]) => [...new Set(paths)].filter((path) => !paths.some((other) => other !== path && path.startsWith(other)))

/** What two sets of subtrees share. */
export const sharedPaths = (a: readonly string[], b: readonly string[]) => topPaths([...a.filter((one) => b.some((other) => one.startsWith(other))), ...b.filter((one) => a.some((other) => one.startsWith(other)))])

