import { useSession } from '@/store/session'
import { localParts, type Parts } from './zone'

export { zoneOffset } from './zone'

const currentZone = () => useSession.getState().me?.zone ?? 'Asia/Shanghai'

export const partsOf = (at: number, zone = currentZone()): Parts => localParts(at, zone)

const two = (n: number) => String(n).padStart(2, '0')

/** 6 月 15 日；another year than now's is said */
export function day (at: number, now = Date.now(), zone = currentZone()): string {
  const { year, month, day } = partsOf(at, zone)
  const thisYear = partsOf(now, zone).year === year
  return `${thisYear ? '' : `${year} 年 `}${month} 月 ${day} 日`
}

/** 2026 年 6 月 15 日: what is printed has its year */
export const fullDay = (at: number, zone = currentZone()): string => {
  const { year, month, day } = partsOf(at, zone)
  return `${year} 年 ${month} 月 ${day} 日`
}

/** 8:00 */
export function clockTime (at: number, zone = currentZone()): string {
  const { hour, minute } = partsOf(at, zone)
  return `${hour}:${two(minute)}`
}

/** 6 月 15 日 8:00 */
export const dayTime = (at: number, now = Date.now(), zone = currentZone()): string => `${day(at, now, zone)} ${clockTime(at, zone)}`

/** An end that falls at midnight belongs to the day that is over then: 6 月 14 日 24:00 */
export const endTime = (at: number, now = Date.now(), zone = currentZone()): string =>
  midnight(at, zone) ? `${day(at - 1, now, zone)} 24:00` : dayTime(at, now, zone)

const midnight = (at: number, zone: string) => clockTime(at, zone) === '0:00' && at % 60_000 === 0

/** 6 月 15 日 8:00 至 6 月 28 日 22:00; it may break before 至 only */
export const span = (from: number, to: number, now = Date.now(), zone = currentZone()): string =>
  `${unbroken(dayTime(from, now, zone))} ${unbroken(`至 ${endTime(to, now, zone)}`)}`

/** Spaces at which no line breaks. Where letters may not be parted either, the class `keep` sees to it. */
export const unbroken = (text: string): string => text.replace(/ /g, '\u00a0')

const daysBetween = (from: number, to: number, zone: string) => partsOf(to, zone).dayNumber - partsOf(from, zone).dayNumber

/** 今天 9:41, 昨天 9:41, else the date with the time */
export function recent (at: number, now: number, zone = currentZone()): string {
  const back = daysBetween(at, now, zone)
  if (back === 0) return `今天 ${clockTime(at, zone)}`
  return back === 1 ? `昨天 ${clockTime(at, zone)}` : dayTime(at, now, zone)
}

/** As `recent`, for an end: 今天 24:00 rather than tomorrow 0:00 */
export function recentEnd (at: number, now: number, zone = currentZone()): string {
  if (!midnight(at, zone)) return recent(at, now, zone)
  return recent(at - 1, now, zone).replace(/\S+$/, '24:00')
}

/** 今天 20:00, 明天 8:00, else the date with the time: what is to come. */
export function soon (at: number, now: number, zone = currentZone()): string {
  const ahead = daysBetween(now, at, zone)
  return ahead === 0 || ahead === 1 ? `${ahead ? '明天' : '今天'} ${clockTime(at, zone)}` : dayTime(at, now, zone)
}

/** 4 天 12 小时 · 12 小时 19 分 · 19 分钟 · 45 秒 */
export function left (ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000))
  if (seconds < 60) return `${seconds} 秒`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes} 分钟`
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return minutes % 60 ? `${hours} 小时 ${minutes % 60} 分` : `${hours} 小时`
  const days = Math.floor(hours / 24)
  return hours % 24 ? `${days} 天 ${hours % 24} 小时` : `${days} 天`
}

/** 24:18, 1:05:09: time left, rounded up, so that 0:00 is only shown when it is over */
export function countdown (ms: number): string {
  const total = Math.max(0, Math.ceil(ms / 1000))
  const hours = Math.floor(total / 3600)
  const minutes = Math.floor(total / 60) % 60
  return hours ? `${hours}:${two(minutes)}:${two(total % 60)}` : `${minutes}:${two(total % 60)}`
}

/** 8 分 24 秒: time used */
export function duration (ms: number): string {
  const total = Math.max(0, Math.round(ms / 1000))
  const minutes = Math.floor(total / 60)
  if (!minutes) return `${total} 秒`
  return total % 60 ? `${minutes} 分 ${total % 60} 秒` : `${minutes} 分钟`
}

/** 92.0% */
export const percent = (ratio: number): string => `${(ratio * 100).toFixed(1)}%`

/** 84, 87.5: at most two decimals, no trailing zeros */
export const points = (value: number): string => String(Number(value.toFixed(2)))

/** 上午好 and its kin */
export function greeting (at: number, zone = currentZone()): string {
  const { hour } = partsOf(at, zone)
  if (hour < 5) return '夜深了'
  if (hour < 11) return '上午好'
  if (hour < 13) return '中午好'
  return hour < 18 ? '下午好' : '晚上好'
}
