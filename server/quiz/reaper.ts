import type { Context } from '../context'
import { freezeRoster } from '../rounds/writes'
import { finishAttempt } from './finish-write'
import { GRACE_MS } from './rules/timing'

const EVERY_MS = 1000
const AT_ONCE = 500

/**
 * Ends attempts whose time is up, whoever is looking: papers hand themselves in, and freezes rosters of rounds that have opened. Several
 * processes may run it side by side, since both changes happen once.
 */
export function startReaper(ctx: Context): { stop(): Promise<void> } {
  let stopped = false
  let running: Promise<void> = Promise.resolve()
  const turn = async () => {
    try {
      while (!stopped && await reapOnce(ctx) === AT_ONCE);
    } catch (error) {
      ctx.log.error({ err: error }, 'ending overdue attempts failed; it is tried again')
    }
  }
  const timer = setInterval(() => { running = running.then(turn) }, EVERY_MS)
  timer.unref()
  return {
    async stop() {
      stopped = true
      clearInterval(timer)
      await running
    }
  }
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
