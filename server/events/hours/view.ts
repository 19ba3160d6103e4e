import { sql } from 'kysely'
import type { HoursRow } from '../../../contract/hours'
import type { EventConfig } from '../../../contract/event-config'
import type { Context } from '../../context'
import { among } from '../../db/dialects'
import { numberCursor } from '../../http/cursor'
import { dayBegin, dayOfMoment } from '../../study/rules/days'
import { noteOf } from '../rules/hours-words'

interface Row { event_id: string; session: string; n: number; begins_at: number; title: string; config: string }

/** A member's hours by session, newest first; a session that was corrected to nothing stays, with why. */
export async function hoursPage(ctx: Context, memberId: string, { cursor, limit = 30 }: { cursor?: string; limit?: number }): Promise<{ items: HoursRow[]; next: string | null }> {
  const offset = numberCursor(cursor) ?? 0
  const { rows } = await sql<Row>`select g.event_id, g.session, g.n, s.begins_at, e.title, e.config from (select event_id, session, sum(delta) as n from hour_entry where member_id = ${memberId} group by event_id, session) g
    join event_session s on s.event_id = g.event_id and s.session = g.session join event e on e.id = g.event_id order by s.begins_at desc, g.event_id desc, g.session limit ${limit + 1} offset ${offset}`.execute(ctx.db)
  const shown = rows.slice(0, limit)
  const entries = shown.length ? await ctx.db.selectFrom('hour_entry').select(['event_id', 'session', 'cause', 'words']).where('member_id', '=', memberId).where(among(ctx.engine, 'event_id', [...new Set(shown.map(({ event_id }) => event_id))])).orderBy('at').orderBy('id').execute() : []
  return {
    items: shown.map((row) => ({
      eventId: row.event_id, eventTitle: row.title, session: row.session, sessionName: (JSON.parse(row.config) as EventConfig).sessions.find(({ id }) => id === row.session)?.name ?? '', begins: Number(row.begins_at), minutes: Number(row.n),
      note: noteOf(entries.filter((one) => one.event_id === row.event_id && one.session === row.session))
    })),
    next: rows.length > limit ? String(offset + limit) : null
  }
}

export interface Sum { minutes: number; sessions: number }

/** Over sessions that began in a stretch of time; those that earned nothing are not counted. */
export async function hoursBetween({ db }: Pick<Context, 'db'>, memberId: string, from: number, to: number): Promise<Sum> {
  const { rows: [row] } = await sql<{ n: number | null; sessions: number }>`select sum(g.n) as n, count(*) as sessions from (select h.event_id, h.session, sum(h.delta) as n from hour_entry h
    join event_session s on s.event_id = h.event_id and s.session = h.session where h.member_id = ${memberId} and s.begins_at >= ${from} and s.begins_at < ${to} group by h.event_id, h.session having sum(h.delta) > 0) g`.execute(db)
  return { minutes: Number(row?.n ?? 0), sessions: Number(row?.sessions ?? 0) }
}

/** From the first of January, by the association's calendar. */
export const yearBegin = (now: number, zone: string) => dayBegin(Math.floor(dayOfMoment(now, zone) / 10000) * 10000 + 101, zone)
