/* Calendar days as numbers that sort, 20260405, beside what date pickers speak, 2026-04-05. */

export const toPicked = (day: number): string => `${Math.floor(day / 10000)}-${two(Math.floor(day / 100) % 100)}-${two(day % 100)}`
export const fromPicked = (text: string): number => Number(text.replace(/-/g, ''))

const two = (n: number) => String(n).padStart(2, '0')
const date = (day: number) => new Date(Date.UTC(Math.floor(day / 10000), Math.floor(day / 100) % 100 - 1, day % 100))

/** 1 Monday … 7 Sunday. */
export const weekdays = ['一', '二', '三', '四', '五', '六', '日'] as const

/** 周三 */
export const weekdayOf = (day: number): string => `周${weekdays[(date(day).getUTCDay() + 6) % 7]}`

export function addDays (day: number, n: number): number {
  const moved = new Date(date(day).getTime() + n * 86_400_000)
  return moved.getUTCFullYear() * 10000 + (moved.getUTCMonth() + 1) * 100 + moved.getUTCDate()
}

/** 4 月 5 日; the year is said where it is not the `year`. */
export const dayWords = (day: number, year = new Date().getFullYear()): string =>
  `${Math.floor(day / 10000) === year ? '' : `${Math.floor(day / 10000)} 年 `}${Math.floor(day / 100) % 100} 月 ${day % 100} 日`

/** 4 月 5 日—4 月 25 日 */
export const daySpan = (from: number, to: number): string => (from === to ? dayWords(from) : `${dayWords(from)}—${dayWords(to, Math.floor(to / 10000) === Math.floor(from / 10000) ? Math.floor(to / 10000) : undefined)}`)

/** 4/5: under a column */
export const dayShort = (day: number): string => `${Math.floor(day / 100) % 100}/${day % 100}`
