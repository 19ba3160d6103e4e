import { sql, type Kysely } from 'kysely'
import type { Engine } from '../dialects'

/** Certificates of hours of volunteering: what was printed, and of which days, so that whoever checks one is told what they come to today. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const text = engine === 'postgres' ? 'text collate "C"' : 'text'
  const run = (statement: string) => sql.raw(statement.replaceAll('TEXT', text)).execute(db)

  await run(`create table hours_certificate (code TEXT primary key, member_id TEXT not null references member(id), from_at bigint not null, to_at bigint not null, minutes integer not null,
    title TEXT not null, name TEXT not null, unit TEXT not null, text TEXT not null, issuer TEXT not null, issued_at bigint not null)`)
  await run(`create index hours_certificate_member on hours_certificate (member_id, issued_at)`)
}
