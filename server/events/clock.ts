import { sql } from 'kysely'
import { forgetLeft } from '../account/portrait'
import type { Context } from '../context'
import { everySecond, type Sweep } from '../every-second'
import type { EventConfig } from '../../contract/event-config'
import { settlesAt, settleSessions } from './attendance/writes'
import { forgetDue } from './forget'
import { askPhotosDue } from './pictures/missing'
import { remindDue } from './remind'
import { turnEvent } from './sign-up-writes'

const REMIND_MS = 60_000

/** What is due by time alone in events, also when nobody looks: the next in line must hear of a seat while it is worth having. */
export function startEventClock(ctx: Context): Sweep {
  let reminded = -Infinity
  return everySecond(async (stopped) => {
    await turnDue(ctx, stopped)
    // Nobody minds being told of tomorrow a minute later.
    if (ctx.clock() - reminded < REMIND_MS) return
    reminded = ctx.clock()
    await remindDue(ctx, stopped)
    await askPhotosDue(ctx, stopped)
    await forgetDue(ctx, stopped)
    await forgetLeft(ctx)
  }, (error) => { ctx.log.error({ err: error }, 'events could not be brought up to date; it is tried again') })
}

/** @returns how many sign-ups changed */
export async function turnDue(ctx: Context, stopped: () => boolean = () => false): Promise<number> {
  const now = ctx.clock()
  let settled = 0
  // Asked without the writer, since it is asked every second; each part has an index for it.
  const { rows } = await sql<{ event_id: string }>`select event_id from sign_up where state = 'offered' and offer_until <= ${now}
    union select event_id from event_session where draw_at is not null and drawn_at is null and draw_at <= ${now} and state = 'open'
    union select p.event_id from event_pool p where p.free_at is not null and p.free_at <= ${now} and p.seats > p.taken
    union select k.event_id from sign_up k join event_session s on s.event_id = k.event_id and s.session = k.session where k.state = 'waiting' and s.begins_at <= ${now}`.execute(ctx.db)
  for (const { event_id } of rows) {
    if (stopped()) break
    settled += (await ctx.writer.write(turnEvent, { eventId: event_id, now, zone: ctx.config.zone })).settled
  }
  for (const eventId of await toSettle(ctx, now)) {
    if (stopped()) break
    await ctx.writer.write(settleSessions, { eventId, now, zone: ctx.config.zone })
  }
  return settled
}

/** Events of which a session is over, with its signing out, and nobody has written down who did not come. */
async function toSettle(ctx: Context, now: number): Promise<string[]> {
  const { rows } = await sql<{ id: string; config: string; session: string; ends_at: number }>`select e.id, e.config, s.session, s.ends_at from event_session s join event e on e.id = s.event_id
    where s.settled_at is null and s.ends_at <= ${now} and s.state = 'open' and e.state = 'published'`.execute(ctx.db)
  return [...new Set(rows.flatMap((row) => (settlesAt({ config: JSON.parse(row.config) as EventConfig }, row) <= now ? row.id : [])))]
}
