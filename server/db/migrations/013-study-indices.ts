import { sql, type Kysely } from 'kysely'
import type { Engine } from '../dialects'

/** A year of study of a whole city: a million check-ins. What each is for is held in tests/study/query-plans. */
export async function up(db: Kysely<unknown>, _engine: Engine): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db)
  // Holds all that progress reads, in the order in which it adds up.
  await run('create index check_in_progress on check_in (plan_id, state, unit_id, member_id, day, task_id, how)')
  await run('create index check_in_unit on check_in (plan_id, unit_id, at)')
  await run('create index check_in_waiting on check_in (state, at)')
  await run('create index reflection_plan on reflection (plan_id, state, member_id)')
  await run('create index reflection_material on reflection (material_id, state, shown_at)')
  await run('create index reflection_picked on reflection (state, shown_at) where picked_at is not null')
  await run('create index reflection_reported on reflection (state, submitted_at) where reported_at is not null')
}
