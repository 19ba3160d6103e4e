import { Type, type Static } from '@sinclair/typebox'
import { Count, Id, Nullable, Ok, OneOf, PageQuery, Text, Time, UnitRef, page } from './common'
import type { EndpointTable } from './endpoint'
import { EnrolHow, EventConfig, EventKind } from './event-config'
import { SendId, SignUpState } from './events'
import { Delivery } from './inbox'

/* Events as organisers make and watch them. */

export const EventDeskState = OneOf('draft', 'upcoming', 'running', 'ended', 'cancelled')
export type EventDeskState = Static<typeof EventDeskState>

export const EventRow = Type.Object({
  id: Id, title: Type.String(), kind: EventKind, state: EventDeskState, owner: UnitRef,
  /** One's own to change; of others one sees the people of one's own units. */
  mine: Type.Boolean(),
  how: EnrolHow,
  /** Its organiser has said that nothing changes any more. */
  closed: Type.Boolean(),
  begins: Time, ends: Time, sessions: Count,
  seats: Nullable(Count), confirmed: Count, waiting: Count,
  /** Applications to decide. */
  applied: Count,
  /** Where everybody belongs to it: who does, and excuses. Null: people sign up. */
  expected: Nullable(Count), excused: Count,
  updatedAt: Time
})
export type EventRow = Static<typeof EventRow>

export const EventProblem = Type.Object({ field: Type.String(), message: Type.String(), level: OneOf('error', 'warning') })
export const EventPreview = Type.Object({ sentences: Type.Array(Type.String()), problems: Type.Array(EventProblem), seats: Nullable(Count), roster: Count })
export type EventPreview = Static<typeof EventPreview>

export const EventPerson = Type.Object({
  id: Id, memberId: Id, name: Type.String(), unit: UnitRef, phone: Nullable(Type.String()),
  session: Type.String(), sessionName: Type.String(), position: Type.String(), state: SignUpState,
  /** Of a review: the step that is open. */
  stage: Type.String(), mayDecide: Type.Boolean(),
  heads: Count, others: Type.Array(Type.String()),
  answers: Type.Array(Type.Object({ label: Type.String(), text: Type.String() })),
  /** Place in line. */
  ahead: Nullable(Count), reason: Type.String(), at: Time, ticket: Type.String()
})
export type EventPerson = Static<typeof EventPerson>

export const EventSessionRow = Type.Object({
  id: Type.String(), name: Type.String(), begins: Time, ends: Time, cancelled: Type.Boolean(), reason: Type.String(),
  seats: Nullable(Count), taken: Count, confirmed: Count, offered: Count, waiting: Count, applied: Count, excused: Count,
  /** Everybody who belongs to it, where all do. */
  expected: Nullable(Count),
  drawAt: Nullable(Time), drawnAt: Nullable(Time),
  /** With which a lot was drawn: empty before. */
  seed: Type.String(),
  positions: Type.Array(Type.Object({ name: Type.String(), seats: Count, taken: Count })),
  quotas: Type.Array(Type.Object({ name: Type.String(), seats: Count, taken: Count }))
})
export type EventSessionRow = Static<typeof EventSessionRow>

export const PeopleState = OneOf('applied', 'waiting', 'offered', 'confirmed', 'excused', 'gone')

const event = Type.Object({ id: Id })
const strict = { additionalProperties: false }
const AnyEvent = Type.Unsafe<EventConfig>({ type: 'object' })
const Ids = Type.Array(Id, { minItems: 1, maxItems: 1000, uniqueItems: true })
const LocalName = Type.String({ maxLength: 20 })

export const eventDeskEndpoints = {
  'GET /organiser/events': {
    who: 'organiser', summary: '我管理的活动', query: Type.Object({ ...PageQuery, state: Type.Optional(EventDeskState), kind: Type.Optional(EventKind) }),
    response: Type.Intersect([page(EventRow), Type.Object({ /** Sign-ups that I have to decide about, of all these events. */ waiting: Count })])
  },
  'GET /organiser/event-presets': {
    who: 'organiser', summary: '活动的常见做法', response: Type.Object({ presets: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), note: Type.String(), config: EventConfig })) })
  },
  'POST /organiser/events/preview': { who: 'organiser', summary: '预览：通知条文与问题，不保存', body: Type.Object({ config: Type.Unknown(), /** Nobody has seen it yet: what stands against publishing it now is said too. */ draft: Type.Optional(Type.Boolean()) }, strict), response: EventPreview },
  'POST /organiser/events': { who: 'organiser', summary: '新建活动（草稿）', body: Type.Object({ unitId: Id, config: AnyEvent }, strict), response: Type.Object({ id: Id, version: Count }) },
  'GET /organiser/events/:id': {
    who: 'organiser', summary: '活动的完整配置和各场次人数', params: event,
    response: Type.Object({ event: EventRow, version: Count, config: EventConfig, preview: EventPreview, sessions: Type.Array(EventSessionRow) })
  },
  'PUT /organiser/events/:id': {
    who: 'organiser', summary: '修改活动；时间地点变了，报名的人会收到通知', params: event,
    body: Type.Object({ version: Count, config: AnyEvent, reason: Type.Optional(Text(100)), /** Only while nobody has seen it: what an editor saves by itself. */ asDraft: Type.Optional(Type.Boolean()) }, strict),
    response: Type.Object({ id: Id, version: Count })
  },
  'POST /organiser/events/:id/publish': { who: 'organiser', summary: '发布', params: event, response: EventRow },
  'POST /organiser/events/:id/cancel': {
    who: 'organiser', summary: '取消活动或一个场次，写明原因，通知所有报名的人', params: event,
    body: Type.Object({ session: Type.Optional(LocalName), reason: Text(100) }, strict), response: EventRow
  },
  'DELETE /organiser/events/:id': { who: 'organiser', summary: '删除草稿', params: event, response: Ok },
  'GET /organiser/events/:id/people': {
    who: 'organiser', summary: '报名名单：按场次、状态、单位筛选', params: event,
    query: Type.Object({ ...PageQuery, session: Type.Optional(LocalName), state: Type.Optional(PeopleState), unitId: Type.Optional(Id), search: Type.Optional(Type.String({ maxLength: 40 })) }),
    response: Type.Intersect([page(EventPerson), Type.Object({
      /** Different people among them, on the list or of the state asked for: whom a note would reach. */
      people: Count,
      counts: Type.Object({ applied: Count, waiting: Count, offered: Count, confirmed: Count, excused: Count, gone: Count })
    })])
  },
  'POST /organiser/events/:id/decide': {
    who: 'organiser', summary: '审核报名：通过，或写明原因不通过', params: event,
    body: Type.Object({ ids: Ids, pass: Type.Boolean(), reason: Type.String({ maxLength: 100 }) }, strict), response: Type.Object({ decided: Count, /** Not passed for want of seats. */ full: Count })
  },
  'POST /organiser/events/:id/enter': {
    who: 'organiser', summary: '替人报名：单位推荐的名单、现场补录', params: event,
    body: Type.Object({ session: LocalName, position: Type.Optional(LocalName), entries: Type.Array(Type.Object({ memberId: Id, sendId: SendId }, strict), { minItems: 1, maxItems: 500 }) }, strict),
    response: Type.Object({ entered: Count, refused: Type.Array(Type.Object({ memberId: Id, name: Type.String(), why: Type.String() })) })
  },
  'POST /organiser/events/:id/remove': {
    who: 'organiser', summary: '取消某些人的报名，写明原因', params: event, body: Type.Object({ ids: Ids, reason: Text(100) }, strict), response: Type.Object({ removed: Count })
  },
  'POST /organiser/events/:id/notes': {
    who: 'organiser', summary: '给名单上的人发通知', params: event,
    body: Type.Object({ sendId: SendId, session: Type.Optional(LocalName), state: Type.Optional(PeopleState), text: Text(300) }, strict), response: Type.Object({ told: Count })
  },
  'GET /organiser/events/:id/delivery': { who: 'organiser', summary: '活动的消息送到了多少人，微信提醒发得怎样', params: event, response: Delivery }
} as const satisfies EndpointTable
