import fc from 'fast-check'
import type { CountingRule, EntryRule, PersonOrder, PhaseConfig, ResultRule, RoundConfig, UnitMetric, UnitPart, UnitRanking } from '../../contract/round-config'
import { plainStandings } from '../../server/rounds/cli/standings'
import { parseRoundConfig } from '../../server/rounds/config'
import type { AttemptRecord } from '../../server/rounds/rules/replay'
import type { PersonStanding } from '../../server/rounds/rules/person-row'
import { qualifies } from '../../server/rounds/rules/qualify'
import type { Roster } from '../../server/rounds/rules/roster'
import { standingsOf } from '../../server/rounds/rules/standings'
import { DAY, drawn, HOUR, MINUTE, part, phase, round, shanghai, SHANGHAI } from './generators'
import { Naive } from './naive-round'

const SEED = 'seed'
const START = shanghai(11, 23)

const roster: Roster = {
  units: [
    { id: 'all' }, { id: 'a', parent: 'all', given: 3 }, { id: 'b', parent: 'all', given: 3 }, { id: 'a1', parent: 'a', given: 1 }, { id: 'a2', parent: 'a' }, { id: 'b1', parent: 'b', given: 2 },
    { id: 'b2', parent: 'b', given: 2 }
  ],
  members: ['a1', 'a1', 'a1', 'a2', 'b1', 'b1', 'b2', 'b2', 'b2'].map((unit, i) => ({ id: `m${i}`, unit }))
}

const metrics: UnitMetric[] = ['rate', 'mean', 'rosterMean', 'total', 'participants', 'fullMarks', 'attempts', 'attemptsPerHead', 'passed', 'passRate', 'fullMarkRate', 'highScores', 'topMean', 'unitRate', 'given']
const metricArb = fc.constantFrom(...metrics)
const optional = <T>(arb: fc.Arbitrary<T>) => fc.option(arb, { nil: undefined })
const given = <T extends object>(value: T): T => Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T

const countingArb: fc.Arbitrary<CountingRule> = fc.record({
  kind: fc.constantFrom<CountingRule['kind']>('best', 'first', 'last', 'sum', 'average', 'dailyBestSum'), firstPerDay: optional(fc.constantFrom(1, 2))
}).map(given)
const phaseArb = (id: string, week: number): fc.Arbitrary<PhaseConfig> => fc.record({ counting: countingArb, total: optional(fc.constantFrom(1, 2, 3)), perDay: optional(fc.constantFrom(1, 2)) })
  .map(({ counting, total, perDay }) => phase({
    id, window: { opensAt: START + week * 7 * DAY, closesAt: START + (week + 1) * 7 * DAY }, paper: drawn([part({ count: 5, points: 20 })]), counting, attempts: given({ total, perDay }), pass: { score: 60 }
  }))
const entryArb: fc.Arbitrary<EntryRule> = fc.record({
  from: fc.tuple(...['p1', 'p2'].map((id) => fc.record({
    phase: fc.constant(id),
    cut: fc.oneof(
      fc.integer({ min: 1, max: 6 }).map((count) => ({ kind: 'top' as const, count })), fc.constantFrom(20, 33.33, 50).map((percent) => ({ kind: 'percent' as const, percent })),
      fc.constantFrom(40, 80).map((least) => ({ kind: 'score' as const, least })), fc.constant({ kind: 'passed' as const }),
      fc.record({ count: fc.integer({ min: 1, max: 2 }), level: optional(fc.constant(1)) }).map(({ count, level }) => ({ kind: 'perUnit' as const, count, ...(level && { level }) }))
    )
  }))),
  once: fc.boolean(), edge: fc.constantFrom('all', 'lot', 'none'), carryPercent: optional(fc.constantFrom(50, 100))
}).map(given) as fc.Arbitrary<EntryRule>
const resultArb: fc.Arbitrary<ResultRule> = fc.record({
  by: fc.oneof(
    fc.constantFrom<ResultRule['by']>({ kind: 'sum' }, { kind: 'apart' }, { kind: 'average', missing: 'zero' }, { kind: 'average', missing: 'out' }, { kind: 'last', others: 'behind' }, { kind: 'last', others: 'unranked' }),
    fc.constantFrom(1, 2).map((count) => ({ kind: 'best' as const, count }))
  ),
  leastPhases: optional(fc.constantFrom(1, 2))
}).map(given)
const tieArb: fc.Arbitrary<PersonOrder[]> = fc.tuple(
  fc.subarray<PersonOrder>(['time', 'finish', 'attempts', { phase: 'p1', by: 'score' }, { phase: 'p2', by: 'time' }], { maxLength: 2 }), fc.boolean()
).map(([ties, lot]) => (lot ? [...ties, 'lot'] : ties))
const partArb: fc.Arbitrary<UnitPart> = fc.record({
  metric: metricArb, times: optional(fc.constantFrom(0.5, 3)), cap: optional(fc.constantFrom(10, 100)),
  table: optional(fc.constantFrom<NonNullable<UnitPart['table']>>({ kind: 'list', points: [10, 6] }, { kind: 'steps', first: 70, step: 2, last: 67 }))
}).map(given)
const unitArb = fc.record({
  by: fc.oneof(
    metricArb.map((metric) => ({ kind: 'metric' as const, metric })),
    fc.constant({ kind: 'composite' as const, weights: [{ metric: 'rate' as const, percent: 50 }, { metric: 'passRate' as const, percent: 20 }, { metric: 'unitRate' as const, percent: 30 }] }),
    fc.array(partArb, { minLength: 1, maxLength: 3 }).map((parts) => ({ kind: 'points' as const, parts }))
  ),
  minRatePercent: optional(fc.constantFrom(30, 60)), least: optional(fc.constantFrom([{ metric: 'mean' as const, value: 40 }], [{ metric: 'passed' as const, value: 1 }])),
  ties: fc.uniqueArray(metricArb, { maxLength: 2 }), shared: fc.constantFrom('gap' as const, 'dense' as const), highScore: fc.constant(80), topN: fc.constant(2)
}).map(given) as fc.Arbitrary<UnitRanking>

/** The first two phases are open to all; the third, where it is, to those whom they send on. */
const configArb: fc.Arbitrary<RoundConfig> = fc.record({
  phases: fc.tuple(phaseArb('p1', 0), phaseArb('p2', 1), optional(fc.tuple(phaseArb('p3', 2), optional(entryArb)))), result: resultArb, ties: tieArb, shared: fc.constantFrom('gap' as const, 'dense' as const), unit: unitArb
}).map(({ phases: [p1, p2, third], result, ties, shared, unit }) => round({
  audience: { units: ['all'], late: 'unit' }, phases: [p1, p2, ...(third ? [given({ ...third[0], entry: third[1] })] : [])], result, person: { ties, shared }, unit
}))

/** Few scores, times and moments, so that ties are common. */
const attemptsArb: fc.Arbitrary<AttemptRecord[]> = fc.array(fc.record({
  who: fc.nat(8), phase: fc.nat(2), day: fc.nat(2), slot: fc.nat(3), score: fc.constantFrom(40, 60, 80, 100), minutes: fc.constantFrom(10, 20)
}), { minLength: 1, maxLength: 45 }).map((rows) => {
  const taken = new Set<string>()
  return rows.flatMap(({ who, phase: at, day, slot, score, minutes }) => {
    const startedAt = START + at * 7 * DAY + day * DAY + slot * HOUR
    if (taken.has(`${who} ${startedAt}`)) return []
    taken.add(`${who} ${startedAt}`)
    return [{ member: `m${who}`, phase: `p${at + 1}`, startedAt, submittedAt: startedAt + minutes * MINUTE, score }]
  })
})

describe('the standings of a round', () => {
  it('agree with a naive recomputation: who comes through, persons, units', () => {
    fc.assert(fc.property(configArb, attemptsArb, (config, history) => {
      parseRoundConfig(JSON.parse(JSON.stringify(config)))
      const found = standingsOf(config, history, roster, { zone: SHANGHAI, seed: SEED })
      const naive = new Naive(config, history.filter((one) => config.phases.some(({ id }) => id === one.phase)), roster, SEED)
      for (const { phase: id, entries } of found.entries) expect([id, entries.admitted.map(({ member }) => member).sort()]).toEqual([id, [...(naive.admitted.get(id) ?? [])].sort()])
      const persons = naive.persons()
      const plain = (list: { member: string; rank: number | null; score: number; attempts: number; passed: boolean; full: boolean }[]) =>
        list.map(({ member, rank, score, attempts, passed, full }) => ({ member, rank, score, attempts, passed, full })).sort((a, b) => (a.member < b.member ? -1 : 1))
      expect(plain(found.persons)).toEqual(plain(persons))
      for (const one of found.persons) expect(one.timeMs).toBe(persons.find(({ member }) => member === one.member)?.time)
      for (const { id } of config.phases) {
        const rows = [...(naive.phases.get(id) ?? [])].map(([member, row]) => ({ member, ...row }))
        for (const one of rows) expect([id, one.member, found.persons.find(({ member }) => member === one.member)?.phases.get(id)?.rank]).toEqual([id, one.member, naive.rank(rows, one)])
      }
      const units = naive.units(persons)
      for (const one of found.units) {
        const expected = units.get(one.unitId)
        expect([one.unitId, one.rank]).toEqual([one.unitId, expected?.rank])
        if (one.rank !== null) expect(one.value ?? -Infinity).toBeCloseTo(expected?.value as number, 6)
      }
    }), { numRuns: 1500 })
  }, 60_000)

  it('stand in the order of their ranks, those without one last', () => {
    fc.assert(fc.property(configArb, attemptsArb, (config, history) => {
      const { persons } = standingsOf(config, history, roster, { zone: SHANGHAI, seed: SEED })
      const ranks = persons.map(({ rank }) => rank ?? Infinity)
      expect(ranks).toEqual([...ranks].sort((a, b) => a - b))
    }))
  })

  it('do not depend on the order in which attempts and members are listed', () => {
    fc.assert(fc.property(configArb, attemptsArb, fc.integer(), (config, history, salt) => {
      const mixed = history.map((one, i) => ({ one, at: Math.sin(i + salt) })).sort((a, b) => a.at - b.at).map(({ one }) => one)
      const print = (list: readonly AttemptRecord[], members = roster.members) => {
        const { ignored: _, ...rest } = plainStandings(config, list, { ...roster, members }, { zone: SHANGHAI, seed: SEED })
        return rest
      }
      expect(print(mixed, [...roster.members].reverse())).toEqual(print(history))
    }))
  })
})

describe('full marks of a result of several stages', () => {
  const stages = (over: Partial<PhaseConfig> = {}) => ['p1', 'p2', 'p3'].map((id, i) => phase({
    id, window: { opensAt: START + i * DAY, closesAt: START + (i + 1) * DAY }, paper: drawn([part({ count: 5, points: 20 })]), ...over
  }))
  const marks = (config: Partial<RoundConfig>, ...scores: number[]) => {
    const history = scores.map((score, i) => ({ member: 'm0', phase: `p${i + 1}`, startedAt: START + i * DAY, submittedAt: START + i * DAY + MINUTE, score }))
    const { persons: [one], units } = standingsOf(round({ audience: { units: ['all'], late: 'unit' }, phases: stages(), result: { by: { kind: 'sum' } }, ...config }), history, roster, { zone: SHANGHAI, seed: SEED })
    return [one?.full, units.find(({ unitId }) => unitId === 'all')?.fullMarks, one?.phases.get('p1')?.full]
  }

  it('are the most that all of them give, not those of one stage', () => {
    expect(marks({}, 100, 90, 0)).toEqual([false, 0, true])
    expect(marks({}, 100, 100, 100)).toEqual([true, 1, true])
    expect(marks({ result: undefined }, 100, 90)).toEqual([false, 0, true])
    expect(marks({ result: { by: { kind: 'best', count: 2 } } }, 100, 90, 100)).toEqual([true, 1, true])
    expect(marks({ result: { by: { kind: 'average', missing: 'out' } } }, 100, 90)).toEqual([false, 0, true])
    const terms = [{ phase: 'p1', percent: 60, outOf: 100 }, { phase: 'p2', percent: 40, outOf: 80 }]
    expect([marks({ result: { by: { kind: 'weighted', terms } } }, 100, 80), marks({ result: { by: { kind: 'weighted', terms } } }, 100, 60)]).toEqual([[true, 1, true], [false, 0, true]])
  })

  it('are those of one stage where there is no most, as notices mean it', () => {
    expect(marks({ phases: stages({ counting: { kind: 'sum' } }) }, 100, 100, 100)).toEqual([true, 1, true])
    expect(marks({ result: { by: { kind: 'last', others: 'behind' } } }, 100, 100, 100)).toEqual([true, 1, true])
    expect(marks({ result: { by: { kind: 'sum' }, bonus: [{ fact: 'checkIns', each: 1 }] } }, 100, 100, 100)).toEqual([true, 1, true])
  })

  it('a condition that names no stage is met by a paper without a mistake in any', () => {
    const { persons: [one] } = standingsOf(round({ audience: { units: ['all'], late: 'unit' }, phases: stages(), result: { by: { kind: 'sum' } } }), [{ member: 'm0', phase: 'p2', startedAt: START + DAY, submittedAt: START + DAY + MINUTE, score: 100 }], roster, { zone: SHANGHAI, seed: SEED })
    expect(['p1', 'p2', undefined].map((id) => qualifies({ full: true, ...(id && { phase: id }) }, one as PersonStanding))).toEqual([false, true, true])
  })
})

it('who is excused is one of the heads with a standing, also where it is the phase that units are ranked by', () => {
  const heads = (of: string | undefined, ...played: string[]) => {
    const members = roster.members.map((one) => ({ ...one, excused: ['m0', 'm1'].includes(one.id), late: one.id === 'm2' }))
    const phases = ['p1', 'p2'].map((id, i) => phase({ id, window: { opensAt: START + i * DAY, closesAt: START + (i + 1) * DAY }, paper: drawn([part({ count: 5, points: 20 })]) }))
    const history = played.map((id) => ({ member: 'm0', phase: id, startedAt: START + (id === 'p1' ? 0 : DAY), submittedAt: START + (id === 'p1' ? 0 : DAY) + MINUTE, score: 60 }))
    const config = round({ audience: { units: ['all'], late: 'unit' }, phases, result: { by: { kind: 'sum' } } })
    return standingsOf({ ...config, unit: { ...config.unit, ...(of && { of }) } }, history, { ...roster, members }, { zone: SHANGHAI, seed: SEED }).units.find(({ unitId }) => unitId === 'all')?.roster
  }
  expect([heads(undefined), heads(undefined, 'p1'), heads('p2', 'p1'), heads('p2', 'p2')]).toEqual([6, 7, 6, 7])
})
