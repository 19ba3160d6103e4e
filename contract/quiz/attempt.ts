import { Type, type Static } from '@sinclair/typebox'
import { Count, Id, Nullable, OneOf, Points, Time, UnitRef } from '../common'
import { AnswerValue, QuestionType, QuestionView, RevealedKey } from '../question'
import { RevealRule } from '../round-config'
import { RoundNotes } from './round'

/* An attempt: the paper under way, what comes back of it, and the way there. */

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
  /** As many questions as one can: `total` is only how many are held ready, and is told to nobody. */
  endless: Type.Boolean(),
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
  score: Nullable(Points),
  /** Both null where there are as many questions as one can. */
  fullScore: Nullable(Points), total: Nullable(Count),
  correct: Nullable(Count),
  timeMs: Type.Integer(), finishedAt: Time
})
export type Submitted = Static<typeof Submitted>

export const AttemptResult = Type.Object({
  attemptId: Id,
  roundId: Id,
  roundTitle: Type.String(),
  practice: Type.Boolean(),
  no: Type.Integer(),
  /** Entered by an organiser from paper: whose it is, and whether I am who entered it. Null: answered here. */
  proxy: Nullable(Type.Object({ name: Type.String(), byMe: Type.Boolean() })),
  finish: FinishWay,
  phase: Type.Object({ id: Type.String(), name: Type.String() }),
  /** Why it does not count; null: it does. */
  voided: Nullable(OneOf('tooFast', 'left')),
  /** Null: the phase has no pass mark. */
  passed: Nullable(Type.Boolean()),
  /** Null: the round does not show scores. */
  score: Nullable(Points),
  /** Both null where there are as many questions as one can. */
  fullScore: Nullable(Points), total: Nullable(Count),
  correct: Nullable(Count),
  timeMs: Type.Integer(),
  finishedAt: Time,
  /** By the counting rule, before and after this attempt. */
  standing: Nullable(Type.Object({
    before: Nullable(Points), after: Points, kind: OneOf('best', 'first', 'last', 'sum', 'average', 'dailyBestSum', 'weeklyBestSum', 'paperBestSum')
  })),
  rank: Nullable(Type.Object({ rank: Type.Integer(), of: Count })),
  /** What the phases make together so far; null: the round has one phase, or each stands for itself. */
  result: Nullable(Type.Object({ score: Points, rank: Nullable(Type.Integer()) })),
  /** Empty where scores are not shown, or the paper has no end. */
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
  /** Awards of its round have been announced, or prizes drawn. */
  honours: Type.Boolean(),
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
  score: Nullable(Points),
  /** Null: as many questions as one can. */
  fullScore: Nullable(Points),
  timeMs: Nullable(Type.Integer()),
  /** A key of its paper was corrected after it was handed in. */
  corrected: Type.Boolean(),
  /** Entered by an organiser from paper. */
  proxied: Type.Boolean()
})
export type AttemptSummary = Static<typeof AttemptSummary>
