import type { Context } from '../context'
import { rebuildAttendance } from './attendance/writes'

export interface RebuiltEvent { title: string; different: number; entries: number }

/** What is kept of who came to every event, worked out again from the marks; hours that were wrong are set right by new entries. */
export async function* rebuildEvents(ctx: Context): AsyncGenerator<RebuiltEvent> {
  const events = await ctx.db.selectFrom('event').select(['id', 'title']).where('state', 'in', ['published', 'closed']).orderBy('first_at').orderBy('id').execute()
  for (const { id: eventId, title } of events) yield { title, ...await ctx.writer.write(rebuildAttendance, { eventId, now: ctx.clock(), zone: ctx.config.zone }) }
}
