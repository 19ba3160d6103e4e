import { Type, type Static } from '@sinclair/typebox'
import { Id, OneOf, Text, Time } from './common'
import { QuestionType } from './question'

/*
 * A round is data: this is its whole configuration, versioned by `v`. It is stored as written, exported and imported as a file, and
 * every rule in it is read by a pure function in server/quiz/rules/. New rules are new optional fields, so that old files stay valid.
 */

const strict = { additionalProperties: false }

export const DrawPart = Type.Object({
  type: QuestionType,
  count: Type.Integer({ minimum: 1, maximum: 500 }),
  /** Points of each question of this part. */
  points: Type.Number({ minimum: 0, maximum: 1000, multipleOf: 0.01 }),
  /** Empty or absent: any. */
  banks: Type.Optional(Type.Array(Id, { maxItems: 50 })),
  topics: Type.Optional(Type.Array(Text(60), { maxItems: 50 })),
  difficulty: Type.Optional(Type.Array(Type.Integer({ minimum: 1, maximum: 3 }), { maxItems: 3 }))
}, strict)
export type DrawPart = Static<typeof DrawPart>

export const PaperRule = Type.Union([
  Type.Object({
    kind: Type.Literal('drawn'),
    parts: Type.Array(DrawPart, { minItems: 1, maxItems: 40 }),
    shuffleQuestions: Type.Boolean(),
    shuffleOptions: Type.Boolean()
  }, strict),
  Type.Object({
    kind: Type.Literal('fixed'),
    questions: Type.Array(Type.Object({ question: Id, points: Type.Number({ minimum: 0, maximum: 1000, multipleOf: 0.01 }) }, strict), { minItems: 1, maxItems: 500 }),
    shuffleQuestions: Type.Boolean(),
    shuffleOptions: Type.Boolean()
  }, strict)
])
export type PaperRule = Static<typeof PaperRule>

export const ScoringRule = Type.Object({
  /** Multiple choice answered incompletely: nothing, half, or a share per right option. A wrong option always gives nothing. */
  multiple: OneOf('all', 'half', 'each'),
  /** A right answer earns `perSecond` for each whole second left of the question's time, at most `cap`. */
  speedBonus: Type.Optional(Type.Object({
    perSecond: Type.Number({ exclusiveMinimum: 0, maximum: 1000 }),
    cap: Type.Number({ exclusiveMinimum: 0, maximum: 100000 })
  }, strict))
}, strict)
export type ScoringRule = Static<typeof ScoringRule>

export const TimingRule = Type.Object({
  paperSeconds: Type.Optional(Type.Integer({ minimum: 10, maximum: 86400 })),
  /** One question at a time in order, each with its own limit; no way back. */
  questionSeconds: Type.Optional(Type.Integer({ minimum: 3, maximum: 3600 }))
}, strict)
export type TimingRule = Static<typeof TimingRule>

export const AttemptRule = Type.Object({
  /** Absent: no limit. */
  total: Type.Optional(Type.Integer({ minimum: 1, maximum: 10000 })),
  perDay: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 }))
}, strict)
export type AttemptRule = Static<typeof AttemptRule>

export const CountingRule = Type.Object({
  kind: OneOf('best', 'first', 'last', 'sum', 'average', 'dailyBestSum'),
  /** Only the first N attempts started on each day are looked at. */
  firstPerDay: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 }))
}, strict)
export type CountingRule = Static<typeof CountingRule>

/** Minutes of the day in the association's zone, `from` inclusive, `to` exclusive, from < to <= 1440. */
export const DailyHours = Type.Object({
  from: Type.Integer({ minimum: 0, maximum: 1439 }),
  to: Type.Integer({ minimum: 1, maximum: 1440 })
}, strict)
export type DailyHours = Static<typeof DailyHours>

export const WindowRule = Type.Object({
  opensAt: Time,
  closesAt: Time,
  /** Absent: all day. */
  daily: Type.Optional(DailyHours)
}, strict)
export type WindowRule = Static<typeof WindowRule>

/** When the key may be seen: never, after each answer, after handing the paper in, after the round has closed. */
export const RevealRule = OneOf('never', 'each', 'paper', 'close')
export type RevealRule = Static<typeof RevealRule>

/** A stretch of the round with a paper and rules of its own. A round has at least one. */
export const PhaseConfig = Type.Object({
  id: Type.String({ pattern: '^[a-z][a-z0-9-]{0,19}$' }),
  name: Type.Optional(Text(20)),
  window: WindowRule,
  paper: PaperRule,
  scoring: ScoringRule,
  timing: TimingRule,
  attempts: AttemptRule,
  counting: CountingRule,
  reveal: RevealRule
}, strict)
export type PhaseConfig = Static<typeof PhaseConfig>

/** After the score: shorter time first, then the earlier finish, in the order listed. */
export const PersonTie = OneOf('time', 'finish')
export type PersonTie = Static<typeof PersonTie>
/** Whoever is still level: share a rank and leave a gap (1,2,2,4), share without a gap (1,2,2,3). */
export const SharedRanks = OneOf('gap', 'dense')
export type SharedRanks = Static<typeof SharedRanks>

export const PersonRanking = Type.Object({
  ties: Type.Array(PersonTie, { maxItems: 2, uniqueItems: true }),
  shared: SharedRanks
}, strict)
export type PersonRanking = Static<typeof PersonRanking>

export const UnitMetric = OneOf('rate', 'mean', 'rosterMean', 'total', 'participants', 'fullMarks')
export type UnitMetric = Static<typeof UnitMetric>

export const UnitRanking = Type.Object({
  /** One metric alone, or `composite` of weighted ones. */
  by: Type.Union([
    Type.Object({ kind: Type.Literal('metric'), metric: UnitMetric }, strict),
    Type.Object({
      kind: Type.Literal('composite'),
      /** Percent, adding up to 100. */
      weights: Type.Array(Type.Object({ metric: UnitMetric, percent: Type.Number({ exclusiveMinimum: 0, maximum: 100 }) }, strict), { minItems: 2, maxItems: 4 })
    }, strict)
  ]),
  /** Units below this participation rate (percent) are listed without a rank. */
  minRatePercent: Type.Optional(Type.Number({ minimum: 0, maximum: 100 })),
  minParticipants: Type.Optional(Type.Integer({ minimum: 1, maximum: 100000 })),
  ties: Type.Array(UnitMetric, { maxItems: 4, uniqueItems: true }),
  shared: SharedRanks
}, strict)
export type UnitRanking = Static<typeof UnitRanking>

export const RoundConfig = Type.Object({
  v: Type.Literal(1),
  title: Text(40),
  /** What it is about, one short line. */
  topic: Type.String({ maxLength: 40 }),
  /** Which preset it came from; for the organiser's eye only. */
  preset: Type.Optional(Text(40)),
  /** A practice round: no standings, no boards, no unit figures. */
  practice: Type.Boolean(),
  audience: Type.Object({
    /** Subtrees of the unit tree that take part. */
    units: Type.Array(Id, { minItems: 1, maxItems: 500 }),
    /** Members entered on the roster after the round opened: count for themselves only, for the unit too, or not admitted. */
    late: OneOf('personal', 'unit', 'refused')
  }, strict),
  phases: Type.Array(PhaseConfig, { minItems: 1, maxItems: 60 }),
  person: PersonRanking,
  unit: UnitRanking,
  show: Type.Object({ personBoard: Type.Boolean(), unitBoard: Type.Boolean() }, strict)
}, strict)
export type RoundConfig = Static<typeof RoundConfig>
