const DAY_MS = 86400000
const WEEK_MS = 7 * DAY_MS
const AHEAD_MS = 5 * 60000

/** 20260301 → 20260228. */
export function dayBefore(day: number): number {
  const before = new Date(Date.UTC(Math.floor(day / 10000), Math.floor(day / 100) % 100 - 1, day % 100) - DAY_MS)
  return before.getUTCFullYear() * 10000 + (before.getUTCMonth() + 1) * 100 + before.getUTCDate()
}

/** Days in a row up to today, or up to yesterday while today's is still to be done. */
export function streakOf(done: ReadonlySet<number>, today: number): number {
  let day = done.has(today) ? today : dayBefore(today)
  let streak = 0
  for (; done.has(day); day = dayBefore(day)) streak++
  return streak
}

export const dailyPackName = (day: number) => `daily-${day}`
export const dayOfPack = (pack: string): number | undefined => {
  const digits = /^daily-(\d{8})$/.exec(pack)?.[1]
  return digits === undefined ? undefined : Number(digits)
}

/** When an answer was given, as far as its phone can be believed. */
export const believable = (at: number, now: number) => Math.min(Math.max(at, now - WEEK_MS), now + AHEAD_MS)
