import type { RoundConfig } from '../../../../contract/round-config'
import { fromLocal, toLocal } from '../../editor/time'

/** Days of a round, one before it and one behind: 第 1 天 6 月 15 日. */
export function daysOf({ phases }: Pick<RoundConfig, 'phases'>): { value: string; label: string }[] {
  const first = toLocal(Math.min(...phases.map(({ window }) => window.opensAt))).slice(0, 10)
  // A round that closes at midnight is over the day before.
  const last = toLocal(Math.max(...phases.map(({ window }) => window.closesAt)) - 1).slice(0, 10)
  const noon = (day: string) => Date.parse(`${day}T12:00:00Z`)
  const n = Math.round((noon(last) - noon(first)) / 86_400_000) + 1
  return Array.from({ length: Math.min(Math.max(n, 1), 400) + 2 }, (_, i) => {
    const value = new Date(noon(first) + (i - 1) * 86_400_000).toISOString().slice(0, 10)
    const [, month, day] = value.split('-').map(Number)
    return { value, label: `${i === 0 ? '开始前一天' : i === n + 1 ? '结束后一天' : `第 ${i} 天`} ${month} 月 ${day} 日` }
  })
}

export const momentAt = (day: string, clock: string): number | null => fromLocal(`${day}T${clock}`)
