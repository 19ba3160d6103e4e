import type { EventPicture, Evidence } from '../../../contract/event-pictures'
import type { Context } from '../../context'
import { fileViews } from '../../files/view'
import type { Event } from '../event'
import { endOfDaysAfter } from '../rules/moments'

/** In the order in which they were added. */
export async function picturesOf(ctx: Context, eventId: string, now: number): Promise<EventPicture[]> {
  const rows = await ctx.db.selectFrom('event_picture').selectAll().where('event_id', '=', eventId).orderBy('at').orderBy('id').execute()
  const files = await fileViews(ctx, rows.map(({ file_id }) => file_id), now)
  return rows.flatMap(({ id, part, file_id, at }) => {
    const file = files.get(file_id)
    return file ? [{ id, part, file, at: Number(at) }] : []
  })
}

/** What has to be handed in, and what is there of it. Null: nothing is asked for. */
export function evidenceOf({ config: { evidence }, last_at }: Event, pictures: readonly EventPicture[], zone: string): Evidence | null {
  return evidence ? { wanted: evidence.photos, have: pictures.filter(({ part }) => part === 'after').length, until: endOfDaysAfter(Number(last_at), evidence.days, zone) } : null
}
