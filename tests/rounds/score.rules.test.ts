import fc from 'fast-check'
import type { ScoringRule } from '../../contract/round-config'
import { fullScore, markPaper, markQuestion } from '../../server/rounds/rules/score'
import type { Answers, PaperItem, Rubric } from '../../server/rounds/rules/types'
import { item, permutationArb, rubric } from './generators'

type Multiple = ScoringRule['multiple']
const rules = fc.constantFrom<Multiple>('all', 'half', 'each')
const pointsArb = fc.integer({ min: 0, max: 1000 })
/** Stored places as they are shown under an order. */
const shown = (order: readonly number[], stored: readonly number[]) => stored.map((place) => order.indexOf(place))

const mark = (type: PaperItem['type'], right: number[], value: number[] | undefined, multiple: Multiple = 'all', points = 100) =>
  markQuestion(item({ type, points, order: type === 'judge' ? [] : [0, 1, 2, 3] }), rubric({ right }), value, multiple)

describe('single choice and judgement', () => {
  it.each([
    ['single', [2], [2], 'right', 100], ['single', [2], [1], 'wrong', 0], ['single', [2], [2, 1], 'wrong', 0], ['single', [2], [], 'blank', 0], ['single', [2], undefined, 'blank', 0],
    ['judge', [0], [0], 'right', 100], ['judge', [1], [1], 'right', 100], ['judge', [1], [0], 'wrong', 0], ['judge', [1], undefined, 'blank', 0]
  ] as const)('%s, right %j, given %j: %s', (type, right, value, verdict, points) => {
    expect(mark(type, [...right], value && [...value])).toEqual({ verdict, points })
  })

  it('mean the same option whatever the order it was shown in', () => {
    fc.assert(fc.property(permutationArb(5), fc.nat(4), fc.nat(4), rules, (order, right, pick, rule) => {
      const given = markQuestion(item({ order }), rubric({ right: [right] }), shown(order, [pick]), rule)
      expect(given.verdict).toBe(pick === right ? 'right' : 'wrong')
    }))
  })
})

describe('multiple choice', () => {
  it.each([
    ['all', [0, 1, 2], [0, 1, 2], 'right', 101], ['all', [0, 1, 2], [0, 1], 'wrong', 0], ['half', [0, 1, 2], [0, 1], 'partial', 50], ['half', [0, 1, 2], [0], 'partial', 50],
    ['each', [0, 1, 2], [0, 1], 'partial', 67], ['each', [0, 1, 2], [2], 'partial', 33], ['half', [0, 1, 2], [0, 3], 'wrong', 0], ['each', [0, 1, 2], [0, 1, 2, 3], 'wrong', 0],
    ['half', [0, 1, 2], [], 'blank', 0], ['each', [0, 1], [1, 1], 'partial', 50]
  ] as const)('%s, right %j, given %j: %s %d', (rule, right, value, verdict, points) => {
    expect(mark('multiple', [...right], [...value], rule, 101)).toEqual({ verdict, points })
  })

  it('is marked as a plain model marks it without any shuffling', () => {
    const sets = fc.subarray([0, 1, 2, 3, 4])
    fc.assert(fc.property(permutationArb(5), sets.filter((s) => s.length > 0), sets, rules, pointsArb, (order, right, picks, rule, points) => {
      const hits = picks.filter((p) => right.includes(p)).length
      const missed = hits < right.length
      const share = { all: 0, half: 1 / 2, each: hits / right.length }[rule]
      const expected = hits < picks.length || picks.length === 0 ? 0 : missed ? Math.floor(points * share + 1e-9) : points
      expect(markQuestion(item({ type: 'multiple', points, order }), rubric({ right }), shown(order, picks), rule).points).toBe(expected)
    }))
  })

  it('never earns more by leaving a right option out, nor anything with a wrong one', () => {
    fc.assert(fc.property(fc.subarray([0, 1, 2, 3], { minLength: 2 }), rules, pointsArb, (right, rule, points) => {
      const earned = right.map((_, i) => mark('multiple', right, right.slice(0, i + 1), rule, points).points)
      expect(earned).toEqual([...earned].sort((a, b) => a - b))
      expect(earned.at(-1)).toBe(points)
    }))
  })

  it('gives nothing for a place that was never shown', () => {
    expect(mark('multiple', [0, 1], [0, 9], 'each')).toEqual({ verdict: 'wrong', points: 0 })
  })
})

describe('fill-in', () => {
  const fill = (texts: string[][], value: string[] | undefined, points = 100) => markQuestion(item({ type: 'fill', order: [], points }), rubric({ texts }), value, 'all')
  const two = [['1921'], ['南湖', '嘉兴南湖']]

  it.each([
    [['一九二一', '嘉兴南湖'], 'right', 100], [['1921', '北京'], 'partial', 50], [['', '南湖'], 'partial', 50], [['南湖', '1921'], 'wrong', 0],
    [['', ' '], 'blank', 0], [[], 'blank', 0], [['1921'], 'partial', 50], [['1921', '南湖', '多余'], 'right', 100]
  ] as const)('%j: %s %d', (value, verdict, points) => { expect(fill(two, [...value])).toEqual({ verdict, points }) })

  it('not answered is blank', () => { expect(fill(two, undefined)).toEqual({ verdict: 'blank', points: 0 }) })

  it('gives each blank an equal share, rounded down, and all of it only for all', () => {
    fc.assert(fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 6 }), pointsArb, (right, points) => {
      const hits = right.filter(Boolean).length
      const { points: got } = fill(right.map(() => ['对']), right.map((ok) => (ok ? '对' : '错')), points)
      expect(got).toBe(hits === right.length ? points : Math.floor((points * hits) / right.length))
    }))
  })
})

describe('speed bonus', () => {
  const rule: ScoringRule = { multiple: 'half', speedBonus: { perSecond: 0.25, cap: 4 } }
  const bonusFor = (ms: number | undefined, value = [0]) => markPaper([item()], new Map([['v', rubric({ right: [0] })]]), { 1: value }, rule,
    { questionSeconds: 20, elapsed: ms === undefined ? {} : { 1: ms } }).score - (value[0] === 0 ? 100 : 0)

  it.each<[number | undefined, number, string]>([
    [0, 400, 'the cap'], [4000, 400, 'still the cap'], [4001, 375, 'a begun second is gone'], [5000, 375, 'whole seconds count'], [18000, 50, 'two left'], [19000, 25, 'one left'],
    [19001, 0, 'less than one left'], [20000, 0, 'none left'], [24000, 0, 'past the limit'], [undefined, 0, 'time unknown']
  ])('%s ms: %d hundredths (%s)', (ms, points) => { expect(bonusFor(ms)).toBe(points) })

  it('goes to right answers only', () => {
    expect(bonusFor(0, [1])).toBe(0)
    const half = markPaper([item({ type: 'multiple' })], new Map([['v', rubric({ right: [0, 1] })]]), { 1: [0] }, rule, { questionSeconds: 20, elapsed: { 1: 0 } })
    expect(half.score).toBe(50)
  })

  it('enters the full score as far as it can be reached', () => {
    expect(fullScore([item(), item()], rule, 20)).toBe(2 * 500)
    expect(fullScore([item()], rule, 8)).toBe(300)
    expect(fullScore([item()], rule, undefined)).toBe(100)
  })
})

describe('a paper', () => {
  const entryArb = fc.record({
    type: fc.constantFrom<PaperItem['type']>('single', 'multiple', 'judge', 'fill'), order: permutationArb(4), points: pointsArb,
    right: fc.subarray([0, 1, 2, 3], { minLength: 1 }), value: fc.option(fc.array(fc.nat(5), { maxLength: 5 }), { nil: undefined }), elapsed: fc.option(fc.nat(40_000), { nil: undefined })
  })
  const speedArb = fc.option(fc.record({ perSecond: fc.constantFrom(0.1, 0.25, 3), cap: fc.constantFrom(0.5, 5, 1000) }), { nil: undefined })

  it('scores the sum of its marks, between nothing and the full score; a perfect one earns every point', () => {
    fc.assert(fc.property(fc.array(entryArb, { maxLength: 8 }), rules, speedArb, fc.integer({ min: 3, max: 60 }), (entries, multiple, speedBonus, questionSeconds) => {
      const paper = entries.map((e, i) => item({ version: `v${i}`, type: e.type, points: e.points, order: e.type === 'judge' || e.type === 'fill' ? [] : e.order }))
      const rightOf = (e: (typeof entries)[number]) => (e.type === 'multiple' ? e.right : [e.right[0] as number])
      const rubrics = new Map<string, Rubric>(entries.map((e, i) => [`v${i}`, rubric(e.type === 'fill' ? { texts: e.right.map(String).map((t) => [t]) } : { right: rightOf(e) })]))
      const keyed = <T>(value: (e: (typeof entries)[number]) => T | undefined): Record<number, T> =>
        Object.fromEntries(entries.flatMap((e, i) => { const v = value(e); return v === undefined ? [] : [[i + 1, v]] }))
      const given: Answers = keyed<number[] | string[]>((e) => (e.type === 'fill' ? e.value?.map(String) : e.value))
      const rule = { multiple, speedBonus }
      const marks = markPaper(paper, rubrics, given, rule, { questionSeconds, elapsed: keyed((e) => e.elapsed) })
      expect(marks.score).toBe(marks.marks.reduce((sum, m) => sum + m.points, 0))
      expect(Number.isInteger(marks.score) && marks.score >= 0 && marks.score <= marks.full).toBe(true)
      expect(marks.correct).toBe(marks.marks.filter((m) => m.verdict === 'right').length)
      const perfect = keyed<number[] | string[]>((e) => (e.type === 'fill' ? e.right.map(String) : e.type === 'judge' ? rightOf(e) : shown(e.order, rightOf(e))))
      const best = markPaper(paper, rubrics, perfect, rule, { questionSeconds, elapsed: keyed(() => 0) })
      expect([best.score, best.correct]).toEqual([best.full, entries.length])
    }))
  })

  it('cannot be marked without its keys', () => {
    expect(() => markPaper([item()], new Map(), {}, { multiple: 'all' })).toThrow('No rubric for v')
  })
})
