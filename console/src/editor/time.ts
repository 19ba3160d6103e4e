import { session } from '../services/session'

/* Moments as the association's wall clock shows them, whatever zone the computer is in. */

const zoneNow = () => session.get().me?.zone ?? 'Asia/Shanghai'
const two = (n: number) => String(n).padStart(2, '0')

function wall(at: number, zone: string): number {
  const found = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' }).formatToParts(at)
  const part = (type: string) => Number(found.find((one) => one.type === type)?.value)
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
}

/** 2026-06-15T08:00, as a field for moments holds it. */
export function toLocal(at: number, zone = zoneNow()): string {
  if (!Number.isFinite(at) || Math.abs(at) > 8.64e15) return ''
  const time = new Date(wall(at, zone))
  const day = `${String(time.getUTCFullYear()).padStart(4, '0')}-${two(time.getUTCMonth() + 1)}-${two(time.getUTCDate())}`
  return `${day}T${two(time.getUTCHours())}:${two(time.getUTCMinutes())}`
}

/** Null: what is typed is no moment yet. */
export function fromLocal(text: string, zone = zoneNow()): number | null {
  const typed = /^(\d{4,6})-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(text)
  if (!typed) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = typed.slice(1).map(Number)
  const meant = Date.UTC(year, month - 1, day, hour, minute)
  const guess = meant - (wall(meant, zone) - meant)
  // Across a change of offset the first guess is off by the change.
  return meant - (wall(guess, zone) - guess)
}

/** 480 → 08:00; 1440, the end of the day, → 00:00. */
export const toClock = (minute: number) => `${two(Math.floor(minute / 60) % 24)}:${two(minute % 60)}`
export function fromClock(text: string, end = false): number | null {
  const typed = /^(\d\d):(\d\d)/.exec(text)
  if (!typed) return null
  const minute = Number(typed[1]) * 60 + Number(typed[2])
  return end && minute === 0 ? 1440 : minute
}
