import fc from 'fast-check'
import type { Before, Enrol } from '../../contract/event-config'
import { cancelUntil, changeUntil, claimUntil, closesAt, drawsAt, endOfDaysAfter, gathersAt, lastDayAhead, lateFrom, momentBefore, opensAt, reservedUntil, signInWindow, signOutWindow, spanOfEvent, waitlistUntil } from '../../server/events/rules/moments'
import { dayOf, localTime, minuteOfDay } from '../../server/zone'
import { china, session } from '../support/event'

const SHANGHAI = 'Asia/Shanghai', NEW_YORK = 'America/New_York'
const MINUTE = 60_000, HOUR = 60 * MINUTE
const zones = fc.constantFrom(SHANGHAI, NEW_YORK, 'Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC')
const begins = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2032, 0, 1) }).map((ms) => Math.floor(ms / MINUTE) * MINUTE)
const enrol = (own: Partial<Enrol> = {}): Enrol => ({ how: 'first-come', ...own })
const one = session()

describe('a seat that is offered', () => {
  it.each([
    ['runs out by day as it says', 120, '2026-12-05 09:00', '2026-12-05 11:00'], ['until the last minute of the evening', 60, '2026-12-05 20:59', '2026-12-05 21:59'],
    ['from ten at night on is held until nine', 60, '2026-12-05 21:00', '2026-12-06 09:00'], ['also after midnight', 120, '2026-12-05 02:35', '2026-12-05 09:00'], ['from eight on not', 60, '2026-12-05 07:00', '2026-12-05 08:00']
  ])('%s', (_, claimMinutes, now, until) => { expect(claimUntil({ claimMinutes, sparesNight: true }, china(now), SHANGHAI)).toBe(china(until)) })

  it('never runs out by night, and never before its time', () => {
    fc.assert(fc.property(begins, fc.integer({ min: 5, max: 10080 }), zones, (now, claimMinutes, zone) => {
      const until = claimUntil({ claimMinutes, sparesNight: true }, now, zone) ?? 0
      const minute = minuteOfDay(until, zone)
      expect(minute >= 480 && minute < 1320).toBe(true)
      expect(until - now - claimMinutes * MINUTE).toBeGreaterThanOrEqual(0)
      expect(until - now - claimMinutes * MINUTE).toBeLessThanOrEqual(12 * HOUR)
      expect(claimUntil({ claimMinutes }, now, zone)).toBe(now + claimMinutes * MINUTE)
    }))
  })
})

describe('so long before it begins', () => {
  it.each([
    ['an hour', { minutes: 60 }, '2026-12-05 09:00', '2026-12-05 08:00'],
    ['at noon of the day before', { days: 1, at: 720 }, '2026-12-05 09:00', '2026-12-04 12:00'],
    ['at the midnight that ends the day before', { days: 1, at: 1440 }, '2026-12-05 09:00', '2026-12-05 00:00'],
    ['at noon of its own day', { days: 0, at: 720 }, '2026-12-05 14:00', '2026-12-05 12:00'],
    ['at noon of its own day where it begins before noon: when it begins', { days: 0, at: 720 }, '2026-12-05 09:00', '2026-12-05 09:00'],
    ['the day before one that begins at midnight', { days: 1, at: 600 }, '2026-12-05 00:00', '2026-12-04 10:00'],
    ['across the end of a year', { days: 3, at: 480 }, '2027-01-02 09:00', '2026-12-30 08:00'],
    ['across a leap day', { days: 2, at: 480 }, '2028-03-01 09:00', '2028-02-28 08:00'],
    ['across the end of February without one', { days: 2, at: 480 }, '2027-03-01 09:00', '2027-02-27 08:00'],
    ['a year before a leap day', { days: 365, at: 480 }, '2028-02-29 09:00', '2027-03-01 08:00']
  ] as [string, Before, string, string][])('%s', (_, before, from, to) => { expect(momentBefore(china(from), before, SHANGHAI)).toBe(china(to)) })

  it('is a time of the wall clock also over the days of 23 and 25 hours', () => {
    const ten = { days: 1, at: 600 }
    expect(momentBefore(Date.UTC(2026, 2, 8, 14), ten, NEW_YORK)).toBe(Date.UTC(2026, 2, 7, 15))
    expect(momentBefore(Date.UTC(2026, 10, 1, 15), ten, NEW_YORK)).toBe(Date.UTC(2026, 9, 31, 14))
    // 2:30 is leapt over: the next moment there is.
    expect(momentBefore(Date.UTC(2026, 2, 9, 14), { days: 1, at: 150 }, NEW_YORK)).toBe(Date.UTC(2026, 2, 8, 7))
    expect(momentBefore(Date.UTC(2026, 2, 8, 14), { minutes: 1440 }, NEW_YORK)).toBe(Date.UTC(2026, 2, 7, 14))
  })

  it('shows that clock time on that day in every zone, and never comes after the beginning', () => {
    fc.assert(fc.property(begins, fc.integer({ min: 0, max: 365 }), fc.integer({ min: 0, max: 1439 }), zones, (ms, days, at, zone) => {
      const found = momentBefore(ms, { days, at }, zone)
      expect(found).toBeLessThanOrEqual(ms)
      if (found === ms) return
      const { year, month, day } = localTime(ms, zone)
      const then = new Date(Date.UTC(year, month - 1, day - days))
      expect(dayOf(found, zone)).toBe(then.getUTCFullYear() * 10000 + (then.getUTCMonth() + 1) * 100 + then.getUTCDate())
      const shown = minuteOfDay(found, zone)
      // A leap of the clock is of an hour at most.
      expect(shown - at).toBeLessThanOrEqual(60)
      expect(shown).toBeGreaterThanOrEqual(at)
      if (zone === SHANGHAI || zone === 'UTC') expect(shown).toBe(at)
    }))
  })
})

describe('sign-up', () => {
  it('opens with publication, at its time, when the seats are given out, or at the later of both', () => {
    const open = (own: Partial<Enrol>) => opensAt(enrol(own), one, SHANGHAI)
    expect(open({})).toBeNull()
    expect(open({ opensAt: china('2026-12-01 08:00') })).toBe(china('2026-12-01 08:00'))
    expect(open({ release: { days: 1, at: 600 } })).toBe(china('2026-12-04 10:00'))
    expect(open({ opensAt: china('2026-12-01 08:00'), release: { days: 1, at: 600 } })).toBe(china('2026-12-04 10:00'))
    expect(open({ opensAt: china('2026-12-04 12:00'), release: { days: 1, at: 600 } })).toBe(china('2026-12-04 12:00'))
  })

  it('closes when it begins, or earlier as the first of its rules says', () => {
    const close = (own: Partial<Enrol>) => closesAt(enrol(own), one, SHANGHAI)
    expect(close({})).toBe(one.begins)
    expect(close({ closesAt: china('2026-12-03 17:00') })).toBe(china('2026-12-03 17:00'))
    expect(close({ closesAt: china('2026-12-09 17:00') })).toBe(one.begins)
    expect(close({ closes: { minutes: 120 } })).toBe(china('2026-12-05 07:00'))
    expect(close({ closes: { minutes: 120 }, closesAt: china('2026-12-03 17:00') })).toBe(china('2026-12-03 17:00'))
    expect(close({ ahead: { days: 2 } })).toBe(china('2026-12-04 00:00'))
    expect(close({ ahead: { days: 2 }, closes: { days: 4, at: 600 } })).toBe(china('2026-12-01 10:00'))
  })

  // 2026-12-10 is a Thursday.
  it.each([
    [20261210, 3, false, 20261207], [20261210, 3, true, 20261207], [20261210, 4, true, 20261204], [20261207, 3, true, 20261202], [20261207, 3, false, 20261204],
    [20261213, 1, true, 20261211], [20261212, 1, true, 20261211], [20261210, 5, true, 20261203], [20270104, 1, true, 20270101], [20280301, 1, false, 20280229]
  ])('for %d, %d days ahead (working days: %s), one has to be signed up by %d', (day, days, working, last) => { expect(lastDayAhead(day, { days, working })).toBe(last) })

  it('of working days leaves as many of them between, whichever day it is', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 1, max: 90 }), (offset, days) => {
      const at = new Date(Date.UTC(2024, 0, 1 + offset))
      const number = () => at.getUTCFullYear() * 10000 + (at.getUTCMonth() + 1) * 100 + at.getUTCDate()
      const last = lastDayAhead(number(), { days, working: true })
      let between = 0
      // From that day on (it counts itself) up to the day before.
      for (at.setUTCDate(at.getUTCDate() - 1); number() >= last; at.setUTCDate(at.getUTCDate() - 1)) if (at.getUTCDay() % 6) between++
      expect(between).toBe(days)
    }))
  })

  it('a lot is drawn at its time or at the close', () => {
    expect(drawsAt(enrol({ how: 'lot', closesAt: 5 }))).toBe(5)
    expect(drawsAt(enrol({ how: 'lot', closesAt: 5, drawAt: 9 }))).toBe(9)
    expect([drawsAt(enrol({ how: 'lot' })), drawsAt(enrol({ closesAt: 5, drawAt: 9 }))]).toEqual([null, null])
  })

  it('can be taken back until it begins, until the rule says, until it ends, or never; moved likewise', () => {
    const both = (own: Partial<Enrol>) => [cancelUntil(enrol(own), one, SHANGHAI), changeUntil(enrol(own), one, SHANGHAI)]
    expect(both({})).toEqual([one.begins, one.begins])
    expect(both({ cancel: { minutes: 60 } })).toEqual([one.begins - HOUR, one.begins - HOUR])
    expect(both({ cancel: 'end' })).toEqual([one.ends, one.ends])
    expect(both({ cancel: 'never' })).toEqual([null, null])
    expect(both({ cancel: 'never', change: { days: 1, at: 720 } })).toEqual([null, china('2026-12-04 12:00')])
    expect(both({ change: 'never' })).toEqual([one.begins, null])
  })

  it('hands on freed seats until it begins or the rule says; seats kept for some are free from then on', () => {
    expect(waitlistUntil(enrol(), one, SHANGHAI)).toBeNull()
    expect(waitlistUntil(enrol({ waitlist: { claimMinutes: 30 } }), one, SHANGHAI)).toBe(one.begins)
    expect(waitlistUntil(enrol({ waitlist: { claimMinutes: 30, until: { minutes: 120 } } }), one, SHANGHAI)).toBe(one.begins - 2 * HOUR)
    expect(reservedUntil({ id: 'kept', name: '机动', seats: 5 }, one, SHANGHAI)).toBeNull()
    expect(reservedUntil({ id: 'kept', name: '机动', seats: 5, until: { days: 2, at: 1080 } }, one, SHANGHAI)).toBe(china('2026-12-03 18:00'))
  })
})

describe('on the day', () => {
  it('people gather before it begins', () => { expect([gathersAt(one), gathersAt(session({ gatherBefore: 20 }))]).toEqual([one.begins, one.begins - 20 * MINUTE]) })

  it('one can sign in from half an hour before until it ends, or as the rule says', () => {
    expect(signInWindow(one, { ways: ['code'] })).toEqual({ from: one.begins - 30 * MINUTE, to: one.ends })
    expect(signInWindow(one, { ways: ['code'], from: 0, until: 15 })).toEqual({ from: one.begins, to: one.begins + 15 * MINUTE })
    expect(signInWindow(one, { ways: ['code'], until: 1440 }).to).toBe(one.ends)
    expect([lateFrom(one, { ways: ['code'] }), lateFrom(one, { ways: ['code'], late: 10 })]).toEqual([null, one.begins + 10 * MINUTE])
  })

  it('and out around its end, not before it began', () => {
    expect(signOutWindow(one, { ways: ['code'] })).toBeNull()
    expect(signOutWindow(one, { ways: ['code'], signOut: { from: 10, until: 30 } })).toEqual({ from: one.ends - 10 * MINUTE, to: one.ends + 30 * MINUTE })
    expect(signOutWindow(one, { ways: ['code'], signOut: { from: 1440, until: 0 } })).toEqual({ from: one.begins, to: one.ends })
  })
})

it('an event goes from its first beginning to its last end, in whatever order its sessions stand', () => {
  const later = session({ id: 'later', begins: china('2026-12-06 09:00'), ends: china('2026-12-06 11:00') })
  const longer = session({ id: 'longer', begins: china('2026-12-05 10:00'), ends: china('2026-12-07 11:00') })
  expect(spanOfEvent({ sessions: [later, longer, one] })).toEqual({ from: one.begins, to: longer.ends })
})

it('so many days after are over at midnight, also across a leap day and a day of 25 hours', () => {
  expect(endOfDaysAfter(china('2026-12-05 11:00'), 7, SHANGHAI)).toBe(china('2026-12-13 00:00'))
  expect(endOfDaysAfter(china('2028-02-28 11:00'), 1, SHANGHAI)).toBe(china('2028-03-01 00:00'))
  expect(endOfDaysAfter(Date.UTC(2026, 9, 31, 16), 1, NEW_YORK)).toBe(Date.UTC(2026, 10, 2, 5))
})
