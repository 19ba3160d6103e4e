import type { AttemptView } from '../../../contract/quiz'
import { now } from '@/services/clock'
import { countdown, endTime, left } from '@/services/format'

const MINUTE = 60_000
/** Rounds without a limit for the paper end when the round does: seconds would only unsettle. */
const FAR = 3 * 60 * MINUTE
export const DAY = 24 * 60 * MINUTE

export interface Shown { before: string, figure: string, after: string }

/** 剩 24:18; in 长辈版 还剩 24 分钟 until the last two. `to` is when it ends. */
export function timeLeft (ms: number, elder: boolean, to: number): Shown {
  const before = elder ? '还剩 ' : '剩 '
  // Days away it is the round that ends, not the paper: nothing to hurry for.
  if (ms > DAY) return { before: `开放到 ${untilDay(to)}`, figure: '', after: '' }
  if (ms > FAR) return { before, figure: left(ms), after: '' }
  // Rounded up: nobody is told less than they have, and 0 is never shown while there is time.
  return elder && ms > 2 * MINUTE
    ? { before, figure: String(Math.ceil(ms / MINUTE)), after: ' 分钟' }
    : { before, figure: countdown(ms), after: '' }
}

/** 12 月 31 日; with the time where the day is not open to its end. */
export const untilDay = (to: number): string => endTime(to, now()).replace(/ 24:00$/, '')

/** From when on the paper counts if it is handed in; null: it does already. */
export function countsFrom ({ view: { leastSeconds, startedAt } }: { view: Pick<AttemptView, 'leastSeconds' | 'startedAt'> }): number | null {
  const at = leastSeconds === null ? 0 : startedAt + leastSeconds * 1000
  return at > now() ? at : null
}

/** What is said aloud when the time passes a mark between two looks at the clock. */
export function warning (msBefore: number, ms: number): string | null {
  for (const minutes of [1, 5]) if (msBefore > minutes * MINUTE && ms <= minutes * MINUTE && ms > 0) return `还剩 ${minutes} 分钟`
  return null
}
