import fc from 'fast-check'
import type { CountingRule, PersonRanking, RoundConfig, UnitMetric } from '../../contract/round-config'

/** A round's rules and what is played in it: few scores and times, so that ties are common. */
export interface History {
  counting: CountingRule
  person: PersonRanking
  unit: RoundConfig['unit']
  late: RoundConfig['audience']['late']
  waves: {
    hours: number
    players: { who: number; right: number; seconds: number }[]
    /** Who moves to another unit after the wave, and where to. */
    mover: number
    to: number
  }[]
}

/** Several within one cell of the rank histogram, and one on the border between two (16,384 ms wide). */
export const TIMES = [30, 31, 32.768, 33]

const sharedArb = fc.constantFrom<'gap' | 'dense'>('gap', 'dense')
const metrics: UnitMetric[] = ['rate', 'mean', 'rosterMean', 'total', 'participants', 'fullMarks']

const byArb: fc.Arbitrary<RoundConfig['unit']['by']> = fc.oneof(
  fc.constantFrom(...metrics).map((metric) => ({ kind: 'metric' as const, metric })),
  fc.constantFrom(30, 60, 75).map((percent) => ({ kind: 'composite' as const, weights: [{ metric: 'rate' as const, percent }, { metric: 'rosterMean' as const, percent: 100 - percent }] }))
)

export const historyArb: fc.Arbitrary<History> = fc.record({
  counting: fc.record({ kind: fc.constantFrom<CountingRule['kind']>('best', 'first', 'last', 'sum', 'average', 'dailyBestSum'), firstPerDay: fc.option(fc.constantFrom(1, 2), { nil: undefined }) })
    .map(({ kind, firstPerDay }) => ({ kind, ...(firstPerDay && { firstPerDay }) })),
  person: fc.record({ ties: fc.constantFrom<PersonRanking['ties']>([], ['time'], ['finish'], ['time', 'finish'], ['finish', 'time']), shared: sharedArb }),
  unit: fc.record({ by: byArb, ties: fc.subarray(metrics, { maxLength: 2 }), shared: sharedArb, minRatePercent: fc.constantFrom(0, 20) }),
  late: fc.constantFrom('personal', 'unit', 'refused'),
  waves: fc.array(fc.record({
    hours: fc.constantFrom(0, 1, 9, 25),
    players: fc.uniqueArray(fc.record({ who: fc.nat(8), right: fc.nat(3), seconds: fc.constantFrom(...TIMES) }), { selector: (one) => one.who, minLength: 1, maxLength: 7 }),
    mover: fc.nat(8), to: fc.nat(2)
  }), { minLength: 1, maxLength: 6 })
})
