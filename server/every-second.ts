export interface Sweep {
  /** Resolves once the turn under way has ended. */
  stop(): Promise<void>
}

/**
 * Does something once a second for as long as the process lives; a turn that takes longer is not begun a second time beside itself.
 * @param turn is told when to leave off
 * @param failed a turn that failed is tried again with the next
 */
export function everySecond(turn: (stopped: () => boolean) => Promise<unknown>, failed: (error: unknown) => void, first?: Promise<unknown>): Sweep {
  let stopped = false
  let running: Promise<unknown> | undefined
  const run = (work: Promise<unknown>) => work.catch(failed).finally(() => { running = undefined })
  if (first) running = run(first)
  const timer = setInterval(() => { running ??= run(turn(() => stopped)) }, 1000)
  timer.unref()
  return {
    async stop() {
      stopped = true
      clearInterval(timer)
      await running
    }
  }
}
