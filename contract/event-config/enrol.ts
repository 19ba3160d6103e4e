import { Type, type Static } from '@sinclair/typebox'
import { Id, OneOf, Text, Time } from '../common'
import { LocalId, Rounding, strict } from '../round-config/terms'
import { Before, OnlyUnits, Seats } from './terms'

const Many = Type.Integer({ minimum: 1, maximum: 1000 })

/**
 * How one gets in: whoever comes first; by lot among all who signed up by the close; as an organiser decides; as the unit's organiser names
 * people; or everybody belongs to it and says so who cannot come.
 */
export const EnrolHow = OneOf('first-come', 'lot', 'review', 'nominated', 'opt-out')
export type EnrolHow = Static<typeof EnrolHow>

export const Waitlist = Type.Object({
  /** A freed seat is held so long for the next in line. Absent: it is his at once. */
  claimMinutes: Type.Optional(Type.Integer({ minimum: 5, maximum: 10080 })),
  /** What would run out between 22:00 and 8:00 is held until 9:00. */
  sparesNight: Type.Optional(Type.Boolean()),
  /** At most so many wait for one session. Absent: any number. */
  most: Type.Optional(Seats),
  /** Nothing is offered later than that before it begins. Absent: until it begins. */
  until: Type.Optional(Before)
}, strict)
export type Waitlist = Static<typeof Waitlist>

export const GroupBooking = Type.Object({
  /** People in one booking, the one who books included. */
  least: Type.Optional(Many), most: Many,
  /** Whoever books has to come too. Absent: yes. */
  leaderComes: Type.Optional(Type.Boolean())
}, strict)
export type GroupBooking = Static<typeof GroupBooking>

export const Enrol = Type.Object({
  how: EnrolHow,
  /** Absent: from publication, and until each session begins. */
  opensAt: Type.Optional(Time), closesAt: Type.Optional(Time),
  /** Each session's seats are given out from then on (次日号 10:00 放). */
  release: Type.Optional(Before),
  /** Each session's sign-up closes so long before it begins. */
  closes: Type.Optional(Before),
  /** At least so many days between signing up and the session; working days leave out Saturday and Sunday. */
  ahead: Type.Optional(Type.Object({ days: Type.Integer({ minimum: 1, maximum: 90 }), working: Type.Optional(Type.Boolean()) }, strict)),
  /** Of a lot: when it is drawn. Absent: at the close. */
  drawAt: Type.Optional(Time),
  /** Of a review: by when it is decided, as it is told to people. */
  decideBy: Type.Optional(Time),
  /** Of a review, or of names that units hand in: steps before somebody is in (资格审核, 复试, 岗前培训), and whether his unit's or the event's organiser decides each. Absent: of a review one, by the event's; of names handed in none. */
  stages: Type.Optional(Type.Array(Type.Object({ name: Text(20), by: OneOf('unit', 'organiser') }, strict), { minItems: 1, maxItems: 6 })),
  /** Sessions that one person can have in all, and on one day. Absent: one in all. */
  mostSessions: Type.Optional(Many), mostADay: Type.Optional(Many),
  group: Type.Optional(GroupBooking),
  waitlist: Type.Optional(Waitlist),
  /** Until when one can take a sign-up back: before it begins, until it ends, or never. Absent: until it begins. */
  cancel: Type.Optional(Type.Union([Before, Type.Literal('end'), Type.Literal('never')])),
  /** Until when one can move to another session. Absent: as `cancel`. */
  change: Type.Optional(Type.Union([Before, Type.Literal('never')]))
}, strict)
export type Enrol = Static<typeof Enrol>

const UnitSeats = Type.Object({ unit: Id, seats: Type.Integer({ minimum: 0, maximum: 100000 }) }, strict)

/** How seats are shared out; each rule holds by itself and beside the others. */
export const Quotas = Type.Object({
  /** So many for each of these units' subtrees; who belongs to none of them takes what is left of the session. In each session, or in the event as a whole. */
  units: Type.Optional(Type.Object({ each: OneOf('session', 'event'), list: Type.Array(UnitSeats, { minItems: 1, maxItems: 500 }) }, strict)),
  /** For each unit of that level so many per cent of its heads. */
  percent: Type.Optional(Type.Object({ each: OneOf('session', 'event'), level: Type.Integer({ minimum: 0, maximum: 20 }), percent: Type.Number({ exclusiveMinimum: 0, maximum: 100 }), rounding: Rounding, least: Type.Optional(Seats) }, strict)),
  /** What a unit is asked for at least; the organiser sees who is below it. */
  least: Type.Optional(Type.Array(UnitSeats, { minItems: 1, maxItems: 500 })),
  /** Seats by an answer on the form: 男 60, 女 40. */
  answers: Type.Optional(Type.Array(Type.Object({ field: LocalId, list: Type.Array(Type.Object({ option: Text(30), seats: Seats }, strict), { minItems: 1, maxItems: 30 }) }, strict), { minItems: 1, maxItems: 3 }))
}, strict)
export type Quotas = Static<typeof Quotas>

/** Seats of every session that are kept for some until they are given free. */
export const Reserved = Type.Object({
  id: LocalId, name: Text(20), seats: Seats,
  /** For whom: these units, and these people; the people are entered at once when it is published. */
  units: Type.Optional(OnlyUnits),
  members: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 2000 })),
  /** What is left is free for all from then on. Absent: never. */
  until: Type.Optional(Before)
}, strict)
export type Reserved = Static<typeof Reserved>

/** What one must be or have done to sign up. */
export const Requires = Type.Object({
  /** One of a group that is named person by person: 讲解员, 入党积极分子. */
  members: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 2000, uniqueItems: true })),
  /** Attended one of these events (a training). */
  attended: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 20 })),
  /** Points of study, in all. */
  points: Type.Optional(Type.Number({ minimum: 0.01, maximum: 1e6, multipleOf: 0.01 })),
  /** Hours of volunteering. */
  hours: Type.Optional(Type.Integer({ minimum: 1, maximum: 10000 }))
}, strict)
export type Requires = Static<typeof Requires>

/** Whoever does not come and did not take it back cannot sign up for a while; the highest step that is reached holds. */
export const NoShow = Type.Object({
  steps: Type.Array(Type.Object({
    times: Type.Integer({ minimum: 1, maximum: 20 }),
    /** Counted over so many days back. Absent: ever. */
    within: Type.Optional(Type.Integer({ minimum: 1, maximum: 730 })),
    days: Type.Integer({ minimum: 1, maximum: 730 })
  }, strict), { minItems: 1, maxItems: 6 }),
  /** So many days one can say why. Absent: as long as it holds. */
  appealDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 60 }))
}, strict)
export type NoShow = Static<typeof NoShow>
