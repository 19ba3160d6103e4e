import { Type, type Static } from '@sinclair/typebox'
import { CertificateView } from './awards'
import { Count, Id, Nullable, OneOf, PageQuery, Text, Time, UnitRef, page } from './common'
import type { EndpointTable } from './endpoint'
import { Day } from './plan-config/calendar'

/* Hours of volunteering, the certificate of them, and what follows from not coming. All hours are in minutes. */

export const HoursRow = Type.Object({
  eventId: Id, eventTitle: Type.String(), session: Type.String(), sessionName: Type.String(), begins: Time, minutes: Count,
  /** What was changed afterwards and why; empty: nothing was. */
  note: Type.String()
})
export type HoursRow = Static<typeof HoursRow>

/** Who did not come cannot sign up for a while. */
export const Bar = Type.Object({
  id: Id, owner: UnitRef, reason: Type.String(), from: Time, until: Time,
  state: OneOf('in-force', 'lifted', 'over'),
  /** Why one says that it should not hold; empty: nothing was said. */
  appeal: Type.String(),
  /** What the organiser answered; empty: nothing yet. */
  decision: Type.String(), decidedAt: Nullable(Time),
  /** Until when one can say something; null: not (any more). */
  appealUntil: Nullable(Time)
})
export type Bar = Static<typeof Bar>

export const AppealState = OneOf('open', 'decided')
export type AppealState = Static<typeof AppealState>
export const AppealRow = Type.Object({ bar: Bar, member: Type.Object({ id: Id, name: Type.String(), unit: UnitRef }), at: Time, /** How often not, at the events of the same owner. */ missed: Count })
export type AppealRow = Static<typeof AppealRow>

const bar = Type.Object({ id: Id })
const strict = { additionalProperties: false }

export const hoursEndpoints = {
  'GET /me/hours': {
    who: 'member', summary: '我的志愿服务时长，按场次', query: Type.Object(PageQuery),
    response: Type.Intersect([page(HoursRow), Type.Object({ now: Time, minutes: Count, /** Of this calendar year. */ thisYear: Count, sessions: Count })])
  },
  'POST /me/hours/certificates': {
    who: 'member', summary: '出具时长证明；同样的内容再要是同一张',
    body: Type.Object({ /** Of sessions from that day on, and up to that day. Absent: all. */ from: Type.Optional(Day), to: Type.Optional(Day) }, strict),
    response: Type.Object({ /** Null: there is nothing to certify, and `why` says so. */ certificate: Nullable(CertificateView), why: Type.String() })
  },
  'GET /me/bars': { who: 'member', summary: '报名后没有到场带来的限制', response: Type.Object({ now: Time, bars: Type.Array(Bar) }) },
  'POST /me/bars/:id/appeal': { who: 'member', summary: '申诉：说明为什么没有到场', params: bar, body: Type.Object({ text: Text(300) }, strict), response: Bar },
  'GET /organiser/appeals': { who: 'organiser', summary: '未到场限制的申诉', query: Type.Object({ ...PageQuery, state: Type.Optional(AppealState) }), response: Type.Intersect([page(AppealRow), Type.Object({ open: Count })]) },
  'POST /organiser/appeals/:id/decide': {
    who: 'organiser', summary: '答复申诉：解除限制，或写明原因维持', params: bar, body: Type.Object({ lift: Type.Boolean(), reason: Type.String({ maxLength: 100 }) }, strict), response: AppealRow
  }
} as const satisfies EndpointTable
