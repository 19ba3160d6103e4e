import { Type, type Static } from '@sinclair/typebox'
import { Id, OneOf, Text } from '../common'
import { QuestionType } from '../question'
import { LocalId, PointsOf, strict } from './terms'

export const DrawPart = Type.Object({
  type: QuestionType,
  count: Type.Integer({ minimum: 1, maximum: 500 }),
  /** Points of each question of this part. */
  points: PointsOf,
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
    shuffleOptions: Type.Boolean(),
    /** As many as one can in the time: the counts are only how many are held ready, and what they add up to is no full score. */
    endless: Type.Optional(Type.Boolean())
  }, strict),
  Type.Object({
    kind: Type.Literal('fixed'),
    questions: Type.Array(Type.Object({ question: Id, points: PointsOf }, strict), { minItems: 1, maxItems: 500 }),
    shuffleQuestions: Type.Boolean(),
    shuffleOptions: Type.Boolean()
  }, strict)
])
export type PaperRule = Static<typeof PaperRule>

/**
 * Other papers beside the phase's own. By lot: each attempt gets one of all of them (N fixed papers). By the member: who starts chooses (a
 * topic, a part to play). By the group: each group has its own (tracks, trades, ranks); whoever's group is named nowhere gets the phase's.
 */
export const Alternatives = Type.Object({
  by: OneOf('lot', 'member', 'group'),
  /** What the phase's own paper is called beside them. Its id is `main`. */
  name: Text(30),
  papers: Type.Array(Type.Object({
    id: LocalId, name: Text(30), paper: PaperRule,
    /** Only by the group: whose paper it is. */
    groups: Type.Optional(Type.Array(LocalId, { minItems: 1, maxItems: 30 }))
  }, strict), { minItems: 1, maxItems: 30 })
}, strict)
export type Alternatives = Static<typeof Alternatives>
