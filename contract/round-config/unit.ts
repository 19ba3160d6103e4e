import { Type, type Static } from '@sinclair/typebox'
import { OneOf, Text } from '../common'
import { Level, LocalId, Percent, ScoreOf, SharedRanks, strict, Times } from './terms'

/**
 * A unit's figure, over its whole subtree. Rates are percent and at most 100; means and totals are points; the others are heads or times.
 * attemptsPerHead: attempts ÷ roster. passRate, fullMarkRate: of the participants. passed: who passed (of the result: every phase that
 * has a pass mark).
 * highScores: who reached `highScore`. topMean: the mean of the best `topN`. unitRate: of the units without sub-units, how many took part.
 * given: points that an organiser entered for the unit.
 */
export const UnitMetric = OneOf(
  'rate', 'mean', 'rosterMean', 'total', 'participants', 'fullMarks',
  'attempts', 'attemptsPerHead', 'passed', 'passRate', 'fullMarkRate', 'highScores', 'topMean', 'unitRate', 'given'
)
export type UnitMetric = Static<typeof UnitMetric>

/** Points of a rank: listed from the first on (behind the list: nought), or falling by `step` from `first` and never below `last`. */
export const RankTable = Type.Union([
  Type.Object({ kind: Type.Literal('list'), points: Type.Array(ScoreOf, { minItems: 1, maxItems: 500 }) }, strict),
  Type.Object({ kind: Type.Literal('steps'), first: ScoreOf, step: ScoreOf, last: ScoreOf }, strict)
])
export type RankTable = Static<typeof RankTable>

/** One dimension of a sum: the figure itself, or the points of the rank that it gives the unit among those of its level. */
export const UnitPart = Type.Object({
  metric: UnitMetric,
  name: Type.Optional(Text(20)),
  /** Figures of this phase alone. Absent: as `of` says for the whole ranking. */
  of: Type.Optional(LocalId),
  table: Type.Optional(RankTable),
  /** What the figure is multiplied by, more than 0 and at most 1000. Absent: 1. */
  times: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 1000 })),
  /** The most it gives, in points, after multiplying. */
  cap: Type.Optional(ScoreOf)
}, strict)
export type UnitPart = Static<typeof UnitPart>

export const UnitRanking = Type.Object({
  /** One metric alone, `composite` of weighted ones on a scale of a hundred, or `points`: several dimensions added up. */
  by: Type.Union([
    Type.Object({ kind: Type.Literal('metric'), metric: UnitMetric }, strict),
    Type.Object({
      kind: Type.Literal('composite'),
      /** Percent, adding up to 100. */
      weights: Type.Array(Type.Object({ metric: UnitMetric, percent: Percent }, strict), { minItems: 2, maxItems: 8 })
    }, strict),
    Type.Object({ kind: Type.Literal('points'), parts: Type.Array(UnitPart, { minItems: 1, maxItems: 12 }) }, strict)
  ]),
  /** Units below this participation rate (percent) are listed without a rank. */
  minRatePercent: Type.Optional(Type.Number({ minimum: 0, maximum: 100 })),
  minParticipants: Type.Optional(Type.Integer({ minimum: 1, maximum: 100000 })),
  /** Further conditions of having a rank: each metric at least so much, in its own unit. */
  least: Type.Optional(Type.Array(Type.Object({ metric: UnitMetric, value: ScoreOf }, strict), { minItems: 1, maxItems: 8 })),
  ties: Type.Array(UnitMetric, { maxItems: 8, uniqueItems: true }),
  shared: SharedRanks,
  /** Figures of this phase alone. Absent: of the round's result. */
  of: Type.Optional(LocalId),
  highScore: Type.Optional(ScoreOf),
  topN: Type.Optional(Times),
  /** Levels that have a ranking. Absent: every level. */
  levels: Type.Optional(Type.Array(Level, { minItems: 1, maxItems: 21, uniqueItems: true })),
  /** Units are ranked among those of the same unit of this level (a region), not among all; awards are given in each. */
  within: Type.Optional(Level)
}, strict)
export type UnitRanking = Static<typeof UnitRanking>
