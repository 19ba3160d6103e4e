import type { MessageKind, Subscription } from '../../contract/messages'
import type { Context } from '../context'
import { defineWrite, type Tx } from '../db/writer/write'
import type { Template } from '../wechat/template'

/** More than that nobody can mean: a phone that asks on and on. */
const MOST = 20

/** How many messages somebody has agreed to and not yet been sent. */
export async function balanceOf({ db }: Pick<Tx, 'db'>, accountId: string, kind: MessageKind): Promise<number> {
  const row = await db.selectFrom('message_credit').select((eb) => eb.fn.sum<number>('delta').as('n')).where('account_id', '=', accountId).where('kind', '=', kind).executeTakeFirst()
  return Number(row?.n ?? 0)
}

/** Kept under the client's id: a request that is sent again counts once. */
export const acceptMessage = defineWrite('message.accept', async (tx, { accountId, kind, id, now }: { accountId: string; kind: MessageKind; id: string; now: number }) => {
  const key = `${accountId}:${id}`
  if (await tx.db.selectFrom('message_credit').select('id').where('id', '=', key).executeTakeFirst()) return {}
  if (await balanceOf(tx, accountId, kind) < MOST) await tx.db.insertInto('message_credit').values({ id: key, account_id: accountId, kind, delta: 1, cause: 'accepted', at: now }).execute()
  return {}
})

/** What there is to subscribe to. Nothing: WeChat is not set up, or the person never signed in through it. */
export async function subscriptionsOf(ctx: Context, accountId: string): Promise<Subscription[]> {
  const templates = Object.entries(ctx.config.wechat?.templates ?? {}) as [MessageKind, Template][]
  if (templates.length === 0) return []
  const identity = await ctx.db.selectFrom('identity').select('subject').where('account_id', '=', accountId).where('provider', '=', 'wechat').executeTakeFirst()
  return identity ? Promise.all(templates.map(async ([kind, { id }]) => ({ kind, template: id, credits: await balanceOf(ctx, accountId, kind) }))) : []
}
