import { Type, type Static } from '@sinclair/typebox'
import { Count, Id, OneOf, PageQuery, Time, page } from './common'
import type { EndpointTable } from './endpoint'

/** What a notice comes from. */
export const NoticeKind = OneOf('event', 'menu', 'round', 'study', 'other')
export type NoticeKind = Static<typeof NoticeKind>

export const Notice = Type.Object({
  id: Id, kind: NoticeKind, title: Type.String(), text: Type.String(),
  /** The phone's page that it leads to, with its query; empty: it leads nowhere. */
  page: Type.String(),
  at: Time, read: Type.Boolean()
})
export type Notice = Static<typeof Notice>

/** For organisers: whom something was told to, and how it went on through WeChat. Nobody is named. */
export const Delivery = Type.Object({
  /** In the app everybody has it. */
  people: Count, read: Count,
  /** Messages through WeChat by how they went. */
  waiting: Count, sent: Count,
  /** WeChat was asked and did not answer: it may have arrived. */
  unsure: Count,
  failed: Count,
  /** The person does not take messages any more. */
  refused: Count,
  /** Withdrawn, or too late, before it went out. */
  needless: Count,
  /** A message was meant for them, and they had not agreed to one. */
  unasked: Count,
  /** The same in a sentence. */
  outcome: Type.String(),
  /** Why messages wait or failed, in words, the most frequent first; empty: all is well. */
  problems: Type.Array(Type.Object({ why: Type.String(), messages: Count }))
})
export type Delivery = Static<typeof Delivery>

const Unread = Type.Object({ unread: Count })

export const inboxEndpoints = {
  'GET /me/notices': {
    who: 'member', summary: '我的消息，新的在前',
    query: Type.Object({ ...PageQuery, unread: Type.Optional(Type.Boolean()) }), response: page(Notice)
  },
  'GET /me/notices/unread': { who: 'member', summary: '我有几条未读消息', response: Unread },
  'POST /me/notices/read': {
    who: 'member', summary: '标为已读：这几条，或到某一条为止（含）的全部；重复标记不算错',
    /** One of the two. */
    body: Type.Object({ ids: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 200 })), upTo: Type.Optional(Id) }, { additionalProperties: false, minProperties: 1, maxProperties: 1 }),
    response: Unread
  }
} as const satisfies EndpointTable
