import { localTime } from '../../zone'
import { list } from '../../rounds/rules/words'
import { dayBegin, weekdayOf } from './days'

export const weekdayNames = ['周一', '周二', '周三', '周四', '周五', '周六', '周日']

/** 4 月 5 日; with the year where it is not that of `today`. */
export function dayWords(day: number, today = day): string {
  const year = Math.floor(day / 10000)
  return `${year === Math.floor(today / 10000) ? '' : `${year} 年 `}${Math.floor(day / 100) % 100} 月 ${day % 100} 日`
}

export const dayWithWeekday = (day: number, today = day) => `${dayWords(day, today)}（${weekdayNames[weekdayOf(day) - 1]}）`

/** 4 月 5 日至 30 日, 4 月 28 日至 5 月 3 日. */
export function spanWords({ from, to }: { from: number; to: number }, today = from): string {
  if (from === to) return dayWords(from, today)
  return `${dayWords(from, today)}至 ${Math.floor(from / 100) === Math.floor(to / 100) ? `${to % 100} 日` : dayWords(to, from)}`
}

/** 周一至周五, 周一、周三. */
export function weekdaysWords(days: readonly number[]): string {
  const sorted = [...days].sort((a, b) => a - b)
  const first = sorted[0] ?? 1, last = sorted.at(-1) ?? 7
  if (sorted.length === 7) return '每天'
  if (sorted.length > 2 && last - first === sorted.length - 1) return `${weekdayNames[first - 1]}至${weekdayNames[last - 1]}`
  return list(sorted.map((day) => weekdayNames[day - 1] ?? ''))
}

export const clockWords = (minute: number) => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`

/** 90 → 1 小时 30 分钟. */
export function minutesWords(minutes: number): string {
  const h = Math.floor(minutes / 60), m = minutes % 60
  return [h && `${h} 小时`, m && `${m} 分钟`].filter(Boolean).join(' ')
}

/** When that day begins, as people say it: 4 月 5 日, or 4 月 5 日 6:00. */
export function beginWords(day: number, zone: string, minute = 0): string {
  const { hour, minute: m } = localTime(dayBegin(day, zone, minute), zone)
  return hour || m ? `${dayWords(day)} ${clockWords(hour * 60 + m)}` : dayWords(day)
}
