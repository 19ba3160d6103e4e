import { Type, type Static } from '@sinclair/typebox'
import { Count, Id, Nullable, OneOf, PageQuery, Text, Time, UnitRef, page } from './common'
import type { EndpointTable } from './endpoint'
import { EnrolHow, EventKind, FormField, Position, Venue } from './event-config'
import { FileView } from './files'

/* Events as members see them: what there is, signing up, waiting in line, the ticket. */

export const SignUpState = OneOf('applied', 'waiting', 'offered', 'confirmed', 'excused', 'cancelled', 'moved', 'removed', 'declined', 'lapsed', 'lost')
export type SignUpState = Static<typeof SignUpState>

/** Why one cannot sign up now. */
export const SignUpBar = OneOf('none', 'cancelled', 'not-open', 'closed', 'over', 'units', 'nominated', 'signed-up', 'sessions', 'day', 'barred', 'requires', 'full')

export const Answer = Type.Union([Type.String({ maxLength: 1000 }), Type.Number(), Type.Array(Type.String({ maxLength: 30 }), { maxItems: 30 })])
const Answers = Type.Record(Type.String({ pattern: '^[a-z][a-z0-9-]{0,19}$' }), Answer, { additionalProperties: false })

export const SignUp = Type.Object({
  id: Id, eventId: Id, eventTitle: Type.String(), kind: EventKind, session: Type.String(), sessionName: Type.String(),
  begins: Time, ends: Time, venue: Nullable(Venue),
  state: SignUpState,
  /** What that means, with what to do: 候补第 3 位; 请在 18:00 前确认. */
  said: Type.String(),
  /** Empty: the session has none. */
  position: Type.String(),
  heads: Count,
  /** Place in line, 1 is next; null: not waiting. */
  ahead: Nullable(Count),
  offerUntil: Nullable(Time),
  reason: Type.String(),
  at: Time,
  /** Null: it cannot (any more). */
  cancelUntil: Nullable(Time), changeUntil: Nullable(Time)
})
export type SignUp = Static<typeof SignUp>

export const SessionView = Type.Object({
  id: Type.String(), name: Type.String(), begins: Time, ends: Time,
  gathers: Nullable(Time), venue: Nullable(Venue), note: Type.String(),
  cancelled: Type.Boolean(), reason: Type.String(),
  /** Null: as many as come. */
  seats: Nullable(Count),
  taken: Count,
  /** What I could still have, by every rule; null: as many as come. */
  left: Nullable(Count),
  waiting: Count,
  positions: Type.Array(Type.Object({ ...Position.properties, left: Count })),
  opensAt: Time, closesAt: Time,
  bar: SignUpBar, why: Type.String(),
  /** What of mine is at the same time; empty: nothing. */
  clash: Type.String(),
  /** Full, and one can stand in line. */
  canWait: Type.Boolean(),
  /** Until when a sign-up made now could be taken back by oneself; null: not at all. */
  cancelUntil: Nullable(Time),
  mine: Nullable(SignUp)
})
export type SessionView = Static<typeof SessionView>

export const EventState = OneOf('upcoming', 'running', 'ended', 'cancelled')

export const EventCard = Type.Object({
  id: Id, title: Type.String(), kind: EventKind, state: EventState,
  /** Of the session that is mine, or the next one. */
  begins: Time, ends: Time, place: Type.String(),
  sessions: Count,
  how: EnrolHow,
  /** Over all sessions to come. */
  seats: Nullable(Count), left: Nullable(Count), waiting: Count,
  /** Mine, by what matters most; null: I have none. */
  mine: Nullable(Type.Object({ state: SignUpState, session: Type.String(), said: Type.String() })),
  /** Sign-up is open to me for some session. */
  open: Type.Boolean(),
  opensAt: Nullable(Time),
  /** One can come without having signed up. */
  walkIn: Type.Boolean()
})
export type EventCard = Static<typeof EventCard>

export const EventView = Type.Object({
  id: Id, title: Type.String(), kind: EventKind, state: EventState, reason: Type.String(), owner: UnitRef,
  intro: Type.String(), pictures: Type.Array(FileView), /** How it was: once it is over. */ photos: Type.Array(FileView), contact: Nullable(Type.Object({ name: Type.String(), phone: Type.String() })),
  venue: Nullable(Venue),
  /** The rules as a notice prints them. */
  sentences: Type.Array(Type.String()),
  how: EnrolHow, claimMinutes: Nullable(Count), canGroup: Nullable(Type.Object({ least: Count, most: Count, leaderComes: Type.Boolean() })),
  form: Type.Array(FormField), keepDays: Count,
  sessions: Type.Array(SessionView),
  hasRoute: Type.Boolean(),
  /** It asks those who came what they say of it. */
  hasFeedback: Type.Boolean()
})
export type EventView = Static<typeof EventView>

export const Ticket = Type.Object({
  signUp: SignUp, name: Type.String(), unit: Type.String(), gathers: Nullable(Time),
  /** There is a route card to walk with. */
  hasRoute: Type.Boolean(),
  /** Eight digits to be said where nothing can be scanned. */
  number: Type.String(),
  /** What the code says, and until when: it changes. Empty: there is none (any more). */
  code: Type.String(), until: Nullable(Time),
  /** What I filled in, in words. */
  answers: Type.Array(Type.Object({ label: Type.String(), text: Type.String() })), others: Type.Array(Type.String())
})
export type Ticket = Static<typeof Ticket>

const event = Type.Object({ id: Id })
const signUp = Type.Object({ id: Id })
const strict = { additionalProperties: false }
const answered = Type.Object({ signUp: SignUp })
export const SendId = Type.String({ pattern: '^[A-Za-z0-9_-]{8,40}$' })
const LocalName = Type.String({ maxLength: 20 })

export const eventsEndpoints = {
  'GET /events': {
    who: 'member', summary: '活动：面向我的，按时间', query: Type.Object({ ...PageQuery, kind: Type.Optional(EventKind), of: Type.Optional(OneOf('coming', 'mine', 'past')) }),
    response: Type.Intersect([page(EventCard), Type.Object({ now: Time, mine: Count })])
  },
  'GET /events/:id': { who: 'member', summary: '活动详情：规则条文、场次、余席、我的报名', params: event, response: Type.Object({ now: Time, event: EventView }) },
  'POST /events/:id/sign-ups': {
    who: 'member', summary: '报名；满员时排候补', params: event,
    body: Type.Object({
      /** Made by the phone, so that sending twice is one. */
      sendId: SendId, session: LocalName, position: Type.Optional(LocalName),
      answers: Type.Optional(Answers),
      /** Those who come along. */
      others: Type.Optional(Type.Array(Type.Object({ name: Text(20), answers: Type.Optional(Answers) }, strict), { maxItems: 1000 })),
      /** What was filled in may be used for it. */
      consent: Type.Optional(Type.Boolean()),
      /** Sign up although something else of mine is at the same time. */
      despiteClash: Type.Optional(Type.Boolean()),
      /** Stand in line if it is full; without it one is told that it is. */
      wait: Type.Optional(Type.Boolean())
    }, strict),
    response: answered
  },
  'POST /events/:id/excuses': {
    who: 'member', summary: '全体参加的活动：请假，写明原因', params: event, body: Type.Object({ sendId: SendId, session: LocalName, reason: Text(100) }, strict), response: answered
  },
  'POST /sign-ups/:id/cancel': { who: 'member', summary: '取消报名、退出候补、放弃名额、销假', params: signUp, response: answered },
  'POST /sign-ups/:id/claim': { who: 'member', summary: '确认递补到的名额', params: signUp, response: answered },
  'POST /sign-ups/:id/change': {
    who: 'member', summary: '改签到另一场次；那一场满了就不改', params: signUp,
    body: Type.Object({ sendId: SendId, session: LocalName, position: Type.Optional(LocalName), despiteClash: Type.Optional(Type.Boolean()) }, strict), response: answered
  },
  'GET /sign-ups/:id': { who: 'member', summary: '我的一次报名：签到码', params: signUp, response: Type.Object({ now: Time, ticket: Ticket }) },
  'GET /me/sign-ups': { who: 'member', summary: '我的报名', query: Type.Object(PageQuery), response: page(SignUp) }
} as const satisfies EndpointTable
