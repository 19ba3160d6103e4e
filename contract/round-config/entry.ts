import { Type, type Static } from '@sinclair/typebox'
import { Id } from '../common'
import { Edge, Level, LocalId, Percent, Rounding, ScoreOf, strict, Times } from './terms'

/** Who comes through: so many, so much of a hundred, whoever reached a score, or so many of each unit of a level or of each group. */
export const Cut = Type.Union([
  Type.Object({ kind: Type.Literal('top'), count: Times }, strict),
  Type.Object({ kind: Type.Literal('percent'), percent: Percent, rounding: Type.Optional(Rounding) }, strict),
  Type.Object({ kind: Type.Literal('score'), least: ScoreOf }, strict),
  Type.Object({ kind: Type.Literal('passed') }, strict),
  Type.Object({
    kind: Type.Literal('perUnit'), count: Times,
    /** Absent: the member's own unit. A level above is a region. */
    level: Type.Optional(Level),
    /** Units with another number of places. */
    quotas: Type.Optional(Type.Array(Type.Object({ unit: Id, count: Type.Integer({ minimum: 0, maximum: 10000 }) }, strict), { maxItems: 500 }))
  }, strict),
  Type.Object({ kind: Type.Literal('perGroup'), count: Times }, strict)
])
export type Cut = Static<typeof Cut>

/** Who may enter a phase: those whom earlier phases send on, with the make-ups of these that are over by then. */
export const EntryRule = Type.Object({
  from: Type.Array(Type.Object({ phase: LocalId, cut: Cut }, strict), { minItems: 1, maxItems: 60 }),
  /** Nobody qualifies twice: who came through an earlier one of `from` is passed over, and the next in order moves up. */
  once: Type.Boolean(),
  edge: Edge,
  /** How many behind the last stand ready to move up (per unit or group where the cut is), in order. */
  reserves: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  /** Percent of what was scored in `from` that one starts with. Absent: everybody starts from nought. */
  carryPercent: Type.Optional(Percent)
}, strict)
export type EntryRule = Static<typeof EntryRule>
