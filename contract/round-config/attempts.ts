import { Type, type Static } from '@sinclair/typebox'
import { OneOf } from '../common'
import { Fact, LocalId, ScoreOf, Times, strict } from './terms'

const perDay = Type.Integer({ minimum: 1, maximum: 1000 })

/** How often one may start, all of it at once: the least of what is named. A phase that is a level has its limit per level in `total`. */
export const AttemptRule = Type.Object({
  /** Absent: no limit. */
  total: Type.Optional(Times),
  perDay: Type.Optional(perDay),
  /** From Monday to Sunday in the association's zone. */
  perWeek: Type.Optional(perDay),
  /**
   * Extra tries: `tries` for each `per` of the fact, at most `cap` in all. They raise `total`, and are used up one by one by whoever goes
   * beyond `perDay`, on any day, at most `perDay` of them on one. They do not raise `perWeek`.
   */
  earned: Type.Optional(Type.Array(Type.Object({
    fact: Fact,
    per: Type.Integer({ minimum: 1, maximum: 1e6 }),
    tries: Type.Integer({ minimum: 1, maximum: 100 }),
    cap: Type.Optional(Times),
    perDay: Type.Optional(perDay)
  }, strict), { minItems: 1, maxItems: 9 })),
  /** No more tries once one has passed. */
  untilPass: Type.Optional(Type.Boolean())
}, strict)
export type AttemptRule = Static<typeof AttemptRule>

export const CountingRule = Type.Object({
  /** `…BestSum`: the best of each day, of each week (Monday to Sunday), or of each of the phase's papers (`alternatives`: banks, topics). */
  kind: OneOf('best', 'first', 'last', 'sum', 'average', 'dailyBestSum', 'weeklyBestSum', 'paperBestSum'),
  /** Only the first N attempts started on each day are looked at. */
  firstPerDay: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  /** Only of the `…BestSum`: the best N days, weeks or papers. */
  top: Type.Optional(Times),
  /** Only of the average: fewer attempts than this make no standing, or are filled up with noughts. */
  least: Type.Optional(Type.Object({ attempts: Times, otherwise: OneOf('none', 'zeros') }, strict))
}, strict)
export type CountingRule = Static<typeof CountingRule>

/** What must be so before one may start. All of a phase's gates must be open. */
export const Gate = Type.Union([
  /** Another phase (a practice, the level before): taken part `times`, passed, or reached a score in what counts. */
  Type.Object({
    kind: Type.Literal('phase'), phase: LocalId,
    times: Type.Optional(Times), passed: Type.Optional(Type.Boolean()), score: Type.Optional(ScoreOf)
  }, strict),
  /** Study, check-ins, …: at least so much of a fact. */
  Type.Object({ kind: Type.Literal('fact'), fact: Fact, least: Type.Integer({ minimum: 1, maximum: 1e7 }) }, strict),
  Type.Object({ kind: Type.Literal('signedUp') }, strict)
])
export type Gate = Static<typeof Gate>
