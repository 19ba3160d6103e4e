import fc from 'fast-check'
import type { PersonOrder } from '../../contract/round-config'
import type { Counted } from '../../server/rounds/rules/counting'
import { comparePersons, lotBy, type Placed } from '../../server/rounds/rules/person-order'
import { cellsOf, compareKeys, rankKey, ranksOf, type RankKey } from '../../server/rounds/rules/ranking'
import { NOW } from './generators'

const key = (sort: number, tie1 = 0, tie2 = 0, tie3 = ''): RankKey => ({ sort, tie1, tie2, tie3 })
const standing: Placed = { member: 'm1', attempts: 3, score: 8850, timeMs: 61_500, finishedAt: NOW + 5000 }
const lot = lotBy('a seed')

/** Crowded on purpose: same whole points, same quarter minutes, same keys; and times beyond the last cell. */
const tieArb = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 16380, max: 16390 }), fc.integer({ min: 0, max: 200_000 }), fc.integer({ min: 17_179_860_000, max: 17_200_000_000 }))
/** Scores below nought, and those of people who came further, too. */
const scoreArb = fc.oneof(fc.integer({ min: -500, max: 500 }), fc.integer({ min: 7_799_999_000, max: 7_800_001_000 }), fc.integer({ min: 8890, max: 8910 }), fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 99_999_990, max: 100_000_010 }))
const keyArb: fc.Arbitrary<RankKey> = fc.record({ sort: scoreArb, tie1: tieArb, tie2: fc.integer({ min: 0, max: 3 }), tie3: fc.constantFrom('', '0a', '0b') })

describe('the key persons are ordered by', () => {
  it.each([
    [[], key(8850)], [['time'], key(8850, 61_500)], [['finish'], key(8850, 5000)], [['time', 'finish'], key(8850, 61_500, 5000)], [['finish', 'time'], key(8850, 5000, 61_500)]
  ] as const)('with ties %j', (ties, expected) => { expect(rankKey({ ties: [...ties] }, standing, NOW, lot)).toEqual(expected) })

  it('never counts a finish before the opening as less than nothing', () => {
    expect(rankKey({ ties: ['finish'] }, standing, NOW + 9000, lot).tie1).toBe(0)
  })

  it('holds every tie-breaker that is named, the third and further ones as one text', () => {
    const ties: PersonOrder[] = ['attempts', 'time', 'finish', { phase: 'a', by: 'score' }, { phase: 'b', by: 'time' }, 'lot']
    const phases = new Map([['a', { score: 700, timeMs: 1, finishedAt: NOW }]])
    const { tie1, tie2, tie3 } = rankKey({ ties }, { ...standing, phases }, NOW, lot)
    expect([tie1, tie2, tie3.length]).toEqual([3, 61_500, 4 * 11])
  })

  /** Persons who differ in little, so that ties are common. */
  const placedArb = fc.record({
    member: fc.constantFrom('m1', 'm2', 'm3'), attempts: fc.integer({ min: 1, max: 2 }), score: fc.integer({ min: -1, max: 1 }), timeMs: fc.integer({ min: 0, max: 1 }),
    finishedAt: fc.integer({ min: NOW, max: NOW + 1 }), stage: fc.constantFrom(undefined, 1, 2),
    phases: fc.option(fc.record({ score: fc.integer({ min: 0, max: 1 }), timeMs: fc.integer({ min: 0, max: 1 }), finishedAt: fc.integer({ min: NOW, max: NOW + 1 }) }), { nil: undefined })
      .map((one) => new Map<string, Counted>(one ? [['a', one]] : []))
  })
  const orderArb = fc.uniqueArray(fc.constantFrom<PersonOrder>('time', 'finish', 'attempts', 'lot', { phase: 'a', by: 'score' }, { phase: 'a', by: 'time' }, { phase: 'a', by: 'finish' }), { maxLength: 7, selector: (one) => JSON.stringify(one) })

  it('orders persons exactly as the rule compares them', () => {
    fc.assert(fc.property(orderArb, placedArb, placedArb, (ties, a, b) => {
      const sign = Math.sign(comparePersons({ ties, shared: 'gap' }, lot)(a, b))
      expect(Math.sign(compareKeys(rankKey({ ties }, a, NOW, lot), rankKey({ ties }, b, NOW, lot)))).toBe(sign)
    }))
  })

  it.each([
    ['the higher score', key(900, 9, 9), key(899, 0, 0)], ['then the lower first tie', key(900, 1, 9), key(900, 2, 0)], ['then the lower second tie', key(900, 1, 1), key(900, 1, 2)]
  ])('%s stands first', (_, first, second) => {
    expect(compareKeys(first, second)).toBeLessThan(0)
    expect(compareKeys(second, first)).toBeGreaterThan(0)
    expect(compareKeys(first, { ...first })).toBe(0)
  })
})

describe('shared ranks', () => {
  const level = (a: number, b: number) => a === b
  it.each([
    ['gap', [90, 80, 80, 70], [1, 2, 2, 4]], ['dense', [90, 80, 80, 70], [1, 2, 2, 3]], ['gap', [90, 90, 90, 70, 70, 60], [1, 1, 1, 4, 4, 6]],
    ['dense', [90, 90, 90, 70, 70, 60], [1, 1, 1, 2, 2, 3]], ['gap', [90], [1]], ['dense', [], []]
  ] as const)('%s: %j are %j', (shared, scores, ranks) => { expect(ranksOf(scores, level, shared)).toEqual(ranks) })

  it('with a gap are one more than those who stand before, dense one more than the distinct places before', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 6 })), (scores) => {
      const ordered = [...scores].sort((a, b) => b - a)
      const before = ordered.map((s) => ordered.filter((other) => other > s))
      expect(ranksOf(ordered, level, 'gap')).toEqual(before.map((list) => list.length + 1))
      expect(ranksOf(ordered, level, 'dense')).toEqual(before.map((list) => new Set(list).size + 1))
    }))
  })
})

describe('the histogram', () => {
  it('follows the order: whoever stands before is never in a later cell', () => {
    fc.assert(fc.property(keyArb, keyArb, (a, b) => {
      const [first, second] = compareKeys(a, b) <= 0 ? [cellsOf(a), cellsOf(b)] : [cellsOf(b), cellsOf(a)]
      expect(first.cell0).toBeLessThanOrEqual(second.cell0)
      expect(first.cell1).toBeLessThanOrEqual(second.cell1)
    }))
  })

  it('has exact cell numbers, each fine cell within its whole point’s stretch', () => {
    fc.assert(fc.property(keyArb, keyArb, (a, b) => {
      const mine = cellsOf(a), other = cellsOf(b)
      expect(Object.values(mine).every(Number.isSafeInteger)).toBe(true)
      expect(mine.cell1).toBeGreaterThanOrEqual(mine.groupStart)
      if (other.cell0 < mine.cell0) expect(other.cell1).toBeLessThan(mine.groupStart)
      if (other.cell0 === mine.cell0) expect(other.groupStart).toBe(mine.groupStart)
    }))
  })

  it('says from where on times share a cell: everybody with the same score and a time from there up to one’s own is in it', () => {
    fc.assert(fc.property(keyArb, tieArb, (a, tie1) => {
      const mine = cellsOf(a)
      expect(mine.tieFrom).toBeLessThanOrEqual(a.tie1)
      if (tie1 <= a.tie1) expect(cellsOf({ ...a, tie1 }).cell1 === mine.cell1).toBe(tie1 >= mine.tieFrom)
    }))
  })

  it('gives the same rank as counting everybody', () => {
    fc.assert(fc.property(fc.array(keyArb, { minLength: 1, maxLength: 40 }), (keys) => {
      const coarse = new Map<number, number>(), fine = new Map<number, number>()
      for (const { cell0, cell1 } of keys.map(cellsOf)) {
        coarse.set(cell0, (coarse.get(cell0) ?? 0) + 1)
        fine.set(cell1, (fine.get(cell1) ?? 0) + 1)
      }
      const sum = (cells: Map<number, number>, within: (cell: number) => boolean) => [...cells].reduce((n, [cell, count]) => n + (within(cell) ? count : 0), 0)
      for (const mine of keys) {
        const { cell0, cell1, groupStart, tieFrom } = cellsOf(mine)
        const before = sum(coarse, (cell) => cell < cell0)
          + sum(fine, (cell) => cell >= groupStart && cell < cell1)
          + keys.filter((k) => k.sort === mine.sort && k.tie1 >= tieFrom && compareKeys(k, mine) < 0).length
        expect(before).toBe(keys.filter((k) => compareKeys(k, mine) < 0).length)
      }
    }))
  })
})
