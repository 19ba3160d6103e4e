import fc from 'fast-check'
import { attemptsLeft, mayStart } from '../../server/rounds/rules/attempts'
import './generators'

const limit = fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined })

describe('attempts left', () => {
  it.each([
    [{}, { total: 9, today: 9 }, { total: null, today: null }, true],
    [{ total: 5 }, { total: 4, today: 4 }, { total: 1, today: null }, true],
    [{ total: 5 }, { total: 5, today: 0 }, { total: 0, today: null }, false],
    [{ perDay: 2 }, { total: 40, today: 1 }, { total: null, today: 1 }, true],
    [{ perDay: 2 }, { total: 40, today: 2 }, { total: null, today: 0 }, false],
    [{ total: 6, perDay: 2 }, { total: 5, today: 0 }, { total: 1, today: 1 }, true],
    [{ total: 6, perDay: 2 }, { total: 6, today: 0 }, { total: 0, today: 0 }, false],
    [{ total: 6, perDay: 2 }, { total: 2, today: 2 }, { total: 4, today: 0 }, false],
    [{ total: 1, perDay: 3 }, { total: 2, today: 2 }, { total: 0, today: 0 }, false]
  ])('%j, used %j: %j', (rule, used, left, start) => {
    expect(attemptsLeft(rule, used)).toEqual(left)
    expect(mayStart(left)).toBe(start)
  })

  it('are never exceeded by whoever starts as often as it is allowed, and all can be used', () => {
    fc.assert(fc.property(limit, limit, fc.integer({ min: 1, max: 6 }), (total, perDay, days) => {
      let used = 0
      for (let day = 0; day < days; day++) {
        let today = 0
        while (today < 20 && mayStart(attemptsLeft({ total, perDay }, { total: used, today }))) { used++; today++ }
        expect(today).toBeLessThanOrEqual(perDay ?? 20)
      }
      expect(used).toBe(Math.min(total ?? Infinity, days * (perDay ?? 20)))
    }))
  })
})
