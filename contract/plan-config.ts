import { Type, type Static } from '@sinclair/typebox'
import { Id, Text } from './common'
import { Calendar } from './plan-config/calendar'
import { Allowance, MakeUp, PlanPoints } from './plan-config/earning'
import { PlanBoards } from './plan-config/boards'
import { PlanTask, Place } from './plan-config/task'
import { LocalId, strict } from './round-config/terms'

/*
 * A study plan is data, as a round is: what is to be done when, what proves it, what it earns. A check-in campaign is a plan whose tasks
 * come back every day; a year's outline is a plan whose tasks have dates. Every rule is read by a pure function in server/study/rules/.
 * New rules are new optional fields, so that old plans stay valid.
 */

export * from './plan-config/calendar'
export * from './plan-config/task'
export * from './plan-config/earning'
export * from './plan-config/boards'

export const PlanAudience = Type.Object({
  /** Subtrees of the unit tree that take part. */
  units: Type.Array(Id, { minItems: 1, maxItems: 500 }),
  /** Groups that have tasks or figures of their own: by the unit, or as the organiser lists the members. */
  groups: Type.Optional(Type.Object({
    by: Type.Unsafe<'unit' | 'list'>({ type: 'string', enum: ['unit', 'list'] }),
    list: Type.Array(Type.Object({ id: LocalId, name: Text(20), units: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 500 })) }, strict), { minItems: 1, maxItems: 30 })
  }, strict))
}, strict)
export type PlanAudience = Static<typeof PlanAudience>

/** The team's leader checks in for everybody in it. */
export const Teams = Type.Object({
  least: Type.Integer({ minimum: 2, maximum: 50 }), most: Type.Integer({ minimum: 2, maximum: 50 }),
  /** Only the leader checks in for the team, or whoever of it comes first. */
  by: Type.Unsafe<'leader' | 'anyone'>({ type: 'string', enum: ['leader', 'anyone'] })
}, strict)

export const PlanConfig = Type.Object({
  v: Type.Literal(1),
  title: Text(40),
  /** What it is about, a few lines. */
  intro: Type.String({ maxLength: 500 }),
  preset: Type.Optional(Text(40)),
  audience: PlanAudience,
  calendar: Calendar,
  tasks: Type.Array(PlanTask, { minItems: 1, maxItems: 100 }),
  /** What has to be done for a day to count as checked in: one task, all that are due and not optional, or so many. Absent: one. */
  dayNeeds: Type.Optional(Type.Union([Type.Unsafe<'one' | 'all'>({ type: 'string', enum: ['one', 'all'] }), Type.Integer({ minimum: 2, maximum: 20 })])),
  places: Type.Optional(Type.Array(Place, { minItems: 1, maxItems: 100 })),
  teams: Type.Optional(Teams),
  makeUp: Type.Optional(MakeUp),
  leave: Type.Optional(Allowance),
  /** Whoever misses so many days in a row that counted takes no further part. */
  leavesAfterMissing: Type.Optional(Type.Integer({ minimum: 1, maximum: 60 })),
  /** What the organiser is told of whoever falls behind: in so many months (or weeks) fewer days than needed. Members do not see it. */
  behind: Type.Optional(Type.Object({
    per: Type.Unsafe<'week' | 'month'>({ type: 'string', enum: ['week', 'month'] }), days: Type.Integer({ minimum: 1, maximum: 31 }),
    steps: Type.Array(Type.Object({ times: Type.Integer({ minimum: 1, maximum: 12 }), text: Text(60) }, strict), { minItems: 1, maxItems: 10 })
  }, strict)),
  /** Check-ins count at once and an organiser may refuse them afterwards, or count when an organiser has passed them. Absent: nobody looks. */
  review: Type.Optional(Type.Unsafe<'after' | 'before'>({ type: 'string', enum: ['after', 'before'] })),
  /** Who sees what was handed in, beside the person and the organisers. */
  seenBy: Type.Unsafe<'self' | 'unit' | 'all'>({ type: 'string', enum: ['self', 'unit', 'all'] }),
  points: Type.Optional(PlanPoints),
  boards: Type.Optional(PlanBoards)
}, strict)
export type PlanConfig = Static<typeof PlanConfig>
