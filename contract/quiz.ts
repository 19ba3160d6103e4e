import { Type, type Static } from '@sinclair/typebox'
import { Count, Id, Nullable, OneOf, PageQuery, Points, Ratio, Time, UnitRef, page } from './common'
import type { EndpointTable } from './endpoint'
import { AnswerValue, QuestionType, QuestionView, RevealedKey } from './question'
import { LocalId, PhaseRole, RevealRule } from './round-config'

/** By the window and the organiser's decisions, at the moment of asking. */
export const RoundState = OneOf('upcoming', 'open', 'closed')
export type RoundState = Static<typeof RoundState>

/** How far my unit has come in a round. */
export const UnitShare = Type.Object({
  unit: UnitRef,
  participants: Count,
  roster: Count,
  rate: Ratio,
  mean: Nullable(Points),
  /** Null while the unit is not ranked or boards are off. */
  rank: Nullable(Type.Integer()),
  /** How many units of its level are ranked; null where `rank` is. */
  of: Nullable(Count)
})
export type UnitShare = Static<typeof UnitShare>

/** One condition of starting, in words, and how far I am. */
export const GateView = Type.Object({
  /** e.g. 第 1 关合格 · 学习积分满 5000 分 */
  text: Type.String(),
  open: Type.Boolean(),
  have: Nullable(Type.Number()),
  need: Nullable(Type.Number())
})
export type GateView = Static<typeof GateView>

/** What the round means for me now: of the phase that concerns me most at the moment. */
export const MyRound = Type.Object({
  attempts: Count,
  /** Null: no limit. */
  leftTotal: Nullable(Count),
  leftToday: Nullable(Count),
  openAttempt: Nullable(Type.Object({ id: Id, deadlineAt: Time, answered: Count, total: Count })),
  lastAttempt: Nullable(Id),
  /** By the round's counting rule; null before the first finished attempt. */
  score: Nullable(Points),
  rank: Nullable(Type.Integer()),
  canStart: Type.Boolean(),
  /** Why not, as a sentence; empty when one can. */
  whyNot: Type.String(),
  /** The moment from which it may be tried again; null where no moment alone opens it. */
  opensAt: Nullable(Time)
})
export type MyRound = Static<typeof MyRound>

/** By the hours of the day as well; `outsideHours`: between two openings. */
export const PhaseState = OneOf('upcoming', 'open', 'outsideHours', 'closed')
export type PhaseState = Static<typeof PhaseState>

/** A stretch of the round, and what it means for me. */
export const PhaseView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  role: PhaseRole,
  /** For my unit. */
  state: PhaseState,
  opensAt: Time, closesAt: Time,
  questions: Count,
  /** Null: as many questions as one can. */
  fullScore: Nullable(Points),
  paperSeconds: Nullable(Type.Integer()), questionSeconds: Nullable(Type.Integer()),
  /** Papers to choose between (topics); empty: there is nothing to choose. */
  papers: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), attempts: Count })),
  mine: Type.Intersect([MyRound, Type.Object({
    leftWeek: Nullable(Count),
    /** Null: the phase has no pass mark. */
    passed: Nullable(Type.Boolean()),
    gates: Type.Array(GateView),
    /** Null: everybody may enter. reserve: moves up when somebody stays away. */
    entry: Nullable(OneOf('in', 'reserve', 'out', 'waiting')),
    /** Place among the reserves. */
    place: Nullable(Count)
  })])
})
export type PhaseView = Static<typeof PhaseView>

/** Signing up, where the round asks for it. */
export const SignUpView = Type.Object({
  opensAt: Time, closesAt: Time,
  state: OneOf('upcoming', 'open', 'late', 'closed'),
  fields: Type.Array(Type.String()),
  /** Groups to choose from; empty: there is nothing to choose. */
  groups: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  mine: Nullable(Type.Object({ at: Time, group: Nullable(Type.String()), fields: Type.Record(Type.String(), Type.String()) }))
})
export type SignUpView = Static<typeof SignUpView>

/** Something to be had in this round, and whether I have reached it. */
export const Goal = Type.Object({
  kind: OneOf('certificate', 'draw'),
  id: Type.String(), name: Type.String(),
  /** What it takes, in words. */
  text: Type.String(),
  reached: Type.Boolean(),
  /** The certificate's check code, once it is issued. */
  code: Nullable(Type.String())
})
export type Goal = Static<typeof Goal>

export const RoundCard = Type.Object({
  id: Id,
  title: Type.String(),
  topic: Type.String(),
  practice: Type.Boolean(),
  state: RoundState,
  opensAt: Time,
  closesAt: Time,
  /** The phase that concerns me most now; empty name: the round has one phase only. */
  phase: Type.Object({ id: Type.String(), name: Type.String() }),
  questions: Count,
  fullScore: Nullable(Points),
  paperSeconds: Nullable(Type.Integer()),
  questionSeconds: Nullable(Type.Integer()),
  /** So many papers to choose between before one starts; 0: there is nothing to choose. */
  papers: Count,
  mine: MyRound,
  unit: Nullable(UnitShare)
})
export type RoundCard = Static<typeof RoundCard>

export const RoundNotes = Type.Array(Type.Object({ at: Time, text: Type.String() }))
export type RoundNotes = Static<typeof RoundNotes>

export const RoundDetail = Type.Intersect([
  RoundCard,
  Type.Object({
    organiser: UnitRef,
    daily: Nullable(Type.Object({ from: Type.Integer(), to: Type.Integer() })),
    /** The rules as the sentences a notice prints. */
    sentences: Type.Array(Type.String()),
    reveal: RevealRule,
    boards: Type.Object({ person: Type.Boolean(), unit: Type.Boolean() }),
    phases: Type.Array(PhaseView),
    signUp: Nullable(SignUpView),
    /** The group I belong to, where there are groups. */
    group: Nullable(Type.String()),
    goals: Type.Array(Goal),
    /** Awards have been announced, or prizes drawn. */
    honours: Type.Boolean(),
    /** Said on the page: ended early, re-scored and the like. */
    notes: RoundNotes
  })
])
export type RoundDetail = Static<typeof RoundDetail>

export const SavedAnswer = Type.Object({ pos: Type.Integer({ minimum: 1 }), value: AnswerValue })
export type SavedAnswer = Static<typeof SavedAnswer>

/**
 * What is right about an answer that was confirmed under the rule `each`.
 */
export const Feedback = Type.Object({ pos: Type.Integer(), correct: Type.Boolean(), points: Points, key: RevealedKey })
export type Feedback = Static<typeof Feedback>

export const AttemptView = Type.Object({
  id: Id,
  roundId: Id,
  roundTitle: Type.String(),
  practice: Type.Boolean(),
  phase: Type.Object({ id: Type.String(), name: Type.String() }),
  /** The paper that was chosen, by its name; empty: there was nothing to choose. */
  paperName: Type.String(),
  /** Whose paper an organiser is entering; null: mine. */
  proxyFor: Nullable(Type.String()),
  /** 1 for the first attempt of this member in this phase. */
  no: Type.Integer(),
  state: OneOf('open', 'finished'),
  /** free: any order, back and forth. sequential: one question after the other, each with its own limit. */
  mode: OneOf('free', 'sequential'),
  multiple: OneOf('all', 'half', 'each'),
  reveal: RevealRule,
  startedAt: Time,
  /** The server ends the attempt at this moment with what was saved. */
  deadlineAt: Time,
  now: Time,
  total: Count,
  /** Type of every question by place, so that the answer sheet can be drawn before all are shown. */
  types: Type.Array(QuestionType),
  /** free: all of them. sequential: those shown so far. */
  questions: Type.Array(QuestionView),
  answers: Type.Array(SavedAnswer),
  flags: Type.Array(Type.Integer()),
  /** Places whose answers are final (confirmed, or their time is over). */
  locked: Type.Array(Type.Integer()),
  feedback: Type.Array(Feedback),
  /** Questions that count more: which, how many the member may pick (null: they are picked), and how much. */
  double: Nullable(Type.Object({ places: Type.Array(Type.Integer()), pick: Nullable(Type.Integer()), factor: Type.Number() })),
  /** How many more wrong answers end the paper; null: none do. */
  wrongLeft: Nullable(Count),
  /** Leaving the app: how often so far, how often one may (null: as often as one likes), and what comes then. */
  leaving: Nullable(Type.Object({ left: Count, limit: Nullable(Count), then: OneOf('submit', 'void') })),
  /** A paper handed in sooner than this does not count. */
  leastSeconds: Nullable(Type.Integer()),
  /** sequential: the question that is running. */
  current: Nullable(Type.Object({ pos: Type.Integer(), deadlineAt: Time, seconds: Type.Integer() })),
  /** Number of the last save the server has taken. */
  seq: Count
})
export type AttemptView = Static<typeof AttemptView>

/** Answers to be kept. `seq` is one more than the last the client knows; `device` tells two phones apart. */
export const SaveBody = Type.Object({
  seq: Type.Integer({ minimum: 1, maximum: 2147483647 }),
  device: Type.String({ minLength: 4, maxLength: 40 }),
  answers: Type.Array(SavedAnswer, { maxItems: 500 }),
  flags: Type.Optional(Type.Array(Type.Integer({ minimum: 1, maximum: 500 }), { maxItems: 500 })),
  /** Questions that the member wants to count more. */
  doubled: Type.Optional(Type.Array(Type.Integer({ minimum: 1, maximum: 500 }), { maxItems: 100 }))
}, { additionalProperties: false })
export type SaveBody = Static<typeof SaveBody>

export const Saved = Type.Object({ seq: Count, answered: Count, deadlineAt: Time, now: Time })
export type Saved = Static<typeof Saved>

/** timeout: the clock ended it. ended: the organiser closed the round. left: the app was left once too often. */
export const FinishWay = OneOf('submitted', 'timeout', 'ended', 'left')

/** The acknowledgement of a paper handed in: on the disk, and the same however often it is asked for. The page reads `…/result`. */
export const Submitted = Type.Object({
  attemptId: Id,
  roundId: Id,
  finish: FinishWay,
  /** Null: the round does not show scores. */
  score: Nullable(Points), fullScore: Points, correct: Nullable(Count), total: Count,
  timeMs: Type.Integer(), finishedAt: Time
})
export type Submitted = Static<typeof Submitted>

export const AttemptResult = Type.Object({
  attemptId: Id,
  roundId: Id,
  roundTitle: Type.String(),
  practice: Type.Boolean(),
  no: Type.Integer(),
  finish: FinishWay,
  phase: Type.Object({ id: Type.String(), name: Type.String() }),
  /** Why it does not count; null: it does. */
  voided: Nullable(OneOf('tooFast', 'left')),
  /** Null: the phase has no pass mark. */
  passed: Nullable(Type.Boolean()),
  /** Null: the round does not show scores. */
  score: Nullable(Points),
  fullScore: Points,
  correct: Nullable(Count),
  total: Count,
  timeMs: Type.Integer(),
  finishedAt: Time,
  /** By the counting rule, before and after this attempt. */
  standing: Nullable(Type.Object({
    before: Nullable(Points), after: Points, kind: OneOf('best', 'first', 'last', 'sum', 'average', 'dailyBestSum', 'weeklyBestSum', 'paperBestSum')
  })),
  rank: Nullable(Type.Object({ rank: Type.Integer(), of: Count })),
  /** What the phases make together so far; null: the round has one phase, or each stands for itself. */
  result: Nullable(Type.Object({ score: Points, rank: Nullable(Type.Integer()) })),
  byType: Type.Array(Type.Object({ type: QuestionType, correct: Count, total: Count, score: Points, full: Points })),
  unit: Nullable(Type.Object({
    unit: UnitRef,
    counted: Type.Boolean(),
    meanBefore: Nullable(Points), meanAfter: Nullable(Points),
    participants: Count, roster: Count,
    rank: Nullable(Type.Integer()),
    /** How far to the unit one place ahead, in the board's own figure; null at the top or without a rank. */
    ahead: Nullable(Type.Object({ rank: Type.Integer(), gap: Type.Number(), label: Type.String() }))
  })),
  /** Why the score is another than it was: keys of this paper's questions that were corrected after it was handed in. */
  notes: RoundNotes,
  review: Type.Union([
    Type.Object({ when: Type.Literal('now') }),
    Type.Object({ when: Type.Literal('never') }),
    Type.Object({ when: Type.Literal('later'), at: Time })
  ]),
  again: Type.Object({ can: Type.Boolean(), papers: Count, leftTotal: Nullable(Count), leftToday: Nullable(Count), whyNot: Type.String() })
})
export type AttemptResult = Static<typeof AttemptResult>

export const ReviewItem = Type.Object({
  question: QuestionView,
  answer: AnswerValue,
  flagged: Type.Boolean(),
  outcome: OneOf('right', 'partial', 'wrong', 'blank'),
  points: Points,
  key: RevealedKey
})
export type ReviewItem = Static<typeof ReviewItem>

export const AttemptSummary = Type.Object({
  id: Id, roundId: Id, roundTitle: Type.String(), phaseName: Type.String(), no: Type.Integer(), practice: Type.Boolean(),
  state: OneOf('open', 'finished'), startedAt: Time, finishedAt: Nullable(Time),
  score: Nullable(Points), fullScore: Points, timeMs: Nullable(Type.Integer()),
  /** A key of its paper was corrected after it was handed in. */
  corrected: Type.Boolean()
})
export type AttemptSummary = Static<typeof AttemptSummary>

const attempt = Type.Object({ id: Id })

export const quizEndpoints = {
  'GET /rounds': {
    who: 'member', summary: '我能参加的竞赛',
    query: Type.Object({ state: Type.Optional(RoundState), ...PageQuery }),
    response: page(RoundCard)
  },
  'GET /rounds/:id': {
    who: 'member', summary: '竞赛详情：规则、时间、剩余次数、本单位参与',
    params: Type.Object({ id: Id }),
    response: RoundDetail
  },
  'POST /rounds/:id/attempts': {
    who: 'member', summary: '开始答题；有未交的答卷则回到那一份',
    params: Type.Object({ id: Id }),
    body: Type.Object({
      /** Absent: the one that concerns me most now. */
      phase: Type.Optional(LocalId),
      /** Of the papers to choose between; absent: the phase's own. */
      paper: Type.Optional(LocalId)
    }, { additionalProperties: false }),
    response: AttemptView
  },
  'GET /attempts/:id': { who: 'member', summary: '回到我的答卷', params: attempt, response: AttemptView },
  'PUT /attempts/:id/answers': {
    who: 'member', summary: '保存答案（逐题、可重发）', params: attempt, body: SaveBody, response: Saved
  },
  'POST /attempts/:id/confirm': {
    who: 'member', summary: '确认一题：逐题限时进入下一题，逐题公布时给出对错',
    params: attempt,
    body: Type.Object({
      pos: Type.Integer({ minimum: 1, maximum: 500 }), value: AnswerValue, device: Type.String({ minLength: 4, maxLength: 40 })
    }, { additionalProperties: false }),
    response: AttemptView
  },
  'POST /attempts/:id/submit': {
    who: 'member', summary: '交卷（重发得到同一结果）',
    params: attempt, body: SaveBody, response: Submitted
  },
  'POST /attempts/:id/leave': {
    who: 'member', summary: '答题中离开过一次（切到别处又回来）', params: attempt,
    response: Type.Object({ left: Count, limit: Nullable(Count), ended: Type.Boolean() })
  },
  'PUT /rounds/:id/sign-up': {
    who: 'member', summary: '报名；再报一次就是修改',
    params: Type.Object({ id: Id }),
    body: Type.Object({
      group: Type.Optional(LocalId), fields: Type.Record(Type.String({ maxLength: 20 }), Type.String({ maxLength: 200 }))
    }, { additionalProperties: false }),
    response: SignUpView
  },
  'DELETE /rounds/:id/sign-up': { who: 'member', summary: '取消报名（开赛前）', params: Type.Object({ id: Id }), response: SignUpView },
  'GET /attempts/:id/result': { who: 'member', summary: '成绩', params: attempt, response: AttemptResult },
  'GET /attempts/:id/review': {
    who: 'member', summary: '答案与解析（按竞赛规定的时间公布）',
    params: attempt,
    response: Type.Object({ roundTitle: Type.String(), items: Type.Array(ReviewItem) })
  },
  'GET /me/attempts': {
    who: 'member', summary: '我的成绩', query: Type.Object(PageQuery), response: page(AttemptSummary)
  }
} as const satisfies EndpointTable
