import { sql, type Kysely } from 'kysely'
import type { Engine } from '../dialects'

/** Pictures beside an event; sign-ups with something filled in that has to go one day. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const text = engine === 'postgres' ? 'text collate "C"' : 'text'
  const run = (statement: string) => sql.raw(statement.replaceAll('TEXT', text)).execute(db)

  await run(`create table event_picture (id TEXT primary key, event_id TEXT not null references event(id), part TEXT not null, file_id TEXT not null references file(id), at bigint not null, actor TEXT not null)`)
  await run(`create index event_picture_event on event_picture (event_id, part, id)`)
  await run(`create index sign_up_filled on sign_up (event_id) where form <> '' or others <> ''`)
}
