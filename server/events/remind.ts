import { sql } from 'kysely'
import type { Context } from '../context'
import { among } from '../db/dialects'
import type { EventSessionTable } from '../db/events-schema'
import { defineWrite, type Tx } from '../db/writer/write'
import { putNotices, type NewNotice } from '../inbox/put'
import { belongs } from './attendance/kept'
import { findEvent, lockEvent, type Event } from './event'
import { isReminded, reminderWords } from './rules/remind'
import { eventPage, soonWord, ticketPage } from './tell'

const DAY = 86_400_000
/** Told in one write. Of an event for everybody there may be twenty thousand, and others want to write too. */
const AT_ONCE = 500

/** Somebody who is to come; without a sign-up, because he has to come without one. */
interface Awaited { member_id: string; sign_up_id: string | null }

/** Those who are to come and have not been told that it comes: all of them, or of these. */
async function untold({ db, engine }: Pick<Tx, 'db' | 'engine'>, event: Event, session: string, begins: number, memberIds?: readonly string[]): Promise<Awaited[]> {
  const unheard = (member: string, word: ReturnType<typeof sql>) => sql`not exists (select 1 from notice n where n.member_id = ${sql.ref(member)} and n.once = ${word})`
  const these = (column: string) => (memberIds ? sql`and ${among(engine, column, memberIds)}` : sql``)
  const { rows } = event.config.enrol.how === 'opt-out'
    ? await sql<Awaited>`select m.id as member_id, null as sign_up_id from member m join unit u on u.id = m.unit_id where m.status = 'active' and ${belongs(event, session)} ${these('m.id')}
      and ${unheard('m.id', sql`${`${event.id}:${session}${soonWord(begins)}`}`)} order by m.id`.execute(db)
    : await sql<Awaited>`select k.member_id, k.id as sign_up_id from sign_up k where k.event_id = ${event.id} and k.session = ${session} and k.state = 'confirmed' ${these('k.member_id')}
      and ${unheard('k.member_id', sql`k.id || ${soonWord(begins)}`)} order by k.member_id`.execute(db)
  return rows
}

interface Reminding { eventId: string; session: string; memberIds: readonly string[]; now: number; zone: string }

/** Tells those of these people who are to come that the session comes, each of them once: whoever asks for it twice, or in two processes, tells nobody twice. */
export const remindSession = defineWrite('event.remind', async (tx, { eventId, session: id, memberIds, now, zone }: Reminding): Promise<{ told: number }> => {
  const event = await lockEvent(tx, eventId)
  const times = await tx.db.selectFrom('event_session').select('state').where('event_id', '=', eventId).where('session', '=', id).executeTakeFirst()
  const session = event.config.sessions.find((one) => one.id === id)
  if (!session || event.state !== 'published' || times?.state !== 'open' || !isReminded(session.begins, now, zone)) return { told: 0 }
  const rows = await untold(tx, event, id, session.begins, memberIds)
  const { text, place, note } = reminderWords(event.config, session, { now, zone })
  return {
    told: await putNotices(tx, rows.map((row): NewNotice => {
      const page = row.sign_up_id === null ? eventPage(eventId) : ticketPage(row.sign_up_id)
      return {
        memberId: row.member_id, kind: 'event', about: eventId, once: `${row.sign_up_id ?? `${eventId}:${id}`}${soonWord(session.begins)}`, title: '活动快到了', text, page,
        message: { words: { title: event.title, unit: event.config.sessions.length > 1 ? session.name : event.title, at: session.begins, note, ...(place && { place }) }, page, expiresAt: session.begins }
      }
    }), now)
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
    const begins = Number(begins_at)
    const event = isReminded(begins, now, zone) ? await findEvent(ctx.db, eventId) : undefined
    if (!event?.config.sessions.some(({ id }) => id === session)) continue
    // Asked without the writer: once all have been told it has nothing to do.
    const memberIds = (await untold(ctx, event, session, begins)).map((one) => one.member_id)
    for (let from = 0; from < memberIds.length; from += AT_ONCE) {
      if (stopped()) return told
      told += (await ctx.writer.write(remindSession, { eventId, session, memberIds: memberIds.slice(from, from + AT_ONCE), now, zone })).told
    }
  }
  return told
}
