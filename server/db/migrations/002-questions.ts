import { sql, type Kysely } from 'kysely'
import type { Engine } from '../dialects'

/** The question bank: who wrote what when, look-up of likenesses and of words, imports and pictures. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const text = engine === 'postgres' ? 'text collate "C"' : 'text'
  const bytes = engine === 'postgres' ? 'bytea' : 'blob'
  // Rows that are only ever found by their key lie in the key's own tree.
  const clustered = engine === 'postgres' ? '' : ' without rowid'
  const run = (statement: string) => sql.raw(statement.replaceAll('TEXT', text).replaceAll('BYTES', bytes).replaceAll('CLUSTERED', clustered)).execute(db)

  await run(`alter table bank add column practice integer not null default 1`)
  await run(`alter table bank add column updated_at bigint not null default 0`)
  await run(`update bank set updated_at = created_at`)
  await run(`create index bank_unit on bank (unit_id)`)

  await run(`alter table question add column created_by TEXT not null default ''`)
  await run(`alter table question add column import_id TEXT`)
  await run(`create index question_listed on question (bank_id, created_at desc, id)`)
  await run(`create index question_import_id on question (import_id)`)
  await run(`alter table question_version add column editor TEXT not null default ''`)
  await run(`alter table question_version add column kind TEXT not null default 'created'`)
  await run(`alter table question_version add column note TEXT not null default ''`)
  // Topic, period, difficulty, tags as they were; empty for versions older than this table.
  await run(`alter table question_version add column labels TEXT not null default ''`)

  await run(`create table question_key (question_id TEXT not null, bank_id TEXT not null, kind TEXT not null, key TEXT not null,
    primary key (question_id, kind, key))CLUSTERED`)
  await run(`create index question_key_key on question_key (key, kind)`)
  await run(`create table question_text (bank_id TEXT not null, question_id TEXT not null, text TEXT not null, primary key (bank_id, question_id))CLUSTERED`)

  await run(`create table question_import (id TEXT primary key, bank_id TEXT references bank(id), actor TEXT not null, name TEXT not null, state TEXT not null,
    version integer not null, created_at bigint not null, updated_at bigint not null, lines integer not null, problems TEXT not null, defaults TEXT not null,
    created integer not null, replaced integer not null, undone TEXT)`)
  await run(`create index question_import_actor on question_import (actor, created_at)`)
  await run(`create table import_item (import_id TEXT not null, no integer not null, type TEXT not null, body TEXT not null, label TEXT not null, section TEXT not null,
    line integer, problems TEXT not null, state TEXT not null, decision TEXT not null, chosen TEXT, edited integer not null, exact TEXT not null, twin TEXT,
    twin_no integer, question_id TEXT, previous_version integer, primary key (import_id, no))`)
  await run(`create index import_item_exact on import_item (import_id, exact)`)
  await run(`create table import_line (import_id TEXT not null, chunk integer not null, body TEXT not null, primary key (import_id, chunk))`)
  await run(`create table image (id TEXT primary key, mime TEXT not null, bytes BYTES not null, created_at bigint not null)`)
}
