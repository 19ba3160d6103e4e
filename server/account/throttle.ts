import type { Context } from '../context'
import { AppError } from '../errors'
import { clearFailures, countFailure } from './writes'

/* Limits on guessing: per account and per address, kept in the database so that they hold across processes and restarts. */

export async function refuseWhenShut(ctx: Context, keys: string[], now: number): Promise<void> {
  const row = await ctx.db.selectFrom('throttle').select('until').where('key', 'in', keys).where('until', '>', now).orderBy('until', 'desc').executeTakeFirst()
  if (!row) return
  const minutes = Math.max(1, Math.ceil((row.until - now) / 60000))
  throw new AppError('too_many', `试错次数太多，请 ${minutes} 分钟后再试。`, { retryAfterSeconds: minutes * 60 })
}

export const rememberFailure = (ctx: Context, keys: string[], now: number) => ctx.writer.write(countFailure, { keys, now })
export const forgetFailures = (ctx: Context, keys: string[]) => ctx.writer.write(clearFailures, { keys })
