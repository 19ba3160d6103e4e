import { sql } from 'kysely'
import type { EventDeskState, EventPreview, EventRow, EventSessionRow } from '../../contract/event-desk'
import type { EventConfig, Session } from '../../contract/event-config'
import { covers } from '../auth/actors'
import type { Context } from '../context'
import type { EventTable } from '../db/events-schema'
import { AppError, notFound } from '../errors'
import type { MemberActor } from '../http/call'
import { unitById, unitRefs } from '../roster/queries'
import { headsIn, sharedPaths, topPaths } from '../study/heads'
import { insidePaths, pathsOf } from '../study/managed'
import { eventFrom, findEvent, timesOf, type Event } from './event'
import { eventNotice } from './notice'
import { checkEvent, checkPublish } from './rules/check'
import { unitsNamed } from './rules/check-units'
import { seatsOf } from './rules/pools'
import { momentOf } from './view'

/* Events as organisers have them: the owner's organisers see everything, those of units below their own people. */

/** An event whose owner the actor's roles cover: to edit, publish, cancel. */
export async function ownEvent(ctx: Context, actor: MemberActor, id: string): Promise<Event> {
  const event = await findEvent(ctx.db, id)
  if (!event) throw notFound('这个活动')
  if (!await isOwn(ctx, actor, event)) throw new AppError('forbidden', '这个活动由别的单位管理，你可以看本单位的报名，不能修改。')
  return event
}

export async function isOwn(ctx: Context, actor: MemberActor, event: Pick<Event, 'unit_id'>): Promise<boolean> {
  const owner = await unitById(ctx.db, event.unit_id)
  return owner !== undefined && covers(actor.grants, owner.path)
}

/** Those one has, and those that take place in one's range; drafts only one's own. */
export async function managedEvents(ctx: Context, actor: MemberActor): Promise<Event[]> {
  const paths = pathsOf(actor)
  const above = sql`(${sql.join(paths.map((path) => sql`substr(${path}, 1, length(a.path)) = a.path`), sql` or `)})`
  const { rows } = await sql<EventTable>`select e.* from event e join unit o on o.id = e.unit_id where ${insidePaths('o.path', paths)} or (e.state <> 'draft' and exists (
    select 1 from event_unit x join unit a on a.id = x.unit_id where x.event_id = e.id and (${insidePaths('a.path', paths)} or ${above}))) order by e.first_at desc, e.id desc`.execute(ctx.db)
  return rows.map(eventFrom)
}

/** @throws where it does not take place in the actor's range */
export async function managedEvent(ctx: Context, actor: MemberActor, id: string): Promise<Event> {
  const event = (await managedEvents(ctx, actor)).find((one) => one.id === id)
  if (event) return event
  if (!await findEvent(ctx.db, id)) throw notFound('这个活动')
  throw new AppError('forbidden', '这个活动不在你的管理范围内。')
}

export async function audienceOf({ db }: Context, eventId: string): Promise<string[]> {
  const rows = await db.selectFrom('event_unit').innerJoin('unit', 'unit.id', 'event_unit.unit_id').select('unit.path').where('event_id', '=', eventId).execute()
  return topPaths(rows.map(({ path }) => path))
}

/** Whose names the actor may see: all of them for the owner, else those of his own units. Null: everybody. */
export async function seenPaths(ctx: Context, actor: MemberActor, event: Event): Promise<string[] | null> {
  return await isOwn(ctx, actor, event) ? null : sharedPaths(await audienceOf(ctx, event.id), pathsOf(actor))
}

export function deskState(event: Event, now: number): EventDeskState {
  return event.state === 'draft' ? 'draft' : momentOf(event, now)
}

export async function eventRow(ctx: Context, actor: MemberActor, event: Event, now: number): Promise<EventRow> {
  const [owner] = await unitRefs(ctx.db, [event.unit_id])
  const paths = await seenPaths(ctx, actor, event)
  const inside = paths === null ? sql`1 = 1` : sql`k.unit_id in (select id from unit where ${insidePaths('path', paths)})`
  const { rows } = await sql<{ state: string; n: number }>`select k.state, sum(k.heads) as n from sign_up k where k.event_id = ${event.id} and k.state in ('applied', 'waiting', 'offered', 'confirmed', 'excused') and ${inside} group by k.state`.execute(ctx.db)
  const count = (...states: string[]) => rows.filter(({ state }) => states.includes(state)).reduce((sum, { n }) => sum + Number(n), 0)
  const seats = event.config.sessions.map(seatsOf)
  const { how } = event.config.enrol
  const expected = how === 'opt-out' ? await headsOf(ctx, paths ?? await audienceOf(ctx, event.id)) : null
  return {
    id: event.id, title: event.title, kind: event.config.kind, state: deskState(event, now), owner: owner ?? { id: event.unit_id, name: '' }, mine: paths === null, how, closed: event.state === 'closed', begins: event.first_at, ends: event.last_at,
    sessions: event.config.sessions.length, seats: seats.includes(null) ? null : (seats as number[]).reduce((sum, n) => sum + n, 0), confirmed: count('confirmed', 'offered'), waiting: count('waiting'), applied: count('applied'), expected, excused: count('excused'),
    updatedAt: Number(event.updated_at)
  }
}

async function headsOf(ctx: Context, paths: readonly string[]): Promise<number> {
  const now = ctx.clock()
  const heads = await headsIn(ctx, paths, now, now)
  return paths.reduce((sum, path) => sum + heads.inside(path), 0)
}

/** The owner and every unit that is asked must lie in the actor's range. */
export async function checkRange(ctx: Context, actor: MemberActor, unitId: string, config: EventConfig): Promise<void> {
  for (const id of new Set([unitId, ...config.audience.units])) {
    const unit = await unitById(ctx.db, id)
    if (!unit) throw new AppError('bad_request', '有单位已经不在单位树里，请重新选择面向的单位。')
    if (!covers(actor.grants, unit.path)) throw new AppError('forbidden', `“${unit.name}”不在你的管理范围内，不能替它安排活动。`)
  }
}

/** `draft`: as long as nobody has seen it, what stands against publishing it now is said as well. */
export async function previewOf(ctx: Context, { grants }: MemberActor, config: EventConfig, { draft }: { draft: boolean }): Promise<EventPreview> {
  const { zone } = ctx.config
  const rows = await ctx.db.selectFrom('unit').select(['id', 'name', 'path', 'active']).where('id', 'in', [...new Set(unitsNamed(config).map(({ id }) => id))]).execute()
  const units = new Map(rows.map(({ id, name, path, active }) => [id, { name, path, active: active === 1, mine: covers(grants, path) }]))
  const problems = [...checkEvent(config, { zone, unitName: (id) => units.get(id)?.name ?? '', units }), ...(draft ? checkPublish(config, ctx.clock(), zone) : [])]
  const paths = topPaths(config.audience.units.flatMap((id) => units.get(id)?.active ? [units.get(id)?.path ?? ''] : []))
  const seats = config.sessions.map(seatsOf)
  return {
    sentences: await eventNotice(ctx, config), problems, seats: seats.includes(null) ? null : (seats as number[]).reduce((sum, n) => sum + n, 0), roster: await headsOf(ctx, paths)
  }
}

/** Each session's figures; of others than the owner only what concerns all of it. */
export async function sessionRows(ctx: Context, event: Event): Promise<EventSessionRow[]> {
  const { db } = ctx
  const [times, pools, { rows: counts }] = await Promise.all([
    timesOf(ctx, event.id), db.selectFrom('event_pool').selectAll().where('event_id', '=', event.id).execute(),
    sql<{ session: string; state: string; n: number }>`select session, state, sum(heads) as n from sign_up where event_id = ${event.id} group by session, state`.execute(db)
  ])
  const unitIds = [...new Set(pools.flatMap(({ pool }) => /(?:^|:)[qh]:([A-Za-z0-9_-]+)$/.exec(pool)?.[1] ?? []))]
  const names = new Map((await unitRefs(db, unitIds)).map(({ id, name }) => [id, name]))
  const audience = await audienceOf(ctx, event.id)
  const heads = event.config.enrol.how === 'opt-out' ? await headsIn(ctx, audience, ctx.clock(), ctx.clock()) : null
  const paths = new Map((await db.selectFrom('unit').select(['id', 'path']).where('id', 'in', ['', ...event.config.sessions.flatMap(({ units = [] }) => units)]).execute()).map(({ id, path }) => [id, path]))
  const expectedAt = ({ units }: Session) => heads && (units ? sharedPaths(audience, topPaths(units.flatMap((id) => paths.get(id) ?? []))) : audience).reduce((sum, path) => sum + heads.inside(path), 0)
  return event.config.sessions.map((session): EventSessionRow => {
    const row = times.find((one) => one.session === session.id)
    const n = (state: string) => Number(counts.find((one) => one.session === session.id && one.state === state)?.n ?? 0)
    const of = (prefix: string) => pools.filter(({ pool }) => pool.startsWith(`s:${session.id}:${prefix}:`))
    const level = (pool: string) => pools.find((one) => one.pool === pool)
    return {
      id: session.id, name: session.name, begins: session.begins, ends: session.ends, cancelled: row?.state === 'cancelled', reason: row?.reason ?? '', seats: seatsOf(session), taken: Number(level(`s:${session.id}`)?.taken ?? 0),
      confirmed: n('confirmed'), offered: n('offered'), waiting: n('waiting'), applied: n('applied'), excused: n('excused'), expected: expectedAt(session), drawAt: row?.draw_at === null || row?.draw_at === undefined ? null : Number(row.draw_at),
      drawnAt: row?.drawn_at === null || row?.drawn_at === undefined ? null : Number(row.drawn_at), seed: row?.drawn_at === null || row === undefined ? '' : row.seed,
      positions: (session.positions ?? []).map(({ id, name, seats }) => ({ name, seats, taken: Number(level(`s:${session.id}:p:${id}`)?.taken ?? 0) })),
      quotas: [...of('q'), ...of('h')].map(({ pool, seats, taken }) => ({ name: names.get(pool.split(':').at(-1) ?? '') ?? '', seats: Number(seats), taken: Number(taken) }))
    }
  })
}
