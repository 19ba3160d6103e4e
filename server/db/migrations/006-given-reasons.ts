import { sql, type Kysely } from 'kysely'
import type { Engine } from '../dialects'

/** Why a unit was given its points: its members read it beside them. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await sql.raw(`alter table unit_given add column reason ${engine === 'postgres' ? 'text collate "C"' : 'text'} not null default ''`).execute(db)
}
