import { Type, type Static } from '@sinclair/typebox'
import { Count, Id, Nullable, OneOf, Points, Time, UnitRef } from './common'
import type { EndpointTable } from './endpoint'
import { Job } from './jobs'
import { FinishWay, ReviewItem } from './quiz/attempt'
import { RoundNotes } from './quiz/round'
import { LocalId } from './round-config'

/* The papers of a round's members, for whoever organises them: one on screen or printed, or all of them put together. */

export const PaperSummary = Type.Object({
  id: Id,
  phase: Type.Object({ id: Type.String(), name: Type.String() }),
  /** 1 for the first attempt of this member in this phase. */
  no: Type.Integer(),
  /** The paper that was chosen, by its name; empty: there was nothing to choose. */
  paperName: Type.String(),
  /** Null: not handed in yet. */
  finish: Nullable(FinishWay),
  startedAt: Time, finishedAt: Nullable(Time), timeMs: Nullable(Count),
  score: Nullable(Points), correct: Nullable(Count),
  /** Both null where there are as many questions as one can. */
  fullScore: Nullable(Points), total: Nullable(Count),
  /** Null: the phase has no pass mark, or the paper is not handed in. */
  passed: Nullable(Type.Boolean()),
  /** Why it is not in the member's score; empty: it is. */
  whyNot: Type.String(),
  /** The organiser who entered it from paper; null: answered by the member. */
  proxyBy: Nullable(Type.String()),
  /** How often the app was left. */
  leaves: Count,
  /** A key of its questions was corrected after it was handed in. */
  corrected: Type.Boolean()
})
export type PaperSummary = Static<typeof PaperSummary>

export const RoundPerson = Type.Object({
  memberId: Id, name: Type.String(), staffNo: Nullable(Type.String()),
  unit: UnitRef,
  /** Names of the units from the top down to the member's own. */
  path: Type.Array(Type.String()),
  group: Nullable(Type.String()),
  /** The reason; empty: is among the heads. */
  excused: Type.String(),
  /** Was not on the roster at the opening. */
  late: Type.Boolean()
})
export type RoundPerson = Static<typeof RoundPerson>

/** A question as it was answered; keys as they are now. */
export const AnsweredItem = Type.Intersect([
  ReviewItem,
  Type.Object({
    /** What it was before its key was corrected; null: it was not. */
    before: Nullable(Type.Object({ outcome: OneOf('right', 'partial', 'wrong', 'blank'), points: Points, right: Type.Array(Count), texts: Type.Array(Type.Array(Type.String())) }))
  })
])
export type AnsweredItem = Static<typeof AnsweredItem>

export const AnsweredPaper = Type.Object({
  roundId: Id, roundTitle: Type.String(),
  /** The association, by the name of the unit at the top. */
  association: Type.String(),
  person: RoundPerson,
  attempt: PaperSummary,
  items: Type.Array(AnsweredItem),
  /** Its score with the keys of that time; null: nothing was corrected. */
  scoreBefore: Nullable(Points),
  notes: RoundNotes
})
export type AnsweredPaper = Static<typeof AnsweredPaper>

export const WhichPapers = OneOf('all', 'counting')
export type WhichPapers = Static<typeof WhichPapers>

const round = Type.Object({ id: Id })
const chosen = { unit: Type.Optional(Id), phase: Type.Optional(LocalId) }

export const papersEndpoints = {
  'GET /organiser/rounds/:id/people/:memberId': {
    who: 'organiser', summary: '一名参加人员：各次答卷的成绩、是否计入', params: Type.Object({ id: Id, memberId: Id }),
    response: Type.Object({
      roundTitle: Type.String(), person: RoundPerson, attempts: Type.Array(PaperSummary),
      /** Why the papers themselves cannot be read by whoever asks, by phase; left out: they can. */
      closed: Type.Array(Type.Object({ phase: Type.String(), why: Type.String() }))
    })
  },
  'GET /organiser/attempts/:id': {
    who: 'organiser', summary: '一份交了的答卷：题目、作答、正确答案、得分，更正前后', params: Type.Object({ id: Id }), response: AnsweredPaper
  },
  'GET /organiser/rounds/:id/papers': {
    who: 'organiser', summary: '答卷存档之前：有多少份，哪些单位、阶段', params: round, query: Type.Object(chosen),
    response: Type.Object({
      roundTitle: Type.String(), papers: Count,
      phases: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
      /** Why whoever asks cannot have them now; empty: they can. */
      whyNot: Type.String()
    })
  },
  'POST /organiser/rounds/:id/papers': {
    who: 'organiser', summary: '把答卷做成 PDF，打成一个压缩包（长任务）', params: round, body: Type.Object({ ...chosen, which: WhichPapers }, { additionalProperties: false }), response: Job
  }
} as const satisfies EndpointTable

/** What is no JSON and so stands in no table. */
export const paperFileRoutes = {
  /** One paper to print or keep. */
  'GET /organiser/attempts/:id/paper.pdf': 'organiser'
} as const
