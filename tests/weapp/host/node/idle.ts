import { setImmediate, setTimeout } from 'node:timers/promises'
import type { TrackedTimers } from '../timers'

/** Event loop turns without anything new before a host counts as idle: promise chains need some. */
const QUIET_TURNS = 3

/** Waits until no request is under way and no timer is about to fire. */
export async function untilIdle(timers: TrackedTimers, limit: number): Promise<void> {
  const deadline = Date.now() + limit
  let quiet = 0
  let version = timers.version
  while (quiet < QUIET_TURNS) {
    await setImmediate()
    if (timers.pending === 0 && timers.version === version) {
      quiet += 1
      continue
    }
    if (Date.now() > deadline) throw new Error(`not idle after ${limit} ms: ${timers.pending} requests or short timers to go (see idleMax)`)
    quiet = 0
    version = timers.version
    await setTimeout(1)
  }
}
