import { useEffect, useState } from 'react'

let offset = 0
let bestTrip = Infinity

/**
 * One answer of the server: its clock, and when the request left and came back here.
 * The shortest trip tells best; an answer that contradicts what we know means that the phone's clock was moved.
 */
export function heard (serverNow: number, sentAt: number, gotAt: number): void {
  const trip = Math.max(0, gotAt - sentAt)
  const found = serverNow + trip / 2 - gotAt
  const moved = Math.abs(found - offset) > trip + 1000
  if (trip > bestTrip && !moved) return
  bestTrip = trip
  offset = found
}

/** The server's time in UTC milliseconds, as far as we know it. */
export const now = (): number => Math.round(Date.now() + offset)

/** What is known of the server's clock, to be kept for a start without network. */
export interface ClockMark { offset: number, at: number }

export const clockMark = (): ClockMark => ({ offset, at: now() })

/**
 * Goes by what was kept until the server is heard. Its time was later than `at` for certain: a phone's clock that was
 * moved back since cannot show more time than there was then.
 */
export function recall (mark: ClockMark): void {
  if (bestTrip === Infinity) offset = Math.max(mark.offset, mark.at - Date.now())
}

/** The server's time, renewed each `every` ms: for countdowns. */
export function useNow (every = 1000): number {
  const [time, setTime] = useState(now)
  useEffect(() => {
    const timer = setInterval(() => setTime(now()), every)
    return () => clearInterval(timer)
  }, [every])
  return time
}

export function resetClock (): void {
  offset = 0
  bestTrip = Infinity
}
