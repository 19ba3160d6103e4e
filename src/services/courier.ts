/** failed (or thrown): try again later. more: something came meanwhile. */
export type Outcome = 'done' | 'more' | 'failed'

export interface Courier {
  /** After a short pause, so that quick changes travel together. */
  soon: () => void
  now: () => void
  stop: () => void
}

const PAUSE = 400
/** Somebody who types without a pause is saved this often all the same. */
const LONGEST_PAUSE = 3000
const FIRST_RETRY = 1000
const LAST_RETRY = 15_000

/** Runs `deliver` one at a time, again after a failure with growing pauses (spread out, so that phones do not come all at once). */
export function createCourier (deliver: () => Promise<Outcome>, random: () => number = Math.random): Courier {
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked: number | null = null
  let busy = false
  let again = false
  let stopped = false
  let failures = 0

  const plan = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => { void run() }, ms)
  }
  const run = async () => {
    clearTimeout(timer)
    if (busy) { again = true; return }
    busy = true
    again = false
    asked = null
    const outcome = await deliver().catch(() => 'failed' as const)
    busy = false
    if (stopped) return
    if (outcome === 'failed') {
      // Asked for again meanwhile (connected again, tapped): soon, but never without a pause.
      if (again) failures = 0
      return plan(Math.min(LAST_RETRY, FIRST_RETRY * 2 ** failures++) * (0.5 + random() / 2))
    }
    failures = 0
    if (again) plan(0)
    else if (outcome === 'more') soon()
  }
  const soon = () => {
    if (stopped || busy) return
    const now = Date.now()
    asked ??= now
    plan(Math.max(0, Math.min(PAUSE, asked + LONGEST_PAUSE - now)))
  }
  return {
    soon,
    now: () => { if (!stopped) void run() },
    stop: () => { stopped = true; clearTimeout(timer) }
  }
}
