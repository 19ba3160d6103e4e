import { sql } from 'kysely'
import type { Database } from './dialects'
import * as foundation from './migrations/001-foundation'

const migrations = [{ name: '001-foundation', up: foundation.up }]

/**
 * Brings the database to the newest schema; returns the names of the migrations that ran. One transaction each.
 * @throws when the database is newer than this program: an old server must not write into a new schema.
 */
export async function migrate({ db, engine }: Database): Promise<string[]> {
  const text = sql.raw(engine === 'postgres' ? 'text collate "C"' : 'text')
  await sql`create table if not exists migration (name ${text} primary key, at bigint not null)`.execute(db)
  const rows = (await sql<{ name: string }>`select name from migration order by name`.execute(db)).rows
  const done = new Set(rows.map((row) => row.name))
  const unknown = [...done].filter((name) => !migrations.some((migration) => migration.name === name))
  if (unknown.length) throw new Error(`The database has migrations this version does not know (${unknown.join(', ')}): start the newer version.`)
  const ran: string[] = []
  for (const migration of migrations) {
    if (done.has(migration.name)) continue
    await db.transaction().execute(async (trx) => {
      await migration.up(trx as never, engine)
      await sql`insert into migration (name, at) values (${migration.name}, ${Date.now()})`.execute(trx)
    })
    ran.push(migration.name)
  }
  return ran
}
