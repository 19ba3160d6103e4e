import type { Context } from '../context'
import { everySecond, type Sweep } from '../every-second'
import { beginTransfers } from './stays'

/** Transfers take effect by themselves at the midnight of their day. */
export const startTransfers = (ctx: Context): Sweep =>
  everySecond(() => transferDue(ctx), (error) => { ctx.log.error({ err: error }, 'carrying out transfers failed; it is tried again') })

export async function transferDue(ctx: Context): Promise<number> {
  const now = ctx.clock()
  const due = await ctx.db.selectFrom('membership').innerJoin('account', 'account.member_id', 'membership.member_id').select('account.id')
    .where('begun', '=', 0).where('from_at', '<=', now).execute()
  const any = due.length > 0 || await ctx.db.selectFrom('membership').select('id').where('begun', '=', 0).where('from_at', '<=', now).limit(1).executeTakeFirst()
  if (!any) return 0
  const { begun } = await ctx.writer.write(beginTransfers, { now })
  for (const { id } of due) ctx.actors.forget(id)
  return begun
}
