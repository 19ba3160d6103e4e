import { sql, type Kysely } from 'kysely'
import type { Engine } from '../dialects'

/** Practice, and what correcting a key needs: how new the keys are that an attempt was marked with, and work that takes longer than a request. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const text = engine === 'postgres' ? 'text collate "C"' : 'text'
  // Rows that are only ever found by their key lie in the key's own tree.
  const clustered = engine === 'postgres' ? '' : ' without rowid'
  const run = (statement: string) => sql.raw(statement.replaceAll('TEXT', text).replaceAll('CLUSTERED', clustered)).execute(db)

  await run(`create table practice_answer (member_id TEXT not null references member(id), id TEXT not null, question_id TEXT not null, version integer not null,
    kind TEXT not null, pack TEXT not null, at bigint not null, received_at bigint not null, value TEXT not null, correct integer not null,
    points bigint not null, primary key (member_id, id))CLUSTERED`)
  await run(`create index practice_answer_pack on practice_answer (member_id, pack)`)
  await run(`create table practice_seen (member_id TEXT not null, question_id TEXT not null, at bigint not null, correct integer not null,
    primary key (member_id, question_id))CLUSTERED`)
  await run(`create table wrong_question (member_id TEXT not null, question_id TEXT not null, card TEXT not null, due_at bigint not null, wrongs integer not null,
    in_practice integer not null, rights integer not null, last_at bigint not null, round_title TEXT not null, mastered integer not null,
    primary key (member_id, question_id))CLUSTERED`)
  // Locked while a member's practice is written, so that two processes do not count one answer twice.
  await run(`create table practice_member (member_id TEXT primary key)CLUSTERED`)
  await run(`create table practice_taken (member_id TEXT not null, attempt_id TEXT not null, primary key (member_id, attempt_id))CLUSTERED`)
  await run(`create table practice_best (member_id TEXT not null, kind TEXT not null, round_id TEXT not null, best bigint not null,
    primary key (member_id, kind, round_id))CLUSTERED`)
  await run(`create table practice_mock (pack TEXT primary key, member_id TEXT not null, round_id TEXT not null, at bigint not null, paper TEXT not null)`)
  await run(`create index practice_mock_member on practice_mock (member_id, round_id, at)`)
  await run(`create table daily_pack (day integer primary key, body TEXT not null)`)
  await run(`create table daily_done (member_id TEXT not null, day integer not null, primary key (member_id, day))CLUSTERED`)

  await run(`alter table attempt add column scored_epoch integer not null default 0`)
  await run(`insert into meta (key, value) values ('rubric_epoch', '0')`)
  await run(`create table job (id TEXT primary key, kind TEXT not null, state TEXT not null, unit_id TEXT not null, actor TEXT not null, input TEXT not null,
    place TEXT not null, done bigint not null, total bigint not null, message TEXT not null, at bigint not null, runner TEXT not null, heartbeat bigint not null)`)
  await run(`create index job_state on job (state, at)`)
}
