import { sql, type Kysely } from 'kysely'
import type { Engine } from '../dialects'

/** Stamps of a red walk. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const text = engine === 'postgres' ? 'text collate "C"' : 'text'
  const run = (statement: string) => sql.raw(statement.replaceAll('TEXT', text)).execute(db)

  await run(`create table station_mark (id TEXT primary key, event_id TEXT not null references event(id), session TEXT not null, station TEXT not null, member_id TEXT not null references member(id), unit_id TEXT not null references unit(id),
    kind TEXT not null, said_at bigint not null, at bigint not null, send_id TEXT not null, unique (event_id, member_id, send_id, kind))`)
  // A station is stamped once.
  await run(`create unique index station_mark_stamp on station_mark (event_id, member_id, station) where kind = 'stamp'`)
}
