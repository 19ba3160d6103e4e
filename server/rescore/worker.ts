import type { Context } from '../context'
import { everySecond, type Sweep } from '../every-second'
import { runJobs } from './run'

/** Looks for jobs once a second: new ones, and those that a process left when it died. */
export const startJobs = (ctx: Context): Sweep =>
  everySecond((stopped) => runJobs(ctx, stopped), (error) => { ctx.log.error({ err: error }, 'a job failed; it is tried again') })
