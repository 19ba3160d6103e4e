import fc from 'fast-check'
import { dayOf, localTime, minuteOfDay, momentOfDay } from '../../server/zone'
import { clock, moment } from '../../server/rounds/rules/words'
import { DAY, HOUR, MINUTE, SHANGHAI, shanghai } from './generators'

const NEW_YORK = 'America/New_York'
const zones = fc.constantFrom(SHANGHAI, NEW_YORK, 'Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC')
const momentArb = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2032, 0, 1) })
const utc = (iso: string) => Date.parse(`${iso}Z`)

describe('the wall clock', () => {
  it.each([
    ['2026-11-21T15:59:59.999', SHANGHAI, 20261121, '23:59', 6], ['2026-11-21T16:00', SHANGHAI, 20261122, '0:00', 7], ['2026-11-22T16:00', SHANGHAI, 20261123, '0:00', 1],
    ['2024-02-28T16:00', SHANGHAI, 20240229, '0:00', 4], ['2024-02-29T16:00', SHANGHAI, 20240301, '0:00', 5], ['2027-02-28T16:00', SHANGHAI, 20270301, '0:00', 1],
    ['2026-12-31T16:00', SHANGHAI, 20270101, '0:00', 5], ['2026-03-08T06:59', NEW_YORK, 20260308, '1:59', 7], ['2026-03-08T07:00', NEW_YORK, 20260308, '3:00', 7],
    ['2026-11-01T05:59', NEW_YORK, 20261101, '1:59', 7], ['2026-11-01T06:00', NEW_YORK, 20261101, '1:00', 7], ['2026-11-01T06:59', NEW_YORK, 20261101, '1:59', 7]
  ])('%s in %s is %d %s', (iso, zone, day, time, weekday) => {
    const ms = utc(iso)
    expect([dayOf(ms, zone), clock(minuteOfDay(ms, zone)), localTime(ms, zone).weekday]).toEqual([day, time, weekday])
  })

  it('is eight hours ahead in Shanghai at every moment', () => {
    fc.assert(fc.property(momentArb, (ms) => {
      const shifted = new Date(ms + 8 * HOUR)
      expect(localTime(ms, SHANGHAI)).toEqual({
        year: shifted.getUTCFullYear(), month: shifted.getUTCMonth() + 1, day: shifted.getUTCDate(), hour: shifted.getUTCHours(), minute: shifted.getUTCMinutes(), weekday: shifted.getUTCDay() || 7
      })
    }))
  })

  it('agrees with the platform’s own in every zone', () => {
    fc.assert(fc.property(momentArb, zones, (ms, zone) => {
      const t = localTime(ms, zone)
      const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(ms)
      const two = (n: number) => String(n).padStart(2, '0')
      expect(`${t.year}-${two(t.month)}-${two(t.day)} ${two(t.hour)}:${two(t.minute)}`).toBe(shown)
    }))
  })

  it('days sort as the moments do', () => {
    fc.assert(fc.property(momentArb, momentArb, zones, (a, b, zone) => {
      if (a <= b) expect(dayOf(a, zone)).toBeLessThanOrEqual(dayOf(b, zone))
    }))
  })
})

describe('a moment of the day', () => {
  it('is the inverse of the minute of the day, to the minute, also around a change of offset', () => {
    const around = fc.tuple(fc.constantFrom(utc('2026-03-08T07:00'), utc('2026-11-01T06:00'), utc('2026-04-04T15:00'), utc('2026-10-03T15:30')), fc.integer({ min: -DAY, max: DAY })).map(([at, by]) => at + by)
    fc.assert(fc.property(fc.oneof(momentArb, around), zones, (ms, zone) => {
      expect(momentOfDay(ms, minuteOfDay(ms, zone), zone)).toBe(Math.floor(ms / MINUTE) * MINUTE)
    }), { numRuns: 2000 })
  })

  it('shows the minute asked for on the day of the moment given, where that minute exists once', () => {
    fc.assert(fc.property(momentArb, fc.integer({ min: 4 * 60, max: 1439 }), zones, (ms, minute, zone) => {
      const at = momentOfDay(ms, minute, zone)
      expect([dayOf(at, zone), minuteOfDay(at, zone)]).toEqual([dayOf(ms, zone), minute])
    }))
  })

  it.each([
    [shanghai(11, 21, 16, 30), 0, SHANGHAI, shanghai(11, 21)], [shanghai(11, 21), 1440, SHANGHAI, shanghai(11, 22)], [shanghai(11, 21, 23, 59), 1440, SHANGHAI, shanghai(11, 22)],
    [shanghai(11, 21, 16), 1440 + 480, SHANGHAI, shanghai(11, 22, 8)],
    [utc('2026-03-08T17:00'), 1440, NEW_YORK, utc('2026-03-09T04:00')], [utc('2026-03-08T05:30'), 0, NEW_YORK, utc('2026-03-08T05:00')], [utc('2026-03-08T17:00'), 0, NEW_YORK, utc('2026-03-08T05:00')],
    [utc('2026-11-01T04:30'), 1440, NEW_YORK, utc('2026-11-02T05:00')], [utc('2026-11-01T17:00'), 0, NEW_YORK, utc('2026-11-01T04:00')]
  ])('from %d, minute %d in %s', (ms, minute, zone, expected) => { expect(momentOfDay(ms, minute, zone)).toBe(expected) })
})

describe('a moment in words', () => {
  it('names the year only where it is another', () => {
    expect(moment(shanghai(6, 15, 8), SHANGHAI)).toBe('6 月 15 日 8:00')
    expect(moment(shanghai(6, 15, 8) + 365 * DAY, SHANGHAI, shanghai(6, 15))).toBe('2027 年 6 月 15 日 8:00')
  })
})
