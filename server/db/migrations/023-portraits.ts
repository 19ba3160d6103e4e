import { sql, type Kysely } from 'kysely'
import type { Engine } from '../dialects'

/** A photo of a member for staff at the door. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const text = engine === 'postgres' ? 'text collate "C"' : 'text'
  const run = (statement: string) => sql.raw(statement.replaceAll('TEXT', text)).execute(db)

  await run(`create table member_portrait (member_id TEXT primary key references member(id), file_id TEXT not null references file(id), at bigint not null)`)
}
