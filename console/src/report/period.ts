export const PERIODS = [
  { value: 'year', label: '今年' }, { value: 'quarter', label: '本季度' }, { value: 'last-quarter', label: '上季度' }, { value: 'month', label: '本月' },
  { value: 'last-month', label: '上月' }, { value: 'round', label: '一场竞赛' }, { value: 'days', label: '自选日期' }
] as const
export type Period = (typeof PERIODS)[number]['value']
export type Calendar = Exclude<Period, 'round' | 'days'>

const MONTHS: Record<Calendar, number> = { year: 12, quarter: 3, 'last-quarter': 3, month: 1, 'last-month': 1 }

/** The first day of it, and the first that no longer belongs to it, as 20260615; `today` likewise. */
export function daysOf(period: Calendar, today: number): [from: string, to: string] {
  const months = MONTHS[period]
  const now = Math.floor(today / 10000) * 12 + Math.floor(today / 100) % 100 - 1
  const first = now - (now % months) - (period.startsWith('last-') ? months : 0)
  const dayOf = (month: number) => String(Math.floor(month / 12) * 10000 + ((month % 12) + 1) * 100 + 1)
  return [dayOf(first), dayOf(first + months)]
}
