import { clearTimeout, setInterval, setTimeout } from 'node:timers'
import { TrackedTimers } from '../timers'

/** From node:timers and not the globals, so that a test's fake timers do not stop the host. */
export const nodeTimers = (idleMax: number): TrackedTimers<NodeJS.Timeout> =>
  new TrackedTimers<NodeJS.Timeout>({ setTimeout, setInterval, clearTimeout, release: (handle) => void handle.unref() }, idleMax)
