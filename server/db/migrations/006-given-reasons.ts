import { sql, type Kysely } from 'kysely'
import type { Engine } from '../dialects'

/** Why a unit was given its points: whoever takes part reads it beside them. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await sql.raw(`alter table unit_given add column reason ${engine === 'postgres' ? 'text collate "C"' : 'text'} not null default ''`).execute(db)
}
