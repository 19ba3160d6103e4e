/* Calendar days as the contract writes them: 20260405. */

const two = (n: number) => String(n).padStart(2, '0')

/** 2026-04-05, as a field for days holds it; empty: no day. */
export const toField = (day: number | undefined): string => (day === undefined ? '' : `${String(Math.floor(day / 10_000)).padStart(4, '0')}-${two(Math.floor(day / 100) % 100)}-${two(day % 100)}`)

/** Null: what is typed is no day yet. */
export function fromField(text: string): number | null {
  const typed = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  return typed ? Number(typed.slice(1).join('')) : null
}

const noon = (day: number) => Date.UTC(Math.floor(day / 10_000), Math.floor(day / 100) % 100 - 1, day % 100, 12)

export function addDays(day: number, n: number): number {
  const then = new Date(noon(day) + n * 86_400_000)
  return then.getUTCFullYear() * 10_000 + (then.getUTCMonth() + 1) * 100 + then.getUTCDate()
}

/** How many days from one to the other, both counted. */
export const span = (from: number, to: number): number => Math.round((noon(to) - noon(from)) / 86_400_000) + 1

/** 4 月 5 日; another year than `beside` is said. */
export function dayWords(day: number, beside?: number): string {
  const year = Math.floor(day / 10_000)
  return `${beside !== undefined && Math.floor(beside / 10_000) === year ? '' : `${year} 年 `}${Math.floor(day / 100) % 100} 月 ${day % 100} 日`
}

/** 2026 年 4 月 5 日至 4 月 25 日 */
export const spanWords = (from: number, to: number): string => (from === to ? dayWords(from) : `${dayWords(from)}至 ${dayWords(to, from)}`)
