import type { Context } from '../context'
import type { StandingTable } from '../db/schema'
import { boardLevels, unitBoard } from '../leaderboard/units'
import { asksForMore, knownFrom, nothingKnown, placeOf } from '../rounds/round-member'
import type { Round } from '../rounds/round'
import { resultPart } from '../rounds/rules/boards'
import type { HonouredPerson, HonouredUnit } from '../rounds/rules/honours'
import { compareKeys, ranksOf } from '../rounds/rules/ranking'
import { toHundredths } from '../rounds/rules/types'
import { lineage } from '../unit-path'
import { judged, judgedBoards } from './judged'

/*
 * The kept standings of a whole round as the rules for awards and draws take them. Read in slices, between which other requests are
 * answered: a round may have a hundred thousand members.
 */

const SLICE = 4000

type Row = Pick<StandingTable, 'member_id' | 'unit_id' | 'group_id' | 'score' | 'attempts' | 'full_mark' | 'passed' | 'ranked' | 'sort' | 'tie1' | 'tie2' | 'tie3'>

export interface StandingPerson extends HonouredPerson {
  unitId: string
}

export interface RoundStandings {
  persons: StandingPerson[]
  units: (HonouredUnit & { name: string })[]
}

const breath = () => new Promise<void>((resolve) => { setImmediate(resolve) })

export async function roundStandings(ctx: Context, round: Round): Promise<RoundStandings> {
  return { persons: await persons(ctx, round), units: await units(ctx, round) }
}

async function persons(ctx: Context, round: Round): Promise<StandingPerson[]> {
  const { config } = round
  const result = resultPart(config)
  const rows = new Map<string, [board: string, row: Row][]>()
  const onBoard = new Map<string, Row[]>()
  for (const board of judgedBoards(config)) {
    const all: Row[] = []
    onBoard.set(board, all)
    for await (const slice of boardSlices(ctx, round.id, board)) {
      for (const row of slice) {
        const own = rows.get(row.member_id)
        if (own) own.push([board, row])
        else rows.set(row.member_id, [[board, row]])
        all.push(row)
      }
    }
  }
  const paths = new Map((await ctx.db.selectFrom('unit').select(['id', 'path']).execute()).map(({ id, path }) => [id, { path, line: lineage(path) }]))
  const known = await knownInRound(ctx, round)
  const ranks = new Map([...onBoard].map(([board, all]) => [board, ranksIn(round, all)]))
  const scores = await ticketScores(ctx, round)
  await breath()
  const list: StandingPerson[] = []
  for (const [member, own] of rows) {
    const unitId = own[0]?.[1].unit_id ?? ''
    const { path, line } = paths.get(unitId) ?? { path: `${unitId}/`, line: [unitId] }
    const about = known.get(member) ?? nothingKnown
    const { group, out } = placeOf(config, member, path, about)
    list.push({ ...judged(result, member, own, (board) => ranks.get(board)?.get(member) ?? null, about.facts), unitId, group, outOfRanking: out, lineage: line, scores: scores.get(member) ?? [] })
    if (list.length % SLICE === 0) await breath()
  }
  return list
}

async function* boardSlices({ db }: Context, roundId: string, board: string): AsyncGenerator<Row[]> {
  let after = ''
  for (;;) {
    const rows = await db.selectFrom('standing')
      .select(['member_id', 'unit_id', 'group_id', 'score', 'attempts', 'full_mark', 'passed', 'ranked', 'sort', 'tie1', 'tie2', 'tie3'])
      .where('round_id', '=', roundId).where('board', '=', board).where('member_id', '>', after).orderBy('member_id').limit(SLICE).execute()
    yield rows
    if (rows.length < SLICE) return
    after = rows.at(-1)?.member_id ?? ''
    await breath()
  }
}

/** As the boards rank: by the kept keys, in each group where groups are ranked apart, level ones by their ids. */
function ranksIn({ config: { person } }: Round, rows: readonly Row[]): Map<string, number> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    if (!row.ranked) continue
    const group = groups.get(row.group_id)
    if (group) group.push(row)
    else groups.set(row.group_id, [row])
  }
  const found = new Map<string, number>()
  for (const group of groups.values()) {
    group.sort((a, b) => compareKeys(a, b) || (a.member_id < b.member_id ? -1 : 1))
    ranksOf(group, (a, b) => compareKeys(a, b) === 0, person.shared).forEach((rank, i) => found.set((group[i] as Row).member_id, rank))
  }
  return found
}

async function knownInRound({ db }: Context, { id, config }: Round) {
  const rows = asksForMore(config) ? await db.selectFrom('round_member').selectAll().where('round_id', '=', id).execute() : []
  return new Map(rows.map((row) => [row.member_id, knownFrom(row, config)]))
}

type Scores = HonouredPerson['scores']

/**
 * The attempts that prize tickets are given for.
 * @param member of this one alone
 */
export async function ticketScores({ db }: Context, { id, config }: Round, member?: string): Promise<Map<string, Scores>> {
  const found = new Map<string, Scores>()
  const least = new Map<string, number>()
  for (const { tickets } of config.awards?.draws ?? []) if (tickets) least.set(tickets.phase, Math.min(tickets.score, least.get(tickets.phase) ?? Infinity))
  for (const [phase, points] of least) {
    for (let after = '';;) {
      let query = db.selectFrom('attempt').select(['id', 'member_id', 'day', 'score']).where('round_id', '=', id).where('phase', '=', phase)
        .where('finished_at', 'is not', null).where('voided', '=', '').where('score', '>=', toHundredths(points))
      if (member !== undefined) query = query.where('member_id', '=', member)
      const rows = await query.where('id', '>', after).orderBy('id').limit(SLICE).execute()
      for (const { member_id, day, score } of rows) {
        const own = found.get(member_id)
        const one = { phase, day, score: score ?? 0 }
        if (own) own.push(one)
        else found.set(member_id, [one])
      }
      if (rows.length < SLICE) break
      after = rows.at(-1)?.id ?? ''
      await breath()
    }
  }
  return found
}

async function units(ctx: Context, round: Round): Promise<RoundStandings['units']> {
  if (!round.config.awards?.units?.length) return []
  const levels = await boardLevels(ctx, round)
  const { within } = round.config.unit
  const boards = await Promise.all(levels.map(async ({ depth }) => (await unitBoard(ctx, round, { depth })).map(({ unitId, rank, value, name, path }) =>
    ({ unitId, rank, value, name, level: depth, ...(within !== undefined && { region: lineage(path)[within] ?? '' }) }))))
  return boards.flat()
}
