import { sql } from 'kysely'
import type { Context } from '../context'
import type { EventSessionTable, SignUpTable } from '../db/events-schema'
import { defineWrite, type Tx } from '../db/writer/write'
import { putNotices, type NewNotice } from '../inbox/put'
import { lockEvent } from './event'
import { isReminded, reminderWords } from './rules/remind'
import { ticketPage } from './tell'

const DAY = 86_400_000

/** Of one begin: who was told of a time that was then moved to another day is told again. */
const wordOf = (begins: number) => `:soon:${begins}`

/** Those who are in and have not been told that it comes. */
const untold = ({ db }: Pick<Tx, 'db'>, eventId: string, session: string, begins: number) => sql<SignUpTable>`select k.* from sign_up k where k.event_id = ${eventId} and k.session = ${session} and k.state = 'confirmed'
  and not exists (select 1 from notice n where n.member_id = k.member_id and n.once = k.id || ${wordOf(begins)})`.execute(db)

/** Tells everybody who is in that the session comes, once a sign-up: whoever asks for it twice, or in two processes, tells nobody twice. */
export const remindSession = defineWrite('event.remind', async (tx, { eventId, session: id, now, zone }: { eventId: string; session: string; now: number; zone: string }): Promise<{ told: number }> => {
  const event = await lockEvent(tx, eventId)
  const times = await tx.db.selectFrom('event_session').select('state').where('event_id', '=', eventId).where('session', '=', id).executeTakeFirst()
  const session = event.config.sessions.find((one) => one.id === id)
  if (!session || event.state !== 'published' || times?.state !== 'open' || !isReminded(session.begins, now, zone)) return { told: 0 }
  const { rows } = await untold(tx, eventId, id, session.begins)
  const { text, place, note } = reminderWords(event.config, session, { now, zone })
  return {
    told: await putNotices(tx, rows.map((row): NewNotice => ({
      memberId: row.member_id, kind: 'event', about: eventId, once: `${row.id}${wordOf(session.begins)}`, title: '活动快到了', text, page: ticketPage(row.id),
      message: { words: { title: event.title, unit: event.config.sessions.length > 1 ? session.name : event.title, at: session.begins, note, ...(place && { place }) }, page: ticketPage(row.id), expiresAt: session.begins }
    })), now)
  }
})

/** @returns how many were told */
export async function remindDue(ctx: Context, stopped: () => boolean = () => false): Promise<number> {
  const now = ctx.clock()
  const { zone } = ctx.config
  // Nobody is told more than the rest of today and all of tomorrow beforehand.
  const { rows: sessions } = await sql<Pick<EventSessionTable, 'event_id' | 'session' | 'begins_at'>>`select s.event_id, s.session, s.begins_at from event_session s join event e on e.id = s.event_id
    where s.begins_at > ${now} and s.begins_at <= ${now + 2 * DAY} and s.state = 'open' and e.state = 'published'`.execute(ctx.db)
  let told = 0
  for (const { event_id: eventId, session, begins_at } of sessions) {
    if (stopped()) break
    const begins = Number(begins_at)
    // Asked without the writer: once all have been told it has nothing to do.
    if (!isReminded(begins, now, zone) || (await untold(ctx, eventId, session, begins)).rows.length === 0) continue
    told += (await ctx.writer.write(remindSession, { eventId, session, now, zone })).told
  }
  return told
}
