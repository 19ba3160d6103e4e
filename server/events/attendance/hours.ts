import { sql } from 'kysely'
import type { EventConfig } from '../../../contract/event-config'
import { among, forUpdate } from '../../db/dialects'
import type { HourEntryTable } from '../../db/attendance-schema'
import type { Tx } from '../../db/writer/write'
import { newId } from '../../ids'
import { addDays, dayBegin, dayOfMoment } from '../../study/rules/days'
import { minutesWords } from '../../study/rules/words'
import { sessionOf, type Event } from '../event'
import { dayMinutes, sessionMinutes } from '../rules/hours'
import type { Doing } from './kept'

interface Row { member_id: string; event_id: string; session: string; attended: number; minutes: number; settled: number; begins_at: number; settled_at: number | null; session_state: string; state: string; config: string }
interface Given { member_id: string; event_id: string; session: string; sum: number }

const place = (event: string, session: string) => `${event} ${session}`

/**
 * Brings the ledger of hours to what the attendance of these people comes to, on the day of that session over all events: an entry with
 * the difference wherever there is one. What is right already gets none, so it can be done again at any time.
 */
export async function giveHours({ db, engine }: Tx, event: Event, session: string, memberIds: readonly string[], { actor, reason, now, zone }: Doing): Promise<number> {
  const day = dayOfMoment(sessionOf(event, session).begins, zone)
  const from = dayBegin(day, zone), to = dayBegin(addDays(day, 1), zone)
  // Two events of one day that are settled at the same moment share its cap.
  await sql`select id from member where ${among(engine, 'id', memberIds)} order by id ${forUpdate(engine)}`.execute(db)
  const { rows } = await sql<Row>`select a.member_id, a.event_id, a.session, a.attended, a.minutes, a.settled, s.begins_at, s.settled_at, s.state as session_state, e.state, e.config
    from attendance a join event_session s on s.event_id = a.event_id and s.session = a.session join event e on e.id = a.event_id
    where ${among(engine, 'a.member_id', memberIds)} and s.begins_at >= ${from} and s.begins_at < ${to}`.execute(db)
  const { rows: given } = await sql<Given>`select h.member_id, h.event_id, h.session, sum(h.delta) as sum from hour_entry h join event_session s on s.event_id = h.event_id and s.session = h.session
    where ${among(engine, 'h.member_id', memberIds)} and s.begins_at >= ${from} and s.begins_at < ${to} group by h.member_id, h.event_id, h.session`.execute(db)
  const configs = new Map<string, EventConfig>()
  for (const row of rows) if (!configs.has(row.event_id)) configs.set(row.event_id, JSON.parse(row.config) as EventConfig)
  const entries: HourEntryTable[] = []
  for (const memberId of memberIds) {
    const own = rows.filter(({ member_id }) => member_id === memberId)
    const wanted = dayMinutes(own.map((row) => {
      const hours = configs.get(row.event_id)?.hours
      return { id: place(row.event_id, row.session), begins: Number(row.begins_at), minutes: hours && counts(row, hours) ? sessionMinutes(hours, { attended: row.attended === 1, minutes: row.minutes }) : 0, mostADay: hours?.mostADay ?? null }
    }))
    const had = given.filter(({ member_id }) => member_id === memberId)
    for (const id of new Set([...wanted.keys(), ...had.map((one) => place(one.event_id, one.session))])) {
      const [eventId = '', sessionId = ''] = id.split(' ')
      const before = had.find((one) => place(one.event_id, one.session) === id)
      const after = wanted.get(id) ?? 0
      const delta = after - Number(before?.sum ?? 0)
      if (delta === 0) continue
      const cause = eventId !== event.id || sessionId !== session ? 'day' : before ? 'corrected' : 'given'
      const why = { given: '', corrected: reason || '到场记录有变动', day: '同一天的其他活动有变动，按每天的上限重算' }[cause]
      entries.push({ id: newId(now), member_id: memberId, event_id: eventId, session: sessionId, cause, words: `${after > 0 ? `记 ${minutesWords(after)}` : '不记时长'}${why ? `（${why}）` : ''}`, delta, actor, at: now })
    }
  }
  for (let at = 0; at < entries.length; at += 500) await db.insertInto('hour_entry').values(entries.slice(at, at + 500)).execute()
  return entries.length
}

/** Whether the session is over, its times looked at where that is asked for, and the event closed where hours wait for that. */
function counts({ settled, settled_at, session_state, state }: Row, { afterClose }: NonNullable<EventConfig['hours']>): boolean {
  return settled === 1 && settled_at !== null && session_state === 'open' && (state === 'closed' || (state === 'published' && !afterClose))
}
