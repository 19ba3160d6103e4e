import { sql, type Kysely } from 'kysely'
import type { Engine } from '../dialects'

/** Who was in which unit from when to when, lists that are being read in, and passwords that were handed out. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const text = engine === 'postgres' ? 'text collate "C"' : 'text'
  const clustered = engine === 'postgres' ? '' : ' without rowid'
  const run = (statement: string) => sql.raw(statement.replaceAll('TEXT', text).replaceAll('CLUSTERED', clustered)).execute(db)

  await run(`alter table unit add column version integer not null default 1`)
  await run(`alter table member add column version integer not null default 1`)
  await run(`alter table member add column note TEXT not null default ''`)
  await run(`create index member_staff on member (staff_no)`)
  await run(`alter table identity add column must_change integer not null default 0`)

  await run(`alter table session add column must_change integer not null default 0`)

  await run(`create table membership (id TEXT primary key, member_id TEXT not null references member(id), unit_id TEXT not null references unit(id),
    from_at bigint not null, to_at bigint, begun integer not null)`)
  await run(`create index membership_member on membership (member_id, from_at)`)
  await run(`create index membership_unit on membership (unit_id)`)
  await run(`create index membership_due on membership (from_at) where begun = 0`)
  await run(`insert into membership (id, member_id, unit_id, from_at, to_at, begun) select id, id, unit_id, created_at, null, 1 from member`)

  await run(`create table roster_import (id TEXT primary key, unit_id TEXT not null references unit(id), actor TEXT not null, name TEXT not null, state TEXT not null,
    version integer not null, created_at bigint not null, updated_at bigint not null, columns TEXT not null, choices TEXT not null, complete integer not null,
    notes TEXT not null, job_id TEXT, result TEXT not null)`)
  await run(`create index roster_import_actor on roster_import (actor, created_at)`)
  await run(`create table roster_import_row (import_id TEXT not null, no integer not null, line integer not null, body TEXT not null,
    phone_hash TEXT, phone_enc TEXT, skipped integer not null, primary key (import_id, no))CLUSTERED`)
}
