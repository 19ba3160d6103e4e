import { sql } from 'kysely'
import { among } from '../../db/dialects'
import { bulkUpsert } from '../../db/dialects/bulk'
import type { AttendanceMarkTable, AttendanceTable } from '../../db/attendance-schema'
import type { EventSessionTable } from '../../db/events-schema'
import type { Tx } from '../../db/writer/write'
import { sessionOf, type Event } from '../event'
import { attendanceOf, type Mark } from '../rules/attendance'
import { groupOf, partyOf, partyText } from '../rules/groups'
import { reworkBars } from './bars'
import { giveHours } from './hours'

/* What is kept of who came. It is always worked out from all of somebody's marks, never added to. */

export interface Doing { actor: string; reason: string; now: number; zone: string }

const PART = 500
/** Nobody's place: of a booking that is over. */
const ANOTHER = -1

export async function addMarks({ db }: Tx, rows: readonly AttendanceMarkTable[]): Promise<void> {
  for (let from = 0; from < rows.length; from += PART) await db.insertInto('attendance_mark').values(rows.slice(from, from + PART)).execute()
}

/** Whom of a group it is about holds for the booking that he has now: another one has other people. */
export const markFrom = ({ id, kind, said_at, at, under, reason, party, sign_up_id }: AttendanceMarkTable, signUpId: string | null): Mark =>
  ({ id, kind, saidAt: Number(said_at), at: Number(at), under, reason, party: partyOf(party).map((place) => (place === 0 || sign_up_id === signUpId ? place : ANOTHER)) })

/** Where everybody belongs to it: who is of these units and has not been excused. */
export const belongs = (event: Event, session: string) => sql<boolean>`exists (select 1 from unit w where w.id in (${sql.join(sessionOf(event, session).units ?? event.config.audience.units)}) and substr(u.path, 1, length(w.path)) = w.path)
  and not exists (select 1 from sign_up x where x.event_id = ${event.id} and x.session = ${session} and x.member_id = m.id and x.state = 'excused')`

/** Who has to come: who has a seat, or everybody. */
export async function expectedIn({ db, engine }: Pick<Tx, 'db' | 'engine'>, event: Event, session: string, memberIds?: readonly string[]): Promise<string[]> {
  const these = memberIds ? sql`and ${among(engine, 'm.id', memberIds)}` : sql``
  const { rows } = event.config.enrol.how === 'opt-out'
    ? await sql<{ id: string }>`select m.id from member m join unit u on u.id = m.unit_id where m.status = 'active' and ${belongs(event, session)} ${these} order by m.id`.execute(db)
    : await sql<{ id: string }>`select m.id from sign_up k join member m on m.id = k.member_id where k.event_id = ${event.id} and k.session = ${session} and k.state = 'confirmed' ${these} order by m.id`.execute(db)
  return rows.map(({ id }) => id)
}

const put = bulkUpsert<AttendanceTable>({
  table: 'attendance', key: ['event_id', 'session', 'member_id'],
  columns: { event_id: 'text', session: 'text', member_id: 'text', sign_up_id: 'text', unit_id: 'text', state: 'text', first_in: 'bigint', last_out: 'bigint', minutes: 'bigint', corrected: 'bigint', attended: 'bigint', settled: 'bigint', heads: 'bigint', party: 'text' },
  merge: { sign_up_id: 'set', state: 'set', first_in: 'set', last_out: 'set', minutes: 'set', corrected: 'set', attended: 'set', settled: 'set', heads: 'set', party: 'set' }
})

const sameRow = (a: AttendanceTable, b: AttendanceTable) => (Object.keys(b) as (keyof AttendanceTable)[]).every((name) => a[name] === b[name] || Number(a[name] ?? NaN) === Number(b[name] ?? NaN))

/**
 * Works some people of a session out from their marks, with the hours and bars that follow. The event is locked.
 * @returns what is kept of them now, and how many rows of it were different before
 */
export async function refold(tx: Tx, event: Event, times: Pick<EventSessionTable, 'session' | 'settled_at'>, memberIds: readonly string[], doing: Doing, follow = times.settled_at !== null): Promise<{ kept: Map<string, AttendanceTable>; different: number }> {
  const kept = new Map<string, AttendanceTable>()
  let different = 0
  const ids = [...new Set(memberIds)].sort()
  for (let from = 0; from < ids.length; from += PART) different += await refoldPart(tx, event, times, ids.slice(from, from + PART), kept)
  if (follow) {
    for (let from = 0; from < ids.length; from += PART) {
      await giveHours(tx, event, times.session, ids.slice(from, from + PART), doing)
      await reworkBars(tx, event, ids.slice(from, from + PART), doing)
    }
  }
  return { kept, different }
}

async function refoldPart(tx: Tx, event: Event, { session, settled_at }: Pick<EventSessionTable, 'session' | 'settled_at'>, ids: string[], kept: Map<string, AttendanceTable>): Promise<number> {
  const rule = event.config.attendance
  if (!rule || ids.length === 0) return 0
  const { db, engine } = tx
  const marks = await db.selectFrom('attendance_mark').selectAll().where('event_id', '=', event.id).where('session', '=', session).where(among(engine, 'member_id', ids)).execute()
  const signUps = await db.selectFrom('sign_up').select(['id', 'member_id', 'unit_id', 'heads']).where('event_id', '=', event.id).where('session', '=', session).where('state', '=', 'confirmed').where(among(engine, 'member_id', ids)).execute()
  const before = await db.selectFrom('attendance').selectAll().where('event_id', '=', event.id).where('session', '=', session).where(among(engine, 'member_id', ids)).execute()
  const members = await db.selectFrom('member').select(['id', 'unit_id']).where(among(engine, 'id', ids)).execute()
  const expected = new Set(await expectedIn(tx, event, session, ids))
  const ofMember = new Map<string, AttendanceMarkTable[]>()
  for (const mark of marks) ofMember.set(mark.member_id, [...(ofMember.get(mark.member_id) ?? []), mark])
  const fresh: AttendanceTable[] = []
  const gone: string[] = []
  for (const { id, unit_id } of members) {
    const signUp = signUps.find(({ member_id }) => member_id === id)
    const old = before.find(({ member_id }) => member_id === id)
    // Of an event for everybody it stays written down who did not come, also when he leaves the roster.
    const had = old !== undefined && event.config.enrol.how === 'opt-out'
    const own = (ofMember.get(id) ?? []).map((mark) => markFrom(mark, signUp?.id ?? null))
    const now = attendanceOf(own, sessionOf(event, session), rule, { over: settled_at !== null, expected: had || expected.has(id), group: groupOf(event.config, signUp?.heads ?? 1) })
    if (!now) { if (old) gone.push(id); continue }
    const row: AttendanceTable = {
      event_id: event.id, session, member_id: id, sign_up_id: signUp?.id ?? null, unit_id: old?.unit_id ?? signUp?.unit_id ?? unit_id, state: now.state, first_in: now.firstIn, last_out: now.lastOut, minutes: now.minutes,
      corrected: now.corrected ? 1 : 0, attended: now.attended ? 1 : 0, settled: now.settled ? 1 : 0, heads: now.heads, party: partyText(now.others)
    }
    kept.set(id, row)
    if (!old || !sameRow(old, row)) fresh.push(row)
  }
  await put(db, engine, fresh)
  if (gone.length) await db.deleteFrom('attendance').where('event_id', '=', event.id).where('session', '=', session).where(among(engine, 'member_id', gone)).execute()
  return fresh.length + gone.length
}
