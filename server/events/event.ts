import { sql, type Kysely } from 'kysely'
import type { EventConfig } from '../../contract/event-config'
import { forUpdate } from '../db/dialects'
import type { EventSessionTable, EventTable } from '../db/events-schema'
import type { Schema } from '../db/schema'
import type { Tx } from '../db/writer/write'
import { notFound } from '../errors'

export interface Event extends Omit<EventTable, 'config'> { config: EventConfig }

export const eventFrom = (row: EventTable): Event => ({
  ...row, config: JSON.parse(row.config) as EventConfig, first_at: Number(row.first_at), last_at: Number(row.last_at)
})

export async function findEvent(db: Kysely<Schema>, id: string): Promise<Event | undefined> {
  const row = await db.selectFrom('event').selectAll().where('id', '=', id).executeTakeFirst()
  return row && eventFrom(row)
}

/**
 * The event, and whoever else signs up, is drawn or changes it waits: an event's rules (one session in all, a quota over all sessions) are
 * about all of its rows, and an event is a small thing.
 */
export async function lockEvent({ db, engine }: Tx, id: string): Promise<Event> {
  const { rows: [row] } = await sql<EventTable>`select * from event where id = ${id} ${forUpdate(engine)}`.execute(db)
  if (!row) throw notFound('这个活动')
  return eventFrom(row)
}

export const sessionOf = ({ config }: Pick<Event, 'config'>, id: string) => {
  const session = config.sessions.find((one) => one.id === id)
  if (!session) throw notFound('这个场次')
  return session
}

/** Its sessions as they are kept, in the order in which they begin. */
export const timesOf = async ({ db }: Pick<Tx, 'db'>, eventId: string): Promise<EventSessionTable[]> => db.selectFrom('event_session').selectAll().where('event_id', '=', eventId).orderBy('begins_at').orderBy('session').execute()
