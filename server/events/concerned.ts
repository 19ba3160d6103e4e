import { sql } from 'kysely'
import type { SignUpTable } from '../db/events-schema'
import type { Tx } from '../db/writer/write'
import { pathEnd } from '../unit-path'
import type { Event } from './event'

/** Whom a word about it concerns: those on the list; where everybody belongs to it, everybody who has not excused himself. */
export async function concernedIn({ db }: Pick<Tx, 'db'>, event: Event, rows: readonly Pick<SignUpTable, 'member_id'>[]): Promise<string[]> {
  if (event.config.enrol.how !== 'opt-out') return rows.map(({ member_id }) => member_id)
  const paths = await db.selectFrom('unit').select('path').where('id', 'in', event.config.audience.units).execute()
  const { rows: all } = await sql<{ id: string }>`select m.id from member m join unit u on u.id = m.unit_id where m.status = 'active' and (${sql.join(paths.map(({ path }) => sql`(u.path >= ${path} and u.path < ${pathEnd(path)})`), sql` or `)})`.execute(db)
  const excused = new Set(rows.map(({ member_id }) => member_id))
  return all.flatMap(({ id }) => (excused.has(id) ? [] : [id]))
}
