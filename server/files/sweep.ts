import type { Context } from '../context'
import { everySecond, type Sweep } from '../every-second'
import { sweepFiles } from './writes'

const EVERY_MS = 10 * 60 * 1000

/** Uploads that nobody has handed in go away. Several processes may run it side by side. */
export function startFileSweep(ctx: Context): Sweep {
  let last = 0
  return everySecond(async (stopped) => {
    if (ctx.clock() - last < EVERY_MS) return
    last = ctx.clock()
    while (!stopped() && (await ctx.writer.write(sweepFiles, { now: last })).gone > 0);
  }, (error) => { ctx.log.error({ err: error }, 'dropping old uploads failed; it is tried again') })
}
