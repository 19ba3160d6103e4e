import { sql } from 'kysely'
import type { EventConfig } from '../../../contract/event-config'
import type { Context } from '../../context'
import { defineWrite, type Tx } from '../../db/writer/write'
import { putNotices, withdrawNotices } from '../../inbox/put'
import { organisersOf } from '../../roster/organisers'
import { lockEvent, type Event } from '../event'
import { evidenceDue, evidenceWords } from '../rules/evidence'

const DAY = 86_400_000
/** The longest term an event may have, and some days more. */
const OLDEST = 100 * DAY

/** Apart from what members are told of the event: deliveries are counted by it. */
const aboutOf = (eventId: string) => `${eventId}:evidence`
const onceOf = (eventId: string, word: string) => `${eventId}:evidence:${word}`

async function photosOf({ db }: Pick<Tx, 'db'>, eventId: string): Promise<number> {
  const { n } = await db.selectFrom('event_picture').select((eb) => eb.fn.countAll<number>().as('n')).where('event_id', '=', eventId).where('part', '=', 'after').executeTakeFirstOrThrow()
  return Number(n)
}

/** Tells who organises it which photos are still missing, each word once. */
export const askPhotos = defineWrite('event.photos', async (tx, { eventId, now, zone }: { eventId: string; now: number; zone: string }): Promise<{ told: number }> => {
  const { config: { evidence }, ...event } = await lockEvent(tx, eventId)
  const due = evidence && (event.state === 'published' || event.state === 'closed') ? evidenceDue(event.last_at, evidence, now, zone) : null
  const have = await photosOf(tx, eventId)
  if (!evidence || !due || have >= evidence.photos) return { told: 0 }
  // What is asked now takes the place of what was asked before.
  if (due.word === 'after') await withdrawNotices(tx, aboutOf(eventId), onceOf(eventId, 'before'))
  const words = evidenceWords(event.title, evidence.photos, have, due, zone)
  return { told: await putNotices(tx, (await organisersOf(tx, event.unit_id)).map((memberId) => ({ memberId, kind: 'event', about: aboutOf(eventId), once: onceOf(eventId, due.word), page: `hosting/event/index?id=${eventId}`, ...words })), now) }
})

/** Part of a write that added a photo: once there are enough nobody is asked for them any more. */
export async function photosAdded(tx: Tx, { id, config: { evidence } }: Event): Promise<void> {
  if (evidence && await photosOf(tx, id) >= evidence.photos) await withdrawNotices(tx, aboutOf(id))
}

/** Every event that lacks photos and whose organisers have not heard it. @returns how many were told */
export async function askPhotosDue(ctx: Context, stopped: () => boolean = () => false): Promise<number> {
  const now = ctx.clock()
  const { zone } = ctx.config
  const { rows } = await sql<{ id: string; config: string; last_at: number }>`select id, config, last_at from event where state in ('published', 'closed') and last_at < ${now} and last_at > ${now - OLDEST} and config like '%"evidence":%'`.execute(ctx.db)
  let told = 0
  for (const { id, config, last_at } of rows) {
    if (stopped()) break
    const { evidence } = JSON.parse(config) as EventConfig
    const due = evidence && evidenceDue(Number(last_at), evidence, now, zone)
    // Asked without the writer: what was said is said.
    if (!due || await photosOf(ctx, id) >= evidence.photos || await ctx.db.selectFrom('notice').select('id').where('about', '=', aboutOf(id)).where('once', '=', onceOf(id, due.word)).limit(1).executeTakeFirst()) continue
    told += (await ctx.writer.write(askPhotos, { eventId: id, now, zone })).told
  }
  return told
}
