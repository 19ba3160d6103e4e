import fc from 'fast-check'
import { flagsOf } from '../../server/statistics/rules/flags'
import { guessOf, ItemStatistics, thirdsOf, type FinishedPaper, type ItemFigures } from '../../server/statistics/rules/statistics'
import { naive } from './naive'

/** Singles of ten points; what was chosen: 0 is right. */
function paper(picks: readonly (number | null)[], names = 'abcdefgh'): FinishedPaper {
  const asked = picks.map((pick, i) => ({
    version: names.charAt(i), type: 'single' as const, max: 10, points: pick === 0 ? 10 : 0, share: pick === 0 ? 10 : 0, picks: pick === null ? [] : [pick], blank: pick === null
  }))
  return { score: asked.reduce((sum, { share }) => sum + share, 0), full: picks.length * 10, asked }
}

function figures(papers: readonly FinishedPaper[]): ItemFigures[] {
  const scores = new Map<number, number>()
  for (const { score } of papers) scores.set(score, (scores.get(score) ?? 0) + 1)
  const statistics = new ItemStatistics(thirdsOf(scores))
  for (const one of papers) statistics.add(one)
  return statistics.figures().sort((a, b) => (a.version < b.version ? -1 : 1))
}

const marksArb = fc.array(fc.array(fc.constantFrom(0, 1, 2, 3, null), { minLength: 4, maxLength: 4 }), { minLength: 2, maxLength: 60 })

/** Papers that are drawn: three of six questions, of different points, with partial points and a bonus for speed. */
const drawnArb: fc.Arbitrary<FinishedPaper[]> = fc.array(
  fc.subarray(['a', 'b', 'c', 'd', 'e', 'f'], { minLength: 3, maxLength: 3 }).chain((versions) => fc.tuple(...versions.map((version) => fc.record({ version: fc.constant(version), part: fc.constantFrom(0, 0.5, 1), bonus: fc.constantFrom(0, 0, 3) })))),
  { minLength: 2, maxLength: 50 }
).map((papers) => papers.map((parts) => {
  const asked = parts.map(({ version, part, bonus }) => {
    const max = version < 'd' ? 10 : 20
    return { version, type: 'single' as const, max, points: part * max, share: part * max + (part === 1 ? bonus : 0), picks: [], blank: false }
  })
  return { score: asked.reduce((sum, { share }) => sum + share, 0), full: asked.reduce((sum, { max }) => sum + max + 3, 0), asked }
}))

describe('the figures of a question', () => {
  it('are those of an example worked out by hand', () => {
    const [first, second, third] = figures([paper([0, 0, 0]), paper([0, 0, 1]), paper([0, 1, 1]), paper([1, 1, 0])]) as [ItemFigures, ItemFigures, ItemFigures]
    expect(first).toMatchObject({ attempts: 4, right: 3, facility: 0.75, deviation: 0.5 })
    expect(first.discrimination).toBeCloseTo(0)
    expect(first.effectiveWeight).toBeCloseTo(5 / 16.15359, 5)
    expect(second.facility).toBe(0.5)
    expect(second.deviation).toBeCloseTo(Math.sqrt(1 / 3))
    expect(second.discrimination).toBeCloseTo(Math.sqrt(1 / 3))
    expect(second.efficiency).toBeCloseTo(1)
    expect(second.intendedWeight).toBeCloseTo(1 / 3)
    expect(second.effectiveWeight).toBeCloseTo(Math.sqrt(50) / 16.15359, 5)
    expect(third.discrimination).toBeCloseTo(-5 / 3 / Math.sqrt(1 / 3 * 275 / 3))
    expect(third.efficiency).toBeCloseTo(-1 / 3)
    expect(third.effectiveWeight).toBeCloseTo(Math.sqrt(50 / 3) / 16.15359, 5)
  })

  it('are those of a second reckoning from whole lists, also for papers that are drawn', () => {
    fc.assert(fc.property(fc.oneof(drawnArb, marksArb.map((all) => all.map((marks) => paper(marks)))), (papers) => {
      const expected = naive(papers)
      for (const item of figures(papers)) {
        const right = expected.get(item.version)
        for (const name of ['facility', 'deviation', 'discrimination', 'efficiency', 'intendedWeight', 'effectiveWeight'] as const) {
          const [mine, other] = [item[name], right?.[name] ?? null]
          if (other === null) expect([name, mine]).toEqual([name, null])
          else expect(mine as number).toBeCloseTo(other, 6)
        }
      }
    }))
  })

  it('stay within their bounds, and the weights add up to the whole', () => {
    fc.assert(fc.property(marksArb, (all) => {
      const items = figures(all.map((marks) => paper(marks)))
      for (const item of items) {
        expect(item.facility).toBeGreaterThanOrEqual(0)
        expect(item.facility).toBeLessThanOrEqual(1)
        for (const value of [item.discrimination, item.efficiency]) expect(Math.abs(value ?? 0)).toBeLessThanOrEqual(1)
        if (item.discrimination !== null) expect(Math.abs(item.efficiency ?? 0)).toBeGreaterThanOrEqual(Math.abs(item.discrimination) - 1e-9)
      }
      expect(items.reduce((sum, item) => sum + (item.intendedWeight ?? 0), 0)).toBeCloseTo(1)
      const weights = items.map((item) => item.effectiveWeight ?? 0)
      if (weights.some((weight) => weight > 0)) expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1)
    }))
  })

  it('do not depend on the scale of points, nor on the order of the papers', () => {
    fc.assert(fc.property(marksArb, fc.integer({ min: 2, max: 1000 }), (all, scale) => {
      const papers = all.map((marks) => paper(marks))
      const scaled = papers.map(({ score, full, asked }) => ({ score: score * scale, full: full * scale, asked: asked.map((one) => ({ ...one, max: one.max * scale, points: one.points * scale, share: one.share * scale })) }))
      const plain = figures(papers)
      for (const other of [figures(scaled), figures([...papers].reverse())]) {
        for (const [i, item] of other.entries()) {
          for (const name of ['facility', 'deviation', 'discrimination', 'efficiency', 'effectiveWeight'] as const) {
            if (plain[i]?.[name] === null) expect(item[name]).toBeNull()
            else expect(item[name] as number).toBeCloseTo(plain[i]?.[name] as number, 6)
          }
          expect([...item.options].sort()).toEqual([...(plain[i]?.options ?? [])].sort())
        }
      }
    }))
  })

  it('call a question perfect that those with all the rest right get right, and nobody else', () => {
    const [item] = figures([...Array.from({ length: 10 }, () => paper([0, 0, 0])), ...Array.from({ length: 10 }, () => paper([1, 1, 1]))]) as [ItemFigures]
    expect(item.discrimination).toBeCloseTo(1)
    expect(item.efficiency).toBeCloseTo(1)
  })

  it('say nothing where nothing varies', () => {
    for (const item of figures(Array.from({ length: 30 }, () => paper([0, 1, null])))) expect(item).toMatchObject({ deviation: 0, discrimination: null, efficiency: null, effectiveWeight: null })
    expect(figures([paper([0, 1])])[0]).toMatchObject({ attempts: 1, deviation: null, discrimination: null })
  })

  it('tell what chance would give', () => {
    expect([guessOf('single', 4), guessOf('judge', 2), guessOf('fill', 0), guessOf('multiple', 4)]).toEqual([0.25, 0.5, 0, null])
  })
})

describe('who chose what', () => {
  it('is counted for all, for the best and for the last third, blanks at the end', () => {
    const [, second] = figures([paper([0, 0, 0]), paper([0, 2, 0]), paper([0, 3, 1]), paper([0, 3, 1]), paper([1, 3, 1]), paper([1, null, 1])]) as [ItemFigures, ItemFigures]
    expect([...second.options.values()].sort((a, b) => (a.option ?? 9) - (b.option ?? 9))).toEqual([
      { option: 0, n: 1, best: 1, last: 0 }, { option: 2, n: 1, best: 1, last: 0 }, { option: 3, n: 3, best: 0, last: 1 }, { option: null, n: 1, best: 0, last: 1 }
    ])
    expect(second.best).toBe(2)
  })

  it('knows no thirds where too many are level', () => {
    expect(thirdsOf(new Map([[50, 10]]))).toBeNull()
    expect(thirdsOf(new Map())).toBeNull()
    expect(thirdsOf(new Map([[10, 1], [50, 20], [60, 1]]))).toBeNull()
    expect(thirdsOf(new Map([[10, 3], [20, 3], [30, 3]]))).toEqual({ best: 30, last: 10 })
  })
})

describe('what should be looked at', () => {
  const question = { type: 'single' as const, options: 4, right: [0] }
  const flags = (papers: FinishedPaper[], of: { type: 'single' | 'judge'; options: number; right: number[] } = question) => flagsOf(figures(papers)[0] as ItemFigures, of).map(({ text }) => text)
  const many = (n: number, picks: readonly (number | null)[]) => Array.from({ length: n }, () => paper(picks))

  it('is nothing in an ordinary question', () => {
    expect(flags([...many(10, [0, 0, 0]), ...many(4, [0, 1, 0]), ...many(4, [1, 1, 0]), ...many(3, [2, 1, 1]), ...many(3, [3, 1, 1])])).toEqual([])
  })

  it('is a key that most of the best contradict', () => {
    const papers = [...many(10, [2, 0, 0]), ...many(3, [0, 0, 1]), ...many(10, [0, 1, 1]), ...many(1, [1, 1, 1]), ...many(1, [3, 1, 1])]
    expect(flags(papers)).toEqual(['多数高分者选了 C，请核对答案。', '总分高的人反而更容易答错，请核对题目和答案。'])
    expect(flags([...many(10, [1, 0, 0]), ...many(20, [0, 1, 1])], { type: 'judge', options: 2, right: [0] })[0]).toBe('多数高分者选了“错误”，请核对答案。')
  })

  it('is one that the better ones get wrong more often than chance would have it', () => {
    const papers = (right: number) => [...many(100 - right, [0, 0]), ...many(right, [0, 1]), ...[1, 2, 3].flatMap((wrong) => [...many(20, [wrong, 0]), ...many(14, [wrong, 1])])]
    expect(flags(papers(46))).toEqual([])
    expect(flags(papers(75))).toEqual(['总分高的人反而更容易答错，请核对题目和答案。'])
  })

  it('is one that nobody or everybody gets right, from twenty papers on', () => {
    expect(flags(many(19, [1, 0]))).toEqual([])
    expect(flags([...many(10, [1, 0]), ...many(10, [2, 1]), ...many(2, [3, 1])])).toEqual(['多数高分者选了 B，请核对答案。', '没有人答对，请核对答案，或者换一道容易些的。'])
    expect(flags(many(20, [0, 1]))).toEqual(['所有人都答对了，这道题分不出高低。'])
  })

  it('is an option that nobody chooses', () => {
    expect(flags([...many(15, [0, 0]), ...many(10, [2, 1])])).toEqual(['没有人选 B、D，这样的选项可以换掉。'])
  })
})
