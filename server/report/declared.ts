import { sql } from 'kysely'
import type { Context } from '../context'
import { pathEnd } from '../unit-path'

/** By round, the paths of the units below one that entered with a declared head count, nobody on their roster being known. */
export async function declaredUnits({ db }: Pick<Context, 'db'>, roundIds: readonly string[], path: string): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>()
  if (roundIds.length === 0) return found
  const { rows } = await sql<{ round_id: string; path: string }>`select r.round_id, u.path from round_roster r join unit u on u.id = r.unit_id
    where r.round_id in (${sql.join([...roundIds])}) and r.heads > 0 and u.declared_heads > 0 and u.path >= ${path} and u.path < ${pathEnd(path)}
      and not exists (select 1 from round_entrant e left join round_member m on m.round_id = e.round_id and m.member_id = e.member_id
        where e.round_id = r.round_id and e.unit_id = r.unit_id and e.late = 0 and coalesce(m.excused, '') = '')`.execute(db)
  for (const row of rows) found.set(row.round_id, [...(found.get(row.round_id) ?? []), row.path])
  return found
}
