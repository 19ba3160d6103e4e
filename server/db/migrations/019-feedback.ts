import { sql, type Kysely } from 'kysely'
import type { Engine } from '../dialects'

/** Feedback on events. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const text = engine === 'postgres' ? 'text collate "C"' : 'text'
  const run = (statement: string) => sql.raw(statement.replaceAll('TEXT', text)).execute(db)

  await run(`create table event_feedback (event_id TEXT not null references event(id), member_id TEXT not null references member(id), answers TEXT not null, at bigint not null, updated_at bigint not null, primary key (event_id, member_id))`)
}
