import { AppError } from '../errors'
import type { Handlers } from '../http/call'
import { acceptMessage, subscriptionsOf } from './credits'

export const messageHandlers: Handlers<keyof typeof import('../../contract/messages').messagesEndpoints> = {
  'GET /me/subscriptions': async ({ ctx, actor }) => ({ subscriptions: await subscriptionsOf(ctx, actor.accountId) }),

  async 'POST /me/subscriptions'({ ctx, actor, input: { kind, id }, now }) {
    if (!(await subscriptionsOf(ctx, actor.accountId)).some((one) => one.kind === kind)) throw new AppError('conflict', '这里没有开通微信提醒，或者你不是用微信登录的。')
    await ctx.writer.write(acceptMessage, { accountId: actor.accountId, kind, id, now })
    return { subscriptions: await subscriptionsOf(ctx, actor.accountId) }
  }
}
