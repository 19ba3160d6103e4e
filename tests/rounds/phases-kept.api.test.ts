import fc from 'fast-check'
import type { CountingRule, PersonOrder, PhaseConfig, ResultRule, RoundConfig, UnitRanking } from '../../contract/round-config'
import { rebuildRound } from '../../server/leaderboard/rebuild'
import { engines } from '../support/engines'
import { handIn } from '../support/play'
import { expectAgreement } from '../support/recomputed'
import { makeWorld, phase, roundConfig, type World } from '../support/world'

/*
 * Rounds of two counting phases, a practice and a make-up by random rules, played by random histories: what is kept step by step, what it is
 * when it is worked out from the attempts, and what the pure rules say must be the same; also after other rules were put in place.
 */

const DAY = 86_400_000
const members = ['m-a1-1', 'm-a1-2', 'm-a2-1', 'm-b1-1', 'm-b1-2']
const few = { kind: 'drawn' as const, parts: [{ type: 'single' as const, count: 3, points: 10 }], shuffleQuestions: true, shuffleOptions: true }

const countingArb: fc.Arbitrary<CountingRule> = fc.oneof(
  fc.record({ kind: fc.constantFrom<CountingRule['kind']>('best', 'first', 'last', 'sum', 'average', 'dailyBestSum', 'weeklyBestSum') }),
  fc.constant<CountingRule>({ kind: 'sum', firstPerDay: 1 }), fc.constant<CountingRule>({ kind: 'average', least: { attempts: 2, otherwise: 'none' } })
)
/** What leaves most people without a rank must not be in most rounds. */
const rarely = <T>(value: T) => fc.constantFrom<T | undefined>(undefined, undefined, undefined, value)
const resultArb: fc.Arbitrary<ResultRule> = fc.record({
  by: fc.constantFrom<ResultRule['by']>(
    { kind: 'sum' }, { kind: 'best', count: 1 }, { kind: 'average', missing: 'zero' }, { kind: 'average', missing: 'out' }, { kind: 'last', others: 'behind' }, { kind: 'last', others: 'unranked' },
    { kind: 'weighted', terms: [{ phase: 'a', percent: 40, outOf: 30 }, { fact: 'studyPoints', percent: 60 }] }, { kind: 'apart' }
  ),
  bonus: fc.option(fc.constant<NonNullable<ResultRule['bonus']>>([{ fact: 'reflections', each: 1.5, cap: 4 }]), { nil: undefined }), leastPhases: rarely(2)
}).map(({ by, bonus, leastPhases }) => ({ by, ...(bonus && { bonus }), ...(leastPhases && by.kind !== 'weighted' && by.kind !== 'apart' && { leastPhases }) }))
const tiesArb = fc.uniqueArray(fc.constantFrom<PersonOrder>('time', 'finish', 'attempts', 'lot', { phase: 'b', by: 'score' }, { phase: 'a', by: 'time' }), { maxLength: 4, selector: (one) => JSON.stringify(one) })
  // Nothing behind a lot is ever asked.
  .map((ties) => [...ties.filter((one) => one !== 'lot'), ...ties.filter((one) => one === 'lot')])
const unitArb: fc.Arbitrary<UnitRanking> = fc.constantFrom<UnitRanking>(
  { by: { kind: 'metric', metric: 'mean' }, ties: ['rate'], shared: 'gap' }, { by: { kind: 'metric', metric: 'topMean' }, topN: 2, ties: ['attempts'], shared: 'dense' },
  { by: { kind: 'composite', weights: [{ metric: 'rate', percent: 50 }, { metric: 'passRate', percent: 50 }] }, minParticipants: 2, ties: ['highScores'], shared: 'gap', highScore: 20 },
  { by: { kind: 'points', parts: [{ metric: 'attemptsPerHead', table: { kind: 'steps', first: 70, step: 2, last: 48 } }, { metric: 'mean', of: 'b', times: 0.5, cap: 10 }, { metric: 'unitRate' }] }, ties: [], shared: 'broken' },
  { by: { kind: 'metric', metric: 'rosterMean' }, of: 'a', ties: ['fullMarkRate'], shared: 'gap' }
)
const rulesArb = fc.record({
  a: countingArb, b: countingArb, result: resultArb, ties: tiesArb, shared: fc.constantFrom('gap' as const, 'dense' as const, 'broken' as const), unit: unitArb,
  groups: fc.boolean(), out: fc.option(fc.boolean(), { nil: undefined, freq: 1 }), makeUp: fc.constantFrom('failed' as const, 'absent' as const, 'both' as const), days: fc.boolean()
})
type Rules = typeof rulesArb extends fc.Arbitrary<infer R> ? R : never

const movesArb = fc.array(fc.oneof(
  { weight: 6, arbitrary: fc.record({ who: fc.constantFrom(...members), phase: fc.constantFrom('a', 'b', 'c', 'p'), right: fc.integer({ min: 0, max: 3 }), seconds: fc.constantFrom(10, 40, 40, 90), nextDay: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ who: fc.constantFrom(...members), studyPoints: fc.integer({ min: 0, max: 50 }), reflections: fc.integer({ min: 0, max: 4 }) }) }
), { minLength: 10, maxLength: 20 })

function configOf({ a, b, result, ties, shared, unit, groups, out, makeUp, days }: Rules, opening: number): RoundConfig {
  const stage = (id: string, counting: CountingRule, more: Partial<PhaseConfig> = {}) =>
    phase({ id, window: { opensAt: opening, closesAt: opening + 9 * DAY }, paper: few, counting, timing: { paperSeconds: 600, leastSeconds: 20 }, pass: { score: 20 }, ...more })
  return roundConfig({
    study: { byHand: ['studyPoints', 'reflections'] },
    audience: {
      units: ['u-top'], late: 'unit', ...(groups && { groups: { by: 'unit' as const, list: [{ id: 'east', name: '东组', units: ['u-a'] }, { id: 'west', name: '西组', units: ['u-b'] }] } }),
      ...(out !== undefined && { outOfRanking: { members: ['m-a1-2'], forUnit: out } })
    },
    phases: [
      stage('a', a), stage('b', b, { role: 'final', scoring: { multiple: 'all', wrong: -5, least: -20 } }), stage('p', { kind: 'best' }, { role: 'practice' }),
      stage('c', { kind: 'best' }, { role: 'makeup', makeUp: { of: 'a', who: makeUp, cap: 20 } })
    ],
    result, person: { ties: shared === 'broken' && !ties.includes('lot') ? [...ties, 'lot'] : ties, shared, ...(groups && { perGroup: true }) }, unit,
    show: { personBoard: true, unitBoard: true, ...(days && { personBoards: ['day'], unitBoards: ['week'] }) }
  })
}

describe.each(engines)('rounds of several phases, kept on %s', (engine) => {
  let world: World
  beforeAll(async () => { world = await makeWorld(engine) })
  afterAll(() => world.close())

  it('are what the rules make of their attempts, whatever the rules and the history, also after the rules were changed', async () => {
    await fc.assert(fc.asyncProperty(rulesArb, rulesArb, movesArb, async (rules, others, moves) => {
      const opening = world.time.now = Math.ceil(world.time.now / DAY) * DAY + 20 * DAY
      const config = configOf(rules, opening)
      const round = await world.round(config)
      const organiser = await world.as('m-top')
      for (const move of moves) {
        if ('studyPoints' in move) {
          const { who: memberId, ...facts } = move
          await organiser.call('PUT /organiser/rounds/:id/participants', { id: round, entries: [{ memberId, facts }] })
          continue
        }
        const me = await world.as(move.who)
        // Some may not start: a make-up is not for everybody.
        const view = await me.call('POST /rounds/:id/attempts', { id: round, phase: move.phase }).catch(() => null)
        if (!view) continue
        world.time.now += move.seconds * 1000
        await handIn(me, view, move.right)
        if (move.nextDay && world.time.now < opening + 7 * DAY) world.time.now += DAY
      }
      await expectAgreement(world, round)
      expect(await world.ctx.writer.write(rebuildRound, { roundId: round })).toMatchObject({ different: 0 })
      const after = configOf({ ...others, makeUp: rules.makeUp }, opening)
      await organiser.call('POST /organiser/rounds/:id/amend', { id: round, version: 1, config: { ...after, person: { ...after.person } }, reason: '试验' })
      await expectAgreement(world, round)
    }), { numRuns: 20 })
  }, 240_000)
})
