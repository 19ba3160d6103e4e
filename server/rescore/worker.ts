import type { Context } from '../context'
import { runJobs } from './run'

const EVERY_MS = 1000

/** Looks for jobs once a second: new ones, and those that a process left when it died. */
export function startJobs(ctx: Context): { stop(): Promise<void> } {
  let stopped = false
  let running: Promise<void> | undefined
  const turn = async () => {
    try {
      await runJobs(ctx, () => stopped)
    } catch (error) {
      ctx.log.error({ err: error }, 'a job failed; it is tried again')
    } finally {
      running = undefined
    }
  }
  const timer = setInterval(() => { running ??= turn() }, EVERY_MS)
  timer.unref()
  return {
    async stop() {
      stopped = true
      clearInterval(timer)
      await running
    }
  }
}
