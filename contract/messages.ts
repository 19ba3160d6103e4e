import { Type, type Static } from '@sinclair/typebox'
import { Count, OneOf } from './common'
import type { EndpointTable } from './endpoint'

/** What members may be told outside the app. Each kind is one of the templates that the deployment has applied for at WeChat. */
export const MessageKind = OneOf('round', 'event')
export type MessageKind = Static<typeof MessageKind>

/** One consent of the member's is one message: there is no other way to write to somebody. */
export const Subscription = Type.Object({
  kind: MessageKind,
  /** What WeChat's own question is asked with. */
  template: Type.String(),
  /** How many messages the member has agreed to and not yet been sent. */
  credits: Count
})
export type Subscription = Static<typeof Subscription>

const Subscriptions = Type.Object({ subscriptions: Type.Array(Subscription) })

export const messagesEndpoints = {
  'GET /me/subscriptions': { who: 'member', summary: '我同意接收几条微信提醒；没有开通或不在微信里时为空', response: Subscriptions },
  'POST /me/subscriptions': {
    who: 'member', summary: '微信的询问里点了“允许”：记一条。同一个 id 只记一次',
    body: Type.Object({ kind: MessageKind, id: Type.String({ pattern: '^[A-Za-z0-9_-]{8,40}$' }) }, { additionalProperties: false }),
    response: Subscriptions
  }
} as const satisfies EndpointTable
