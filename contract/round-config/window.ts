import { Type, type Static } from '@sinclair/typebox'
import { Id, Text, Time } from '../common'
import { strict } from './terms'

/** Minutes of the day in the association's zone, `from` inclusive, `to` exclusive, from < to <= 1440. */
export const DailyHours = Type.Object({
  from: Type.Integer({ minimum: 0, maximum: 1439 }),
  to: Type.Integer({ minimum: 1, maximum: 1440 })
}, strict)
export type DailyHours = Static<typeof DailyHours>

/** A stretch of time: `from` inclusive, `to` exclusive. */
export const Span = Type.Object({ from: Time, to: Time }, strict)
export type Span = Static<typeof Span>

/** Units with a window of their own; the batch that names the nearest unit above a member is the member's. */
export const Batch = Type.Object({
  name: Type.Optional(Text(30)),
  units: Type.Array(Id, { minItems: 1, maxItems: 500 }),
  opensAt: Time, closesAt: Time,
  daily: Type.Optional(DailyHours)
}, strict)
export type Batch = Static<typeof Batch>

export const WindowRule = Type.Object({
  opensAt: Time,
  closesAt: Time,
  /** Absent: all day. */
  daily: Type.Optional(DailyHours),
  /** 1 Monday … 7 Sunday. Absent: every day. */
  weekdays: Type.Optional(Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), { minItems: 1, maxItems: 7, uniqueItems: true })),
  /** Hours of every day in which nothing can be started (maintenance, the midday rest). */
  closedHours: Type.Optional(Type.Array(DailyHours, { minItems: 1, maxItems: 10 })),
  /** Stretches in which it is shut: a holiday, a day of repairs. */
  closed: Type.Optional(Type.Array(Span, { minItems: 1, maxItems: 50 })),
  /** Per-unit windows within the whole. Who belongs to none of them has the whole. */
  batches: Type.Optional(Type.Array(Batch, { minItems: 1, maxItems: 100 })),
  /** How many may start in each stretch of so many minutes; who comes later is told when the next begins. */
  intake: Type.Optional(Type.Object({
    people: Type.Integer({ minimum: 1, maximum: 1e6 }), minutes: Type.Integer({ minimum: 1, maximum: 1440 })
  }, strict))
}, strict)
export type WindowRule = Static<typeof WindowRule>
