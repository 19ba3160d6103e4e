import { sql, type Kysely } from 'kysely'
import type { Engine } from '../dialects'

/** Study with many members and years of check-ins. */
export async function up(db: Kysely<unknown>, _engine: Engine): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db)
  await run('create index point_entry_plan on point_entry (plan_id, member_id)')
}
