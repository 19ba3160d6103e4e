import fc from 'fast-check'
import type { Award, Qualify, RoundConfig } from '../../contract/round-config'
import { keptDraws, waitingDraw } from '../../server/awards/draws'
import { awardLists } from '../../server/awards/lists'
import { roundStandings } from '../../server/awards/standings'
import { findRound } from '../../server/rounds/round'
import { honoursOf, type Honours } from '../../server/rounds/rules/honours'
import { qualifies } from '../../server/rounds/rules/qualify'
import type { AttemptRecord } from '../../server/rounds/rules/replay'
import { standingsOf } from '../../server/rounds/rules/standings'
import { engines } from '../support/engines'
import { answersFor } from '../support/play'
import { CallError, makeWorld, phase, roundConfig, type World } from '../support/world'

const DAY = 86400000
const members = ['m-a1-1', 'm-a1-2', 'm-a1-3', 'm-a2-1', 'm-a2-2', 'm-b1-1', 'm-b1-2']
const PHASES = ['one', 'two'] as const

const whoArb: fc.Arbitrary<Qualify> = fc.record({
  phase: fc.constantFrom(...PHASES), score: fc.constantFrom(10, 20), below: fc.constant(30), full: fc.constant(true), attempts: fc.constantFrom(1, 2),
  phases: fc.constantFrom(1, 2), rankTo: fc.constantFrom(1, 3), passed: fc.constant(true)
}, { requiredKeys: [] })

const toArb: fc.Arbitrary<Award['to']> = fc.oneof(
  fc.constantFrom([1, 1], [1, 3], [2, 4]).map(([from, to]) => ({ kind: 'rank' as const, from: from as number, to: to as number })),
  fc.record({ percent: fc.constantFrom(20, 50), of: fc.constantFrom<'all' | 'rest'>('all', 'rest') }).map((one) => ({ kind: 'percent' as const, ...one })),
  whoArb.map((who) => ({ kind: 'qualify' as const, who })), fc.constantFrom(10, 25).map((least) => ({ kind: 'value' as const, least })), fc.constant({ kind: 'rest' as const })
)

const awardsArb = fc.array(fc.record({ to: toArb, edge: fc.constantFrom<'all' | 'lot' | 'none'>('all', 'lot', 'none'), level: fc.constantFrom(undefined, 1), also: fc.constantFrom(undefined, true) }), { minLength: 1, maxLength: 4 })
  .map((list) => list.map(({ level, also, ...one }, i): Award => ({ id: `a${i}`, name: `奖项 ${i}`, ...one, ...(level !== undefined && { level }), ...(also && { also }) })))

const resultArb = fc.constantFrom<RoundConfig['result']>(
  { by: { kind: 'sum' } }, { by: { kind: 'sum', phases: ['two'] } }, { by: { kind: 'last', others: 'behind' } }, { by: { kind: 'last', others: 'unranked' } },
  { by: { kind: 'apart' } }, { by: { kind: 'best', count: 1 } }, { by: { kind: 'average', missing: 'zero' } }
)

const historyArb = fc.record({
  result: resultArb, persons: awardsArb, units: awardsArb.map((list) => list.filter(({ to }) => to.kind !== 'qualify').map((award) => ({ ...award, level: 2 }))),
  who: whoArb, tickets: fc.constantFrom(undefined, { phase: 'one', score: 10, perDay: 1 }, { phase: 'two', score: 20 }),
  out: fc.boolean(), perGroup: fc.boolean(), shared: fc.constantFrom<'gap' | 'dense' | 'broken'>('gap', 'dense', 'broken'),
  plays: fc.array(fc.record({ who: fc.nat(members.length - 1), phase: fc.constantFrom(...PHASES), right: fc.nat(3) }), { minLength: 3, maxLength: 14 })
})
type History = typeof historyArb extends fc.Arbitrary<infer T> ? T : never

describe.each(engines)('awards worked out from what is kept, on %s', (engine) => {
  let world: World
  beforeAll(async () => { world = await makeWorld(engine) })
  afterAll(() => world.close())

  function configOf({ result, persons, units, who, tickets, out, perGroup, shared }: History): RoundConfig {
    const start = world.time.now
    const of = (id: 'one' | 'two', day: number) => phase({
      id, role: id === 'two' ? 'final' : 'scored', window: { opensAt: start + day * DAY, closesAt: start + (day + 1) * DAY }, pass: { score: 20 },
      paper: { kind: 'drawn', parts: [{ type: 'single', count: 3, points: 10 }], shuffleQuestions: true, shuffleOptions: true }
    })
    return roundConfig({
      phases: [of('one', 0), of('two', 1)], result,
      audience: {
        units: ['u-top'], late: 'personal',
        ...(perGroup && { groups: { by: 'unit', list: [{ id: 'a', name: '甲组', units: ['u-a'] }, { id: 'b', name: '乙组', units: ['u-b'] }] } }),
        ...(out && { outOfRanking: { members: ['m-a1-1', 'm-b1-1'], forUnit: false } })
      },
      person: { ties: shared === 'broken' ? ['time', 'lot'] : ['time'], shared, ...(perGroup && { perGroup }) },
      awards: {
        // Where each phase stands for itself there is no order in which awards could go.
        ...(result?.by.kind !== 'apart' && { persons }), ...(units.length && { units }), certificates: [{ id: 'cert', name: '证书', who }],
        draws: [{ id: 'lucky', name: '抽奖', who, prizes: [{ name: '书签', count: 2 }], ...(tickets && { tickets }) }]
      }
    })
  }

  async function played(history: History): Promise<{ id: string; config: RoundConfig }> {
    world.time.now += 10 * DAY
    const config = configOf(history)
    const start = world.time.now
    // Some rules do not go together; the server says which, and another history is taken.
    const id = await world.round(config).catch((error: unknown) => {
      if (error instanceof CallError && error.body.code === 'round_invalid') return ''
      throw error
    })
    fc.pre(id !== '')
    await (await world.as('m-sec')).call('GET /rounds/:id', { id })
    for (const [day, name] of PHASES.entries()) {
      world.time.now = start + day * DAY + 1000
      for (const { who, right } of history.plays.filter((play) => play.phase === name)) {
        const member = await world.as(members[who] as string)
        const view = await member.call('POST /rounds/:id/attempts', { id, phase: name })
        world.time.now += 30000
        await member.call('POST /attempts/:id/submit', { id: view.id, seq: 1, device: 'phone-1', answers: answersFor(view, right) })
      }
    }
    world.time.now = start + 3 * DAY
    return { id, config }
  }

  /** From the attempts alone, by the rules that files are tried with. */
  async function fromAttempts(id: string, config: RoundConfig, seed: string): Promise<Honours> {
    const attempts = await world.ctx.db.selectFrom('attempt').selectAll().where('round_id', '=', id).orderBy('id').execute()
    const units = await world.ctx.db.selectFrom('unit').selectAll().execute()
    const roster = await world.ctx.db.selectFrom('round_entrant').selectAll().where('round_id', '=', id).execute()
    const records = attempts.map((row): AttemptRecord => ({
      member: row.member_id, phase: row.phase, startedAt: row.started_at, submittedAt: row.finished_at as number, score: (row.score as number) / 100, full: row.correct === row.total
    }))
    const standings = standingsOf(config, records, {
      units: units.map((unit) => ({ id: unit.id, ...(unit.parent_id && { parent: unit.parent_id }) })), members: roster.map((row) => ({ id: row.member_id, unit: row.unit_id }))
    }, { zone: world.ctx.config.zone, seed })
    expect(standings.ignored).toEqual([])
    return honoursOf(config, standings, seed)
  }

  it('are those that the attempts give', async () => {
    await fc.assert(fc.asyncProperty(historyArb, async (history) => {
      const { id, config } = await played(history)
      const round = await findRound(world.ctx.db, id)
      if (!round) throw new Error('The round is gone')
      const expected = await fromAttempts(id, config, round.seed)
      const standings = await roundStandings(world.ctx, round)
      const lists = await awardLists(world.ctx, round, standings)
      const pairs = (kind: 'person' | 'unit') => lists.filter((list) => list.kind === kind).flatMap((list) => list.rows.map((row) => `${list.id.slice(kind.length + 1)} ${row.holder_id}`)).sort()
      const given = (list: { award: string; id: string }[]) => list.map((one) => `${one.award} ${one.id}`).sort()
      expect([pairs('person'), pairs('unit')]).toEqual([given(expected.persons), given(expected.units)])

      const certified = standings.persons.filter((person) => !person.outOfRanking && qualifies(history.who, person)).map(({ member }) => member).sort()
      expect(certified).toEqual(expected.certificates.map((one) => one.id).sort())
      const [draw] = config.awards?.draws ?? []
      if (!draw) throw new Error('There is no draw')
      const { holders } = await waitingDraw(world.ctx, round, draw, standings, await keptDraws(world.ctx, id))
      expect([...holders].sort((a, b) => (a.member < b.member ? -1 : 1))).toEqual(expected.draws[0]?.holders)

      // One member at a time the answer is the same.
      for (const member of new Set(history.plays.map(({ who }) => members[who] as string))) {
        const { goals } = await (await world.as(member)).call('GET /rounds/:id', { id })
        expect([member, goals.map(({ reached }) => reached)]).toEqual([member, [certified.includes(member), holders.some((one) => one.member === member)]])
      }
    }), { seed: 19210723, numRuns: 20 })
  }, 240000)
})
