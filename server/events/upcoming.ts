import { sql } from 'kysely'
import type { EventCard } from '../../contract/events'
import type { NextSession } from '../../contract/home'
import type { Context } from '../context'
import type { EventSessionTable, EventTable, SignUpTable } from '../db/events-schema'
import type { MemberActor } from '../http/call'
import { eventFrom, type Event } from './event'
import { LIVE } from './seats'
import { signerOf } from './signer'
import { signUpBarrier } from './rules/eligible'
import { eventCards, signUpView } from './view'

/* What of events a member sees first: what of his comes next; where nothing does, one that he could go to. */

const WEEK = 7 * 86_400_000
const MOST_MINE = 3
/** Sessions looked at: more than are held in a week, and a long row of shifts cannot make the first page slow. */
const MOST = 60
/** Events tried until one turns up that is open to him. */
const TRIES = 3

type Row = EventSessionTable & { sign_up_id: string | null }

export async function nextEvents(ctx: Context, actor: MemberActor, now: number): Promise<{ mine: NextSession[]; open: EventCard | null }> {
  const me = actor.member.id
  const { rows } = await sql<Row>`select s.*, k.id as sign_up_id from event_session s join event e on e.id = s.event_id
    left join sign_up k on k.event_id = s.event_id and k.session = s.session and k.member_id = ${me} and k.state in (${sql.join(LIVE)})
    where e.state = 'published' and s.state = 'open' and e.last_at > ${now} and s.ends_at > ${now} and ((k.id is not null and s.begins_at < ${now + WEEK})
      or ((s.begins_at < ${now + WEEK} or (s.opens_at <= ${now} and s.closes_at > ${now})) and exists (select 1 from event_unit x where x.event_id = e.id and x.unit_id in (${sql.join(actor.member.lineage)}))))
    order by s.begins_at, s.event_id, s.session limit ${MOST}`.execute(ctx.db)
  if (rows.length === 0) return { mine: [], open: null }
  const events = await eventsOf(ctx, rows.map(({ event_id }) => event_id))
  const mine = await nextOfMine(ctx, actor, rows, events, now)
  return { mine, open: mine.length ? null : await firstOpen(ctx, actor, rows, events, now) }
}

async function eventsOf({ db }: Context, ids: readonly string[]): Promise<Map<string, Event>> {
  const rows: EventTable[] = await db.selectFrom('event').selectAll().where('id', 'in', [...new Set(ids)]).execute()
  return new Map(rows.map((row) => [row.id, eventFrom(row)]))
}

async function nextOfMine(ctx: Context, actor: MemberActor, rows: readonly Row[], events: ReadonlyMap<string, Event>, now: number): Promise<NextSession[]> {
  const near = rows.filter((row) => Number(row.begins_at) < now + WEEK && (row.sign_up_id !== null || isFor(events.get(row.event_id), row.session, actor)))
  const ids = near.flatMap(({ sign_up_id }) => sign_up_id ?? [])
  const signUps: SignUpTable[] = ids.length ? await ctx.db.selectFrom('sign_up').selectAll().where('id', 'in', ids).execute() : []
  // Who has said that he cannot come need not be reminded of it.
  const coming = near.filter((row) => signUps.find(({ id }) => id === row.sign_up_id)?.state !== 'excused').slice(0, MOST_MINE)
  return Promise.all(coming.map(async (row): Promise<NextSession> => {
    const event = events.get(row.event_id) as Event
    const session = event.config.sessions.find(({ id }) => id === row.session)
    const own = signUps.find(({ id }) => id === row.sign_up_id)
    const view = own ? await signUpView(ctx, event, own, row, now) : null
    const venue = session?.venue ?? event.config.venue
    return {
      eventId: event.id, title: event.title, kind: event.config.kind, session: event.config.sessions.length > 1 ? session?.name ?? '' : '', begins: Number(row.begins_at), ends: Number(row.ends_at),
      place: venue?.gather ?? venue?.name ?? '', signUpId: own?.id ?? null, state: view?.state ?? null, said: view?.said ?? '全体参加'
    }
  }))
}

/** Everybody belongs to the session without having signed up. */
function isFor(event: Event | undefined, session: string, actor: MemberActor): boolean {
  if (event?.config.enrol.how !== 'opt-out') return false
  const units = event.config.sessions.find(({ id }) => id === session)?.units
  return !units || units.some((unit) => actor.member.lineage.includes(unit))
}

/** As far as can be told without asking for anything more. */
function isOpen({ config: { enrol, sessions } }: Event, row: Row, { member }: MemberActor, now: number): boolean {
  if (enrol.how === 'opt-out' || enrol.how === 'nominated' || now < Number(row.opens_at) || now >= Number(row.closes_at)) return false
  const units = sessions.find(({ id }) => id === row.session)?.units
  return !units || units.some((unit) => member.lineage.includes(unit))
}

async function firstOpen(ctx: Context, actor: MemberActor, rows: readonly Row[], events: ReadonlyMap<string, Event>, now: number): Promise<EventCard | null> {
  const taken = new Set(rows.filter(({ sign_up_id }) => sign_up_id !== null).map(({ event_id }) => event_id))
  const { zone } = ctx.config
  const member = { id: actor.member.id, path: `/${actor.member.lineage.join('/')}/` }
  const ids = [...new Set(rows.filter((row) => isOpen(events.get(row.event_id) as Event, row, actor, now)).map(({ event_id }) => event_id))].filter((id) => !taken.has(id)).slice(0, TRIES)
  for (const id of ids) {
    const event = events.get(id) as Event
    const signer = await signerOf(ctx.db, event, member)
    const open = rows.some((row) => row.event_id === id && signUpBarrier(event.config, event.state, {
      ...row, begins_at: Number(row.begins_at), ends_at: Number(row.ends_at), opens_at: Number(row.opens_at), closes_at: Number(row.closes_at)
    }, signer, { now, zone, by: 'self' }).bar === 'none')
    if (!open) continue
    const [card] = await eventCards(ctx, actor, [event], now)
    if (card && (card.left === null || card.left > 0)) return card
  }
  return null
}
