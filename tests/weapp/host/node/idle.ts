import { setImmediate, setTimeout } from 'node:timers/promises'
import type { TrackedTimers } from '../timers'

/** Event loop turns without anything new before a host counts as idle: promise chains need some. */
const QUIET_TURNS = 3

/**
 * Waits until no request is under way and no timer is about to fire. Once nothing else is going on such a timer fires at once: the pause after which
 * an answer is saved need not be sat through.
 */
export async function untilIdle(timers: TrackedTimers, limit: number): Promise<void> {
  const deadline = Date.now() + limit
  let quiet = 0
  let version = timers.version
  for (;;) {
    await setImmediate()
    if (timers.version === version && !timers.waiting) {
      quiet += 1
      if (quiet < QUIET_TURNS) continue
      if (!timers.hurry()) return
    } else if (timers.waiting) {
      await setTimeout(1)
    }
    if (Date.now() > deadline) throw new Error(`not idle after ${limit} ms: ${timers.pending} requests or short timers to go (see idleMax)`)
    quiet = 0
    version = timers.version
  }
}
