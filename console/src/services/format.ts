import { session } from './session'

const two = (n: number) => String(n).padStart(2, '0')

function parts(at: number, zone: string) {
  const found = new Intl.DateTimeFormat('en-US', {
    timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric'
  }).formatToParts(at)
  const part = (type: string) => Number(found.find((one) => one.type === type)?.value)
  return { year: part('year'), month: part('month'), day: part('day'), hour: part('hour'), minute: part('minute') }
}

/** 6 月 15 日 8:00; another year than now's is said */
export function dayTime(at: number, now = Date.now(), zone = session.get().me?.zone ?? 'Asia/Shanghai'): string {
  const then = parts(at, zone)
  const thisYear = parts(now, zone).year === then.year
  return `${thisYear ? '' : `${then.year} 年 `}${then.month} 月 ${then.day} 日 ${then.hour}:${two(then.minute)}`
}

/** An end that falls at midnight belongs to the day that is over then: 6 月 14 日 24:00 */
export function endTime(at: number, now = Date.now(), zone = session.get().me?.zone ?? 'Asia/Shanghai'): string {
  const { hour, minute } = parts(at, zone)
  return hour === 0 && minute === 0 && at % 60_000 === 0 ? dayTime(at - 1, now, zone).replace('23:59', '24:00') : dayTime(at, now, zone)
}

/** 2026 年 6 月 15 日 */
export function day(at: number, zone = session.get().me?.zone ?? 'Asia/Shanghai'): string {
  const then = parts(at, zone)
  return `${then.year} 年 ${then.month} 月 ${then.day} 日`
}

/** 1,200 */
export const count = (n: number): string => n.toLocaleString('en-US')

/** 86.6% */
export const percent = (ratio: number): string => `${(Math.round(ratio * 1000) / 10).toFixed(1)}%`

/** 88.6: points as they are said, at most one decimal. */
export const mean = (points: number): string => (Math.round(points * 10) / 10).toFixed(1)

/** 12 KB, 3.4 MB */
export const size = (bytes: number): string => (bytes < 1000 ? `${bytes} 字节` : bytes < 1e6 ? `${Math.round(bytes / 1000)} KB` : `${(bytes / 1e6).toFixed(1)} MB`)

/** 4 天 12 小时, 35 分钟: what is left, never less than a minute. */
export function left(ms: number): string {
  const minutes = Math.max(1, Math.floor(ms / 60_000))
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24]
  if (days) return hours ? `${days} 天 ${hours} 小时` : `${days} 天`
  return hours ? `${hours} 小时 ${minutes % 60} 分钟` : `${minutes} 分钟`
}

const DAY = 86_400_000

/** 20260615: the calendar day in the association's zone. */
export function dayOf(at: number, zone = session.get().me?.zone ?? 'Asia/Shanghai'): number {
  const { year, month, day } = parts(at, zone)
  return year * 10_000 + month * 100 + day
}

/** Every calendar day from one moment to another. */
export function daysBetween(from: number, to: number): number[] {
  const noon = (day: number) => Date.UTC(Math.floor(day / 10_000), Math.floor(day / 100) % 100 - 1, day % 100, 12)
  const [first, last] = [noon(dayOf(from)), noon(dayOf(to))]
  return Array.from({ length: Math.max(0, Math.round((last - first) / DAY) + 1) }, (_, i) => dayOf(first + i * DAY, 'UTC'))
}

/** The first moment of a calendar day (20260615) in the association's zone. */
export function startOfDay(day: string, zone = session.get().me?.zone ?? 'Asia/Shanghai'): number {
  const utc = Date.UTC(Number(day.slice(0, 4)), Number(day.slice(4, 6)) - 1, Number(day.slice(6, 8)))
  const { year, month, day: date, hour, minute } = parts(utc, zone)
  return utc - (Date.UTC(year, month - 1, date, hour, minute) - utc)
}
