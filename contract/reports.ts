import { Type, type Static } from '@sinclair/typebox'
import { Count, Id, Nullable, OneOf, Points, Ratio, Text, Time, UnitRef } from './common'
import type { EndpointTable } from './endpoint'
import { Job } from './jobs'
import { Day } from './plan-config'

/* The report on a unit and a period: its figures, and the same figures as they stand in the document. The document is made of nothing else. */

/** Added up over a unit's subtree. `mean` is null where nobody took part, and over several rounds where their full scores differ. */
const sums = { heads: Count, participants: Count, attempts: Count, rate: Nullable(Ratio), mean: Nullable(Points), fullMarks: Count }

export const ReportUnit = Type.Object({
  unit: UnitRef, ...sums,
  /** Some of its heads were declared without names. */
  declared: Type.Boolean()
})
export type ReportUnit = Static<typeof ReportUnit>

export const ReportPerson = Type.Object({ rank: Count, name: Type.String(), unit: Type.String(), score: Points, /** Where groups are ranked apart. */ group: Type.String() })
export type ReportPerson = Static<typeof ReportPerson>

export const ReportAward = Type.Object({
  name: Type.String(), kind: OneOf('person', 'unit', 'draw'),
  /** In the whole round, and below the unit. */
  total: Count, own: Count,
  /** The first of those below the unit. */
  names: Type.Array(Type.String())
})
export type ReportAward = Static<typeof ReportAward>

export const ReportRound = Type.Object({
  id: Id, title: Type.String(), organiser: Type.String(),
  /** Organised by the unit itself or below it. */
  own: Type.Boolean(),
  opensAt: Time, closesAt: Time, open: Type.Boolean(),
  /** What is answered and how, in one sentence. */
  form: Type.String(),
  ...sums,
  /** The most that a standing can be; null: there is no most. */
  full: Nullable(Points), highest: Nullable(Points),
  /** Null: the round has no pass mark, or is still open: who has not passed may yet. */
  passed: Nullable(Count),
  /** For whom it is, of the units below, where it is not for the unit as a whole. */
  only: Type.Array(Type.String()),
  /** The parts of the unit, in the order of their participation. */
  units: Type.Array(ReportUnit),
  /** Empty where the round publishes no such ranks. */
  firstUnits: Type.Array(Type.Object({ rank: Count, name: Type.String() })),
  firstPeople: Type.Array(ReportPerson),
  awards: Type.Array(ReportAward),
  remarks: Type.Array(Type.String())
})
export type ReportRound = Static<typeof ReportRound>

export const ReportOverview = Type.Object({
  rounds: Count, own: Count, /** Still going on. */ open: Count, ...sums,
  full: Nullable(Points), /** Of the rounds that are over. */ passed: Nullable(Count),
  /** Who took part at least once; `participants` counts them once a round. */
  people: Count,
  /** Parts of the unit, how many of them have everybody in it, and how many lie below `bound` percent. */
  units: Count, complete: Count, low: Count, bound: Count
})
export type ReportOverview = Static<typeof ReportOverview>

export const ReportQuestion = Type.Object({
  round: Type.String(), type: Type.String(), stem: Type.String(), attempts: Count, facility: Ratio,
  /** The wrong option that most chose; null: none was chosen, or it has no options. */
  wrong: Nullable(Type.Object({ text: Type.String(), n: Count }))
})
export type ReportQuestion = Static<typeof ReportQuestion>

/** Added up over a subtree: who checked in at least once, check-ins, and the days of all persons. */
const studied = { heads: Count, participants: Count, rate: Nullable(Ratio), checkIns: Count, days: Count }

export const ReportPlan = Type.Object({
  id: Id, title: Type.String(), organiser: Type.String(), own: Type.Boolean(),
  /** The plan's own first and last day, and those that lie in the period. */
  from: Day, to: Day, first: Day, last: Day,
  over: Type.Boolean(), ...studied,
  /** The parts of the unit, in the order of their participation. */
  units: Type.Array(Type.Object({ unit: UnitRef, ...studied }))
})
export type ReportPlan = Static<typeof ReportPlan>

export const ReportStudy = Type.Object({
  plans: Type.Array(ReportPlan),
  /** Materials that units of the subtree published, and what was read to the end: how often, by how many. Null: so few that it would be known who. */
  published: Count, read: Nullable(Type.Object({ people: Count, times: Count })),
  /** Handed in (not taken back) for others to see, by how many; picked by organisers. */
  reflections: Type.Object({ people: Count, handedIn: Count, picked: Count, titles: Type.Array(Type.Object({ title: Type.String(), name: Type.String(), unit: Type.String() })) })
})
export type ReportStudy = Static<typeof ReportStudy>

/** What each part of the report has read. Another part adds its own here. */
export const ReportNumbers = Type.Object({
  overview: ReportOverview,
  rounds: Type.Array(ReportRound),
  units: Type.Array(ReportUnit),
  /** How many took part for the first time in a round, by month (202606). */
  months: Type.Array(Type.Object({ month: Count, participants: Count })),
  questions: Type.Array(ReportQuestion),
  /** Null: nobody practised, or so few that it would be known who. */
  practice: Nullable(Type.Object({ people: Count, answers: Count })),
  study: ReportStudy
})
export type ReportNumbers = Static<typeof ReportNumbers>

/** A stretch of text; `gap`: to be filled in by hand. */
export const ReportRun = Type.Object({ text: Type.String(), gap: Type.Boolean() })
export type ReportRun = Static<typeof ReportRun>

export const ReportBlock = Type.Union([
  Type.Object({ kind: Type.Literal('heading'), text: Type.String() }),
  Type.Object({ kind: Type.Literal('text'), runs: Type.Array(ReportRun), /** Without indent: whom it is addressed to. */ flush: Type.Boolean() }),
  Type.Object({
    kind: Type.Literal('table'), caption: Type.String(), note: Type.String(),
    /** `wide`: takes what the others leave. */
    columns: Type.Array(Type.Object({ title: Type.String(), wide: Type.Boolean() })), rows: Type.Array(Type.Array(Type.String()))
  }),
  Type.Object({
    kind: Type.Literal('chart'), chart: OneOf('bar', 'column'), title: Type.String(), alt: Type.String(),
    /** What the values are, and what they are of. */
    series: Type.String(), of: Type.String(), percent: Type.Boolean(),
    labels: Type.Array(Type.String()), values: Type.Array(Type.Number())
  })
])
export type ReportBlock = Static<typeof ReportBlock>

export const ReportSection = Type.Object({ part: Type.String(), heading: Type.String(), blocks: Type.Array(ReportBlock) })
export type ReportSection = Static<typeof ReportSection>

export const ReportFigures = Type.Object({
  unit: UnitRef, from: Time, to: Time, at: Time,
  /** 2026年第二季度 */
  period: Type.String(), title: Type.String(),
  numbers: ReportNumbers,
  opening: Type.Array(ReportBlock), sections: Type.Array(ReportSection),
  /** Below the text, on lines of their own: the unit and the day. */
  signed: Type.Array(Type.String()),
  /** What is left to be written by hand, in order. */
  gaps: Type.Array(Type.String()),
  /** Parts that may be left out, those that have something to say. */
  parts: Type.Array(Type.Object({ id: Type.String(), heading: Type.String(), printed: Type.Boolean() })),
  /** Rounds that ran in the period and began before it: they belong to an earlier report. */
  earlier: Type.Array(Type.Object({ title: Type.String(), opensAt: Time }))
})
export type ReportFigures = Static<typeof ReportFigures>

const PartId = Type.String({ maxLength: 20, pattern: '^[a-z]+$' })
/** `to`: the first moment that no longer belongs to it. */
const asked = {
  unit: Id, from: Time, to: Time,
  /** This one alone, and its time instead of `from` and `to`. */
  round: Type.Optional(Id),
  title: Type.Optional(Text(80)),
  bound: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, description: '列出参与率低于百分之几的单位' }))
}

export const reportsEndpoints = {
  'GET /organiser/reports/figures': {
    who: 'organiser', summary: '情况报告的全部数字，和它们在文稿里的样子',
    query: Type.Object({ ...asked, without: Type.Optional(Type.String({ maxLength: 200, pattern: '^[a-z,]*$', description: '不写的部分，用逗号隔开' })) }),
    response: ReportFigures
  },
  'POST /organiser/reports': {
    who: 'organiser', summary: '生成 Word 情况报告（长任务）',
    body: Type.Object({ ...asked, without: Type.Optional(Type.Array(PartId, { maxItems: 20 })) }, { additionalProperties: false }),
    response: Job
  }
} as const satisfies EndpointTable
