import fc from 'fast-check'
import type { DrawPart } from '../../contract/round-config'
import { drawPaper, poolFor, type Drawn } from '../../server/rounds/rules/draw'
import { randomOrder, seededRandom, shuffled } from '../../server/rounds/rules/random'
import type { PaperItem, PoolQuestion } from '../../server/rounds/rules/types'
import { drawn, fixed, part, permutationArb, question, questions } from './generators'

const draw = (rule: Parameters<typeof poolFor>[0], bank: readonly PoolQuestion[], seed = 'seed') => drawPaper(rule, poolFor(rule, bank), seededRandom(seed))

function paperOf(result: Drawn): PaperItem[] {
  if (!('paper' in result)) throw new Error(`Short: ${JSON.stringify(result.short)}`)
  return result.paper
}

const subset = <T>(...values: T[]) => fc.option(fc.subarray(values), { nil: undefined })
const smallBank = fc.array(fc.record({ topic: fc.constantFrom('甲', '乙', '丙'), bank: fc.constantFrom('b1', 'b2'), difficulty: fc.constantFrom(1, 2), type: fc.constantFrom('single' as const, 'judge' as const) }), { maxLength: 7 })
  .map((rows) => rows.map((row, i) => question({ ...row, id: `q${i}` })))
const smallParts: fc.Arbitrary<DrawPart[]> = fc.array(fc.record({
  type: fc.constantFrom('single' as const, 'single' as const, 'judge' as const), count: fc.integer({ min: 1, max: 3 }), points: fc.constant(1),
  topics: subset('甲', '乙', '丙'), banks: subset('b1', 'b2'), difficulty: subset(1, 2)
}), { minLength: 1, maxLength: 4 })

const allows = <T>(list: readonly T[] | undefined, value: T) => list === undefined || list.length === 0 || list.includes(value)
const naiveFits = (p: DrawPart, q: PoolQuestion) => p.type === q.type && allows(p.topics, q.topic) && allows(p.banks, q.bank) && allows(p.difficulty, q.difficulty)
const slotsOf = (parts: readonly DrawPart[]) => parts.flatMap((p) => Array.from({ length: p.count }, () => p))

/** How many places of the paper can be filled at best: tries everything. */
function mostFilled(slots: readonly DrawPart[], bank: readonly PoolQuestion[]): number {
  const [first, ...rest] = slots
  if (!first || bank.length === 0) return 0
  let best = mostFilled(rest, bank)
  for (const q of bank) {
    if (best === Math.min(slots.length, bank.length)) break
    if (naiveFits(first, q)) best = Math.max(best, 1 + mostFilled(rest, bank.filter((other) => other !== q)))
  }
  return best
}

describe('drawing from the bank', () => {
  it('gives the same paper for the same seed, and another for another', () => {
    const rule = drawn([part({ count: 10 })], true)
    const bank = questions(50)
    expect(draw(rule, bank, '一')).toEqual(draw(rule, bank, '一'))
    expect(draw(rule, bank, '一')).not.toEqual(draw(rule, bank, '二'))
  })

  it('fills each part with questions of its type, topic, bank and difficulty, no question twice, parts in their order', () => {
    fc.assert(fc.property(smallParts, smallBank, fc.boolean(), fc.string(), (parts, bank, shuffle, seed) => {
      const result = draw(drawn(parts, shuffle), bank, seed)
      if (!('paper' in result)) return
      const slots = slotsOf(parts)
      expect(result.paper).toHaveLength(slots.length)
      expect(new Set(result.paper.map((i) => i.version)).size).toBe(slots.length)
      for (const [i, slot] of slots.entries()) {
        expect(naiveFits(slot, bank.find((q) => q.version === result.paper[i]?.version) as PoolQuestion)).toBe(true)
      }
    }))
  })

  it('succeeds whenever any assignment exists, and is short by no more than the best assignment leaves empty', () => {
    fc.assert(fc.property(smallParts, smallBank, fc.string(), (parts, bank, seed) => {
      const slots = slotsOf(parts)
      const result = draw(drawn(parts), bank, seed)
      const missing = 'short' in result ? result.short.reduce((sum, { wanted, found }) => sum + wanted - found, 0) : 0
      expect(missing).toBe(slots.length - mostFilled(slots, bank))
    }))
  })

  it('passes questions on along a chain of parts: each takes what only it can', () => {
    const bank = [question({ id: 'a', topic: '甲' }), question({ id: 'b', topic: '乙' }), question({ id: 'c', topic: '丙' })]
    const parts = [part({ topics: ['甲', '乙', '丙'] }), part({ topics: ['甲', '乙'] }), part({ topics: ['甲'] })]
    for (let seed = 0; seed < 30; seed++) {
      expect(paperOf(draw(drawn(parts), bank, String(seed))).map((i) => i.version)).toEqual(['c-v1', 'b-v1', 'a-v1'])
    }
  })

  it('names the part that is short, with what it wanted and found', () => {
    const bank = [...questions(5), ...questions(2, { id: 'm', type: 'multiple' })]
    expect(draw(drawn([part({ count: 5 }), part({ type: 'multiple', count: 4 })]), bank)).toEqual({ short: [{ part: 1, wanted: 4, found: 2 }] })
  })

  it('turns points into hundredths, each question with its part’s', () => {
    const bank = [...questions(2), ...questions(1, { id: 'j', type: 'judge' })]
    expect(paperOf(draw(drawn([part({ count: 2, points: 1.5 }), part({ type: 'judge', points: 0.07 })]), bank)).map((i) => i.points)).toEqual([150, 150, 7])
  })

  it('takes every question about equally often', () => {
    const taken = new Map<string, number>()
    const rule = drawn([part({ count: 3 })])
    const pool = poolFor(rule, questions(10))
    const random = seededRandom('uniform')
    for (let i = 0; i < 10000; i++) for (const { version } of paperOf(drawPaper(rule, pool, random))) taken.set(version, (taken.get(version) ?? 0) + 1)
    expect(taken.size).toBe(10)
    for (const n of taken.values()) expect(Math.abs(n - 3000)).toBeLessThan(230)
  })

  it('leaves the pool as it was', () => {
    const rule = drawn([part({ count: 3 })], true)
    const pool = poolFor(rule, questions(5))
    const before = structuredClone(pool)
    drawPaper(rule, pool, seededRandom('x'))
    expect(pool).toEqual(before)
  })
})

describe('a fixed paper', () => {
  it('keeps its questions in the order listed', () => {
    expect(paperOf(draw(fixed(['q3', 'q0', 'q2']), questions(5))).map((i) => i.version)).toEqual(['q3-v1', 'q0-v1', 'q2-v1'])
  })

  it('shuffled as one list, still gives each question its own points', () => {
    const rule = { kind: 'fixed' as const, questions: [1, 2, 3, 4, 5].map((n) => ({ question: `q${n}`, points: n })), shuffleQuestions: true, shuffleOptions: false }
    const papers = ['a', 'b', 'c'].map((seed) => paperOf(draw(rule, questions(6), seed)))
    for (const paper of papers) expect(paper.map((i) => [i.version, i.points]).sort()).toEqual([1, 2, 3, 4, 5].map((n) => [`q${n}-v1`, n * 100]))
    expect(new Set(papers.map((paper) => paper.map((i) => i.version).join())).size).toBeGreaterThan(1)
  })

  it('names the places whose question is gone', () => {
    expect(draw(fixed(['q0', 'gone', 'q1', 'lost']), questions(2))).toEqual({ short: [{ part: 1, wanted: 1, found: 0 }, { part: 3, wanted: 1, found: 0 }] })
  })
})

describe('options', () => {
  const mixed = [question({ id: 's' }), question({ id: 'm', type: 'multiple', options: 6 }), question({ id: 'j', type: 'judge', options: 2 }), question({ id: 'f', type: 'fill', options: 0 })]
  const parts = mixed.map(({ type }) => part({ type }))

  it('stay in place unless shuffled; judgements and fill-in have none to order', () => {
    expect(paperOf(draw(drawn(parts), mixed)).map((i) => i.order)).toEqual([[0, 1, 2, 3], [0, 1, 2, 3, 4, 5], [], []])
    expect(paperOf(draw(drawn(parts, true), mixed)).map((i) => [...i.order].sort())).toEqual([[0, 1, 2, 3], [0, 1, 2, 3, 4, 5], [], []])
  })

  it('are shown in every order about equally often', () => {
    const rule = drawn([part()], true)
    const pool = poolFor(rule, [question({ options: 3 })])
    const random = seededRandom('orders')
    const seen = new Map<string, number>()
    for (let i = 0; i < 6000; i++) { const key = String(paperOf(drawPaper(rule, pool, random))[0]?.order); seen.set(key, (seen.get(key) ?? 0) + 1) }
    expect(seen.size).toBe(6)
    for (const n of seen.values()) expect(Math.abs(n - 1000)).toBeLessThan(150)
  })
})

describe('the seeded source', () => {
  it('stays in [0, 1) and differs between seeds that differ in one character', () => {
    fc.assert(fc.property(fc.string(), (seed) => {
      const a = seededRandom(seed), b = seededRandom(`${seed}!`)
      const values = Array.from({ length: 20 }, a)
      expect(values.every((v) => v >= 0 && v < 1)).toBe(true)
      expect(values).not.toEqual(Array.from({ length: 20 }, b))
    }))
  })

  it('shuffles and visits without losing or doubling anything, whatever the numbers', () => {
    fc.assert(fc.property(permutationArb(9), fc.string(), (items, seed) => {
      expect(shuffled(items, seededRandom(seed)).sort()).toEqual([...items].sort())
      expect([...randomOrder(items, seededRandom(seed))].sort()).toEqual([...items].sort())
    }))
    for (const edge of [() => 0, () => 1 - 2 ** -32]) expect([...randomOrder([1, 2, 3], edge)].sort()).toEqual([1, 2, 3])
  })
})
