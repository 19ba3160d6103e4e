import { sql, type Kysely } from 'kysely'
import type { Engine } from '../dialects'

/** Study: files that people hand in, materials, plans and check-ins, the points' ledger, reflections. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const text = engine === 'postgres' ? 'text collate "C"' : 'text'
  const bytes = engine === 'postgres' ? 'bytea' : 'blob'
  const run = (statement: string) => sql.raw(statement.replaceAll('TEXT', text).replaceAll('BYTES', bytes)).execute(db)

  await run(`create table file (id TEXT primary key, kind TEXT not null, mime TEXT not null, size bigint not null, width integer, height integer, seconds integer, sha256 TEXT not null,
    member_id TEXT not null references member(id), purpose TEXT not null, state TEXT not null, thumb BYTES, at bigint not null)`)
  await run(`create index file_state on file (state, at)`)
  await run(`create table file_piece (file_id TEXT not null references file(id), no integer not null, bytes BYTES not null, primary key (file_id, no))`)

  await run(`create table material_column (id TEXT primary key, unit_id TEXT not null references unit(id), kind TEXT not null, name TEXT not null, note TEXT not null, sort integer not null,
    shown integer not null, version integer not null, created_at bigint not null)`)
  await run(`create table material (id TEXT primary key, unit_id TEXT not null references unit(id), column_id TEXT references material_column(id), kind TEXT not null, title TEXT not null, summary TEXT not null,
    body TEXT not null, period TEXT not null, date TEXT not null, sort integer not null, cover TEXT, state TEXT not null, reason TEXT not null, author TEXT, words TEXT not null, version integer not null,
    created_at bigint not null, updated_at bigint not null, published_at bigint)`)
  await run(`create index material_column_order on material (column_id, state, sort, id)`)
  await run(`create index material_unit on material (unit_id, state, updated_at)`)
  await run(`create index material_author on material (author, updated_at)`)
  await run(`create table material_file (material_id TEXT not null references material(id), file_id TEXT not null references file(id), primary key (material_id, file_id))`)
  await run(`create index material_file_file on material_file (file_id)`)
  await run(`create table material_progress (member_id TEXT not null references member(id), material_id TEXT not null references material(id), seen TEXT not null, place TEXT not null, seconds integer not null,
    read_at bigint, first_at bigint not null, updated_at bigint not null, primary key (member_id, material_id))`)
  await run(`create index material_progress_material on material_progress (material_id, read_at)`)

  await run(`create table plan (id TEXT primary key, unit_id TEXT not null references unit(id), title TEXT not null, config TEXT not null, state TEXT not null, version integer not null,
    from_day integer not null, to_day integer not null, created_by TEXT not null, created_at bigint not null, updated_at bigint not null, published_at bigint, ended_at bigint)`)
  await run(`create index plan_owner on plan (unit_id, updated_at)`)
  await run(`create index plan_days on plan (state, to_day)`)
  await run(`create table plan_unit (plan_id TEXT not null references plan(id), unit_id TEXT not null references unit(id), primary key (plan_id, unit_id))`)
  await run(`create index plan_unit_unit on plan_unit (unit_id)`)
  await run(`create table plan_place (plan_id TEXT not null references plan(id), place TEXT not null, code TEXT not null, primary key (plan_id, place))`)
  await run(`create table plan_member (plan_id TEXT not null references plan(id), member_id TEXT not null references member(id), unit_id TEXT not null references unit(id), group_id TEXT not null, team TEXT not null,
    leader integer not null, out_day integer, days integer not null, check_ins integer not null, full_days integer not null, made_up integer not null, leaves integer not null, streak integer not null,
    longest integer not null, last_day integer not null, last_at bigint, points bigint not null, sums TEXT not null, primary key (plan_id, member_id))`)
  await run(`create index plan_member_member on plan_member (member_id)`)
  await run(`create index plan_member_team on plan_member (plan_id, team)`)
  await run(`create table check_in (id TEXT primary key, plan_id TEXT not null references plan(id), task_id TEXT not null, member_id TEXT not null references member(id), unit_id TEXT not null references unit(id),
    by_member TEXT not null, send_id TEXT not null, day integer not null, slot TEXT not null, how TEXT not null, state TEXT not null, reason TEXT not null, late integer not null, given TEXT not null, sums TEXT not null,
    at bigint not null, written_at bigint, decided_at bigint, unique (plan_id, member_id, task_id, slot), unique (member_id, send_id))`)
  await run(`create index check_in_member on check_in (member_id, at)`)
  await run(`create index check_in_day on check_in (plan_id, day, task_id, unit_id)`)
  await run(`create index check_in_state on check_in (plan_id, state, at)`)
  await run(`create table check_in_file (check_in_id TEXT not null references check_in(id), file_id TEXT not null references file(id), primary key (check_in_id, file_id))`)
  await run(`create index check_in_file_file on check_in_file (file_id)`)
  await run(`create table check_in_event (id TEXT primary key, check_in_id TEXT not null references check_in(id), kind TEXT not null, actor TEXT not null, reason TEXT not null, at bigint not null)`)
  await run(`create index check_in_event_check_in on check_in_event (check_in_id, at)`)
  await run(`create table point_entry (id TEXT primary key, member_id TEXT not null references member(id), plan_id TEXT not null references plan(id), cause TEXT not null, words TEXT not null, delta bigint not null,
    day integer, check_in_id TEXT, at bigint not null)`)
  await run(`create index point_entry_member on point_entry (member_id, plan_id, at)`)

  await run(`create table reflection (id TEXT primary key, member_id TEXT not null references member(id), unit_id TEXT not null references unit(id), material_id TEXT references material(id), plan_id TEXT, task_id TEXT,
    title TEXT not null, text TEXT not null, chars integer not null, state TEXT not null, sight TEXT not null, version integer not null, reason TEXT not null, checked TEXT not null, check_note TEXT not null, check_at bigint, check_tries integer not null,
    submitted_at bigint, shown_at bigint, picked_at bigint, reported_at bigint, likes integer not null, comments integer not null, created_at bigint not null, updated_at bigint not null)`)
  await run(`create index reflection_member on reflection (member_id, updated_at)`)
  await run(`create index reflection_unit on reflection (unit_id, state, shown_at)`)
  await run(`create index reflection_shown on reflection (state, sight, shown_at)`)
  await run(`create index reflection_waiting on reflection (state, submitted_at)`)
  await run(`create index reflection_check on reflection (check_at) where check_at is not null`)
  await run(`create table reflection_file (reflection_id TEXT not null references reflection(id), file_id TEXT not null references file(id), pos integer not null, primary key (reflection_id, file_id))`)
  await run(`create index reflection_file_file on reflection_file (file_id)`)
  await run(`create table reflection_event (id TEXT primary key, reflection_id TEXT not null references reflection(id), comment_id TEXT, kind TEXT not null, actor TEXT not null, reason TEXT not null, at bigint not null)`)
  await run(`create index reflection_event_reflection on reflection_event (reflection_id, at)`)
  await run(`create table reflection_like (reflection_id TEXT not null references reflection(id), member_id TEXT not null references member(id), at bigint not null, primary key (reflection_id, member_id))`)
  await run(`create table reflection_comment (id TEXT primary key, reflection_id TEXT not null references reflection(id), member_id TEXT not null references member(id), unit_id TEXT not null references unit(id), text TEXT not null,
    state TEXT not null, reason TEXT not null, checked TEXT not null, check_note TEXT not null, check_at bigint, check_tries integer not null, send_id TEXT not null, at bigint not null, unique (member_id, send_id))`)
  await run(`create index reflection_comment_reflection on reflection_comment (reflection_id, state, at)`)
  await run(`create index reflection_comment_waiting on reflection_comment (state, at)`)
  await run(`create index reflection_comment_check on reflection_comment (check_at) where check_at is not null`)
}
