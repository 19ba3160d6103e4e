import { Type, type Static } from '@sinclair/typebox'
import { Text, Time } from '../common'
import { LocalId, strict } from '../round-config/terms'
import { OnlyUnits, Seats, Venue } from './terms'

/** What somebody does at a session, with seats of its own: 引导员, 2 号大巴. */
export const Position = Type.Object({ id: LocalId, name: Text(30), seats: Seats, note: Type.Optional(Text(100)) }, strict)
export type Position = Static<typeof Position>

/** One time at which it takes place; a volunteer shift is one too. */
export const Session = Type.Object({
  id: LocalId,
  name: Text(30),
  begins: Time, ends: Time,
  /** Minutes before it begins at which people gather. */
  gatherBefore: Type.Optional(Type.Integer({ minimum: 1, maximum: 720 })),
  /** Absent: the event's. */
  venue: Type.Optional(Venue),
  /** Absent: as many as come. */
  seats: Type.Optional(Seats),
  /** Its seats by position; whoever signs up takes one of them. */
  positions: Type.Optional(Type.Array(Position, { minItems: 1, maxItems: 50 })),
  units: Type.Optional(OnlyUnits),
  /** A line of its own: 座区 A 区 1—5 排. */
  note: Type.Optional(Text(200))
}, strict)
export type Session = Static<typeof Session>
