import type { AttemptRule, Fact } from '../../../contract/round-config'

export type Facts = Partial<Record<Fact, number>>

export interface AttemptsUsed {
  total: number
  today: number
  /** Since Monday. */
  week?: number
  /** Tries beyond the day's number, on the days before today. */
  extraBefore?: number
  /** What earns extra tries. */
  facts?: Facts
}

export interface AttemptsLeft {
  /** Null: no limit. */
  total: number | null
  today: number | null
  /** Only where there is a limit per week. */
  week?: number
}

/** Extra tries earned so far, and how many of them may be used on one day. */
export function earnedTries({ earned = [] }: AttemptRule, facts: Facts = {}): { all: number; perDay: number } {
  return earned.reduce(({ all, perDay }, { fact, per, tries, cap = Infinity, perDay: daily = Infinity }) =>
    ({ all: all + Math.min(cap, Math.floor((facts[fact] ?? 0) / per) * tries), perDay: perDay + daily }), { all: 0, perDay: 0 })
}

export function attemptsLeft(rule: AttemptRule, used: AttemptsUsed): AttemptsLeft {
  const earned = rule.earned ? earnedTries(rule, used.facts) : { all: 0, perDay: 0 }
  const total = rule.total === undefined ? null : Math.max(0, rule.total + earned.all - used.total)
  const week = rule.perWeek === undefined ? null : Math.max(0, rule.perWeek - (used.week ?? 0))
  let today: number | null = null
  if (rule.perDay !== undefined) {
    const beyond = Math.max(0, used.today - rule.perDay)
    const extra = Math.min(earned.all - (used.extraBefore ?? 0) - beyond, earned.perDay - beyond)
    today = Math.max(0, rule.perDay - used.today) + Math.max(0, extra)
  }
  const least = (...limits: (number | null)[]) => limits.reduce<number | null>((a, b) => (a === null ? b : b === null ? a : Math.min(a, b)), null)
  return {
    total, today: today === null ? null : least(today, week, total),
    ...(week !== null && { week: total === null ? week : Math.min(week, total) })
  }
}

export const mayStart = (left: AttemptsLeft) => left.total !== 0 && left.today !== 0 && left.week !== 0
