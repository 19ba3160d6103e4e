import { sql, type Kysely } from 'kysely'
import type { Engine } from '../dialects'

/** The service menu: what units offer, what others order of it, every step of an order. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const text = engine === 'postgres' ? 'text collate "C"' : 'text'
  const run = (statement: string) => sql.raw(statement.replaceAll('TEXT', text)).execute(db)

  await run(`create table menu_offer (id TEXT primary key, unit_id TEXT not null references unit(id), kind TEXT not null, title TEXT not null, body TEXT not null, picture TEXT, contact_enc TEXT not null,
    words TEXT not null, state TEXT not null, reason TEXT not null, version integer not null, created_by TEXT not null, created_at bigint not null, updated_at bigint not null, shown_at bigint)`)
  await run('create index menu_offer_unit_state on menu_offer (unit_id, updated_at)')
  await run('create index menu_offer_shown on menu_offer (state, shown_at)')
  await run('create table menu_offer_unit (offer_id TEXT not null references menu_offer(id), unit_id TEXT not null references unit(id), primary key (offer_id, unit_id))')
  await run('create index menu_offer_unit_unit on menu_offer_unit (unit_id)')
  await run('create table menu_tally (offer_id TEXT not null references menu_offer(id), slot TEXT not null, n integer not null, primary key (offer_id, slot))')
  await run(`create table menu_order (id TEXT primary key, offer_id TEXT not null references menu_offer(id), no integer not null, member_id TEXT not null references member(id), unit_id TEXT not null references unit(id),
    send_id TEXT not null, state TEXT not null, version integer not null, wishes TEXT not null, heads integer not null, venue TEXT not null, contact_enc TEXT not null, note TEXT not null, minutes integer not null,
    begin_at bigint, end_at bigint, place TEXT not null, accept_note TEXT not null, reason TEXT not null, accepted_at bigint, done_heads integer, done_note TEXT not null, stars integer, said TEXT not null,
    asked_at bigint not null, updated_at bigint not null, unique (member_id, send_id))`)
  await run('create index menu_order_offer on menu_order (offer_id, state, asked_at)')
  await run('create index menu_order_unit on menu_order (unit_id, asked_at)')
  await run('create index menu_order_member on menu_order (member_id, asked_at)')
  await run(`create table menu_order_event (id TEXT primary key, order_id TEXT not null references menu_order(id), version integer not null, send_id TEXT not null, act TEXT not null, actor TEXT not null, reason TEXT not null,
    begin_at bigint, end_at bigint, at bigint not null, unique (order_id, send_id), unique (order_id, version))`)
}
