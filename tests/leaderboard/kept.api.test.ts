import fc from 'fast-check'
import type { RoundConfig } from '../../contract/round-config'
import { differences, rebuildRound } from '../../server/leaderboard/rebuild'
import { rankOf } from '../../server/leaderboard/rank'
import { addPerson } from '../support/accounts'
import { engines } from '../support/engines'
import { historyArb, TIMES, type History } from '../support/histories'
import { finishedAttempts, rankIn, standingsOf, unitFigures, unitRank } from '../support/naive'
import { answersFor } from '../support/play'
import { makeWorld, phase, roundConfig, type World } from '../support/world'

const HOUR = 3600000
const DAY = 24 * HOUR
const regulars = ['m-a1-1', 'm-a1-2', 'm-a1-3', 'm-a2-1', 'm-a2-2', 'm-b1-1', 'm-b1-2']
const leafUnits = ['u-a1', 'u-a2', 'u-b1']

describe.each(engines)('what is kept beside the attempts on %s', (engine) => {
  let world: World
  let run = 0
  beforeAll(async () => { world = await makeWorld(engine) })
  afterAll(() => world.close())

  async function publish(history: History): Promise<{ id: string; config: RoundConfig }> {
    const opensAt = world.time.now
    const config = roundConfig({
      audience: { units: ['u-top'], late: history.late }, person: history.person, unit: history.unit,
      phases: [phase({
        window: { opensAt, closesAt: opensAt + 30 * DAY }, counting: history.counting,
        paper: { kind: 'drawn', parts: [{ type: 'single', count: 3, points: 10 }], shuffleQuestions: true, shuffleOptions: true }
      })]
    })
    return { id: await world.round(config), config }
  }

  /** Everybody of a wave starts at the same moment; those with the same time hand in at the same moment. */
  async function wave(round: string, players: { id: string; right: number; seconds: number }[]) {
    const startedAt = world.time.now
    const started = await Promise.all(players.map(async ({ id, ...player }) => {
      const caller = await world.as(id)
      return caller.call('POST /rounds/:id/attempts', { id: round }).then((view) => [{ ...player, caller, view }], () => [])
    }))
    for (const seconds of TIMES) {
      world.time.now = startedAt + seconds * 1000
      await Promise.all(started.flat().filter((player) => player.seconds === seconds).map(({ caller, view, right }) =>
        caller.call('POST /attempts/:id/submit', { id: view.id, seq: 1, device: 'phone-1', answers: answersFor(view, right) })))
    }
  }

  const heads = async () => new Map((await world.ctx.db.selectFrom('member').select((eb) => ['unit_id', eb.fn.countAll<number>().as('n')])
    .where('status', '=', 'active').groupBy('unit_id').execute()).map((row) => [row.unit_id, Number(row.n)]))

  const move = (member: string, unit: string) => world.behind.updateTable('member').set({ unit_id: unit }).where('id', '=', member).execute()

  /** Plays a history; answers the round, its rules, and the roster as it was at the opening. */
  async function played(history: History) {
    world.time.now += 40 * DAY
    const { id, config } = await publish(history)
    const frozen = await heads()
    await (await world.as('m-sec')).call('GET /rounds/:id', { id })
    const late = [`m-late-${++run}-1`, `m-late-${run}-2`] as const
    await addPerson(world, late[0], 'u-a1')
    await addPerson(world, late[1], 'u-b1')
    const everybody = [...regulars, ...late]
    for (const { hours, players, mover, to } of history.waves) {
      world.time.now += hours * HOUR
      await wave(id, players.map(({ who, ...player }) => ({ ...player, id: everybody[who % everybody.length] as string })))
      await move(everybody[mover % everybody.length] as string, leafUnits[to] as string)
    }
    return { id, config, frozen }
  }

  async function expectBoards(id: string, config: RoundConfig, frozen: Map<string, number>) {
    const standings = standingsOf(config, await finishedAttempts(world.ctx.db, id))
    const kept = await world.ctx.db.selectFrom('standing').selectAll().where('round_id', '=', id).execute()
    const ranks = await Promise.all(kept.map(async (row) => ({
      member: row.member_id, unit: row.unit_id, score: row.score, full: row.full_mark === 1, rank: await rankOf(world.ctx.db, row, config.person.shared)
    })))
    const byMember = (a: { member: string }, b: { member: string }) => (a.member < b.member ? -1 : 1)
    expect(ranks.sort(byMember)).toEqual(standings.map((one) => ({ member: one.member, unit: one.unit, score: one.score, full: one.full, rank: rankIn(config, standings, one) })).sort(byMember))

    const units = await world.ctx.db.selectFrom('unit').select(['id', 'path', 'depth']).execute()
    const figures = unitFigures(new Map(units.map((unit) => [unit.id, unit.path])), frozen, standings)
    const full = ['sum', 'dailyBestSum'].includes(config.phases[0]?.counting.kind ?? '') ? null : 30
    for (const depth of [0, 1, 2]) {
      const { rows } = await (await world.as('m-sec')).call('GET /rounds/:id/board/units', { id, depth })
      const expected = figures.filter((one) => units.find((unit) => unit.id === one.unit)?.depth === depth)
      const byUnit = (a: { unit: string }, b: { unit: string }) => (a.unit < b.unit ? -1 : 1)
      expect(rows.map((row) => ({ unit: row.unit.id, roster: row.roster, participants: row.participants, total: row.total, fullMarks: row.fullMarks, rank: row.rank })).sort(byUnit))
        .toEqual(expected.map((one) => ({ ...one, rank: unitRank(config.unit, full, expected, one) })).sort(byUnit))
    }
  }

  it('is exactly what the attempts say, whatever was played, and stays so when it is rebuilt', async () => {
    await fc.assert(fc.asyncProperty(historyArb, async (history) => {
      const { id, config, frozen } = await played(history)
      expect(await differences(world.ctx.db, id)).toBe(0)
      await expectBoards(id, config, frozen)
      expect(await world.ctx.writer.write(rebuildRound, { roundId: id })).toMatchObject({ different: 0 })
      await expectBoards(id, config, frozen)
    }), { seed: 19210723, numRuns: engine === 'sqlite' ? 25 : 10, endOnFailure: true })
  }, 90000)

  it('is found wrong and mended when somebody has changed it by hand', async () => {
    const [history] = fc.sample(historyArb.filter((one) => one.waves.length > 3), { seed: 7, numRuns: 1 }) as [History]
    const { id, config, frozen } = await played(history)
    const corruptions: (() => Promise<unknown>)[] = [
      () => world.behind.updateTable('standing').set((eb) => ({ score: eb('score', '+', 100) })).where('round_id', '=', id).execute(),
      () => world.behind.updateTable('standing').set({ tally: '{}' }).where('round_id', '=', id).execute(),
      () => world.behind.deleteFrom('standing').where('round_id', '=', id).execute(),
      () => world.behind.deleteFrom('unit_standing').where('round_id', '=', id).where('unit_id', '=', 'u-a').execute(),
      () => world.behind.updateTable('unit_standing').set((eb) => ({ participants: eb('participants', '+', 1) })).where('round_id', '=', id).execute(),
      () => world.behind.updateTable('rank_cell').set((eb) => ({ n: eb('n', '+', 1) })).where('round_id', '=', id).execute(),
      () => world.behind.insertInto('rank_cell').values({ round_id: id, board: 'main', level: 0, cell: 1, n: 5 }).execute(),
      () => world.behind.deleteFrom('daily_new').where('round_id', '=', id).execute()
    ]
    for (const corrupt of corruptions) {
      await corrupt()
      const found = await differences(world.ctx.db, id)
      expect(found).toBeGreaterThan(0)
      expect(await world.ctx.writer.write(rebuildRound, { roundId: id })).toMatchObject({ different: found })
      expect(await differences(world.ctx.db, id)).toBe(0)
      await expectBoards(id, config, frozen)
    }
  })
})
