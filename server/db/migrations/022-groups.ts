import { sql, type Kysely } from 'kysely'
import type { Engine } from '../dialects'

/** Who of a group came: each mark says of whom, what is kept says how many. Until now only whoever had booked was known. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const text = engine === 'postgres' ? 'text collate "C"' : 'text'
  const run = (statement: string) => sql.raw(statement.replaceAll('TEXT', text)).execute(db)

  await run(`alter table attendance_mark add column party TEXT not null default ''`)
  await run(`alter table attendance add column party TEXT not null default ''`)
  await run(`alter table attendance add column heads integer not null default 0`)
  // Who books for others without coming himself is none of them.
  await run(`update attendance set heads = 1 where state <> 'absent' and not exists (select 1 from sign_up k join event e on e.id = k.event_id where k.id = attendance.sign_up_id and k.heads > 1 and e.config like '%"leaderComes":false%')`)
}
