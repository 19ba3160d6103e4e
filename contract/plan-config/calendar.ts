import { Type, type Static } from '@sinclair/typebox'
import { strict } from '../round-config/terms'

/** A calendar day as a number that sorts, e.g. 20260405. Whether there is such a day is checked by the rules. */
export const Day = Type.Integer({ minimum: 19700101, maximum: 99991231 })
export const Days = Type.Object({ from: Day, to: Day }, strict)
export type Days = Static<typeof Days>

export const Weekdays = Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), { minItems: 1, maxItems: 7, uniqueItems: true })

export const Calendar = Type.Object({
  /** First and last day, both inclusive. */
  from: Day, to: Day,
  /** 1 Monday … 7 Sunday. Absent: every day. */
  weekdays: Type.Optional(Weekdays),
  /** Days on which nothing is due: they neither count nor break a streak. */
  pauses: Type.Optional(Type.Array(Days, { minItems: 1, maxItems: 60 })),
  /** The minute of the wall clock at which a day begins; it ends at the same minute of the next. Absent: midnight. */
  dayBegins: Type.Optional(Type.Integer({ minimum: 1, maximum: 1439 })),
  /**
   * Minutes after the day's end in which a check-in that was written before it (by the phone's word) and could not be sent still counts
   * for it. Absent: none.
   */
  graceMinutes: Type.Optional(Type.Integer({ minimum: 1, maximum: 4320 }))
}, strict)
export type Calendar = Static<typeof Calendar>
