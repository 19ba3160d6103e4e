import fc from 'fast-check'
import type { PlanConfig } from '../../contract/plan-config'
import { isOut, standingOf, streakOn, type Row } from '../../server/study/rules/standing'
import { planConfig, task } from '../support/plan'
import { daysOf, naiveStanding } from './naive'

const nobody = { lineage: ['u-top'], group: '' }

const FROMS = [20240226, 20231225, 20260330, 20240101]
const length = fc.integer({ min: 1, max: 40 })

/** Plans of one daily task, over ends of months, years and a leap day. */
const configs: fc.Arbitrary<PlanConfig> = fc.record({
  from: fc.constantFrom(...FROMS), length, weekdays: fc.option(fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }), { nil: undefined }),
  pause: fc.option(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 5 })), { nil: undefined }), keepsLeave: fc.boolean(), keepsMade: fc.boolean(), percent: fc.constantFrom(0, 50, 100),
  streak: fc.record({ days: fc.integer({ min: 1, max: 5 }), points: fc.integer({ min: 1, max: 20 }), again: fc.boolean() }), fullDay: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
  cap: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }), tiers: fc.boolean(), leaves: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined })
}).map(({ from, length: n, weekdays, pause, keepsLeave, keepsMade, percent, streak, fullDay, cap, tiers, leaves }) => {
  const days = daysOf(from, 20301231).slice(0, n)
  const to = days.at(-1) ?? from
  const paused = pause && days[pause[0]] !== undefined ? [{ from: days[pause[0]] as number, to: days[Math.min(n - 1, pause[0] + pause[1])] as number }] : undefined
  return planConfig({
    calendar: { from, to, ...(weekdays && { weekdays }), ...(paused && { pauses: paused }) }, tasks: [task({ points: 7 })], leave: { keepsStreak: keepsLeave }, makeUp: { pointsPercent: percent, keepsStreak: keepsMade },
    ...(leaves && { leavesAfterMissing: leaves }),
    points: { streaks: [streak], ...(fullDay && { fullDay }), ...(cap && { mostADay: cap }), ...(tiers && { tiers: [{ days: 3, points: 4 }, { days: 8, points: 6 }] }) }
  })
})

type Step = { what: 'check-in' | 'make-up' | 'leave' | 'delete'; at: number }
const steps = fc.array(fc.record<Step>({ what: fc.constantFrom('check-in', 'check-in', 'check-in', 'make-up', 'leave', 'delete'), at: fc.nat({ max: 60 }) }), { maxLength: 60 })

/** A history as the routes let it come about: one thing a day, on days that are due. */
function played(config: PlanConfig, history: readonly Step[]): Row[][] {
  const days = daysOf(config.calendar.from, config.calendar.to)
  const open = days.filter((day) => naiveStanding({ ...config, calendar: { ...config.calendar, to: day } }, [{ id: '', taskId: 'read', day, how: 'leave', at: 0, sums: {} }], day) && isDue(config, day))
  const states: Row[][] = [[]]
  let rows: Row[] = []
  for (const [i, { what, at }] of history.entries()) {
    if (what === 'delete') rows = rows.filter((_, n) => n !== at % Math.max(1, rows.length))
    else {
      const day = open[at % Math.max(1, open.length)]
      if (day === undefined || rows.some((row) => row.day === day)) continue
      rows = [...rows, { id: `row-${i}`, taskId: what === 'leave' ? '' : 'read', day, how: what, at: i, sums: {} }]
    }
    states.push(rows)
  }
  return states
}

function isDue({ calendar }: PlanConfig, day: number): boolean {
  const text = String(day)
  const weekday = new Date(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}T12:00:00Z`).getUTCDay() || 7
  return (calendar.weekdays?.includes(weekday) ?? true) && !calendar.pauses?.some(({ from, to }) => from <= day && day <= to)
}

it('agrees with the model that reads standings off a word, after every step of any history, on every day of asking', () => {
  fc.assert(fc.property(configs, steps, fc.nat({ max: 60 }), (config, history, asked) => {
    const days = daysOf(config.calendar.from, config.calendar.to)
    for (const rows of played(config, history)) {
      const last = Math.max(config.calendar.from, ...rows.filter(({ how }) => how !== 'leave').map(({ day }) => day))
      const after = days.filter((day) => day >= last)
      const today = after[asked % after.length] as number
      // Leave may lie ahead; what was done does not.
      const naive = naiveStanding(config, rows.filter(({ day }) => day <= today), today)
      const standing = standingOf(config, nobody, rows)
      expect({ days: standing.days, streak: streakOn(standing, today), longest: standing.longest, madeUp: standing.madeUp, out: isOut(standing, today), points: standing.points }).toEqual(naive)
    }
  }), { numRuns: 60 })
})

it('is the same in whatever order the rows are read', () => {
  fc.assert(fc.property(configs, steps, (config, history) => {
    const rows = played(config, history).at(-1) ?? []
    expect(standingOf(config, nobody, [...rows].reverse())).toEqual(standingOf(config, nobody, rows))
  }), { numRuns: 40 })
})

it('brings the ledger to what is earned by differences, and to nothing when everything is deleted', () => {
  fc.assert(fc.property(configs, steps, (config, history) => {
    const ledger = new Map<string, number>()
    for (const rows of [...played(config, history), []]) {
      const { earned } = standingOf(config, nobody, rows)
      expect(new Set(earned.map(({ cause }) => cause)).size).toBe(earned.length)
      for (const cause of new Set([...ledger.keys(), ...earned.map((one) => one.cause)])) {
        const wanted = earned.find((one) => one.cause === cause)?.points ?? 0
        const delta = wanted - (ledger.get(cause) ?? 0)
        ledger.set(cause, (ledger.get(cause) ?? 0) + delta)
      }
      expect([...ledger.values()].reduce((a, b) => a + b, 0)).toBe(earned.reduce((sum, { points }) => sum + points, 0))
    }
    expect([...ledger.values()].every((n) => n === 0)).toBe(true)
  }), { numRuns: 60 })
})

it('never gives more in a day than the cap, and takes it from those who came last', () => {
  const amounts = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 5 })
  fc.assert(fc.property(amounts, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 20 }), (worth, cap, fullDay) => {
    const config = planConfig({ tasks: worth.map((points, i) => task({ id: `t${i}`, points })), points: { mostADay: cap, ...(fullDay && { fullDay }) } })
    const rows = worth.map((_, i): Row => ({ id: `row-${i}`, taskId: `t${i}`, day: 20260615, how: 'check-in', at: i, sums: {} }))
    const { points, earned } = standingOf(config, nobody, rows)
    expect(points).toBe(Math.min(cap, worth.reduce((a, b) => a + b, 0) + fullDay) * 100)
    let left = cap * 100
    for (const [i, amount] of worth.entries()) {
      expect(earned.find(({ cause }) => cause === `check-in:row-${i}`)?.points ?? 0).toBe(Math.min(left, amount * 100))
      left -= Math.min(left, amount * 100)
    }
  }), { numRuns: 200 })
})

it('lets neither a day that is not due nor leave put anybody out, and lets a made-up day bring him back', () => {
  const config = planConfig({ calendar: { from: 20260615, to: 20260705, weekdays: [1, 2, 3, 4, 5] }, leavesAfterMissing: 2, leave: { keepsStreak: true }, makeUp: { pointsPercent: 0, keepsStreak: true } })
  const row = (day: number, how: Row['how'] = 'check-in'): Row => ({ id: String(day), taskId: how === 'leave' ? '' : 'read', day, how, at: day, sums: {} })
  // Friday, then the weekend and a Monday on leave: out only behind Wednesday.
  const missed = standingOf(config, nobody, [row(20260619), row(20260622, 'leave')])
  expect([20260623, 20260624, 20260625].map((day) => isOut(missed, day))).toEqual([false, false, true])
  expect(isOut(standingOf(config, nobody, [row(20260619), row(20260622, 'leave'), row(20260623, 'make-up')]), 20260625)).toBe(false)
})
