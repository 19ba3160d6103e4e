import { sql, type Kysely } from 'kysely'
import type { Engine } from '../dialects'

/** Messages through WeChat: what members agreed to, what waits to be sent, what organisers reminded of. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const text = engine === 'postgres' ? 'text collate "C"' : 'text'
  const run = (statement: string) => sql.raw(statement.replaceAll('TEXT', text)).execute(db)
  await run(`create table message_credit (id TEXT primary key, account_id TEXT not null references account(id), kind TEXT not null, delta integer not null, cause TEXT not null, at bigint not null)`)
  await run(`create index message_credit_account on message_credit (account_id, kind)`)
  await run(`create table message (id TEXT primary key, kind TEXT not null, account_id TEXT not null references account(id), batch TEXT not null, subject TEXT not null, words TEXT not null,
    page TEXT not null, state TEXT not null, tries integer not null, next_at bigint not null, expires_at bigint not null, runner TEXT not null, unanswered integer not null, problem TEXT not null,
    at bigint not null, ended_at bigint)`)
  await run(`create index message_due on message (state, next_at)`)
  await run(`create index message_batch on message (batch, state)`)
  await run(`create index message_subject on message (subject, account_id, at)`)
  await run(`create table reminder (id TEXT primary key, round_id TEXT not null references round(id), unit_id TEXT not null references unit(id), actor TEXT not null, note TEXT not null, at bigint not null)`)
  await run(`create index reminder_round on reminder (round_id, at)`)
}
