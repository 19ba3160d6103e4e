import fc from 'fast-check'
import type { DrawPart, PhaseConfig, RoundConfig } from '../../contract/round-config'
import { NOW, drawn, fixed, phase, round } from '../rounds/generators'

const optional = <T>(arb: fc.Arbitrary<T>) => fc.option(arb, { nil: undefined })
const defined = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T

/** Milliseconds that no picker could have made are in here on purpose. */
const windowArb = fc.record({
  opensAt: fc.integer({ min: NOW, max: NOW + 1e10 }), closesAt: fc.integer({ min: NOW, max: NOW + 2e10 }),
  weekdays: optional(fc.constant([1, 3])), batches: optional(fc.constant([{ units: ['u1'], opensAt: NOW, closesAt: NOW + 1000 }])),
  daily: optional(fc.record({ from: fc.integer({ min: 0, max: 1438 }), to: fc.integer({ min: 1, max: 1440 }) }))
}).map(defined) as fc.Arbitrary<PhaseConfig['window']>

const partArb = fc.record({
  type: fc.constantFrom<DrawPart['type']>('single', 'multiple', 'judge', 'fill'),
  count: fc.integer({ min: 1, max: 500 }), points: fc.integer({ min: 0, max: 10000 }).map((hundredths) => hundredths / 100),
  banks: optional(fc.constant(['b1'])), topics: optional(fc.constantFrom<string[]>(['建党'], ['建党', '长征'])), difficulty: optional(fc.constant([1, 2]))
}).map(defined) as fc.Arbitrary<DrawPart>

const phaseArb: fc.Arbitrary<PhaseConfig> = fc.record({
  window: windowArb,
  paper: fc.oneof(fc.array(partArb, { minLength: 1, maxLength: 4 }).map((parts) => drawn(parts, true)), fc.constant(fixed(['q1', 'q2']))),
  scoring: fc.constantFrom<PhaseConfig['scoring']>({ multiple: 'all' }, { multiple: 'half', speedBonus: { perSecond: 0.25, cap: 5 } }),
  timing: fc.record({ paperSeconds: optional(fc.integer({ min: 10, max: 86400 })), questionSeconds: optional(fc.integer({ min: 3, max: 3600 })), leastSeconds: optional(fc.constant(60)) }).map(defined),
  attempts: fc.record({ total: optional(fc.integer({ min: 1, max: 99 })), perDay: optional(fc.integer({ min: 1, max: 99 })), perWeek: optional(fc.constant(9)), untilPass: optional(fc.constant(true)) }).map(defined),
  counting: fc.record({
    kind: fc.constantFrom<PhaseConfig['counting']['kind']>('best', 'first', 'last', 'sum', 'average', 'dailyBestSum'), firstPerDay: optional(fc.integer({ min: 1, max: 9 })), top: optional(fc.constant(2))
  }).map(defined) as fc.Arbitrary<PhaseConfig['counting']>,
  reveal: fc.constantFrom<PhaseConfig['reveal']>('never', 'each', 'paper', 'close')
}).map((rules) => phase(rules as Partial<PhaseConfig>))

/** Configurations of every kind that the contract allows: the form shows them, and what it does not show it leaves alone. */
export const configArb: fc.Arbitrary<RoundConfig> = fc.record({
  title: fc.constantFrom('党史知识竞赛', ' 有空格 '), topic: fc.constantFrom('', '解放战争时期'), practice: fc.boolean(), phases: fc.array(phaseArb, { minLength: 1, maxLength: 2 }),
  audience: fc.record({ units: fc.constantFrom<string[]>(['u1'], ['u1', 'u2']), late: fc.constantFrom<RoundConfig['audience']['late']>('personal', 'unit', 'refused') }),
  show: fc.record({ personBoard: fc.boolean(), unitBoard: fc.boolean(), personBoards: optional(fc.constant<('day' | 'week')[]>(['day', 'week'])), score: optional(fc.constant(false)) }).map(defined) as fc.Arbitrary<RoundConfig['show']>,
  unit: fc.record({
    by: fc.constantFrom<RoundConfig['unit']['by']>(
      { kind: 'metric', metric: 'fullMarks' }, { kind: 'points', parts: [{ metric: 'rate' }, { metric: 'mean', times: 2 }] }, { kind: 'composite', weights: [{ metric: 'rate', percent: 33.5 }, { metric: 'rosterMean', percent: 66.5 }] }
    ),
    minRatePercent: optional(fc.integer({ min: 0, max: 100 })), minParticipants: optional(fc.constant(3)),
    ties: fc.constant<RoundConfig['unit']['ties']>(['rate']), shared: fc.constantFrom<RoundConfig['unit']['shared']>('gap', 'dense')
  }).map(defined) as fc.Arbitrary<RoundConfig['unit']>
}).map((config) => round(config))
