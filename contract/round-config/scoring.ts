import { Type, type Static } from '@sinclair/typebox'
import { OneOf } from '../common'
import { PointsOf, ScoreOf, strict, Times } from './terms'

export const ScoringRule = Type.Object({
  /** Multiple choice answered incompletely: nothing, half, or a share per right option. A wrong option always gives nothing. */
  multiple: OneOf('all', 'half', 'each'),
  /** A right answer earns `perSecond` for each whole second left of the question's time, at most `cap`. */
  speedBonus: Type.Optional(Type.Object({
    perSecond: Type.Number({ exclusiveMinimum: 0, maximum: 1000 }),
    cap: Type.Number({ exclusiveMinimum: 0, maximum: 100000 })
  }, strict)),
  /** Points of a wrong answer, −1000 to 1000: usually below nought, sometimes a consolation. An unanswered question gives nothing. */
  wrong: Type.Optional(Type.Number({ minimum: -1000, maximum: 1000, multipleOf: 0.01 })),
  /** Whether a question left blank is a wrong one: for `wrong`, streaks and `stopAfterWrong`. Absent: it is passed over. */
  blank: Type.Optional(OneOf('passed', 'wrong')),
  /** From the `from`-th right answer in a row on, each earns `add` more than the one before, at most `cap` extra. Wrong or blank breaks it. */
  streak: Type.Optional(Type.Object({
    from: Type.Integer({ minimum: 2, maximum: 100 }), add: PointsOf, cap: Type.Optional(ScoreOf)
  }, strict)),
  /** Questions that count `factor` times: the last ones, ones drawn by lot, or ones the member marks; a wrong one too where `wrongToo`. */
  double: Type.Optional(Type.Object({
    pick: OneOf('last', 'lot', 'member'),
    count: Type.Integer({ minimum: 1, maximum: 100 }),
    factor: Type.Number({ exclusiveMinimum: 1, maximum: 10, multipleOf: 0.01 }),
    wrongToo: Type.Boolean()
  }, strict)),
  /** The paper ends with the n-th wrong answer; what comes behind it counts for nothing. */
  stopAfterWrong: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  /** A paper with any question not wholly right scores nought. */
  onlyFull: Type.Optional(Type.Boolean()),
  /** What a paper scores at least, in points. Absent: 0, so that negative marks never leave a paper below nought. */
  least: Type.Optional(Type.Number({ minimum: -1e6, maximum: 0, multipleOf: 0.01 }))
}, strict)
export type ScoringRule = Static<typeof ScoringRule>

/** What an attempt must reach to pass the phase (for gates, make-ups, pass rates, certificates). All that is named must hold. */
export const PassRule = Type.Object({
  score: Type.Optional(ScoreOf),
  /** Right answers in one paper. */
  correct: Type.Optional(Times),
  /** Right answers in a row in one paper. */
  streak: Type.Optional(Times)
}, strict)
export type PassRule = Static<typeof PassRule>

export const TimingRule = Type.Object({
  paperSeconds: Type.Optional(Type.Integer({ minimum: 10, maximum: 86400 })),
  /** One question at a time in order, each with its own limit; no way back. */
  questionSeconds: Type.Optional(Type.Integer({ minimum: 3, maximum: 3600 })),
  /** The shortest believable duration in seconds: a paper handed in sooner does not count. */
  leastSeconds: Type.Optional(Type.Integer({ minimum: 1, maximum: 86400 })),
  /** Leaving the app during a paper: counted and told (no `limit`), or limited: one more time than `limit` hands in or voids the paper. */
  leaving: Type.Optional(Type.Object({
    limit: Type.Optional(Type.Integer({ minimum: 0, maximum: 1000 })), then: OneOf('submit', 'void')
  }, strict))
}, strict)
export type TimingRule = Static<typeof TimingRule>

/** When the key may be seen: never, after each answer, after handing the paper in, after the round has closed. */
export const RevealRule = OneOf('never', 'each', 'paper', 'close')
export type RevealRule = Static<typeof RevealRule>
