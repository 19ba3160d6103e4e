import fc from 'fast-check'
import { addDays, dayBegin, dayFrom, dayOfMoment, daysBetween, eachDay, isDay, lastOfMonth, ordinalOf, weekdayOf } from '../../server/study/rules/days'
import { behindWords, dayMeant } from '../../server/study/rules/later'
import { nextDue, stretchOf } from '../../server/study/rules/due'
import { monthOf } from '../../server/study/rules/days'
import { planConfig, task } from '../support/plan'

const ZONES = ['Asia/Shanghai', 'America/New_York', 'Pacific/Apia', 'Australia/Lord_Howe', 'Europe/Dublin', 'Asia/Kathmandu', 'UTC', 'Pacific/Kiritimati', 'America/Havana', 'Asia/Gaza']
const zone = fc.constantFrom(...ZONES)
const begins = fc.constantFrom(0, 1, 90, 120, 150, 360, 1439)
/** Years with leap days, changes of clocks, and Samoa's missing Friday. */
const moment = fc.integer({ min: Date.UTC(2011, 11, 1), max: Date.UTC(2032, 0, 1) })

/** The wall clock by the platform's own formatter. */
const wallText = (ms: number, timeZone: string) => new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(ms)

it('counts days over leap days and ends of years, as Date does', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: -800, max: 800 }), (ordinal, n) => {
    const day = dayFrom(ordinal)
    expect(ordinalOf(day)).toBe(ordinal)
    expect(isDay(day)).toBe(true)
    expect(daysBetween(day, addDays(day, n))).toBe(n)
    expect(weekdayOf(day)).toBe(new Date(ordinal * 86_400_000).getUTCDay() || 7)
  }))
  expect([20240229, 20230229, 21000229, 20001231, 20261301, 20260431].map(isDay)).toEqual([true, false, false, true, false, false])
  expect([...eachDay(20240228, 20240301)]).toEqual([20240228, 20240229, 20240301])
  expect([20240201, 20230215, 20261231].map(lastOfMonth)).toEqual([20240229, 20230228, 20261231])
})

it('gives every moment to the one day between whose ends it lies, whatever the zone does to its clocks', () => {
  fc.assert(fc.property(moment, zone, begins, (ms, name, minute) => {
    const day = dayOfMoment(ms, name, minute)
    expect(dayBegin(day, name, minute)).toBeLessThanOrEqual(ms)
    expect(ms).toBeLessThan(dayBegin(addDays(day, 1), name, minute))
  }), { numRuns: 3000 })
})

it('begins a day when the wall clock first shows its minute', () => {
  fc.assert(fc.property(moment, zone, begins, (ms, name, minute) => {
    const day = dayOfMoment(ms, name, minute)
    const wanted = `${String(day).replace(/(....)(..)(..)/, '$1-$2-$3')} ${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:00`
    const begin = dayBegin(day, name, minute)
    expect(wallText(begin, name) >= wanted).toBe(true)
    expect(wallText(begin - 1000, name) < wanted).toBe(true)
  }), { numRuns: 1500 })
})

it('has days of 23 and 25 hours, one of none, and days of 24 elsewhere', () => {
  const hours = (day: number, name: string, minute = 0) => (dayBegin(addDays(day, 1), name, minute) - dayBegin(day, name, minute)) / 3_600_000
  expect([hours(20260308, 'America/New_York'), hours(20261101, 'America/New_York'), hours(20260607, 'America/New_York')]).toEqual([23, 25, 24])
  expect([hours(20111229, 'Pacific/Apia'), hours(20111230, 'Pacific/Apia'), hours(20111231, 'Pacific/Apia')]).toEqual([24, 0, 24])
  expect(hours(20260405, 'Asia/Shanghai', 360)).toBe(24)
  // In Havana midnight itself is leapt over, and comes twice in autumn.
  expect([hours(20260308, 'America/Havana'), hours(20261101, 'America/Havana')]).toEqual([23, 25])
})

it('believes the phone for a day that is over only within the grace', () => {
  const calendar = { from: 20260101, to: 20261231, graceMinutes: 60 }
  fc.assert(fc.property(moment, fc.integer({ min: -600_000, max: 400_000_000 }), zone, (now, ago, name) => {
    const written = now - ago
    const meant = dayMeant(calendar, name, now, written)
    const today = dayOfMoment(now, name), day = dayOfMoment(Math.min(written, now), name)
    if (day === today || written > now) expect(meant).toMatchObject({ day: today, late: false })
    else if (now < dayBegin(addDays(day, 1), name) + 3_600_000) expect(meant).toMatchObject({ day, late: true })
    else expect(meant).toHaveProperty('tooLate')
  }), { numRuns: 500 })
})

it('cuts weeks and months at the plan’s ends, and knows no stretch on a day of pause', () => {
  const calendar = { from: 20260610, to: 20260720, pauses: [{ from: 20260619, to: 20260621 }] }
  const at = (every: 'week' | 'month' | 'day' | 'once', day: number, more = {}) => stretchOf(task({ every, ...more }), calendar, day)
  expect(at('week', 20260612)).toEqual({ key: 'w20260608', from: 20260610, to: 20260614 })
  expect(at('month', 20260705)).toEqual({ key: 'm202607', from: 20260701, to: 20260720 })
  expect(at('once', 20260705, { to: 20260710 })).toEqual({ key: 'once', from: 20260610, to: 20260710 })
  expect([at('week', 20260620), at('day', 20260619), at('once', 20260711, { to: 20260710 }), at('day', 20260609)]).toEqual([null, null, null, null])
  expect(nextDue(task({ weekdays: [5] }), calendar, 20260613)).toBe(20260626)
})

it('tells the organiser of whoever falls behind by how often, and not of the month that is running', () => {
  const config = planConfig({ calendar: { from: 20260101, to: 20261231 }, behind: { per: 'month', days: 2, steps: [{ times: 1, text: '提醒' }, { times: 2, text: '谈话' }] } })
  const words = (days: number[], today: number) => behindWords(config, days, today, monthOf)
  expect(words([], 20260131)).toBe('')
  expect(words([20260105, 20260106], 20260201)).toBe('')
  expect(words([20260105], 20260201)).toBe('提醒')
  expect(words([20260105, 20260310, 20260311], 20260401)).toBe('谈话')
})
