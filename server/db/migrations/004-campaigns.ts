import { sql, type Kysely } from 'kysely'
import type { Engine } from '../dialects'

/**
 * Rounds of several phases. What was kept per phase is now kept per board: a phase, the round's result, or either of one day or week
 * (rounds/rules/boards.ts). And what an organiser knows of members for one round, who came into a phase, draws and certificates.
 */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const text = engine === 'postgres' ? 'text collate "C"' : 'text'
  const clustered = engine === 'postgres' ? '' : ' without rowid'
  const run = (statement: string) => sql.raw(statement.replaceAll('TEXT', text).replaceAll('CLUSTERED', clustered)).execute(db)

  for (const table of ['standing', 'unit_standing', 'rank_cell', 'daily_new']) await run(`alter table ${table} rename column phase to board`)

  await run(`alter table standing add column sort bigint not null default 0`)
  await run(`alter table standing add column tie3 TEXT not null default ''`)
  await run(`alter table standing add column ranked integer not null default 1`)
  await run(`alter table standing add column passed integer not null default 0`)
  await run(`alter table standing add column group_id TEXT not null default ''`)
  await run(`update standing set sort = score`)
  await run(`drop index standing_rank`)
  await run(`drop index standing_unit`)
  await run(`create index standing_rank on standing (round_id, board, ranked desc, sort desc, tie1, tie2, tie3, member_id)`)
  await run(`create index standing_unit on standing (round_id, board, unit_id, sort desc, tie1, tie2, tie3, member_id)`)
  await run(`alter table unit_standing add column passed bigint not null default 0`)
  await run(`alter table unit_standing add column high_scores bigint not null default 0`)

  await run(`alter table round add column seed TEXT not null default ''`)
  await run(`update round set seed = id`)

  await run(`alter table attempt add column paper_id TEXT not null default 'main'`)
  await run(`alter table attempt add column passed integer not null default 0`)
  await run(`alter table attempt add column voided TEXT not null default ''`)
  await run(`alter table attempt add column leaves integer not null default 0`)
  await run(`alter table attempt add column proxy_by TEXT not null default ''`)

  await run(`create table round_member (round_id TEXT not null references round(id), member_id TEXT not null, group_id TEXT not null, signed_up_at bigint,
    fields TEXT not null, excused TEXT not null, facts TEXT not null, primary key (round_id, member_id))CLUSTERED`)
  await run(`create table unit_given (round_id TEXT not null references round(id), unit_id TEXT not null, points bigint not null, primary key (round_id, unit_id))CLUSTERED`)
  await run(`create table phase_cut (round_id TEXT not null references round(id), phase TEXT not null, decided_at bigint not null, primary key (round_id, phase))CLUSTERED`)
  await run(`create table phase_entry (round_id TEXT not null references round(id), phase TEXT not null, member_id TEXT not null, place integer not null, state TEXT not null,
    source TEXT not null, at bigint not null, note TEXT not null, primary key (round_id, phase, member_id))CLUSTERED`)
  await run(`create table intake (round_id TEXT not null references round(id), phase TEXT not null, stretch bigint not null, n bigint not null, primary key (round_id, phase, stretch))CLUSTERED`)
}
