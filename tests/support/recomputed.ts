import type { RoundConfig } from '../../contract/round-config'
import { differences } from '../../server/leaderboard/rebuild'
import type { AttemptRecord } from '../../server/rounds/rules/replay'
import type { RosterMember } from '../../server/rounds/rules/roster'
import { standingsOf, type Standings } from '../../server/rounds/rules/standings'
import type { Facts } from '../../server/rounds/rules/attempts'
import { isWhole } from '../../server/rounds/rules/board-list'
import type { Caller, World } from './world'

/** A round's standings worked out from its attempts by the rules alone, as `rounds -- standings` does it from a file. */
export async function recomputed(world: World, roundId: string): Promise<{ config: RoundConfig; standings: Standings }> {
  const { db } = world.ctx
  const round = await db.selectFrom('round').select(['config', 'seed']).where('id', '=', roundId).executeTakeFirstOrThrow()
  const config = JSON.parse(round.config) as RoundConfig
  const units = await db.selectFrom('unit').leftJoin('unit_given as g', (join) => join.onRef('g.unit_id', '=', 'unit.id').on('g.round_id', '=', roundId)).select(['id', 'name', 'parent_id', 'g.points']).execute()
  const known = new Map((await db.selectFrom('round_member').selectAll().where('round_id', '=', roundId).execute()).map((row) => [row.member_id, row]))
  const entrants = await db.selectFrom('round_entrant').selectAll().where('round_id', '=', roundId).execute()
  const members = entrants.map((row): RosterMember => {
    const more = known.get(row.member_id)
    return {
      id: row.member_id, unit: row.unit_id, late: row.late === 1, ...(more?.group_id && { group: more.group_id }), excused: Boolean(more?.excused),
      ...(more?.signed_up_at != null && { signedUpAt: more.signed_up_at }), facts: { ...JSON.parse(more?.facts ?? '{}') as Facts, ...JSON.parse(more?.studied || '{}') as Facts }
    }
  })
  const rows = await db.selectFrom('attempt').selectAll().where('round_id', '=', roundId).where('finished_at', 'is not', null).orderBy('id').execute()
  const attempts = rows.map((row): AttemptRecord => ({
    member: row.member_id, unit: row.unit_id, phase: row.phase, startedAt: row.started_at, submittedAt: row.started_at + (row.time_ms ?? 0), score: (row.score ?? 0) / 100,
    correct: row.correct ?? 0, full: row.correct === row.total, left: row.leaves, proxy: row.proxy_by !== '', ...(row.paper_id !== 'main' && { paper: row.paper_id })
  }))
  const roster = { units: units.map(({ id, name, parent_id, points }) => ({ id, name, ...(parent_id && { parent: parent_id }), ...(points !== null && { given: Number(points) / 100 }) })), members }
  return { config, standings: standingsOf(config, attempts, roster, { zone: world.ctx.config.zone, seed: round.seed }) }
}

/** What is kept, and what the boards show, is what the rules make of the attempts alone. */
export async function expectAgreement(world: World, roundId: string, reader = 'm-a1-1') {
  expect(await differences(world.ctx.db, roundId)).toBe(0)
  const { config, standings } = await recomputed(world, roundId)
  const me = await world.as(reader)
  await expectPersons(world, me, roundId, config, standings)
  for (const depth of [0, 1, 2]) {
    const units = await me.call('GET /rounds/:id/board/units', { id: roundId, depth })
    const expected = standings.units.filter(({ level }) => level === depth)
    const shown = new Map(units.rows.map((row) => [row.unit.id, row]))
    for (const unit of expected) {
      expect({ unit: unit.unitId, rank: shown.get(unit.unitId)?.rank, participants: shown.get(unit.unitId)?.participants, roster: shown.get(unit.unitId)?.roster })
        .toEqual({ unit: unit.unitId, rank: unit.rank, participants: unit.participants, roster: unit.roster })
      expect(shown.get(unit.unitId)?.value ?? 0).toBeCloseTo(unit.value ?? 0, 6)
    }
  }
  return standings
}

/** Every board of the whole round: of the result or of each phase, and of each group where groups are ranked apart. */
async function expectPersons(world: World, me: Caller, roundId: string, config: RoundConfig, { persons }: Standings) {
  const names = new Map((await world.ctx.db.selectFrom('member').select(['id', 'name']).execute()).map((row) => [row.id, row.name]))
  const masked = (name: string) => name.slice(0, 1)
  const { boards, groups } = await me.call('GET /rounds/:id/board/people', { id: roundId })
  for (const { id } of boards.filter((one) => isWhole(one.id))) {
    const phase = config.phases.length > 1 ? config.phases.find((one) => one.id === id) : undefined
    for (const group of groups.length ? groups.map((one) => one.id) : [undefined]) {
      const { rows } = await me.call('GET /rounds/:id/board/people', { id: roundId, board: id, limit: 100, ...(group !== undefined && { group }) })
      const expected = persons.filter((one) => group === undefined || one.group === group).flatMap((one) => {
        const at = phase ? one.phases.get(phase.id) : one
        return at && at.attempts > 0 ? [[at.rank, at.score / 100, masked(names.get(one.member) ?? '')]] : []
      })
      expect({ board: id, group, rows: rows.map(({ rank, score, name }) => [rank, score, masked(name)]).sort() }).toEqual({ board: id, group, rows: expected.sort() })
    }
  }
}
