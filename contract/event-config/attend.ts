import { Type, type Static } from '@sinclair/typebox'
import { OneOf, Text } from '../common'
import { LocalId, Rounding, strict } from '../round-config/terms'
import { Venue } from './terms'

const Minutes = Type.Integer({ minimum: 0, maximum: 1440 })

/** How it is known who came. */
export const Attendance = Type.Object({
  /** The room shows a code that changes and members scan it; staff scan the member's ticket; a word said in the room; staff tick names. */
  ways: Type.Array(OneOf('code', 'ticket', 'password', 'staff'), { minItems: 1, maxItems: 4, uniqueItems: true }),
  /** Minutes before it begins from which one can sign in. Absent: 30. */
  from: Type.Optional(Minutes),
  /** Minutes after it began until which one can: who comes later has not come. Absent: until it ends. */
  until: Type.Optional(Minutes),
  /** Minutes after it began from which who signs in is late. Absent: nobody is. */
  late: Type.Optional(Minutes),
  /** Signing out, from so many minutes before the end until so many after it. */
  signOut: Type.Optional(Type.Object({ from: Minutes, until: Minutes }, strict)),
  /** Who leaves in between signs out, and in again: times add up. Needs `signOut`. */
  segments: Type.Optional(Type.Boolean()),
  /** Minutes one has to have been there. Absent: signing in is enough. */
  leastMinutes: Type.Optional(Type.Integer({ minimum: 1, maximum: 1440 })),
  /** Who is in charge looks at every time afterwards before it counts. */
  confirm: Type.Optional(Type.Boolean()),
  /** People can come without having signed up. */
  walkIn: Type.Optional(Type.Boolean())
}, strict)
export type Attendance = Static<typeof Attendance>

/** Hours of volunteering. */
export const Hours = Type.Object({
  count: OneOf('actual', 'fixed'),
  /** Of fixed ones: minutes for each session. */
  minutes: Type.Optional(Type.Integer({ minimum: 1, maximum: 1440 })),
  /** What is counted, in steps of so many minutes; what is left over is dropped where nothing else is said. Absent: minute by minute. */
  step: Type.Optional(Type.Integer({ minimum: 1, maximum: 480 })), rounding: Type.Optional(Rounding),
  /** At most, in minutes, for a session and for a day (of all events). */
  mostASession: Type.Optional(Type.Integer({ minimum: 1, maximum: 1440 })), mostADay: Type.Optional(Type.Integer({ minimum: 1, maximum: 1440 })),
  /** Given when the whole event is over and its organiser closed it. Absent: when the session is. */
  afterClose: Type.Optional(Type.Boolean())
}, strict)
export type Hours = Static<typeof Hours>

/** One stop of a red walk. */
export const Station = Type.Object({
  id: LocalId, name: Text(30), text: Type.Optional(Text(500)), venue: Type.Optional(Venue),
  /** Asked on the spot; a wrong answer may be tried again. */
  question: Type.Optional(Type.Object({ text: Text(200), options: Type.Array(Text(60), { minItems: 2, maxItems: 6 }), answer: Type.Integer({ minimum: 0, maximum: 5 }), why: Type.Optional(Text(200)) }, strict))
}, strict)
export type Station = Static<typeof Station>

export const Route = Type.Object({
  stations: Type.Array(Station, { minItems: 2, maxItems: 50 }),
  order: OneOf('fixed', 'free'),
  /** Finished with so many stations. Absent: all. */
  needs: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
  /** Finishers by unit are shown to everybody. */
  board: Type.Optional(Type.Boolean())
}, strict)
export type Route = Static<typeof Route>
