import { sql, type Kysely } from 'kysely'
import type { Engine } from '../dialects'

/** What members are told in the app. A message through WeChat goes with some of it. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const text = engine === 'postgres' ? 'text collate "C"' : 'text'
  const run = (statement: string) => sql.raw(statement.replaceAll('TEXT', text)).execute(db)
  await run(`create table notice (id TEXT primary key, member_id TEXT not null references member(id), kind TEXT not null, title TEXT not null, text TEXT not null, page TEXT not null,
    about TEXT not null, once TEXT not null, at bigint not null, read_at bigint, withdrawn integer not null default 0, wanted integer not null, message_id TEXT references message(id), unique (member_id, once))`)
  await run('create index notice_list on notice (member_id, at, id) where withdrawn = 0')
  await run('create index notice_unread on notice (member_id, at, id) where withdrawn = 0 and read_at is null')
  await run('create index notice_about on notice (about, once)')
}
