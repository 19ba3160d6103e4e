import { sql, type Kysely } from 'kysely'
import type { Engine } from '../dialects'

/** Events: sessions, seats, sign-ups. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const text = engine === 'postgres' ? 'text collate "C"' : 'text'
  const run = (statement: string) => sql.raw(statement.replaceAll('TEXT', text)).execute(db)

  await run(`create table event (id TEXT primary key, unit_id TEXT not null references unit(id), title TEXT not null, kind TEXT not null, config TEXT not null, state TEXT not null, version integer not null,
    first_at bigint not null, last_at bigint not null, created_by TEXT not null, created_at bigint not null, updated_at bigint not null, published_at bigint, ended_at bigint, reason TEXT not null)`)
  await run(`create index event_owner on event (unit_id, updated_at)`)
  await run(`create index event_days on event (state, last_at, first_at)`)
  await run(`create table event_unit (event_id TEXT not null references event(id), unit_id TEXT not null references unit(id), primary key (event_id, unit_id))`)
  await run(`create index event_unit_unit on event_unit (unit_id)`)
  await run(`create table event_session (event_id TEXT not null references event(id), session TEXT not null, begins_at bigint not null, ends_at bigint not null, opens_at bigint not null, closes_at bigint not null,
    offers_until bigint not null, draw_at bigint, drawn_at bigint, seed TEXT not null, state TEXT not null, reason TEXT not null, primary key (event_id, session))`)
  await run(`create index event_session_draw on event_session (draw_at) where draw_at is not null and drawn_at is null`)
  await run(`create index event_session_begins on event_session (begins_at)`)
  // The last line of defence: whatever the program does, no seat is given twice.
  await run(`create table event_pool (event_id TEXT not null references event(id), pool TEXT not null, session TEXT not null, seats integer, taken integer not null, free_at bigint, free_pool TEXT not null,
    primary key (event_id, pool), check (taken >= 0), check (seats is null or taken <= seats))`)
  await run(`create index event_pool_free on event_pool (free_at) where free_at is not null`)
  await run(`create table sign_up (id TEXT primary key, event_id TEXT not null references event(id), session TEXT not null, member_id TEXT not null references member(id), unit_id TEXT not null references unit(id),
    position TEXT not null, state TEXT not null, stage integer not null, heads integer not null, ways TEXT not null, pools TEXT not null, form TEXT not null, others TEXT not null, send_id TEXT not null, by_actor TEXT not null,
    place bigint not null, ticket TEXT not null, reason TEXT not null, at bigint not null, offer_until bigint, seated_at bigint, ended_at bigint, unique (event_id, ticket), unique (member_id, send_id))`)
  await run(`create unique index sign_up_once on sign_up (event_id, session, member_id) where state in ('applied', 'waiting', 'offered', 'confirmed', 'excused')`)
  await run(`create index sign_up_member on sign_up (member_id, at)`)
  await run(`create index sign_up_session on sign_up (event_id, session, state, place)`)
  await run(`create index sign_up_offer on sign_up (offer_until) where state = 'offered'`)
  await run(`create index sign_up_waiting on sign_up (state) where state = 'waiting'`)
  await run(`create table sign_up_step (id TEXT primary key, sign_up_id TEXT not null references sign_up(id), kind TEXT not null, actor TEXT not null, reason TEXT not null, at bigint not null)`)
  await run(`create index sign_up_step_sign_up on sign_up_step (sign_up_id, at)`)
  await run(`create table event_bar (id TEXT primary key, member_id TEXT not null references member(id), unit_id TEXT not null references unit(id), sign_up_id TEXT references sign_up(id), from_at bigint not null, until_at bigint not null,
    reason TEXT not null, state TEXT not null, appeal TEXT not null, appeal_at bigint, decided_by TEXT not null, decision TEXT not null, decided_at bigint, at bigint not null)`)
  await run(`create index event_bar_member on event_bar (member_id, until_at)`)
  await run(`create index event_bar_appeal on event_bar (appeal_at) where appeal_at is not null and decided_at is null`)
}
