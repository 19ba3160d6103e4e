import { localTime } from '../../zone'

/* Calendar days as numbers that sort (20260405), and the moments between which the association's wall clock shows them. */

const MS = 86_400_000
const QUARTER = 15 * 60_000

const utcOf = (day: number) => Date.UTC(Math.floor(day / 10000), Math.floor(day / 100) % 100 - 1, day % 100)

/** Days since 1970, by which days are added and counted. */
export const ordinalOf = (day: number): number => Math.round(utcOf(day) / MS)

export function dayFrom(ordinal: number): number {
  const at = new Date(ordinal * MS)
  return at.getUTCFullYear() * 10000 + (at.getUTCMonth() + 1) * 100 + at.getUTCDate()
}

/** There is such a day: not 20260231. */
export const isDay = (day: number): boolean => day >= 19700101 && dayFrom(ordinalOf(day)) === day

export const addDays = (day: number, n: number): number => dayFrom(ordinalOf(day) + n)

/** How many days `to` lies behind `from`. */
export const daysBetween = (from: number, to: number): number => ordinalOf(to) - ordinalOf(from)

/** 1 Monday … 7 Sunday. */
export const weekdayOf = (day: number): number => ((ordinalOf(day) + 3) % 7 + 7) % 7 + 1

export const monthOf = (day: number): number => Math.floor(day / 100)

export const firstOfMonth = (day: number): number => monthOf(day) * 100 + 1

export function lastOfMonth(day: number): number {
  const at = new Date(Date.UTC(Math.floor(day / 10000), Math.floor(day / 100) % 100, 0))
  return monthOf(day) * 100 + at.getUTCDate()
}

export function* eachDay(from: number, to: number): Generator<number> {
  for (let n = ordinalOf(from), last = ordinalOf(to); n <= last; n++) yield dayFrom(n)
}

/** What the wall clock shows at that moment, as if it were UTC. */
function wall(ms: number, zone: string): number {
  const { year, month, day, hour, minute } = localTime(ms, zone)
  return Date.UTC(year, month - 1, day, hour, minute) + ((ms % 60_000) + 60_000) % 60_000
}

const begins = new Map<string, number>()

/** The first moment at which the wall clock shows that day's minute, or more where it leaps over it. */
export function dayBegin(day: number, zone: string, minute = 0): number {
  const key = `${zone} ${day} ${minute}`
  const known = begins.get(key)
  if (known !== undefined) return known
  const wanted = utcOf(day) + minute * 60_000
  // No zone is further east than this: the wall shows less.
  let at = wanted - 15 * 3_600_000
  for (;;) {
    const next = at + wanted - wall(at, zone)
    const shown = wall(next, zone)
    if (shown < wanted) { at = next; continue }
    if (shown > wanted) {
      // The clock leapt forward in between, as it does on a quarter of an hour only.
      for (at = Math.ceil(at / QUARTER) * QUARTER; wall(at, zone) < wanted;) at += QUARTER
    } else at = next
    break
  }
  if (begins.size > 20_000) begins.clear()
  begins.set(key, at)
  return at
}

/** The day that a moment belongs to, where days begin at that minute of the wall clock. */
export function dayOfMoment(ms: number, zone: string, minute = 0): number {
  let day = dayFrom(Math.floor((wall(ms, zone) - minute * 60_000) / MS))
  while (dayBegin(day, zone, minute) > ms) day = addDays(day, -1)
  while (dayBegin(addDays(day, 1), zone, minute) <= ms) day = addDays(day, 1)
  return day
}
