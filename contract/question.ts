import { Type, type Static } from '@sinclair/typebox'
import { Count, Id, OneOf, Points } from './common'

export const QuestionType = OneOf('single', 'multiple', 'judge', 'fill')
export type QuestionType = Static<typeof QuestionType>

/**
 * What a member sends as an answer: positions of the chosen options as they were shown (a judgement: 0 = 正确, 1 = 错误),
 * or one text per blank. Null takes the answer back.
 */
export const AnswerValue = Type.Union([
  Type.Array(Type.Integer({ minimum: 0, maximum: 25 }), { maxItems: 26 }),
  Type.Array(Type.String({ maxLength: 200 }), { maxItems: 20 }),
  Type.Null()
])
export type AnswerValue = Static<typeof AnswerValue>

/** A question as it may be shown while it is being answered: nothing here depends on the key. */
export const QuestionView = Type.Object({
  /** 1-based place in the paper. */
  pos: Type.Integer({ minimum: 1 }),
  type: QuestionType,
  stem: Type.String(),
  /** In the order shown to this member; empty for fill-in. A judgement shows 正确, 错误. */
  options: Type.Array(Type.String()),
  /** Number of blanks of a fill-in question, else 0. */
  blanks: Count,
  points: Points
})
export type QuestionView = Static<typeof QuestionView>

/** The key and what goes with it: leaves the server only through `reveal` (server/quiz/reveal.ts). */
export const RevealedKey = Type.Object({
  /** Right options in the order shown to this member. */
  right: Type.Array(Type.Integer({ minimum: 0 })),
  /** Accepted texts per blank. */
  texts: Type.Array(Type.Array(Type.String())),
  analysis: Type.String(),
  source: Type.String()
})
export type RevealedKey = Static<typeof RevealedKey>

export const BankSummary = Type.Object({
  id: Id,
  name: Type.String(),
  total: Count,
  topics: Type.Array(Type.Object({
    topic: Type.String(),
    counts: Type.Object({ single: Count, multiple: Count, judge: Count, fill: Count })
  }))
})
export type BankSummary = Static<typeof BankSummary>
