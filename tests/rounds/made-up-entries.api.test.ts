import fc from 'fast-check'
import type { Cut, MakeUpRule, PersonOrder, PhaseConfig, RoundConfig } from '../../contract/round-config'
import { differences } from '../../server/leaderboard/rebuild'
import { engines } from '../support/engines'
import { handIn } from '../support/play'
import { recomputed } from '../support/recomputed'
import { makeWorld, phase, type World } from '../support/world'

/*
 * A preliminary with a make-up, in time for the final or too late, by random rules and histories: who the server lets into the final is who
 * the rules let in from a file of the same attempts.
 */

const DAY = 86_400_000
const members = ['m-a1-1', 'm-a1-2', 'm-a1-3', 'm-a2-1', 'm-b1-1', 'm-b1-2']
const few = { kind: 'drawn' as const, parts: [{ type: 'single' as const, count: 3, points: 10 }], shuffleQuestions: true, shuffleOptions: true }

const rulesArb = fc.record({
  cut: fc.constantFrom<Cut>({ kind: 'top', count: 2 }, { kind: 'percent', percent: 40 }, { kind: 'score', least: 20 }, { kind: 'passed' }, { kind: 'perUnit', count: 1 }),
  edge: fc.constantFrom('all' as const, 'lot' as const, 'none' as const), inTime: fc.boolean(), who: fc.constantFrom<MakeUpRule['who']>('failed', 'absent', 'both'),
  cap: fc.option(fc.constant(20), { nil: undefined }), carry: fc.option(fc.constant(50), { nil: undefined }), counting: fc.constantFrom('best' as const, 'sum' as const, 'last' as const),
  ties: fc.subarray<PersonOrder>(['time', 'attempts', { phase: 'pre', by: 'finish' }]), shared: fc.constantFrom('gap' as const, 'broken' as const)
})
type Rules = typeof rulesArb extends fc.Arbitrary<infer R> ? R : never
const moveArb = fc.record({ who: fc.constantFrom(...members), right: fc.integer({ min: 0, max: 3 }), seconds: fc.constantFrom(30, 60) })
const movesArb = fc.record({ pre: fc.array(moveArb, { minLength: 3, maxLength: 8 }), again: fc.array(moveArb, { minLength: 2, maxLength: 6 }), after: fc.array(moveArb, { maxLength: 3 }) })

function configOf({ cut, edge, inTime, who, cap, carry, counting, ties, shared }: Rules, opening: number): Pick<RoundConfig, 'phases' | 'result' | 'person'> {
  const stage = (id: string, from: number, to: number, more: Partial<PhaseConfig> = {}) =>
    phase({ id, window: { opensAt: opening + from * DAY, closesAt: opening + to * DAY }, paper: few, pass: { score: 20 }, timing: { paperSeconds: 600 }, ...more })
  return {
    phases: [
      stage('pre', 0, 1, { name: '预赛', counting: { kind: counting } }),
      stage('again', 1, inTime ? 3 : 5, { role: 'makeup', counting: { kind: counting }, makeUp: { of: 'pre', who, ...(cap && { cap }) } }),
      stage('final', 4, 6, { role: 'final', entry: { from: [{ phase: 'pre', cut }], once: false, edge, reserves: 2, ...(carry && { carryPercent: carry }) } })
    ],
    result: { by: { kind: 'last', others: 'behind' } }, person: { ties: shared === 'broken' ? [...ties, 'lot'] : ties, shared }
  }
}

/** Reserves of several units wait beside each other. */
const byMember = (a: { member: string }, b: { member: string }) => (a.member < b.member ? -1 : 1)

describe.each(engines)('who comes into a final through a make-up, on %s', (engine) => {
  let world: World
  beforeAll(async () => { world = await makeWorld(engine) })
  afterAll(() => world.close())

  const start = async (who: string, round: string, id: string) => (await world.as(who)).call('POST /rounds/:id/attempts', { id: round, phase: id }).catch(() => null)
  const playAll = async (round: string, id: string, from: number, moves: readonly { who: string; right: number; seconds: number }[]) => {
    world.time.now = from
    for (const { who, right, seconds } of moves) {
      const view = await start(who, round, id)
      if (!view) continue
      world.time.now += seconds * 1000
      await handIn(await world.as(who), view, right)
    }
  }
  const stored = async (round: string) => {
    const rows = await world.ctx.db.selectFrom('phase_entry').selectAll().where('round_id', '=', round).orderBy('place').execute()
    const list = (state: string) => rows.filter((row) => row.state === state).map((row) => ({ member: row.member_id, from: row.source, turn: row.place }))
    return [{ phase: 'final', entries: { admitted: list('in').map(({ member, from }) => ({ member, from })), reserves: list('reserve').sort(byMember) } }]
  }

  it('is decided when the make-up in time is over, as the rules decide it from the attempts', async () => {
    await fc.assert(fc.asyncProperty(rulesArb, movesArb, async (rules, { pre, again, after }) => {
      const opening = world.time.now = Math.ceil(world.time.now / DAY) * DAY + 10 * DAY
      const round = await world.round(configOf(rules, opening))
      await playAll(round, 'pre', opening + 60_000, pre)
      world.time.now = opening + DAY + 60_000
      await world.reap()
      const decided = async () => (await world.ctx.db.selectFrom('phase_cut').selectAll().where('round_id', '=', round).execute()).length
      // The preliminary is over: only a make-up that counts is waited for.
      expect(await decided()).toBe(rules.inTime ? 0 : 1)
      await playAll(round, 'again', opening + DAY + 120_000, again)
      world.time.now = opening + 3 * DAY + 60_000
      await world.reap()
      expect(await decided()).toBe(1)
      await playAll(round, 'final', opening + 4 * DAY + 60_000, members.map((who, i) => ({ who, right: i % 4, seconds: 30 })))
      if (!rules.inTime) await playAll(round, 'again', world.time.now + 60_000, after)
      const byRules = (await recomputed(world, round)).standings.entries.map(({ phase: id, entries: { admitted, reserves } }) => ({ phase: id, entries: { admitted, reserves: [...reserves].sort(byMember) } }))
      expect(await stored(round)).toEqual(byRules)
      expect(await differences(world.ctx.db, round)).toBe(0)
      // Decided by the standings as they are kept, whatever was made up since.
      const [admitted] = (await stored(round)).map(({ entries }) => entries.admitted.map(({ member }) => member))
      const entered = await world.ctx.db.selectFrom('attempt').select('member_id').distinct().where('round_id', '=', round).where('phase', '=', 'final').execute()
      expect(entered.map((row) => row.member_id).sort()).toEqual([...admitted ?? []].sort())
    }), { numRuns: 12 })
  }, 240_000)
})
