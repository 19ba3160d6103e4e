import { sql } from 'kysely'
import type { PicturePart } from '../../contract/event-pictures'
import type { EventCard, EventView, SessionView, SignUp } from '../../contract/events'
import type { Context } from '../context'
import { among } from '../db/dialects'
import type { EventSessionTable, SignUpTable } from '../db/events-schema'
import type { MemberActor } from '../http/call'
import { unitRefs } from '../roster/queries'
import { moment } from '../rounds/rules/words'
import { lineage } from '../unit-path'
import { eventFrom, timesOf, type Event } from './event'
import { headsFor } from './heads'
import { eventNotice } from './notice'
import { picturesOf } from './pictures/view'
import { signUpBarrier } from './rules/eligible'
import { cancelUntil, changeUntil, gathersAt } from './rules/moments'
import { seatsLeft, seatsOf, sessionPool, waysIn, type Level } from './rules/pools'
import { saidOf } from './rules/said'
import { LIVE, levelsOf } from './seats'
import { clashesOf, signerOf } from './signer'

const isLive = (state: string) => (LIVE as readonly string[]).includes(state)

export function momentOf(event: Event, now: number): EventCard['state'] {
  if (event.state === 'cancelled') return 'cancelled'
  if (event.state === 'closed' || now >= event.last_at) return 'ended'
  return now < event.first_at ? 'upcoming' : 'running'
}

/** Which place somebody has in line: each position has a line of its own, since its seats go to nobody else. */
async function aheadOf({ db }: Context, row: SignUpTable): Promise<number> {
  const { rows: [count] } = await sql<{ n: number }>`select count(*) as n from sign_up where event_id = ${row.event_id} and session = ${row.session} and position = ${row.position} and state = 'waiting' and place <= ${Number(row.place)}`.execute(db)
  return Number(count?.n ?? 0)
}

export async function signUpView(ctx: Context, event: Event, row: SignUpTable, times: EventSessionTable | undefined, now: number): Promise<SignUp> {
  const { zone } = ctx.config
  const { enrol } = event.config
  const session = event.config.sessions.find(({ id }) => id === row.session)
  const begins = session?.begins ?? Number(times?.begins_at ?? 0)
  const ahead = row.state === 'waiting' ? await aheadOf(ctx, row) : null
  const offerUntil = row.offer_until === null ? null : Number(row.offer_until)
  // What ran out a moment ago is over, also before the turn that writes it down.
  const state = row.state === 'offered' && offerUntil !== null && offerUntil <= now ? 'lapsed' : row.state
  const open = !session || !isLive(state) ? null : state === 'confirmed' ? cancelUntil(enrol, session, zone) : session.begins
  const change = session && state === 'confirmed' && event.config.sessions.length > 1 ? changeUntil(enrol, session, zone) : null
  const position = session?.positions?.find(({ id }) => id === row.position)?.name ?? ''
  return {
    id: row.id, eventId: event.id, eventTitle: event.title, kind: event.config.kind, session: row.session, sessionName: session?.name ?? '', begins, ends: session?.ends ?? Number(times?.ends_at ?? 0),
    venue: session?.venue ?? event.config.venue ?? null, state,
    said: saidOf({
      state, position, ahead, offerUntil, reason: row.reason, heads: row.heads, stage: enrol.stages?.[row.stage]?.name ?? '',
      drawAt: times?.draw_at === null || times?.draw_at === undefined || times.drawn_at !== null ? null : Number(times.draw_at), decideBy: enrol.decideBy ?? null
    }, zone),
    position, heads: row.heads, ahead, offerUntil: state === 'offered' ? offerUntil : null, reason: row.reason, at: Number(row.at),
    cancelUntil: open !== null && open > now ? open : null, changeUntil: change !== null && change > now ? change : null
  }
}

const waitingBySession = async ({ db }: Context, eventId: string) =>
  new Map((await db.selectFrom('sign_up').select(['session', (eb) => eb.fn.countAll<number>().as('n')]).where('event_id', '=', eventId).where('state', '=', 'waiting').groupBy('session').execute()).map(({ session, n }) => [session, Number(n)]))

const mineIn = ({ db }: Context, memberId: string, eventIds: readonly string[]) => db.selectFrom('sign_up').selectAll().where('member_id', '=', memberId).where('event_id', 'in', eventIds).orderBy('at').orderBy('id').execute()

export async function sessionViews(ctx: Context, actor: MemberActor, event: Event, now: number): Promise<SessionView[]> {
  const { zone } = ctx.config
  const { config } = event
  const member = { id: actor.member.id, path: `/${actor.member.lineage.join('/')}/` }
  const [all, levels, waiting, signer, mine, heads] = await Promise.all([
    timesOf(ctx, event.id), levelsOf(ctx, event.id), waitingBySession(ctx, event.id), signerOf(ctx.db, event, member), mineIn(ctx, actor.member.id, [event.id]), headsFor(ctx.db, event)
  ])
  return Promise.all(config.sessions.map(async (session): Promise<SessionView> => {
    const times = all.find((one) => one.session === session.id)
    if (!times) throw new Error(`Session ${session.id} of event ${event.id} is not kept`)
    const own = mine.filter((row) => row.session === session.id)
    const row = own.find(({ state }) => isLive(state)) ?? own.at(-1)
    const barrier = signUpBarrier(config, event.state, { ...times, begins_at: Number(times.begins_at), ends_at: Number(times.ends_at), opens_at: Number(times.opens_at), closes_at: Number(times.closes_at) }, signer, { now, zone, by: 'self' })
    const asking = (position: string) => waysIn(config, session.id, { memberId: actor.member.id, lineage: lineage(member.path), position, choices: {} }, heads)
    const left = (session.positions ?? [{ id: '' }]).map(({ id }) => seatsLeft(asking(id), levels))
    const level: Level = levels.get(sessionPool(session.id)) ?? { seats: null, taken: 0 }
    const room = left.includes(null) ? null : Math.max(0, ...(left as number[]))
    const fromCommon = level.seats === null ? null : Math.max(0, level.seats - level.taken)
    const mostLeft = room === null ? fromCommon : fromCommon === null ? room : Math.min(room, fromCommon)
    const sure = config.enrol.how !== 'first-come' && config.enrol.how !== 'nominated'
    const full = barrier.bar === 'none' && mostLeft === 0 && !sure
    const canWait = full && config.enrol.waitlist !== undefined && now < Number(times.offers_until) && (config.enrol.waitlist.most === undefined || (waiting.get(session.id) ?? 0) < config.enrol.waitlist.most)
    const until = cancelUntil(config.enrol, session, zone)
    const [clash] = row && isLive(row.state) ? [] : await clashesOf(ctx.db, actor.member.id, session.begins, session.ends)
    return {
      id: session.id, name: session.name, begins: session.begins, ends: session.ends, gathers: session.gatherBefore === undefined ? null : gathersAt(session), venue: session.venue ?? null, note: session.note ?? '',
      cancelled: times.state === 'cancelled', reason: times.reason, seats: seatsOf(session), taken: level.taken, left: mostLeft, waiting: waiting.get(session.id) ?? 0,
      positions: (session.positions ?? []).map((position, i) => ({ ...position, left: Math.min(left[i] ?? position.seats, position.seats) })),
      opensAt: Number(times.opens_at), closesAt: Number(times.closes_at), bar: full && !canWait ? 'full' : barrier.bar, why: full ? (canWait ? '名额已满，可以排候补。' : config.enrol.waitlist && now >= Number(times.offers_until) ? '名额已满，候补也已截止。' : '名额已满。') : barrier.why,
      clash: clash ? `“${clash.title}”（${moment(clash.begins, zone)} 开始）` : '', canWait, cancelUntil: until !== null && until > now ? until : null, mine: row ? await signUpView(ctx, event, row, times, now) : null
    }
  }))
}

export async function eventView(ctx: Context, actor: MemberActor, event: Event, now: number): Promise<EventView> {
  const { config } = event
  const [owner] = await unitRefs(ctx.db, [event.unit_id])
  const pictures = await picturesOf(ctx, event.id, now)
  const shown = (part: PicturePart) => pictures.filter((one) => one.part === part).map(({ file }) => file)
  const { group, waitlist, how } = config.enrol
  return {
    id: event.id, title: event.title, kind: config.kind, state: momentOf(event, now), reason: event.reason, owner: owner ?? { id: event.unit_id, name: '' }, intro: config.intro,
    pictures: shown('about'), photos: shown('after'), contact: config.contact ? { name: config.contact.name, phone: config.contact.phone ?? '' } : null, venue: config.venue ?? null,
    sentences: await eventNotice(ctx, config), how, claimMinutes: waitlist?.claimMinutes ?? null, canGroup: group ? { least: group.least ?? 1, most: group.most, leaderComes: group.leaderComes ?? true } : null,
    form: config.form ?? [], keepDays: config.keepDays ?? 30, sessions: await sessionViews(ctx, actor, event, now), hasRoute: config.route !== undefined, hasFeedback: config.feedback !== undefined
  }
}

const RANK = ['offered', 'confirmed', 'waiting', 'applied', 'excused']

/** Cards of a page of events, with what is common to them read once. */
export async function eventCards(ctx: Context, actor: MemberActor, events: readonly Event[], now: number): Promise<EventCard[]> {
  if (events.length === 0) return []
  const ids = events.map(({ id }) => id)
  const [times, pools, lines, mine] = await Promise.all([
    ctx.db.selectFrom('event_session').selectAll().where(among(ctx.engine, 'event_id', ids)).orderBy('begins_at').orderBy('session').execute(),
    ctx.db.selectFrom('event_pool').selectAll().where(among(ctx.engine, 'event_id', ids)).execute(),
    ctx.db.selectFrom('sign_up').select(['event_id', 'session', (eb) => eb.fn.countAll<number>().as('n')]).where(among(ctx.engine, 'event_id', ids)).where('state', '=', 'waiting').groupBy(['event_id', 'session']).execute(),
    mineIn(ctx, actor.member.id, ids)
  ])
  return Promise.all(events.map(async (event): Promise<EventCard> => {
    const sessions = times.filter((one) => one.event_id === event.id)
    const coming = sessions.filter((one) => one.state === 'open' && Number(one.ends_at) > now)
    const own = mine.filter((row) => row.event_id === event.id && isLive(row.state)).sort((a, b) => RANK.indexOf(a.state) - RANK.indexOf(b.state))[0]
    const at = sessions.find((one) => one.session === own?.session) ?? coming[0] ?? sessions[0]
    const seats = coming.map(({ session }) => pools.find((one) => one.event_id === event.id && one.pool === sessionPool(session)))
    const limited = seats.length > 0 && seats.every((one) => one?.seats !== null && one?.seats !== undefined)
    const total = limited ? seats.reduce((sum, one) => sum + Number(one?.seats), 0) : null
    const open = coming.some((one) => Number(one.opens_at) <= now && now < Number(one.closes_at))
    const venue = event.config.sessions.find(({ id }) => id === at?.session)?.venue ?? event.config.venue
    const view = own ? await signUpView(ctx, event, own, at, now) : null
    return {
      id: event.id, title: event.title, kind: event.config.kind, state: momentOf(event, now), begins: Number(at?.begins_at ?? event.first_at), ends: Number(at?.ends_at ?? event.last_at), place: venue?.gather ?? venue?.name ?? '',
      sessions: coming.length, how: event.config.enrol.how, seats: total, left: total === null ? null : Math.max(0, total - seats.reduce((sum, one) => sum + Number(one?.taken), 0)),
      waiting: lines.filter((one) => one.event_id === event.id).reduce((sum, { n }) => sum + Number(n), 0),
      mine: view ? { state: view.state, session: view.sessionName, said: view.said } : null, open: open && event.state === 'published',
      opensAt: coming.length > 0 && coming.every((one) => Number(one.opens_at) > now) ? Math.min(...coming.map((one) => Number(one.opens_at))) : null,
      walkIn: event.config.attendance?.walkIn === true
    }
  }))
}

export async function mySignUps(ctx: Context, memberId: string, after: { at: number; id: string } | null, limit: number, now: number): Promise<{ rows: SignUpTable[]; views: SignUp[] }> {
  const own = ctx.db.selectFrom('sign_up').selectAll().where('member_id', '=', memberId)
  const from = after ? own.where('at', '<=', after.at).where((eb) => eb.or([eb('at', '<', after.at), eb.and([eb('at', '=', after.at), eb('id', '<', after.id)])])) : own
  const rows = await from.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute()
  const ids = [...new Set(rows.map(({ event_id }) => event_id))]
  if (ids.length === 0) return { rows, views: [] }
  const events = new Map((await ctx.db.selectFrom('event').selectAll().where('id', 'in', ids).execute()).map((row) => [row.id, eventFrom(row)]))
  const times = await ctx.db.selectFrom('event_session').selectAll().where('event_id', 'in', ids).execute()
  const views = await Promise.all(rows.map((row) => signUpView(ctx, events.get(row.event_id) as Event, row, times.find((one) => one.event_id === row.event_id && one.session === row.session), now)))
  return { rows, views }
}
