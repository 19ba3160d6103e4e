import { Type, type Static } from '@sinclair/typebox'
import { OneOf, Text, Time } from '../common'
import { Edge, Fact, Level, LocalId, Percent, Rounding, ScoreOf, strict, Times } from './terms'

/** A condition on a person; all that is named must hold. Scores are of `phase`, or of the result where none is named. */
export const Qualify = Type.Object({
  phase: Type.Optional(LocalId),
  score: Type.Optional(ScoreOf),
  /** Below this score: the upper end of a tier. */
  below: Type.Optional(ScoreOf),
  passed: Type.Optional(Type.Boolean()),
  /** At least one paper with every question right. */
  full: Type.Optional(Type.Boolean()),
  attempts: Type.Optional(Times),
  /** So many phases that count, whether or not the result is made of them, in which one took part. */
  phases: Type.Optional(Type.Integer({ minimum: 1, maximum: 60 })),
  /** The place in the ranking of `phase`, or of the result. */
  rankTo: Type.Optional(Times),
  fact: Type.Optional(Type.Object({ fact: Fact, least: Type.Integer({ minimum: 1, maximum: 1e7 }) }, strict))
}, strict)
export type Qualify = Static<typeof Qualify>

/** Whom an award goes to: ranks, a percentage (of all with a rank, or of those whom the awards before it left), a condition, or the rest. */
const to = Type.Union([
  Type.Object({ kind: Type.Literal('rank'), from: Times, to: Times }, strict),
  Type.Object({ kind: Type.Literal('percent'), percent: Percent, of: OneOf('all', 'rest'), rounding: Type.Optional(Rounding) }, strict),
  Type.Object({ kind: Type.Literal('qualify'), who: Qualify }, strict),
  Type.Object({ kind: Type.Literal('value'), least: ScoreOf }, strict),
  Type.Object({ kind: Type.Literal('rest') }, strict)
])

export const Award = Type.Object({
  id: LocalId,
  name: Text(30),
  to,
  /** Only among the best so many percent of those with a rank. */
  withinPercent: Type.Optional(Percent),
  /** Who has this one may have one of the others too. Absent: one award each, the first that fits. */
  also: Type.Optional(Type.Boolean()),
  /** At most so many; where more fit, those who stand first, and at the edge as `edge` says. */
  atMost: Type.Optional(Times),
  /** Absent: all who are level get it. */
  edge: Type.Optional(Edge),
  /** Units: of this level. Persons: ranks are counted within each unit of this level. */
  level: Type.Optional(Level),
  /** Persons of this group alone. */
  group: Type.Optional(LocalId),
  /** Persons: by the ranking of this phase, not of the whole round (a week's first hundred). Apart from the awards of the round and of other phases. */
  phase: Type.Optional(LocalId)
}, strict)
export type Award = Static<typeof Award>

/** A draw among those who qualify: seeded, on record, and the same again from the same seed. */
export const PrizeDraw = Type.Object({
  id: LocalId,
  name: Text(30),
  who: Qualify,
  /** Absent: one ticket each. Else one for each attempt of the phase with at least the score, at most so many a day and in all. */
  tickets: Type.Optional(Type.Object({
    phase: LocalId, score: ScoreOf, perDay: Type.Optional(Times), cap: Type.Optional(Times)
  }, strict)),
  prizes: Type.Array(Type.Object({ name: Text(30), count: Times }, strict), { minItems: 1, maxItems: 20 }),
  /** Who won in a draw before this one, or has an award by rank, is left out. */
  without: Type.Optional(Type.Array(OneOf('winners', 'awarded'), { minItems: 1, maxItems: 2, uniqueItems: true }))
}, strict)
export type PrizeDraw = Static<typeof PrizeDraw>

/** A certificate with a check code; issued from and until, where said. */
export const Certificate = Type.Object({
  id: LocalId, name: Text(30), who: Qualify,
  from: Type.Optional(Time), until: Type.Optional(Time)
}, strict)
export type Certificate = Static<typeof Certificate>

export const Awards = Type.Object({
  persons: Type.Optional(Type.Array(Award, { minItems: 1, maxItems: 40 })),
  units: Type.Optional(Type.Array(Award, { minItems: 1, maxItems: 40 })),
  draws: Type.Optional(Type.Array(PrizeDraw, { minItems: 1, maxItems: 40 })),
  certificates: Type.Optional(Type.Array(Certificate, { minItems: 1, maxItems: 20 }))
}, strict)
export type Awards = Static<typeof Awards>
