import fc from 'fast-check'
import { barOf } from '../../server/events/rules/no-show'
import { dayMinutes, sessionMinutes, type OfDay } from '../../server/events/rules/hours'
import { china } from '../support/event'

const there = (minutes: number) => ({ attended: true, minutes })

it.each([
  ['minute by minute', { count: 'actual' }, 83, 83],
  ['what is left of a step dropped', { count: 'actual', step: 30 }, 89, 60],
  ['rounded up', { count: 'actual', step: 30, rounding: 'up' }, 61, 90],
  ['rounded to the nearest', { count: 'actual', step: 30, rounding: 'nearest' }, 75, 90],
  ['never more than a session allows', { count: 'actual', step: 30, mostASession: 100 }, 200, 100],
  ['the same for all, however long they were there', { count: 'fixed', minutes: 120 }, 5, 120]
] as const)('counts %s', (_, hours, minutes, expected) => {
  expect(sessionMinutes(hours, there(minutes))).toBe(expected)
})

it('counts nothing for whoever did not take part', () => {
  expect(sessionMinutes({ count: 'fixed', minutes: 120 }, { attended: false, minutes: 0 })).toBe(0)
})

const one = (id: string, begins: number, minutes: number, mostADay: number | null = null): OfDay => ({ id, begins, minutes, mostADay })

it('gives the earlier session its hours first and cuts the later one', () => {
  expect([...dayMinutes([one('b', 2, 300, 480), one('a', 1, 300, 480)])]).toEqual([['a', 300], ['b', 180]])
  expect(dayMinutes([one('a', 1, 500), one('b', 2, 60, 480)]).get('b')).toBe(0)
})

it('never depends on the order in which sessions are known, nor gives more than a day allows', () => {
  const any = fc.uniqueArray(fc.record({ id: fc.string({ minLength: 1, maxLength: 4 }), begins: fc.nat(5), minutes: fc.nat(600) }), { selector: ({ id }) => id, maxLength: 8 })
  fc.assert(fc.property(any, fc.nat(900), fc.integer(), (all, most, turn) => {
    const rows = all.map((row) => ({ ...row, mostADay: most }))
    const shifted = rows.map((_, i) => rows[(((i + turn) % rows.length) + rows.length) % rows.length] as OfDay)
    expect([...dayMinutes(shifted)].sort()).toEqual([...dayMinutes(rows)].sort())
    expect([...dayMinutes(rows).values()].reduce((sum, n) => sum + n, 0)).toBeLessThanOrEqual(most)
  }))
})

describe('not coming', () => {
  const zone = 'Asia/Shanghai'
  const noShow = { steps: [{ times: 2, within: 90, days: 7 }, { times: 3, within: 90, days: 30 }] }
  const first = china('2026-03-02 09:00'), second = china('2026-04-10 09:00'), third = china('2026-05-20 09:00')

  it('has no consequence the first time and climbs from there', () => {
    expect(barOf([first], first, noShow, zone)).toBeNull()
    expect(barOf([first, second], second, noShow, zone)).toEqual({ until: china('2026-04-18 00:00'), times: 2 })
    expect(barOf([first, second, third], third, noShow, zone)).toEqual({ until: china('2026-06-20 00:00'), times: 3 })
  })

  it('forgets what lies further back, and knows nothing of what came later', () => {
    const late = china('2026-06-08 09:00')
    expect(barOf([first, second, late], late, noShow, zone)?.times).toBe(2)
    expect(barOf([first, second, third], first, noShow, zone)).toBeNull()
  })
})
