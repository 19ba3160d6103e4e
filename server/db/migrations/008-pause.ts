import { sql, type Kysely } from 'kysely'
import type { Engine } from '../dialects'

/** While a round is paused nobody starts a paper; members read why. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const text = engine === 'postgres' ? 'text collate "C"' : 'text'
  await sql.raw('alter table round add column paused_at bigint').execute(db)
  await sql.raw(`alter table round add column paused_why ${text} not null default ''`).execute(db)
}
