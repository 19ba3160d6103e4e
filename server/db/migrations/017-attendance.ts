import { sql, type Kysely } from 'kysely'
import type { Engine } from '../dialects'

/** Who came, hours of volunteering. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const text = engine === 'postgres' ? 'text collate "C"' : 'text'
  const run = (statement: string) => sql.raw(statement.replaceAll('TEXT', text)).execute(db)

  // When it was written down who has not come.
  await run(`alter table event_session add column settled_at bigint`)
  await run(`create index event_session_unsettled on event_session (ends_at) where settled_at is null`)
  await run(`create table attendance_mark (id TEXT primary key, event_id TEXT not null references event(id), session TEXT not null, member_id TEXT not null references member(id), sign_up_id TEXT references sign_up(id),
    kind TEXT not null, way TEXT not null, said_at bigint not null, at bigint not null, actor TEXT not null, scan_id TEXT not null, under TEXT not null, reason TEXT not null, unique (event_id, scan_id))`)
  await run(`create index attendance_mark_person on attendance_mark (event_id, session, member_id)`)
  await run(`create table attendance (event_id TEXT not null references event(id), session TEXT not null, member_id TEXT not null references member(id), sign_up_id TEXT references sign_up(id), unit_id TEXT not null references unit(id),
    state TEXT not null, first_in bigint, last_out bigint, minutes integer not null, corrected integer not null, attended integer not null, settled integer not null, primary key (event_id, session, member_id))`)
  await run(`create index attendance_member on attendance (member_id, state)`)
  await run(`create table session_password (event_id TEXT not null references event(id), session TEXT not null, direction TEXT not null, password TEXT not null, at bigint not null, primary key (event_id, session, direction))`)
  await run(`create table hour_entry (id TEXT primary key, member_id TEXT not null references member(id), event_id TEXT not null references event(id), session TEXT not null, cause TEXT not null, words TEXT not null,
    delta integer not null, actor TEXT not null, at bigint not null)`)
  await run(`create index hour_entry_member on hour_entry (member_id, at)`)
  await run(`create index hour_entry_event on hour_entry (event_id, session)`)
}
