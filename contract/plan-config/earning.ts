import { Type, type Static } from '@sinclair/typebox'
import { OneOf, Text } from '../common'
import { LocalId, PointsOf, ScoreOf, strict } from '../round-config/terms'
import { Days } from './calendar'

const Many = Type.Integer({ minimum: 1, maximum: 10000 })

/** So many days in all, and in a calendar month. */
export const Allowance = Type.Object({
  inAll: Type.Optional(Many), aMonth: Type.Optional(Many),
  /** Whether a streak goes on over such a day. */
  keepsStreak: Type.Boolean(),
  /** Of leave: whether it can be taken for days that are over, so many back. Absent: for today and later only. */
  daysBack: Type.Optional(Type.Integer({ minimum: 1, maximum: 366 }))
}, strict)
export type Allowance = Static<typeof Allowance>

/** A missed day can be made up. */
export const MakeUp = Type.Object({
  /** For days at most so many back. Absent: any day of the plan. */
  daysBack: Type.Optional(Type.Integer({ minimum: 1, maximum: 366 })),
  /** Only on these days (a make-up period; it may lie after the plan's last day). Absent: while the plan runs. */
  during: Type.Optional(Days),
  inAll: Type.Optional(Many), aMonth: Type.Optional(Many),
  /** Hundredths of the points that it earns: 100 all of them, 0 none. */
  pointsPercent: Type.Integer({ minimum: 0, maximum: 100 }),
  keepsStreak: Type.Boolean()
}, strict)
export type MakeUp = Static<typeof MakeUp>

/** What is added up over the plan: days checked in, check-ins, days with everything done, the longest streak, a number that members count, places. */
export const Sum = Type.Union([
  Type.Object({ of: OneOf('days', 'checkIns', 'fullDays', 'places', 'streak') }, strict),
  Type.Object({ of: Type.Literal('number'), id: LocalId }, strict),
  Type.Object({ of: Type.Literal('task'), id: LocalId }, strict)
])
export type Sum = Static<typeof Sum>

export const Milestone = Type.Object({ sum: Sum, reach: Type.Integer({ minimum: 1, maximum: 1e7 }), points: Type.Optional(ScoreOf), /** 秀才, 全勤 */ title: Type.Optional(Text(20)) }, strict)
export type Milestone = Static<typeof Milestone>

export const PlanPoints = Type.Object({
  /** At most so many a day, of check-ins and full days; streaks and milestones are beside it. */
  mostADay: Type.Optional(ScoreOf),
  /** For a day with all its tasks done. */
  fullDay: Type.Optional(PointsOf),
  /** For so many days in a row; `again`: after every so many, else once in the plan. A broken streak begins anew. */
  streaks: Type.Optional(Type.Array(Type.Object({ days: Many, points: ScoreOf, again: Type.Boolean() }, strict), { minItems: 1, maxItems: 20 })),
  /** For reaching a sum, once each. */
  milestones: Type.Optional(Type.Array(Milestone, { minItems: 1, maxItems: 40 })),
  /** By the days in all; only the highest that is reached. */
  tiers: Type.Optional(Type.Array(Type.Object({ days: Many, points: Type.Optional(ScoreOf), title: Type.Optional(Text(20)) }, strict), { minItems: 1, maxItems: 20 }))
}, strict)
export type PlanPoints = Static<typeof PlanPoints>
