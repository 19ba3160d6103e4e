import { Type, type Static } from '@sinclair/typebox'
import { Count, Id, Nullable, Ok, OneOf, PageQuery, Points, Text, Time, UnitRef, page } from './common'
import type { EndpointTable } from './endpoint'
import { Job } from './jobs'
import { AttemptView } from './quiz'
import { Fact, LocalId } from './round-config'

/* What an organiser knows of a round's members beside the roster: study points, groups, who is excused; and papers answered by hand. */

const Amount = Type.Integer({ minimum: 0, maximum: 1e7 })
export const Facts = Type.Partial(Type.Object({
  studyPoints: Amount, studyDone: Amount, checkIns: Amount, reflections: Amount, events: Amount, signIns: Amount, shares: Amount, invites: Amount, given: Amount
}))
export type Facts = Static<typeof Facts>

/** Points of study may be halves. */
const Figure = Type.Number({ minimum: 0 })

export const Participant = Type.Object({
  memberId: Id, name: Type.String(), staffNo: Nullable(Type.String()), unit: UnitRef,
  late: Type.Boolean(),
  /** Id of the group; null: none. */
  group: Nullable(Type.String()),
  signedUpAt: Nullable(Time), fields: Type.Record(Type.String(), Type.String()),
  /** The reason; empty: is among the heads. */
  excused: Type.String(),
  facts: Type.Partial(Type.Object({
    studyPoints: Figure, studyDone: Figure, checkIns: Figure, reflections: Figure, events: Figure, signIns: Figure, shares: Figure, invites: Figure, given: Figure
  })),
  attempts: Count,
  /** Attempts entered by an organiser. */
  proxied: Count
})
export type Participant = Static<typeof Participant>

/** What may be done for this round by whom asks. */
export const Duties = Type.Object({ edit: Type.Boolean(), proxy: Type.Boolean(), excuse: Type.Boolean(), remind: Type.Boolean(), export: Type.Boolean() })
export type Duties = Static<typeof Duties>

/** One line of a pasted list, and whose it is. */
export const MatchedLine = Type.Object({
  line: Count, words: Type.String(),
  memberId: Nullable(Id), name: Type.String(), unit: Type.String(), value: Nullable(Type.String()),
  /** What is written down now; null: nothing. */
  was: Nullable(Type.String()),
  /** Why it cannot be taken; empty: it can. */
  problem: Type.String()
})
export type MatchedLine = Static<typeof MatchedLine>

/** Whom to list: absent: without a result and not excused. done: with one. */
export const ParticipantState = OneOf('absent', 'done', 'excused', 'proxied', 'late')
export type ParticipantState = Static<typeof ParticipantState>

const which = {
  unit: Type.Optional(Id), search: Type.Optional(Type.String({ maxLength: 40 })), state: Type.Optional(ParticipantState),
  /** Of this group; none: of no group yet. */
  group: Type.Optional(LocalId)
}

/** A unit of the round with the points it was given. */
export const GivenRow = Type.Object({
  unit: UnitRef,
  /** Names of the units above it, from the top down. */
  path: Type.Array(Type.String()),
  hasChildren: Type.Boolean(),
  /** Null: none have been entered. */
  points: Nullable(Points),
  reason: Type.String()
})
export type GivenRow = Static<typeof GivenRow>

/** One line of a pasted table of units, and which it is. */
export const GivenLine = Type.Object({
  line: Count, words: Type.String(), unitId: Nullable(Id), name: Type.String(),
  /** The unit above it. */
  above: Type.String(),
  points: Nullable(Points), reason: Type.String(),
  was: Type.Object({ points: Nullable(Points), reason: Type.String() }),
  /** Why it cannot be taken; empty: it can. */
  problem: Type.String()
})
export type GivenLine = Static<typeof GivenLine>

/** A phase of which papers may be entered, as it stands for one member. */
export const ProxyPhase = Type.Object({
  id: Type.String(),
  /** Empty where the round has one phase only. */
  name: Type.String(),
  /** Why nothing can be entered now; empty: it can. */
  whyNot: Type.String(),
  /** I have begun to enter one and not handed it in. */
  begun: Type.Boolean(),
  /** To choose from, with how often the member has taken each; empty: the rules choose. */
  papers: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), attempts: Count }))
})
export type ProxyPhase = Static<typeof ProxyPhase>

const round = Type.Object({ id: Id })
const strict = { additionalProperties: false }

export const participantsEndpoints = {
  'GET /organiser/rounds/:id/participants': {
    who: 'organiser', summary: '参加人员：分组、报名、学习积分、免于参加、代录', params: round,
    query: Type.Object({
      ...which,
      /** Absent: as they were entered in the roster. Another order, another cursor. */
      sort: Type.Optional(OneOf('unit', 'name', 'attempts')), ...PageQuery
    }),
    response: Type.Intersect([page(Participant), Type.Object({
      roundTitle: Type.String(), total: Count, duties: Duties, facts: Type.Array(Fact),
      /** Of these, what organisers enter; the rest the server works out from the record of study. */
      byHand: Type.Array(Fact),
      groups: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
      /** What is asked at sign-up; null: one need not sign up. */
      signUp: Nullable(Type.Array(Type.String()))
    })])
  },
  'POST /organiser/rounds/:id/participants/export': {
    who: 'organiser', summary: '导出参加人员名单', params: round, body: Type.Object(which, strict), response: Job
  },
  'PUT /organiser/rounds/:id/participants/excused': {
    who: 'organiser', summary: '一批人免于参加；理由为空则取消', params: round,
    body: Type.Object({ memberIds: Type.Array(Id, { minItems: 1, maxItems: 500, uniqueItems: true }), reason: Type.String({ maxLength: 100 }) }, strict), response: Type.Object({ changed: Count })
  },
  'POST /organiser/rounds/:id/participants/match': {
    who: 'organiser', summary: '粘贴名单：每行姓名或工号，加数值或组别，先对上人再写入', params: round,
    body: Type.Object({ what: Type.Union([Fact, Type.Literal('group')]), text: Text(200_000) }, strict),
    response: Type.Object({ lines: Type.Array(MatchedLine), matched: Count })
  },
  'PUT /organiser/rounds/:id/participants': {
    who: 'organiser', summary: '写入分组和数值，相应的成绩随之更新', params: round,
    body: Type.Object({
      entries: Type.Array(Type.Object({ memberId: Id, group: Type.Optional(Nullable(LocalId)), facts: Type.Optional(Facts) }, strict), { minItems: 1, maxItems: 5000 })
    }, strict),
    response: Type.Object({ changed: Count })
  },
  'GET /organiser/rounds/:id/out-of-ranking': {
    who: 'organiser', summary: '规则里点名不列名次的人是谁', params: round,
    response: Type.Object({ people: Type.Array(Type.Object({ memberId: Id, name: Type.String(), unit: Type.String() })) })
  },
  'PUT /organiser/rounds/:id/participants/:memberId/excused': {
    who: 'organiser', summary: '免于参加（不计入应参加人数）；理由为空则取消', params: Type.Object({ id: Id, memberId: Id }),
    body: Type.Object({ reason: Type.String({ maxLength: 100 }) }, strict), response: Ok
  },
  'GET /organiser/rounds/:id/given': {
    who: 'organiser', summary: '各单位的组织工作分：逐级，或按名称找', params: round,
    query: Type.Object({ parent: Type.Optional(Id), search: Type.Optional(Type.String({ maxLength: 40 })) }),
    response: Type.Object({
      roundTitle: Type.String(),
      /** What the round calls these points. */
      name: Type.String(),
      /** The most that counts of them; null: all of it. */
      cap: Nullable(Points),
      /** From the top of the round down to the unit whose parts are listed. */
      path: Type.Array(UnitRef),
      rows: Type.Array(GivenRow)
    })
  },
  'PUT /organiser/rounds/:id/given': {
    who: 'organiser', summary: '给单位评定的组织工作分', params: round,
    body: Type.Object({
      entries: Type.Array(Type.Object({
        unitId: Id, points: Points, reason: Type.Optional(Type.String({ maxLength: 100 })),
        /** What whoever writes has seen; where it is something else by now nothing is written. */
        was: Type.Optional(Type.Object({ points: Nullable(Points), reason: Type.String({ maxLength: 100 }) }, strict))
      }, strict), { minItems: 1, maxItems: 2000 })
    }, strict),
    response: Ok
  },
  'POST /organiser/rounds/:id/given/match': {
    who: 'organiser', summary: '粘贴各单位的组织工作分：每行单位、分数、依据，先对上单位再写入', params: round,
    body: Type.Object({ text: Text(200_000) }, strict),
    response: Type.Object({ lines: Type.Array(GivenLine), matched: Count })
  },
  'GET /organiser/rounds/:id/proxy/:memberId': {
    who: 'organiser', summary: '替一名成员可以代录哪个阶段、哪份试卷', params: Type.Object({ id: Id, memberId: Id }),
    response: Type.Object({ name: Type.String(), phases: Type.Array(ProxyPhase) })
  },
  'POST /organiser/rounds/:id/proxy': {
    who: 'organiser', summary: '代录纸质答卷：替一名成员开一份卷，随后按答题的接口录入、交卷', params: round,
    body: Type.Object({ memberId: Id, phase: Type.Optional(LocalId), paper: Type.Optional(LocalId) }, strict),
    response: AttemptView
  }
} as const satisfies EndpointTable
