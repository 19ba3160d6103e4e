import type { Context } from '../context'
import { everySecond, type Sweep } from '../every-second'
import { claimChecks, reportCheck, type Outcome, type ToCheck } from './check-writes'

/** Asks WeChat about what was handed in, after the member has had his answer. */
export function startChecks(ctx: Context): Sweep {
  return everySecond((stopped) => checkDue(ctx, stopped), (error) => { ctx.log.error({ err: error }, 'texts could not be checked; they wait for a person meanwhile') })
}

/** @returns how many were asked about. Several processes may do it side by side: each takes others. */
export async function checkDue(ctx: Context, stopped: () => boolean = () => false): Promise<number> {
  for (let count = 0; ;) {
    if (stopped() || !await anyDue(ctx)) return count
    const { texts } = await ctx.writer.write(claimChecks, { now: ctx.clock() })
    if (texts.length === 0) return count
    for (const text of texts) await ctx.writer.write(reportCheck, { text, outcome: await ask(ctx, text), now: ctx.clock() })
    count += texts.length
  }
}

/** Asked without the writer, since it is asked every second. */
async function anyDue({ db, clock }: Context): Promise<boolean> {
  if (await db.selectFrom('reflection').select('id').where('check_at', '<=', clock()).limit(1).executeTakeFirst()) return true
  return Boolean(await db.selectFrom('reflection_comment').select('id').where('check_at', '<=', clock()).limit(1).executeTakeFirst())
}

async function ask({ wechat }: Context, { what, text, openid }: ToCheck): Promise<Outcome> {
  if (!wechat || openid === null) return { how: 'not-in-wechat' }
  return wechat.checkText({ openid, text, scene: what === 'comment' ? 'comment' : 'post' })
}
