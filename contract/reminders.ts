import { Type, type Static } from '@sinclair/typebox'
import { Count, Id, Time, UnitRef } from './common'
import type { EndpointTable } from './endpoint'

/** As long as the templates of WeChat let a text be. */
export const NOTE_MAX = 20

export const Reminder = Type.Object({
  id: Id, at: Time, by: Type.String(), unit: UnitRef, note: Type.String(),
  /** Messages by how they went; together they are those that were sent off. */
  waiting: Count, sent: Count,
  /** WeChat was asked and did not answer: it may have arrived. */
  unsure: Count,
  /** The person does not take messages any more. */
  refused: Count,
  /** Took part, or left, before it went out. */
  needless: Count,
  failed: Count,
  /** The same in a sentence. */
  outcome: Type.String(),
  /** Why messages wait or failed, in words; empty: all is well. */
  problem: Type.String()
})
export type Reminder = Static<typeof Reminder>

export const Reminders = Type.Object({
  /** Why nothing can be sent from here at all; empty: it can. */
  whyNot: Type.String(),
  /** Of those who have not taken part: how many have agreed to a message and were not reminded within a day. */
  reachable: Count,
  /** How many were reminded within a day: they are left in peace. */
  resting: Count,
  absent: Count,
  /** The newest first. */
  sent: Type.Array(Reminder)
})
export type Reminders = Static<typeof Reminders>

const round = Type.Object({ id: Id })

export const remindersEndpoints = {
  'GET /organiser/rounds/:id/reminders': {
    who: 'organiser', summary: '微信提醒：能收到的人数，已发的提醒送达情况', params: round, query: Type.Object({ unit: Id }), response: Reminders
  },
  'POST /organiser/rounds/:id/reminders': {
    who: 'organiser', summary: '给还没有参加、同意接收的人发一条微信提醒；一天之内提醒过的人不再打扰', params: round,
    body: Type.Object({ unit: Id, note: Type.String({ maxLength: NOTE_MAX }) }, { additionalProperties: false }),
    response: Reminders
  }
} as const satisfies EndpointTable
