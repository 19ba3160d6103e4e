import { sql, type Kysely } from 'kysely'
import type { Engine } from '../dialects'

/** What a phone answered to a desktop that wants to be signed in. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const text = engine === 'postgres' ? 'text collate "C"' : 'text'
  await sql.raw(`create table desk_entry (hash TEXT primary key, account_id TEXT not null references account(id), allowed integer not null, taken integer not null, expires_at bigint not null)`
    .replaceAll('TEXT', text)).execute(db)
}
