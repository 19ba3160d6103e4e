import fc from 'fast-check'
import type { CountingRule, PersonTie } from '../../contract/round-config'
import { addAttempt, countedOf, emptyTally, type Counted, type CountedAttempt, type Tally } from '../../server/rounds/rules/counting'
import { compareKeys, rankKey } from '../../server/rounds/rules/ranking'
import { attempt, historyArb, tiesArb } from './generators'

const kinds = ['best', 'first', 'last', 'sum', 'average', 'dailyBestSum', 'weeklyBestSum', 'paperBestSum'] as const
const few = fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined })
const ruleArb: fc.Arbitrary<CountingRule> = fc.record({
  kind: fc.constantFrom(...kinds), firstPerDay: few, top: few,
  least: fc.option(fc.record({ attempts: fc.integer({ min: 1, max: 5 }), otherwise: fc.constantFrom('none' as const, 'zeros' as const) }), { nil: undefined })
})

/** Stored between attempts, as the standing's row stores it. */
const stored = (tally: Tally) => JSON.parse(JSON.stringify(tally)) as Tally
const tallyOf = (rule: CountingRule, history: readonly CountedAttempt[], ties: readonly PersonTie[] = ['time', 'finish']) =>
  history.reduce((tally, next) => addAttempt(rule, ties, stored(tally), next), emptyTally())
const scoreOf = (rule: CountingRule, history: readonly CountedAttempt[]) => countedOf(rule, tallyOf(rule, history))?.score

const only = ({ score, timeMs, finishedAt }: Counted): Counted => ({ score, timeMs, finishedAt })
const sumOf = (list: readonly Counted[]): Counted => ({
  score: list.reduce((sum, a) => sum + a.score, 0), timeMs: list.reduce((sum, a) => sum + a.timeMs, 0), finishedAt: Math.max(...list.map((a) => a.finishedAt))
})

/** The attempts a rule looks at, from the whole list. */
function looked(rule: CountingRule, history: readonly CountedAttempt[]): CountedAttempt[] {
  const { firstPerDay = Infinity } = rule
  return history.filter((a, i) => history.slice(0, i).filter((b) => b.day === a.day).length < firstPerDay)
}

function naive(rule: CountingRule, history: readonly CountedAttempt[], ties: readonly PersonTie[]): Counted | null {
  const list = looked(rule, history)
  const sorted = (some: readonly CountedAttempt[]) => [...some].sort((a, b) => {
    const byTie = { time: a.timeMs - b.timeMs, finish: a.finishedAt - b.finishedAt }
    return b.score - a.score || ties.map((tie) => byTie[tie]).find((d) => d !== 0) || 0
  })
  const bestOf = (some: readonly CountedAttempt[]) => sorted(some)[0] as CountedAttempt
  const bestOfEach = (key: (a: CountedAttempt) => unknown) =>
    sumOf(sorted([...new Set(list.map(key))].map((one) => bestOf(list.filter((a) => key(a) === one)))).slice(0, rule.top))
  switch (rule.kind) {
    case 'best': return only(bestOf(list))
    case 'first': return only(list[0] as CountedAttempt)
    case 'last': return only(list.at(-1) as CountedAttempt)
    case 'sum': return sumOf(list)
    case 'average': {
      const sum = sumOf(list)
      const divisor = Math.max(list.length, rule.least?.attempts ?? 0)
      if (divisor > list.length && rule.least?.otherwise === 'none') return null
      return { score: Math.round(sum.score / divisor), timeMs: Math.round(sum.timeMs / list.length), finishedAt: sum.finishedAt }
    }
    case 'dailyBestSum': return bestOfEach((a) => a.day)
    // Days 1 and after are November 2026, whose first is a Sunday.
    case 'weeklyBestSum': return bestOfEach((a) => Math.floor((a.day - 20261101 + 6) / 7))
    case 'paperBestSum': return bestOfEach((a) => a.paper ?? 'main')
    default: return rule.kind satisfies never
  }
}

const monday = 20261123, tuesday = 20261124
const week = [
  attempt({ day: monday, score: 6000, timeMs: 9 }), attempt({ day: monday, score: 8000, timeMs: 8 }), attempt({ day: monday, score: 7000, timeMs: 7 }),
  attempt({ day: tuesday, score: 5000, timeMs: 6 }), attempt({ day: tuesday, score: 9000, timeMs: 5 }), attempt({ day: tuesday, score: 4001, timeMs: 4 })
]

describe('what of several attempts counts', () => {
  it.each([
    ['best', 9000], ['first', 6000], ['last', 4001], ['sum', 39001], ['average', 6500], ['dailyBestSum', 17000]
  ] as const)('%s of them all gives %d', (kind, score) => { expect(scoreOf({ kind }, week)).toBe(score) })

  it.each([
    ['best', 1, 6000], ['first', 1, 6000], ['last', 1, 5000], ['sum', 1, 11000], ['average', 1, 5500], ['dailyBestSum', 1, 11000],
    ['best', 2, 9000], ['last', 2, 9000], ['sum', 2, 28000], ['average', 2, 7000], ['dailyBestSum', 2, 17000]
  ] as const)('%s of each day’s first %d gives %d', (kind, firstPerDay, score) => { expect(scoreOf({ kind, firstPerDay }, week)).toBe(score) })

  it('nothing is held before the first attempt', () => {
    for (const kind of kinds) expect(countedOf({ kind }, emptyTally())).toBeNull()
  })

  it('an average rounds to the nearest hundredth', () => {
    expect(scoreOf({ kind: 'average' }, [attempt({ score: 100 }), attempt({ score: 100 }), attempt({ score: 101 })])).toBe(100)
    expect(scoreOf({ kind: 'average' }, [attempt({ score: 100 }), attempt({ score: 101 }), attempt({ score: 101 })])).toBe(101)
  })

  it('a sum’s moment of finishing is that of its last attempt, its time the whole time', () => {
    expect(countedOf({ kind: 'sum' }, tallyOf({ kind: 'sum' }, [attempt({ timeMs: 5, finishedAt: 10 }), attempt({ timeMs: 6, finishedAt: 30 })])))
      .toEqual({ score: 0, timeMs: 11, finishedAt: 30 })
  })
})

describe('the kept tally', () => {
  it('agrees with a recomputation from the whole list, for every rule and after every attempt', () => {
    fc.assert(fc.property(ruleArb, tiesArb, historyArb, (rule, ties, history) => {
      for (let n = 1; n <= history.length; n++) {
        const some = history.slice(0, n)
        expect(countedOf(rule, tallyOf(rule, some, ties), ties)).toEqual(naive(rule, some, ties))
      }
    }))
  })

  it('knows how many attempts there were, how many were looked at and how many of those were perfect', () => {
    fc.assert(fc.property(ruleArb, historyArb, (rule, history) => {
      const list = looked(rule, history)
      expect(tallyOf(rule, history)).toMatchObject({ attempts: history.length, counted: list.length, perfect: list.filter((a) => a.perfect).length })
    }))
  })

  it('stays small: at most an entry for each day, and none where days do not matter', () => {
    fc.assert(fc.property(ruleArb, historyArb, (rule, history) => {
      const days = Object.keys(tallyOf(rule, history).days ?? {}).length
      expect(days).toBe(rule.firstPerDay || rule.kind === 'dailyBestSum' ? new Set(history.map((a) => a.day)).size : 0)
    }))
  })

  it('is not changed in place', () => {
    fc.assert(fc.property(ruleArb, historyArb, (rule, history) => {
      const tally = tallyOf(rule, history)
      const before = structuredClone(tally)
      addAttempt(rule, ['time'], tally, attempt({ day: history[0]?.day, score: 99999 }))
      expect(tally).toEqual(before)
    }))
  })
})

describe('trying again', () => {
  it('never costs a place where the best counts, however ties are broken', () => {
    fc.assert(fc.property(historyArb, tiesArb, fc.option(fc.constantFrom(1, 2), { nil: undefined }), (history, ties, firstPerDay) => {
      const rule: CountingRule = { kind: 'best', firstPerDay }
      const keys = history.map((_, i) => rankKey({ ties }, { member: 'm', attempts: i + 1, ...countedOf(rule, tallyOf(rule, history.slice(0, i + 1), ties)) as Counted }, 0, () => 0))
      for (const [i, key] of keys.entries()) if (i > 0) expect(compareKeys(key, keys[i - 1] ?? key)).toBeLessThanOrEqual(0)
    }))
  })

  it('with the same score keeps the earlier paper where only the finish breaks ties, the shorter one where time does', () => {
    const history = [attempt({ score: 9000, timeMs: 500, finishedAt: 1000 }), attempt({ score: 9000, timeMs: 400, finishedAt: 2000 })]
    expect(countedOf({ kind: 'best' }, tallyOf({ kind: 'best' }, history, ['finish']))?.finishedAt).toBe(1000)
    expect(countedOf({ kind: 'best' }, tallyOf({ kind: 'best' }, history, ['time']))?.finishedAt).toBe(2000)
  })
})
