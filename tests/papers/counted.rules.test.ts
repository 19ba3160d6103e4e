import fc from 'fast-check'
import type { CountingRule } from '../../contract/round-config'
import { leftOut, type Tried } from '../../server/papers/rules/counted'
import { addAttempt, countedOf, emptyTally, type Tally } from '../../server/rounds/rules/counting'

const tried = (...scores: [score: number, day?: number, paper?: string][]): Tried[] =>
  scores.map(([score, day = 20260615, paper], i) => ({ id: `a${i}`, score: score * 100, day, timeMs: 1000, finishedAt: 1000 + i, perfect: false, ...(paper && { paper }) }))
const whys = (rule: CountingRule, attempts: Tried[]) => Object.fromEntries(leftOut(rule, ['time', 'finish'], attempts))

describe('which attempts are in the score', () => {
  it.each<[string, CountingRule, Tried[], Record<string, string>]>([
    ['the best', { kind: 'best' }, tried([60], [90], [90], [70]), { a0: '按最好的一次计', a2: '按最好的一次计', a3: '按最好的一次计' }],
    ['the first', { kind: 'first' }, tried([60], [90]), { a1: '只计第一次' }],
    ['the last', { kind: 'last' }, tried([60], [90], [10]), { a0: '只计最后一次', a1: '只计最后一次' }],
    ['all of a sum', { kind: 'sum' }, tried([60], [90]), {}],
    ['the first of each day', { kind: 'sum', firstPerDay: 1 }, tried([60], [90], [50, 20260616]), { a1: '每天只计前 1 次' }],
    ['the best of the two best days', { kind: 'dailyBestSum', top: 2 }, tried([60], [80], [90, 20260616], [70, 20260617]), { a0: '按每天最好的一次计，最多计 2 次', a3: '按每天最好的一次计，最多计 2 次' }],
    ['the best of each paper', { kind: 'paperBestSum' }, tried([60, 20260615, 'x'], [80, 20260615, 'x'], [10, 20260615, 'y']), { a0: '按每份试卷最好的一次计' }],
    ['none before there are enough', { kind: 'average', least: { attempts: 3, otherwise: 'none' } }, tried([60], [80]), { a0: '答满 3 次才计成绩', a1: '答满 3 次才计成绩' }]
  ])('is %s', (_, rule, attempts, left) => { expect(whys(rule, attempts)).toEqual(left) })

  it('are those that make the same score alone', () => {
    const attempt = fc.record({ score: fc.integer({ min: 0, max: 5 }), day: fc.integer({ min: 20260615, max: 20260617 }), paper: fc.constantFrom('x', 'y') })
    const kind = fc.constantFrom<CountingRule['kind']>('best', 'first', 'last', 'sum', 'dailyBestSum', 'weeklyBestSum', 'paperBestSum')
    fc.assert(fc.property(fc.array(attempt, { minLength: 1, maxLength: 8 }), kind, fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }), (given, of, top) => {
      const rule: CountingRule = { kind: of, ...(top !== undefined && of.endsWith('BestSum') && { top }) }
      const all = given.map((one, i): Tried => ({ ...one, id: `a${i}`, timeMs: 1000, finishedAt: 1000 + i, perfect: false }))
      const score = (attempts: readonly Tried[]) => countedOf(rule, attempts.reduce<Tally>((tally, one) => addAttempt(rule, ['time', 'finish'], tally, one), emptyTally()), ['time', 'finish'])?.score
      const out = leftOut(rule, ['time', 'finish'], all)
      expect(score(all.filter(({ id }) => !out.has(id)))).toBe(score(all))
    }))
  })
})
