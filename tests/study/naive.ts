import type { PlanConfig } from '../../contract/plan-config'
import type { Row } from '../../server/study/rules/standing'

/*
 * A second model of standings, for the properties: every day of the plan written out as a letter, everything else read off the word. It
 * knows plans of one daily task only, and shares no code with the rules.
 */

export interface Naive { days: number; streak: number; longest: number; madeUp: number; out: boolean; points: number }

const text = (day: number) => { const d = String(day); return `${d.slice(0, 4)}-${d.slice(4, 6)}-${d.slice(6)}` }

export function daysOf(from: number, to: number): number[] {
  const all: number[] = []
  for (const at = new Date(`${text(from)}T12:00:00Z`); at <= new Date(`${text(to)}T12:00:00Z`); at.setUTCHours(at.getUTCHours() + 24)) all.push(Number(at.toISOString().slice(0, 10).replaceAll('-', '')))
  return all
}

/** c checked, m made up, l leave, x missed, . nothing due. */
function wordOf(config: PlanConfig, rows: readonly Row[], until: number): string {
  const { calendar } = config
  return daysOf(calendar.from, Math.min(calendar.to, until)).map((day) => {
    const own = rows.filter((row) => row.day === day)
    if (own.some(({ how }) => how === 'check-in')) return 'c'
    if (own.some(({ how }) => how === 'make-up')) return 'm'
    // Today's leave breaks nothing before the day is over.
    if (own.length) return day === until ? '?' : 'l'
    const weekday = new Date(`${text(day)}T12:00:00Z`).getUTCDay() || 7
    const off = (calendar.weekdays && !calendar.weekdays.includes(weekday)) || calendar.pauses?.some(({ from, to }) => from <= day && day <= to)
    return off ? '.' : day === until ? '?' : 'x'
  }).join('')
}

export function naiveStanding(config: PlanConfig, rows: readonly Row[], today: number): Naive {
  const word = wordOf(config, rows, today)
  // What goes on over a day leaves no trace, what breaks becomes an x.
  const plain = word.replaceAll('.', '').replaceAll('?', '').replaceAll('l', config.leave?.keepsStreak ? '' : 'b').replaceAll('m', config.makeUp?.keepsStreak ? 'c' : 'n')
  const runs = plain.split(/[xbn]/).map((run) => run.length)
  const streaks = (config.points?.streaks ?? []).reduce((sum, { days, points, again }) => {
    const times = runs.reduce((n, run) => n + Math.floor(run / days), 0)
    const once = runs.some((run) => run >= days) ? 1 : 0
    return sum + points * (again ? times : once)
  }, 0)
  const task = config.tasks[0]
  const cap = config.points?.mostADay ?? Infinity
  const share = (config.makeUp?.pointsPercent ?? 0) / 100
  const aDay = (part: number) => Math.min(cap, (task?.points ?? 0) * part + (config.points?.fullDay ?? 0) * part)
  const count = (letter: string) => word.split(letter).length - 1
  const days = count('c') + count('m')
  const tier = Math.max(0, ...(config.points?.tiers ?? []).filter((one) => days >= one.days).sort((a, b) => b.days - a.days).slice(0, 1).map(({ points = 0 }) => points))
  const longest = Math.max(0, ...runs)
  // Once somebody has begun: so many x in a row, over days that are not due and days of leave.
  const missed = word.replaceAll('.', '').replaceAll('?', '').replaceAll('l', '')
  const begun = missed.slice(missed.search(/[cm]/) < 0 ? missed.length : missed.search(/[cm]/))
  return {
    days, madeUp: count('m'), longest, streak: runs.at(-1) ?? 0, out: config.leavesAfterMissing !== undefined && begun.includes('x'.repeat(config.leavesAfterMissing)),
    points: Math.round((count('c') * aDay(1) + count('m') * aDay(share) + streaks + tier) * 100)
  }
}
