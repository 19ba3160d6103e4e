import { Type, type Static } from '@sinclair/typebox'
import { OneOf, Text } from './common'
import { Attendance, Hours, Route } from './event-config/attend'
import { Enrol, NoShow, Quotas, Requires, Reserved } from './event-config/enrol'
import { Session } from './event-config/session'
import { FormField, OnlyUnits, Venue } from './event-config/terms'
import { strict } from './round-config/terms'

/*
 * An event is data, as a round and a plan are: who may come when, how one gets a seat, how it is known who came, what it earns. A lecture, a
 * visit, a red walk and a volunteer's shifts are the same thing with other parts filled in. Every rule is read by a pure function in
 * server/events/rules/. New rules are new optional fields, so that old events stay valid.
 */

export * from './event-config/attend'
export * from './event-config/enrol'
export * from './event-config/session'
export * from './event-config/terms'

export const EventKind = OneOf('lecture', 'visit', 'walk', 'volunteer', 'ceremony', 'other')
export type EventKind = Static<typeof EventKind>

export const EventConfig = Type.Object({
  v: Type.Literal(1),
  title: Text(40),
  kind: EventKind,
  /** What it is about, in paragraphs. */
  intro: Type.String({ maxLength: 3000 }),
  preset: Type.Optional(Text(40)),
  /** Who answers questions: shown to everybody who sees the event. */
  contact: Type.Optional(Type.Object({ name: Text(20), phone: Type.Optional(Text(30)) }, strict)),
  /** Absent: online, or by each session. */
  venue: Type.Optional(Venue),
  /** What else a notice says, line by line: 党员优先; 不带包、不带水; 单位自行购买保险. */
  notes: Type.Optional(Type.Array(Text(200), { minItems: 1, maxItems: 20 })),
  audience: Type.Object({
    units: OnlyUnits,
    /** Who of them sees it; absent: all of them. Others of the association see it and cannot sign up. */
    seenBy: Type.Optional(OneOf('audience', 'all'))
  }, strict),
  sessions: Type.Array(Session, { minItems: 1, maxItems: 200 }),
  enrol: Enrol,
  quotas: Type.Optional(Quotas),
  reserved: Type.Optional(Type.Array(Reserved, { minItems: 1, maxItems: 10 })),
  requires: Type.Optional(Requires),
  form: Type.Optional(Type.Array(FormField, { minItems: 1, maxItems: 20 })),
  /** What was filled in is deleted so many days after the end. Absent: 30. */
  keepDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 365 })),
  noShow: Type.Optional(NoShow),
  attendance: Type.Optional(Attendance),
  hours: Type.Optional(Hours),
  route: Type.Optional(Route),
  /** Asked of those who came, so many days after it. */
  feedback: Type.Optional(Type.Object({ days: Type.Integer({ minimum: 1, maximum: 60 }), fields: Type.Array(FormField, { minItems: 1, maxItems: 10 }) }, strict)),
  /** What its organiser has to hand in afterwards: photos, by when. He is told while they are missing. */
  evidence: Type.Optional(Type.Object({ photos: Type.Integer({ minimum: 1, maximum: 30 }), days: Type.Integer({ minimum: 1, maximum: 90 }) }, strict))
}, strict)
export type EventConfig = Static<typeof EventConfig>
