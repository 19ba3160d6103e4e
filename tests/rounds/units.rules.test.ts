import fc from 'fast-check'
import type { UnitMetric, UnitRanking } from '../../contract/round-config'
import { compositePart, isEligible, meanOf, metricNames, metricOf, rankUnits, rateOf, scaledMean, valueLabel, valueOf, type MeanScale, type UnitFigures } from '../../server/rounds/rules/units'
import { figures } from './generators'

const metrics = Object.keys(metricNames) as UnitMetric[]
const by = (metric: UnitMetric, over: Partial<UnitRanking> = {}): UnitRanking => ({ by: { kind: 'metric', metric }, ties: [], shared: 'gap', ...over })
const sixtyForty: UnitRanking = {
  by: { kind: 'composite', weights: [{ metric: 'rate', percent: 60 }, { metric: 'mean', percent: 40 }] }, minRatePercent: 50, ties: ['rate', 'mean'], shared: 'gap'
}
const hundred: MeanScale = { full: 100, bounded: true }

describe('a unit’s figures', () => {
  it.each([
    ['rate', 50], ['mean', 80], ['rosterMean', 40], ['total', 400], ['participants', 5], ['fullMarks', 2]
  ] as const)('%s of 5 out of 10 with 400 points and 2 full marks is %d', (metric, value) => {
    expect(metricOf(metric, figures({ roster: 10, participants: 5, scoreSum: 40000, fullMarks: 2 }))).toBe(value)
  })

  it('a rate is at most 100 %, also where more took part than are on the roster', () => {
    expect(rateOf(figures({ roster: 4, participants: 5 }))).toBe(1)
    fc.assert(fc.property(fc.nat(50), fc.nat(50), (roster, participants) => {
      const rate = rateOf(figures({ roster, participants }))
      expect(rate === null ? roster === 0 : rate >= 0 && rate <= 1).toBe(true)
    }))
  })

  it('points per head of the roster are never more than the mean, also where late members took part', () => {
    expect(metricOf('rosterMean', figures({ roster: 4, participants: 5, scoreSum: 40000 }))).toBe(80)
    fc.assert(fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 }), fc.nat(5000000), (roster, participants, scoreSum) => {
      const f = figures({ roster, participants, scoreSum })
      expect(metricOf('rosterMean', f)).toBeCloseTo((rateOf(f) as number) * (meanOf(f) as number), 6)
    }))
  })

  it('nobody on the roster means no rate, nobody taking part no mean, neither no value', () => {
    expect(rateOf(figures({ roster: 0 }))).toBeNull()
    expect(metricOf('rosterMean', figures({ roster: 0 }))).toBeNull()
    expect(meanOf(figures({ participants: 0, scoreSum: 0 }))).toBeNull()
    expect(valueOf(sixtyForty, figures({ roster: 0, participants: 0, scoreSum: 0 }), hundred)).toBeNull()
  })

  it('a composite weighs the rate in percent and the mean as a percentage of the full score', () => {
    expect(valueOf(sixtyForty, figures({ roster: 10, participants: 9, scoreSum: 9 * 8400 }), hundred)).toBeCloseTo(90 * 0.6 + 84 * 0.4, 9)
    expect(valueOf(sixtyForty, figures({ roster: 10, participants: 9, scoreSum: 9 * 8400 }), { full: 120, bounded: true })).toBeCloseTo(90 * 0.6 + 70 * 0.4, 9)
  })

  it('a mean without a maximum enters as it is', () => {
    expect(scaledMean(250, { full: 100, bounded: false })).toBe(250)
    expect(scaledMean(50, { full: 0, bounded: true })).toBe(50)
    expect(compositePart('rosterMean', figures({ roster: 10, scoreSum: 60000 }), { full: 120, bounded: true })).toBe(50)
    expect(compositePart('mean', figures({ participants: 0, scoreSum: 0 }), hundred)).toBe(0)
  })

  it('are called by the metric’s name, or 综合分', () => {
    expect([valueLabel(by('rate')), valueLabel(sixtyForty)]).toEqual(['参与率', '综合分'])
  })
})

describe('being ranked at all', () => {
  it.each([
    ['nobody took part', by('total'), { participants: 0 }, false],
    ['exactly the least rate', by('total', { minRatePercent: 50 }), { roster: 10, participants: 5 }, true],
    ['a third, asked for 33.33 %', by('total', { minRatePercent: 33.33 }), { roster: 3, participants: 1 }, true],
    ['29 of 100, asked for 29 %', by('total', { minRatePercent: 29 }), { roster: 100, participants: 29 }, true],
    ['one below the least rate', by('total', { minRatePercent: 50 }), { roster: 10, participants: 4 }, false],
    ['nobody on the roster, no least rate', by('total'), { roster: 0, participants: 2 }, true],
    ['nobody on the roster, but a least rate', by('total', { minRatePercent: 1 }), { roster: 0, participants: 2 }, false],
    ['exactly the least number', by('total', { minParticipants: 3 }), { participants: 3 }, true],
    ['one below the least number', by('total', { minParticipants: 3 }), { participants: 2 }, false]
  ] as const)('%s', (_, rule, f, eligible) => { expect(isEligible(rule, figures(f))).toBe(eligible) })
})

/** Exact: a figure as numerator and denominator. */
type Fraction = readonly [bigint, bigint]
const fraction = (n: number, d = 1): Fraction => [BigInt(n), BigInt(d)]
const cmp = ([a, b]: Fraction, [c, d]: Fraction) => Number(a * d - c * b)

function exact(metric: UnitMetric, f: UnitFigures): Fraction | null {
  switch (metric) {
    case 'rate': return f.roster ? fraction(Math.min(f.roster, f.participants) * 100, f.roster) : null
    case 'mean': return f.participants ? fraction(f.scoreSum, f.participants * 100) : null
    case 'rosterMean': return f.roster ? fraction(f.scoreSum, Math.max(f.roster, f.participants) * 100) : null
    case 'total': return fraction(f.scoreSum, 100)
    case 'participants': return fraction(f.participants)
    case 'fullMarks': return fraction(f.fullMarks)
    case 'attempts': return fraction(f.attempts)
    case 'attemptsPerHead': return f.roster ? fraction(f.attempts, Math.max(f.roster, f.participants)) : null
    case 'passed': return fraction(f.passed ?? 0)
    case 'passRate': return f.participants ? fraction((f.passed ?? 0) * 100, f.participants) : null
    case 'fullMarkRate': return f.participants ? fraction(Math.min(f.fullMarks, f.participants) * 100, f.participants) : null
    case 'highScores': return fraction(f.highScores ?? 0)
    case 'topMean': return f.topN ? fraction(f.topSum ?? 0, f.topN * 100) : null
    case 'unitRate': return f.leaves ? fraction((f.leavesIn ?? 0) * 100, f.leaves) : null
    case 'given': return fraction(Math.round((f.given ?? 0) * 100), 100)
    default: return metric satisfies never
  }
}

function exactValue(rule: UnitRanking, f: UnitFigures, { full, bounded }: MeanScale): Fraction | null {
  if (f.roster === 0 && f.participants === 0) return null
  if (rule.by.kind === 'metric') return exact(rule.by.metric, f)
  if (rule.by.kind === 'points') throw new Error('See points.rules.test.ts')
  return rule.by.weights.reduce<Fraction>(([n, d], { metric, percent }) => {
    const [a, b] = exact(metric, f) ?? fraction(0)
    const scale = bounded && metric !== 'rate' ? fraction(100, full) : fraction(1)
    return [n * b * scale[1] + BigInt(percent) * a * scale[0] * d, d * b * scale[1]]
  }, fraction(0))
}

function naiveOrder(rule: UnitRanking, scale: MeanScale) {
  const keys = (f: UnitFigures) => [exactValue(rule, f, scale), ...rule.ties.map((tie) => exact(tie, f))]
  return (a: UnitFigures, b: UnitFigures): number => {
    const other = keys(b)
    const differences = keys(a).map((x, i) => { const y = other[i] ?? null; return x && y ? cmp(y, x) : x ? -1 : y ? 1 : 0 })
    return differences.find((d) => d !== 0) ?? 0
  }
}

const unitsArb = fc.array(fc.record({ roster: fc.nat(6), participants: fc.nat(6), perHead: fc.integer({ min: 0, max: 4 }), fullMarks: fc.nat(3) }), { maxLength: 12 })
  .map((rows) => rows.map(({ perHead, ...row }, i) => figures({ ...row, unitId: `u${String.fromCharCode(97 + i)}`, scoreSum: row.participants * perHead * 2500 })))
const ruleArb: fc.Arbitrary<UnitRanking> = fc.record({
  by: fc.oneof(
    fc.constantFrom(...metrics).map((metric) => ({ kind: 'metric' as const, metric })),
    fc.tuple(fc.constantFrom<[UnitMetric, UnitMetric]>(['rate', 'mean'], ['rate', 'rosterMean'], ['mean', 'rosterMean']), fc.integer({ min: 1, max: 99 }))
      .map(([[a, b], percent]) => ({ kind: 'composite' as const, weights: [{ metric: a, percent }, { metric: b, percent: 100 - percent }] }))
  ),
  minRatePercent: fc.option(fc.constantFrom(20, 50, 100), { nil: undefined }), minParticipants: fc.option(fc.constantFrom(1, 3), { nil: undefined }),
  ties: fc.uniqueArray(fc.constantFrom(...metrics), { maxLength: 3 }), shared: fc.constantFrom('gap' as const, 'dense' as const)
})
const scaleArb: fc.Arbitrary<MeanScale> = fc.record({ full: fc.constantFrom(50, 100, 120), bounded: fc.boolean() })

describe('ranking units', () => {
  it('agrees with exact fractions: value, ties in order, shared ranks, those without a rank behind', () => {
    fc.assert(fc.property(ruleArb, unitsArb, scaleArb, (rule, units, scale) => {
      const order = naiveOrder(rule, scale)
      const ranked = units.filter((f) => isEligible(rule, f))
      const rows = rankUnits(rule, units, scale)
      expect(rows).toHaveLength(units.length)
      for (const row of rows) {
        const before = ranked.filter((f) => order(f, row) < 0)
        const places = rule.shared === 'gap' ? before.length : before.filter((f, i) => before.findIndex((g) => order(f, g) === 0) === i).length
        expect(row.rank).toBe(isEligible(rule, row) ? places + 1 : null)
      }
      const sorted = (some: typeof rows) => some.every((row, i) => { const last = some[i - 1]; return !last || order(last, row) < 0 || (order(last, row) === 0 && last.unitId < row.unitId) })
      expect(sorted(rows.slice(0, ranked.length)) && sorted(rows.slice(ranked.length))).toBe(true)
    }))
  })

  it('does not depend on the order in which units come in, and leaves them as they were', () => {
    fc.assert(fc.property(ruleArb, unitsArb, scaleArb, fc.integer(), (rule, units, scale, salt) => {
      const before = structuredClone(units)
      const mixed = [...units].sort((a, b) => ((a.unitId.charCodeAt(1) * 31 + salt) % 7) - ((b.unitId.charCodeAt(1) * 31 + salt) % 7))
      expect(rankUnits(rule, mixed.reverse(), scale)).toEqual(rankUnits(rule, units, scale))
      expect(units).toEqual(before)
    }))
  })

  it('takes composites for equal that differ only by the rounding of the machine', () => {
    const units = [figures({ unitId: 'a', roster: 4, participants: 2, scoreSum: 2 * 1300 }), figures({ unitId: 'b', roster: 3, participants: 1, scoreSum: 3800 })]
    const rows = rankUnits({ ...sixtyForty, minRatePercent: undefined, ties: [] }, units, hundred)
    expect(new Set(rows.map((row) => row.value)).size).toBe(2)
    expect(rows.map((row) => row.rank)).toEqual([1, 1])
  })
})
