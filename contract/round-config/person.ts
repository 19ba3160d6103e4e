import { Type, type Static } from '@sinclair/typebox'
import { OneOf } from '../common'
import { Fact, LocalId, Percent, PointsOf, ScoreOf, SharedRanks, strict, Times } from './terms'

/** After the score: shorter time first, then the earlier finish, in the order listed. */
export const PersonTie = OneOf('time', 'finish')
export type PersonTie = Static<typeof PersonTie>
/** Also: fewer attempts first; a seeded lot; or what somebody did in one phase. */
export const PersonOrder = Type.Union([
  PersonTie,
  OneOf('attempts', 'lot'),
  Type.Object({ phase: LocalId, by: OneOf('score', 'time', 'finish') }, strict)
])
export type PersonOrder = Static<typeof PersonOrder>

export const PersonRanking = Type.Object({
  ties: Type.Array(PersonOrder, { maxItems: 8, uniqueItems: true }),
  shared: SharedRanks,
  /** Each group of `audience.groups` has a ranking of its own. */
  perGroup: Type.Optional(Type.Boolean())
}, strict)
export type PersonRanking = Static<typeof PersonRanking>

/** Phases of a sum. Absent: every phase that counts. */
const phases = Type.Optional(Type.Array(LocalId, { minItems: 1, maxItems: 60, uniqueItems: true }))

/**
 * What phases (or facts) make of a person's result. `apart`: nothing, each phase has a ranking of its own (seasons). `last`: only the last
 * phase counts; those who did not reach it stand behind, in the order of the phase they reached, or without a rank. Times of the phases
 * that count are added up; the finish is the last of theirs.
 */
export const ResultRule = Type.Object({
  by: Type.Union([
    Type.Object({ kind: Type.Literal('apart') }, strict),
    Type.Object({ kind: Type.Literal('sum'), phases }, strict),
    /** The mean over the phases; one not taken is nought or left out. */
    Type.Object({ kind: Type.Literal('average'), phases, missing: OneOf('zero', 'out') }, strict),
    /** The best N of the phases added up. */
    Type.Object({ kind: Type.Literal('best'), count: Times, phases }, strict),
    Type.Object({ kind: Type.Literal('last'), others: OneOf('behind', 'unranked') }, strict),
    /** `percent` of each; with `outOf` first as a percentage of that many points (at most 100). */
    Type.Object({
      kind: Type.Literal('weighted'),
      terms: Type.Array(Type.Union([
        Type.Object({ phase: LocalId, percent: Percent, outOf: Type.Optional(ScoreOf) }, strict),
        Type.Object({ fact: Fact, percent: Percent, outOf: Type.Optional(ScoreOf) }, strict)
      ]), { minItems: 1, maxItems: 20 })
    }, strict)
  ]),
  /** Points on top: `each` for every one of the fact, at most `cap` points. */
  bonus: Type.Optional(Type.Array(Type.Object({ fact: Fact, each: PointsOf, cap: Type.Optional(ScoreOf) }, strict), { minItems: 1, maxItems: 9 })),
  /** Who took part in fewer of the phases that count is listed without a rank. */
  leastPhases: Type.Optional(Type.Integer({ minimum: 1, maximum: 60 }))
}, strict)
export type ResultRule = Static<typeof ResultRule>
