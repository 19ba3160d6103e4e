import { Type, type Static } from '@sinclair/typebox'
import { Count, Id, Nullable, Ok, OneOf, Ratio, Time } from './common'
import type { EndpointTable } from './endpoint'
import { AnswerValue, QuestionType } from './question'

/*
 * Practice: for oneself, never for standings. Packs carry the keys, so that practice works without network once opened; they are drawn
 * only from banks that their organisers opened for practice.
 */

export const PracticeQuestion = Type.Object({
  id: Id, version: Count, type: QuestionType, stem: Type.String(), options: Type.Array(Type.String()), blanks: Count,
  topic: Type.String(), period: Type.String(),
  right: Type.Array(Type.Integer()), texts: Type.Array(Type.Array(Type.String())), analysis: Type.String(), source: Type.String()
})
export type PracticeQuestion = Static<typeof PracticeQuestion>

/** daily: the same five for everybody on a day. topic: by period or topic. mock: as an upcoming round will be. challenge: until the first mistake. wrong: what the wrong-question book has due. */
export const PracticeKind = OneOf('daily', 'topic', 'mock', 'challenge', 'wrong')
export type PracticeKind = Static<typeof PracticeKind>

export const PracticePack = Type.Object({
  kind: PracticeKind,
  /** Names the pack: answers are sent with it. The daily pack of one day has the same for everybody. */
  pack: Type.String(),
  title: Type.String(),
  questions: Type.Array(PracticeQuestion),
  /** mock: the paper's time. */
  seconds: Nullable(Type.Integer()),
  /** mock: points of each question, in their order. */
  points: Nullable(Type.Array(Type.Number())),
  /** mock: what an incomplete multiple choice earns in that round; absent: nothing. */
  multiple: Type.Optional(OneOf('all', 'half', 'each')),
  now: Time,
  /** daily: what I gave today already, so that another phone goes on. */
  given: Type.Array(Type.Object({ questionId: Id, value: AnswerValue, correct: Type.Boolean() }))
})
export type PracticePack = Static<typeof PracticePack>

/** One answer given in practice. `id` is the phone's own (random): sent twice it counts once. The server judges for itself. */
export const PracticeAnswer = Type.Object({
  id: Id, kind: PracticeKind, pack: Type.String({ maxLength: 80 }), questionId: Id, version: Count, value: AnswerValue,
  /** When it was given, by the server's clock as the phone knows it; kept within a week before now. */
  at: Time
}, { additionalProperties: false })
export type PracticeAnswer = Static<typeof PracticeAnswer>

export const WrongQuestion = Type.Object({
  questionId: Id, version: Count, type: QuestionType, stem: Type.String(), topic: Type.String(),
  /** Why it is here, in words: 第三轮竞赛答错, 练习答错两次 … */
  reason: Type.String(), wrongs: Count, lastAt: Time, dueAt: Time,
  /** To be done again today: its day has come, by the association's calendar. */
  due: Type.Boolean(), mastered: Type.Boolean(),
  /** With its key; null while it is withheld. */
  question: Nullable(PracticeQuestion)
})
export type WrongQuestion = Static<typeof WrongQuestion>

export const PracticeHome = Type.Object({
  now: Time,
  /** None: no bank is open for practice. */
  available: Type.Boolean(),
  daily: Type.Object({ total: Count, done: Count, correct: Count, streak: Count }),
  wrong: Type.Object({ due: Count, open: Count, mastered: Count }),
  topics: Type.Array(Type.Object({ name: Type.String(), total: Count, done: Count, rate: Nullable(Ratio) })),
  periods: Type.Array(Type.Object({ name: Type.String(), total: Count, done: Count, rate: Nullable(Ratio) })),
  mocks: Type.Array(Type.Object({ roundId: Id, title: Type.String(), opensAt: Time, questions: Count, seconds: Nullable(Type.Integer()), best: Nullable(Type.Number()), fullScore: Type.Number() })),
  challenge: Type.Object({ best: Count })
})
export type PracticeHome = Static<typeof PracticeHome>

export const practiceEndpoints = {
  'GET /practice': { who: 'member', summary: '练习首页：每日五题、专题、模拟、挑战、错题本', response: PracticeHome },
  'GET /practice/pack': {
    who: 'member', summary: '取一组练习题（含答案与解析，可离线做）',
    query: Type.Object({
      kind: PracticeKind, topic: Type.Optional(Type.String({ maxLength: 60 })), period: Type.Optional(Type.String({ maxLength: 60 })), roundId: Type.Optional(Id),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 }))
    }),
    response: PracticePack
  },
  'POST /practice/answers': {
    who: 'member', summary: '交练习作答（可重发）；服务器自己判对错并安排复习',
    body: Type.Object({ answers: Type.Array(PracticeAnswer, { maxItems: 200 }) }, { additionalProperties: false }),
    response: Type.Object({ taken: Count, results: Type.Array(Type.Object({ id: Id, correct: Type.Boolean() })) })
  },
  'GET /practice/wrong': {
    who: 'member', summary: '错题本（含答案与解析；有答卷没交时不含）', query: Type.Object({ show: Type.Optional(OneOf('due', 'open', 'mastered')) }),
    response: Type.Object({
      now: Time, items: Type.Array(WrongQuestion),
      /** Why no keys go out at this moment, in a sentence. */
      withheld: Nullable(Type.String())
    })
  },
  'POST /practice/wrong/:id/master': {
    who: 'member', summary: '标为已掌握，或放回错题本', params: Type.Object({ id: Id }), body: Type.Object({ mastered: Type.Boolean() }, { additionalProperties: false }), response: Ok
  }
} as const satisfies EndpointTable
