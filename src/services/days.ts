import { partsOf } from './format'

/* Calendar days as numbers that sort: 20260405. */

const MS = 86_400_000
const at = (day: number) => Date.UTC(Math.floor(day / 10000), Math.floor(day / 100) % 100 - 1, day % 100)

const dayFrom = (utc: number): number => {
  const date = new Date(utc)
  return date.getUTCFullYear() * 10000 + (date.getUTCMonth() + 1) * 100 + date.getUTCDate()
}

/** The association's day at a moment. */
export function dayAt (moment: number): number {
  const { year, month, day } = partsOf(moment)
  return year * 10000 + month * 100 + day
}

/** As date pickers speak: 2026-04-05. */
export const toPicked = (day: number): string => `${Math.floor(day / 10000)}-${two(monthNo(day))}-${two(dateOf(day))}`
export const fromPicked = (text: string): number => Number(text.replace(/-/g, ''))

const two = (n: number) => String(n).padStart(2, '0')

export const addDays = (day: number, n: number): number => dayFrom(at(day) + n * MS)
export const daysFrom = (from: number, to: number): number => (at(to) - at(from)) / MS
export const monthOf = (day: number): number => Math.floor(day / 100)

export function addMonths (month: number, n: number): number {
  const index = Math.floor(month / 100) * 12 + month % 100 - 1 + n
  return Math.floor(index / 12) * 100 + index % 12 + 1
}

/** 1 Monday … 7 Sunday. */
export const weekdayOf = (day: number): number => (new Date(at(day)).getUTCDay() + 6) % 7 + 1
export const weekdays = ['一', '二', '三', '四', '五', '六', '日'] as const
export const weekdayName = (day: number): string => `周${weekdays[weekdayOf(day) - 1]}`

export const dateOf = (day: number): number => day % 100
const monthNo = (day: number) => Math.floor(day / 100) % 100

/** 6 月 24 日; the year is said where it is not that of `today`. */
export function dayWords (day: number, today = day): string {
  const year = Math.floor(day / 10000)
  return `${year === Math.floor(today / 10000) ? '' : `${year} 年 `}${monthNo(day)} 月 ${dateOf(day)} 日`
}

/** 6 月 22 日—28 日 */
export function daySpan (from: number, to: number, today = from): string {
  if (from === to) return dayWords(from, today)
  return monthOf(from) === monthOf(to) ? `${dayWords(from, today)}—${dateOf(to)} 日` : `${dayWords(from, today)}—${dayWords(to, today)}`
}

/** 今天, 昨天, 周三 of this week, else the date. */
export function nearDay (day: number, today: number): string {
  if (day === today) return '今天'
  if (day === addDays(today, -1)) return '昨天'
  return weekOf(day) === weekOf(today) ? weekdayName(day) : dayWords(day, today)
}

/** The Monday of its week. */
export const weekOf = (day: number): number => addDays(day, 1 - weekdayOf(day))

const names = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']
/** 六月 */
export const monthName = (month: number): string => `${names[month % 100] ?? ''}月`
