import { Type, type Static } from '@sinclair/typebox'
import { Count, Id, Nullable, OneOf, PageQuery, Text, Time, page } from './common'
import type { EndpointTable } from './endpoint'
import { Venue } from './event-config'
import { SendId } from './events'
import { LocalId } from './round-config/terms'

/*
 * A red walk: stations with a code each. Scanning opens a station's text and question; its stamp is given for the right answer, or at once where
 * nothing is asked. Which answer is right leaves the server only when it was given.
 */

export const StationView = Type.Object({
  id: Type.String(), no: Count, name: Type.String(), venue: Nullable(Venue),
  /** asked: its code was scanned, its question is not answered yet. */
  state: OneOf('ahead', 'next', 'asked', 'stamped'),
  scannedAt: Nullable(Time), stampedAt: Nullable(Time),
  /** Empty: there is none, or its code was not scanned yet. The same of the question. */
  text: Type.String(),
  question: Nullable(Type.Object({ text: Type.String(), options: Type.Array(Type.String()) })),
  /** Of what is stamped: the place of the right option. */
  right: Nullable(Count), why: Type.String()
})
export type StationView = Static<typeof StationView>

export const RouteCard = Type.Object({
  eventId: Id, title: Type.String(), order: OneOf('fixed', 'free'),
  stations: Type.Array(StationView),
  done: Count,
  /** So many make it complete. */
  needs: Count,
  finishedAt: Nullable(Time),
  /** Stations can be scanned now; else why not. */
  open: Type.Boolean(), said: Type.String(),
  /** There is a board of units to look at. */
  board: Type.Boolean()
})
export type RouteCard = Static<typeof RouteCard>

export const RouteUnit = Type.Object({
  /** Null: nobody has finished. */
  rank: Nullable(Count), id: Id, name: Type.String(), mine: Type.Boolean(),
  finished: Count, started: Count, heads: Count,
  /** Finishers of all heads, in per cent with one decimal. */
  rate: Type.Number()
})
export type RouteUnit = Static<typeof RouteUnit>

const event = Type.Object({ id: Id })
const strict = { additionalProperties: false }

export const eventRouteEndpoints = {
  'GET /events/:id/route': { who: 'member', summary: '路线卡：各站、已盖的章', params: event, response: Type.Object({ now: Time, card: RouteCard }) },
  'POST /events/:id/stamps': {
    who: 'member', summary: '到站扫码、答题盖章；没有网络时扫的，恢复后带着当时的时间送', params: event,
    body: Type.Object({
      sendId: SendId,
      /** What the station's code says, or its ten digits. */
      code: Type.Optional(Text(200)),
      /** In place of the code: a station that was scanned before, to answer its question. */
      station: Type.Optional(LocalId),
      /** The place of the option, from 0. Absent: only scanned. */
      answer: Type.Optional(Type.Integer({ minimum: 0, maximum: 5 })),
      /** By the phone's clock, where it could not be sent at once. */
      at: Type.Optional(Time)
    }, strict),
    response: Type.Object({
      now: Time,
      /** again: it was stamped before. */
      outcome: OneOf('scanned', 'wrong', 'stamped', 'again'),
      station: Type.String(), card: RouteCard
    })
  },
  'GET /events/:id/route/board': { who: 'member', summary: '各单位走完路线的人数', params: event, query: Type.Object(PageQuery), response: page(RouteUnit) },
  'GET /organiser/events/:id/route': {
    who: 'organiser', summary: '路线：各站的码和到站人数、各单位走完人数', params: event,
    response: Type.Object({
      stations: Type.Array(Type.Object({
        id: Type.String(), no: Count, name: Type.String(), code: Type.String(), number: Type.String(),
        scanned: Count, stamped: Count,
        /** Answers that were wrong. */
        wrong: Count
      })),
      started: Count, finished: Count, needs: Count,
      units: Type.Array(RouteUnit)
    })
  }
} as const satisfies EndpointTable
