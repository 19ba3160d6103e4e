import type { AttemptRule } from '../../../contract/round-config'

export interface AttemptsLeft {
  /** Null: no limit. */
  total: number | null
  today: number | null
}

export function attemptsLeft(rule: AttemptRule, used: { total: number; today: number }): AttemptsLeft {
  const total = rule.total === undefined ? null : Math.max(0, rule.total - used.total)
  const perDay = rule.perDay === undefined ? null : Math.max(0, rule.perDay - used.today)
  return { total, today: perDay === null ? null : total === null ? perDay : Math.min(perDay, total) }
}

export const mayStart = (left: AttemptsLeft) => left.total !== 0 && left.today !== 0
