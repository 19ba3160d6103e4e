import { sql, type Kysely } from 'kysely'
import type { Engine } from '../dialects'

/** Awards as they were announced, prize draws with everything that decided them, and certificates. Nothing of it is ever changed but a certificate's end. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const text = engine === 'postgres' ? 'text collate "C"' : 'text'
  // Rows that are only ever found by their key lie in the key's own tree.
  const clustered = engine === 'postgres' ? '' : ' without rowid'
  const run = (statement: string) => sql.raw(statement.replaceAll('TEXT', text).replaceAll('CLUSTERED', clustered)).execute(db)

  await run(`create table announcement (round_id TEXT not null references round(id), version integer not null, at bigint not null, actor TEXT not null,
    reason TEXT not null, mark TEXT not null, lists TEXT not null, primary key (round_id, version))CLUSTERED`)
  await run(`create table honour (round_id TEXT not null references round(id), list TEXT not null, version integer not null, place integer not null,
    holder_id TEXT not null, name TEXT not null, unit_id TEXT not null, unit TEXT not null, rank integer, prize TEXT not null,
    primary key (round_id, list, version, place))CLUSTERED`)
  await run(`create index honour_holder on honour (round_id, holder_id)`)
  await run(`create table prize_draw (round_id TEXT not null references round(id), draw TEXT not null, seed TEXT not null, rule TEXT not null, holders TEXT not null,
    winners TEXT not null, at bigint not null, actor TEXT not null, primary key (round_id, draw))`)
  await run(`create table certificate (code TEXT primary key, round_id TEXT not null references round(id), cert TEXT not null, member_id TEXT not null, title TEXT not null,
    name TEXT not null, unit TEXT not null, text TEXT not null, issuer TEXT not null, issued_at bigint not null, revoked_at bigint, revoked_by TEXT, reason TEXT not null)`)
  await run(`create unique index certificate_once on certificate (round_id, cert, member_id)`)
}
