import { sql, type Kysely } from 'kysely'
import type { Engine } from '../dialects'

/** Everything issue "the first real round" needs. Portable DDL: our own ids, bigint milliseconds, integer booleans, JSON as text. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  // Prefix ranges and sort orders must be byte-wise on both engines.
  const text = engine === 'postgres' ? 'text collate "C"' : 'text'
  const run = (statement: string) => sql.raw(statement.replaceAll('TEXT', text)).execute(db)

  await run(`create table meta (key TEXT primary key, value TEXT not null)`)

  await run(`create table unit (id TEXT primary key, parent_id TEXT references unit(id), name TEXT not null, depth integer not null,
    path TEXT not null unique, sort integer not null, declared_heads integer, active integer not null, created_at bigint not null)`)
  await run(`create index unit_parent on unit (parent_id, sort)`)

  await run(`create table member (id TEXT primary key, unit_id TEXT not null references unit(id), name TEXT not null, staff_no TEXT,
    phone_hash TEXT unique, phone_enc TEXT, activation_hash TEXT, status TEXT not null, created_at bigint not null)`)
  await run(`create index member_unit on member (unit_id, status)`)
  await run(`create index member_activation on member (activation_hash)`)

  await run(`create table account (id TEXT primary key, member_id TEXT unique references member(id), created_at bigint not null, disabled integer not null)`)
  await run(`create table identity (provider TEXT not null, subject TEXT not null, account_id TEXT not null references account(id),
    secret TEXT, created_at bigint not null, primary key (provider, subject))`)
  await run(`create index identity_account on identity (account_id)`)
  await run(`create table session (id TEXT primary key, account_id TEXT not null references account(id), refresh_hash TEXT not null unique,
    previous_hash TEXT, renewed_at bigint not null, created_at bigint not null, expires_at bigint not null, revoked_at bigint)`)
  await run(`create index session_previous on session (previous_hash)`)
  await run(`create index session_account on session (account_id)`)
  await run(`create table throttle (key TEXT primary key, failures integer not null, until bigint not null)`)
  await run(`create table consent (id TEXT primary key, account_id TEXT not null references account(id), document TEXT not null,
    version TEXT not null, at bigint not null, withdrawn_at bigint)`)
  await run(`create index consent_account on consent (account_id, document, at)`)
  await run(`create table join_request (id TEXT primary key, account_id TEXT not null references account(id), unit_id TEXT not null references unit(id),
    name TEXT not null, note TEXT not null, state TEXT not null, reason TEXT not null, created_at bigint not null, decided_at bigint, decided_by TEXT)`)
  await run(`create index join_request_account on join_request (account_id, created_at)`)
  await run(`create index join_request_unit on join_request (state, unit_id)`)
  await run(`create table role_grant (id TEXT primary key, member_id TEXT not null references member(id), role TEXT not null,
    unit_id TEXT not null references unit(id), created_at bigint not null)`)
  await run(`create index role_grant_member on role_grant (member_id)`)
  await run(`create table audit (id TEXT primary key, at bigint not null, actor TEXT not null, kind TEXT not null, subject TEXT not null,
    outcome TEXT not null, data TEXT not null)`)
  await run(`create index audit_at on audit (at)`)

  await run(`create table bank (id TEXT primary key, unit_id TEXT not null references unit(id), name TEXT not null, created_at bigint not null)`)
  await run(`create table question (id TEXT primary key, bank_id TEXT not null references bank(id), version integer not null, type TEXT not null,
    topic TEXT not null, period TEXT not null, difficulty integer not null, tags TEXT not null, status TEXT not null,
    created_at bigint not null, updated_at bigint not null)`)
  await run(`create index question_bank on question (bank_id, status, type, topic)`)
  await run(`create table question_version (id TEXT primary key, question_id TEXT not null references question(id), version integer not null,
    type TEXT not null, stem TEXT not null, options TEXT not null, rubric TEXT not null, analysis TEXT not null, source TEXT not null, created_at bigint not null,
    unique (question_id, version))`)

  await run(`create table round (id TEXT primary key, unit_id TEXT not null references unit(id), title TEXT not null, config TEXT not null,
    version integer not null, state TEXT not null, practice integer not null, opens_at bigint not null, closes_at bigint not null,
    created_by TEXT not null, created_at bigint not null, updated_at bigint not null, published_at bigint, ended_at bigint, frozen_at bigint)`)
  await run(`create index round_state on round (state, closes_at)`)
  await run(`create table round_unit (round_id TEXT not null references round(id), unit_id TEXT not null references unit(id), primary key (round_id, unit_id))`)
  await run(`create index round_unit_unit on round_unit (unit_id)`)
  await run(`create table round_roster (round_id TEXT not null references round(id), unit_id TEXT not null, heads integer not null, primary key (round_id, unit_id))`)
  await run(`create table round_entrant (round_id TEXT not null references round(id), member_id TEXT not null, unit_id TEXT not null, late integer not null,
    primary key (round_id, member_id))`)
  await run(`create index round_entrant_unit on round_entrant (round_id, unit_id, member_id)`)
  await run(`create table round_note (id TEXT primary key, round_id TEXT not null references round(id), at bigint not null, text TEXT not null)`)
  await run(`create index round_note_round on round_note (round_id, at)`)

  await run(`create table attempt (id TEXT primary key, round_id TEXT not null references round(id), phase TEXT not null, member_id TEXT not null references member(id),
    unit_id TEXT not null, for_unit integer not null, no integer not null, day integer not null, open_key TEXT unique, state TEXT not null,
    seq integer not null, device TEXT not null, started_at bigint not null, deadline_at bigint not null, finished_at bigint, finish TEXT,
    score bigint, full_score bigint not null, correct integer, total integer not null, time_ms bigint, marks TEXT)`)
  await run(`create unique index attempt_member on attempt (round_id, phase, member_id, no)`)
  await run(`create index attempt_mine on attempt (member_id, started_at)`)
  await run(`create index attempt_due on attempt (deadline_at) where finished_at is null`)
  await run(`create table paper (attempt_id TEXT primary key, body TEXT not null)`)

  await run(`create table standing (round_id TEXT not null, phase TEXT not null, member_id TEXT not null, unit_id TEXT not null, for_unit integer not null,
    score bigint not null, time_ms bigint not null, finished_at bigint not null, tie1 bigint not null, tie2 bigint not null,
    attempts integer not null, full_mark integer not null, tally TEXT not null, primary key (round_id, phase, member_id))`)
  await run(`create index standing_rank on standing (round_id, phase, score desc, tie1, tie2, member_id)`)
  await run(`create index standing_unit on standing (round_id, phase, unit_id, score desc, tie1, tie2, member_id)`)
  await run(`create table rank_cell (round_id TEXT not null, phase TEXT not null, level integer not null, cell bigint not null, n bigint not null,
    primary key (round_id, phase, level, cell))`)
  await run(`create table unit_standing (round_id TEXT not null, phase TEXT not null, unit_id TEXT not null, participants bigint not null,
    attempts bigint not null, score_sum bigint not null, time_sum bigint not null, full_marks bigint not null, primary key (round_id, phase, unit_id))`)
  await run(`create table daily_new (round_id TEXT not null, phase TEXT not null, unit_id TEXT not null, day integer not null, n bigint not null,
    primary key (round_id, phase, unit_id, day))`)
}
