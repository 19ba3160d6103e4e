import fc from 'fast-check'
import { believable, dayBefore, dayOfPack, dailyPackName, streakOf } from '../../server/practice/rules/days'
import { DAILY, dailyDraw, firstAnswers, leastPractised, packScore, rowLength, type PackAnswer } from '../../server/practice/rules/packs'
import { seededRandom } from '../../server/rounds/rules/random'
import { dayOf } from '../../server/zone'

const questions = (n: number) => Array.from({ length: n }, (_, i) => ({ id: `q${i}` }))
const ids = (list: { id: string }[]) => list.map(({ id }) => id)

describe('the daily draw', () => {
  it('is the same for everybody who has the same day, and different from day to day', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 300 }), fc.string(), (n, seed) => {
      const drawn = dailyDraw(questions(n), new Set(), seededRandom(seed))
      expect(dailyDraw(questions(n), new Set(), seededRandom(seed))).toEqual(drawn)
      expect(new Set(ids(drawn)).size).toBe(Math.min(DAILY, n))
    }))
    const days = Array.from({ length: 50 }, (_, day) => ids(dailyDraw(questions(500), new Set(), seededRandom(`day ${day}`))).join())
    expect(new Set(days).size).toBe(50)
  })

  it('repeats a question of the last weeks only when there are not enough others', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }), fc.string(), (n, used, seed) => {
      const recent = new Set(ids(questions(Math.min(n, used))))
      const drawn = dailyDraw(questions(n), recent, seededRandom(seed))
      expect(drawn).toHaveLength(Math.min(DAILY, n))
      expect(drawn.filter(({ id }) => recent.has(id)).length).toBe(Math.max(0, drawn.length - (n - recent.size)))
    }))
  })
})

describe('a topic pack', () => {
  it('holds what was never practised first, then what was practised longest ago', () => {
    fc.assert(fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 1000 }), { nil: undefined }), { maxLength: 60 }), fc.integer({ min: 1, max: 40 }), fc.string(), (seen, limit, seed) => {
      const all = questions(seen.length)
      const seenAt = (id: string) => seen[Number(id.slice(1))]
      const pack = leastPractised(all, seenAt, limit, seededRandom(seed))
      expect(new Set(ids(pack)).size).toBe(Math.min(limit, all.length))
      const left = all.filter((one) => !pack.includes(one))
      const rank = (one: { id: string }) => seenAt(one.id) ?? -1
      expect(Math.max(-1, ...pack.map(rank))).toBeLessThanOrEqual(Math.min(Infinity, ...left.map(rank)))
    }))
  })
})

describe('what a pack comes to', () => {
  const answerArb = fc.record<PackAnswer>({
    id: fc.uuid(), questionId: fc.constantFrom('a', 'b', 'c', 'd'), at: fc.nat(9), correct: fc.boolean(), points: fc.constantFrom(0, 250, 500)
  })

  it('does not depend on the order in which its answers arrive', () => {
    fc.assert(fc.property(fc.uniqueArray(answerArb, { selector: ({ id }) => id }).chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))), ([list, mixed]) => {
      expect(firstAnswers(mixed)).toEqual(firstAnswers(list))
      expect(rowLength(mixed)).toBe(rowLength(list))
      expect(packScore(mixed)).toBe(packScore(list))
    }))
  })

  const answers = (...list: [question: string, correct: boolean, points?: number][]) => list.map<PackAnswer>(([questionId, correct, points = 0], i) => ({ id: `a${i}`, questionId, at: i, correct, points }))

  it('is a row of right answers up to the first mistake, each question once', () => {
    expect(rowLength(answers())).toBe(0)
    expect(rowLength(answers(['a', true], ['b', true], ['c', false], ['d', true]))).toBe(2)
    expect(rowLength(answers(['a', true], ['a', true], ['b', true]))).toBe(2)
    expect(rowLength(answers(['a', false], ['a', true]))).toBe(0)
  })

  it('is the sum of the first answers: the key was shown after each', () => {
    expect(packScore(answers(['a', true, 500], ['b', false, 250], ['b', true, 500]))).toBe(750)
  })
})

describe('days in a row', () => {
  it('counts back from today, or from yesterday while today is still to be done', () => {
    expect(streakOf(new Set(), 20260301)).toBe(0)
    expect(streakOf(new Set([20260301]), 20260301)).toBe(1)
    expect(streakOf(new Set([20260227, 20260228]), 20260301)).toBe(2)
    expect(streakOf(new Set([20260227, 20260228, 20260301]), 20260301)).toBe(3)
    expect(streakOf(new Set([20260226, 20260227]), 20260301)).toBe(0)
    expect(streakOf(new Set([20251231, 20260101]), 20260101)).toBe(2)
  })

  it('takes the day before from the calendar', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 40000 }), (n) => {
      const noon = n * 86400000 + 43200000
      expect(dayBefore(dayOf(noon, 'UTC'))).toBe(dayOf(noon - 86400000, 'UTC'))
    }))
  })

  it('reads a day from its pack’s name and from nothing else', () => {
    expect(dayOfPack(dailyPackName(20260615))).toBe(20260615)
    for (const name of ['daily-2026', 'daily-202606150', 'topic-20260615', 'daily-20260615x', '']) expect(dayOfPack(name)).toBeUndefined()
  })
})

it('believes a phone’s clock within a week back and five minutes ahead', () => {
  const now = Date.UTC(2026, 5, 15)
  expect([now - 8 * 86400000, now - 1000, now + 1000, now + 3600000].map((at) => believable(at, now))).toEqual([now - 7 * 86400000, now - 1000, now + 1000, now + 300000])
})
