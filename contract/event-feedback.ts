import { Type, type Static } from '@sinclair/typebox'
import { Count, Id, Nullable, OneOf, Time } from './common'
import type { EndpointTable } from './endpoint'
import { FormField } from './event-config'
import { Answer } from './events'

/* What those who came say of an event afterwards. Organisers read what was said, not who said it. */

const Answers = Type.Record(Type.String({ pattern: '^[a-z][a-z0-9-]{0,19}$' }), Answer, { additionalProperties: false })

export const MyFeedback = Type.Object({
  eventId: Id, title: Type.String(), fields: Type.Array(FormField),
  /** Null: nothing said yet. */
  mine: Nullable(Answers), at: Nullable(Time),
  /** It can be said, or changed, until then. Null: it is not known yet, since one has not been there. */
  until: Nullable(Time),
  open: Type.Boolean(),
  /** Why not. */
  said: Type.String()
})
export type MyFeedback = Static<typeof MyFeedback>

export const FeedbackFigure = Type.Object({
  id: Type.String(), label: Type.String(), kind: OneOf('text', 'choice', 'choices', 'number', 'phone', 'id-card', 'date', 'stars'),
  answered: Count,
  /** Of stars and numbers, with one decimal. Null: of none. */
  average: Nullable(Type.Number()),
  /** Of stars and choices, in the order of the form. */
  counts: Type.Array(Type.Object({ option: Type.String(), n: Count })),
  /** Of what was written: the latest 200, without names. */
  written: Type.Array(Type.String())
})
export type FeedbackFigure = Static<typeof FeedbackFigure>

const event = Type.Object({ id: Id })

export const eventFeedbackEndpoints = {
  'GET /events/:id/feedback': { who: 'member', summary: '我对活动的反馈', params: event, response: Type.Object({ now: Time, feedback: MyFeedback }) },
  'PUT /events/:id/feedback': { who: 'member', summary: '填写或修改反馈', params: event, body: Type.Object({ answers: Answers }, { additionalProperties: false }), response: Type.Object({ feedback: MyFeedback }) },
  'GET /organiser/events/:id/feedback': {
    who: 'organiser', summary: '反馈汇总：各项平均、人数和原话，不带姓名', params: event,
    response: Type.Object({ asked: Count, answered: Count, until: Nullable(Time), figures: Type.Array(FeedbackFigure) })
  }
} as const satisfies EndpointTable
