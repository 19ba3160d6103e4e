import fc from 'fast-check'
import type { RoundConfig } from '../../contract/round-config'
import { differences, rebuildRound } from '../../server/leaderboard/rebuild'
import { rankOf } from '../../server/leaderboard/rank'
import { engines } from '../support/engines'
import { historyArb, type History } from '../support/histories'
import { finishedAttempts, rankIn, standingsOf, unitFigures, unitRank } from '../support/naive'
import { historyPlayer, type Played } from '../support/played'
import { makeWorld, type World } from '../support/world'

describe.each(engines)('what is kept beside the attempts on %s', (engine) => {
  let world: World
  let played: (history: History) => Promise<Played>
  beforeAll(async () => {
    world = await makeWorld(engine)
    played = historyPlayer(world)
  })
  afterAll(() => world.close())

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
