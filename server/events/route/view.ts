import { sql } from 'kysely'
import type { RouteCard, RouteUnit, StationView } from '../../../contract/event-route'
import type { Context } from '../../context'
import type { MemberActor } from '../../http/call'
import { headsIn } from '../../study/heads'
import { ttlCache, DEAR, type TtlCache } from '../../ttl-cache'
import type { Event } from '../event'
import { audienceOf } from '../managed'
import { cardOf, needsOf, rankUnits } from '../rules/route'
import { momentOf } from '../view'
import { mayWalk, walkAt } from './walking'
import { markOf, routeOf } from './writes'

/** A station's text and question are for whoever stands before it; which answer is right, for whoever has given it. */
export async function routeCard(ctx: Context, event: Event, memberId: string, now: number): Promise<RouteCard> {
  const route = routeOf(event)
  const marks = await ctx.db.selectFrom('station_mark').selectAll().where('event_id', '=', event.id).where('member_id', '=', memberId).execute()
  const { stops, done, needs, finishedAt } = cardOf(route, marks.map(markOf))
  const stations = route.stations.map(({ id, name, venue, text = '', question }, i): StationView => {
    const { state, scannedAt, stampedAt } = stops[i] ?? { state: 'ahead', scannedAt: null, stampedAt: null }
    const stamped = state === 'stamped'
    return {
      id, no: i + 1, name, venue: venue ?? null, state, scannedAt, stampedAt, text: scannedAt === null ? '' : text,
      question: question && scannedAt !== null ? { text: question.text, options: question.options } : null, right: question && stamped ? question.answer : null, why: stamped ? question?.why ?? '' : ''
    }
  })
  const moment = momentOf(event, now)
  const walking = moment === 'cancelled' ? null : await walkAt(ctx, event, memberId, now)
  const said = walking === null ? '活动已经取消。' : event.state === 'closed' ? '活动已经办结。' : 'session' in walking ? '' : mayWalk(walking, ctx.config.zone)
  return { eventId: event.id, title: event.title, order: route.order, stations, done, needs, finishedAt, open: said === '', said, board: route.board === true }
}

interface Kept { id: string; name: string; finished: number; started: number; heads: number }
const boards = new WeakMap<Context, TtlCache<Kept[]>>()

/** Many look at the board within a moment of each other: it is counted once. */
export async function unitBoard(ctx: Context, actor: MemberActor, event: Event, now: number): Promise<RouteUnit[]> {
  const cache = boards.get(ctx) ?? ttlCache<Kept[]>(ctx.boardMs, 50, DEAR)
  boards.set(ctx, cache)
  const units = await cache.get(`${event.id} ${event.version}`, () => countUnits(ctx, event, now))
  return rankUnits(units).map((unit) => ({ ...unit, mine: actor.member.unitId === unit.id }))
}

/** Units that people belong to directly, with everybody who belonged there between the event's beginning and its end. */
async function countUnits(ctx: Context, event: Event, now: number): Promise<Kept[]> {
  const route = routeOf(event)
  const { rows } = await sql<{ unit_id: string; started: number; finished: number }>`select unit_id, count(*) as started, sum(case when stamps >= ${needsOf(route)} then 1 else 0 end) as finished from (
    select member_id, unit_id, sum(case when kind = 'stamp' then 1 else 0 end) as stamps from station_mark
    where event_id = ${event.id} and station in (${sql.join(route.stations.map(({ id }) => id))}) group by member_id, unit_id) t group by unit_id`.execute(ctx.db)
  const heads = await headsIn(ctx, await audienceOf(ctx, event.id), Math.min(now, event.first_at), Math.min(now, event.last_at))
  const ids = [...new Set([...[...heads.own].flatMap(([id, { n }]) => (n > 0 ? id : [])), ...rows.map(({ unit_id }) => unit_id)])]
  if (ids.length === 0) return []
  const named = await ctx.db.selectFrom('unit').select(['id', 'name']).where('id', 'in', ids).execute()
  return named.map(({ id, name }) => {
    const row = rows.find(({ unit_id }) => unit_id === id)
    const started = Number(row?.started ?? 0)
    return { id, name, started, finished: Number(row?.finished ?? 0), heads: Math.max(heads.own.get(id)?.n ?? 0, started) }
  })
}

export async function stationCounts({ db }: Context, eventId: string): Promise<Map<string, { scanned: number; stamped: number; wrong: number }>> {
  const { rows } = await sql<{ station: string; scanned: number; stamped: number; wrong: number }>`select station, count(distinct member_id) as scanned, sum(case when kind = 'stamp' then 1 else 0 end) as stamped, sum(case when kind = 'wrong' then 1 else 0 end) as wrong
    from station_mark where event_id = ${eventId} group by station`.execute(db)
  return new Map(rows.map(({ station, scanned, stamped, wrong }) => [station, { scanned: Number(scanned), stamped: Number(stamped), wrong: Number(wrong) }]))
}
