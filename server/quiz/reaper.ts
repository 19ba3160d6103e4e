import type { Context } from '../context'
import { everySecond, type Sweep } from '../every-second'
import { freezeRoster } from '../rounds/entrants'
import { GRACE_MS } from '../rounds/rules/timing'
import { finishAttempt } from './finish-write'

const AT_ONCE = 500

/**
 * Ends attempts whose time is up, whoever is looking: papers hand themselves in, and freezes rosters of rounds that have opened. Several
 * processes may run it side by side, since both changes happen once.
 */
export function startReaper(ctx: Context): Sweep {
  const early = finishEnded(ctx).catch((error: unknown) => { ctx.log.error({ err: error }, 'ending papers of rounds that ended early failed') })
  return everySecond(async (stopped) => {
    while (!stopped() && await reapOnce(ctx) === AT_ONCE);
  }, (error) => { ctx.log.error({ err: error }, 'ending overdue attempts failed; it is tried again') }, early)
}

/** Papers left open by a process that died between ending a round and handing them in. Once at the start: `end` itself does the rest. */
async function finishEnded(ctx: Context): Promise<void> {
  const left = await ctx.db.selectFrom('attempt').innerJoin('round', 'round.id', 'attempt.round_id').select('attempt.id')
    .where('attempt.finished_at', 'is', null).where('round.state', '=', 'ended').execute()
  await Promise.all(left.map(({ id }) => ctx.writer.write(finishAttempt, { attemptId: id, memberId: null, now: ctx.clock(), why: 'ended' })))
}

/** One sweep; answers how many attempts it ended. */
export async function reapOnce(ctx: Context): Promise<number> {
  const now = ctx.clock()
  const opened = await ctx.db.selectFrom('round').select('id').where('state', '=', 'published').where('opens_at', '<=', now).where('frozen_at', 'is', null).execute()
  for (const { id } of opened) await ctx.writer.write(freezeRoster, { roundId: id, now })
  const due = await ctx.db.selectFrom('attempt').select('id').where('finished_at', 'is', null).where('deadline_at', '<', now - GRACE_MS).limit(AT_ONCE).execute()
  await Promise.all(due.map(({ id }) => ctx.writer.write(finishAttempt, { attemptId: id, memberId: null, now, why: 'timeout' })))
  return due.length
}
