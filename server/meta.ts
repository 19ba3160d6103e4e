import type { Kysely } from 'kysely'
import type { Schema } from './db/schema'

/** A setting of the deployment kept in the database. */
export async function metaValue(db: Kysely<Schema>, key: string, fallback: string): Promise<string> {
  const row = await db.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst()
  return row?.value ?? fallback
}
