import { sql, type Kysely } from 'kysely'
import type { Engine } from '../dialects'

/** What long work leaves behind (files to take away, how it ended), for whoever asked for it and came back later. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const text = engine === 'postgres' ? 'text collate "C"' : 'text'
  const bytes = engine === 'postgres' ? 'bytea' : 'blob'
  const clustered = engine === 'postgres' ? '' : ' without rowid'
  const run = (statement: string) => sql.raw(statement.replaceAll('TEXT', text).replaceAll('BYTES', bytes).replaceAll('CLUSTERED', clustered)).execute(db)

  await run(`alter table job add column title TEXT not null default ''`)
  await run(`alter table job add column subject TEXT not null default ''`)
  await run(`alter table job add column result TEXT not null default ''`)
  await run(`alter table job add column tries integer not null default 0`)
  await run(`alter table job add column ended_at bigint`)
  await run(`create index job_actor on job (actor, at)`)
  await run(`create table job_file (job_id TEXT primary key references job(id), name TEXT not null, mime TEXT not null, size bigint not null, expires_at bigint not null)`)
  await run(`create table job_part (job_id TEXT not null references job(id), no integer not null, bytes BYTES not null, primary key (job_id, no))`)
}
