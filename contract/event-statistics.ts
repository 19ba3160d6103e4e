import { Type, type Static } from '@sinclair/typebox'
import { Count, Id, OneOf, Text, UnitRef } from './common'
import type { EndpointTable } from './endpoint'
import { EventKind } from './event-config'
import { Job } from './jobs'
import { Day } from './plan-config'

/* The figures that are handed in: of one event, and of all events of a time, down the tree of units; every unit's include what lies below it. */

const figures = {
  /** On the roster of those whom it is for. */
  asked: Count,
  /** People who have a seat, and with those whom they bring. */
  signedUp: Count, heads: Count,
  /** Of events for everybody: person-times excused. */
  excused: Count,
  /** Person-times, those brought along included, over all sessions that were not cancelled; who came without having signed up is in `came` and not in `expected`. */
  expected: Count, came: Count, late: Count, leftEarly: Count, absent: Count, walkIns: Count,
  /** Of `came`: brought along by somebody who had signed up. Nobody knows whether they are the same in two sessions, so they are in no figure of people. */
  companions: Count,
  /** Of the roster, people who came at least once; who moved to another unit in between is one of each and one of what lies above both. */
  people: Count,
  /** Minutes of volunteering. */
  hours: Count
}
export const EventFigures = Type.Object(figures)
export type EventFigures = Static<typeof EventFigures>

const spanFigures = {
  /** On the roster at the end of the time, or declared. */
  roster: Count,
  /** Held by these units. */
  heldEvents: Count, heldSessions: Count,
  /** In which somebody of these units took part, whoever held them. */
  events: Count, sessions: Count, personTimes: Count, people: Count, hours: Count
}
export const EventSpanFigures = Type.Object(spanFigures)
export type EventSpanFigures = Static<typeof EventSpanFigures>

/** below: a unit under the one looked at; itself: what belongs to it and to nothing below; elsewhere: to nothing of its tree. */
const row = { unit: UnitRef, part: OneOf('below', 'itself', 'elsewhere'), hasChildren: Type.Boolean() }
export const EventFiguresRow = Type.Object({ ...row, ...figures })
export type EventFiguresRow = Static<typeof EventFiguresRow>
export const EventSpanRow = Type.Object({ ...row, ...spanFigures })
export type EventSpanRow = Static<typeof EventSpanRow>

const path = Type.Array(UnitRef)
const event = Type.Object({ id: Id })
const strict = { additionalProperties: false }

export const eventStatisticsEndpoints = {
  'GET /organiser/events/:id/statistics': {
    who: 'organiser', summary: '一个活动按单位统计：面向、报名、到场、迟到、未到、人次、时长', params: event, query: Type.Object({ unitId: Type.Optional(Id) }),
    response: Type.Object({ path, total: EventFigures, rows: Type.Array(EventFiguresRow) })
  },
  'GET /organiser/event-statistics': {
    who: 'organiser', summary: '一段时间的活动按单位统计：举办和参加的场次、人次、人数、时长', query: Type.Object({ from: Type.Optional(Day), to: Type.Optional(Day), unitId: Type.Optional(Id) }),
    response: Type.Object({
      from: Day, to: Day, path, total: EventSpanFigures, rows: Type.Array(EventSpanRow),
      kinds: Type.Array(Type.Object({ kind: EventKind, events: Count, sessions: Count, personTimes: Count }))
    })
  },
  'POST /organiser/event-statistics/export': {
    who: 'organiser', summary: '导出一段时间的活动统计（表格，长任务）', body: Type.Object({ from: Type.Optional(Day), to: Type.Optional(Day), unitId: Type.Optional(Id) }, strict), response: Job
  },
  'POST /organiser/events/:id/export': { who: 'organiser', summary: '导出活动名单和按单位统计（表格，长任务）', params: event, body: Type.Object({}, strict), response: Job },
  'POST /organiser/events/:id/sheet': {
    who: 'organiser', summary: '签到表（Word，打印用，长任务）', params: event, body: Type.Object({ session: Text(20) }, strict), response: Job
  }
} as const satisfies EndpointTable
