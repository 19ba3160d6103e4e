import { sql } from 'kysely'
import type { Neighbour } from '../../contract/results'
import type { Context } from '../context'
import type { StandingTable } from '../db/schema'
import { AppError, notFound } from '../errors'
import { ownerOf } from '../leaderboard/kept'
import { rankOf, rankedCount } from '../leaderboard/rank'
import { personOf, roundFrame, tallyOf, type KeptTally, type RoundFrame } from '../leaderboard/standing'
import { findStanding } from '../leaderboard/store'
import { asksForMore, knownOf } from '../rounds/round-member'
import { boardOf, partsOfBoard, RESULT } from '../rounds/rules/boards'
import type { Placed } from '../rounds/rules/person-order'
import { rowOf } from '../rounds/rules/person-row'
import { orderOf, personsCompared } from './rules/compared'
import { personSteps, type Played } from './rules/person-steps'
import { seenIn, type Scope } from './scope'

/** What is kept of a member, as the rules read it. */
async function playedBy(ctx: Context, { round }: Scope, frame: RoundFrame, { member_id, board }: StandingTable): Promise<Played & { placed: Placed; path: string; out: boolean }> {
  const { period } = partsOfBoard(board)
  const rows = await ctx.db.selectFrom('standing').selectAll().where('round_id', '=', round.id).where('member_id', '=', member_id)
    .where('board', 'in', round.config.phases.map(({ id }) => boardOf(id, period))).execute()
  const tallies = new Map(rows.flatMap((row): [string, KeptTally][] => { const tally = tallyOf(row); return tally ? [[partsOfBoard(row.board).part, tally]] : [] }))
  const [first] = rows
  const unit = first && await ctx.db.selectFrom('unit').select('path').where('id', '=', first.unit_id).executeTakeFirst()
  if (!first || !unit) throw notFound('这个人的成绩')
  const known = asksForMore(round.config) ? await knownOf(ctx, [round], [member_id]) : new Map<string, never>()
  const owner = ownerOf({ ...first, day: 0 }, round.config, { known, paths: new Map([[first.unit_id, unit.path]]) })
  const person = personOf(frame, owner, tallies)
  const made = rowOf(round.config, frame.rows, person)
  const { part } = partsOfBoard(board)
  const phase = made?.phases.get(part)
  if (!made) throw notFound('这个人的成绩')
  const placed: Placed = part === RESULT || !phase ? made : { member: member_id, score: phase.score, timeMs: phase.timeMs, finishedAt: phase.finishedAt, attempts: phase.attempts, phases: made.phases }
  return { config: round.config, person, tallies, facts: owner.facts, placed, path: unit.path, out: owner.out }
}

/** The one directly before: level ones stand in the order of their ids. */
async function aboveOf({ db }: Context, own: StandingTable): Promise<(StandingTable & { name: string }) | undefined> {
  const { rows } = await sql<StandingTable & { name: string }>`select s.*, m.name from standing s join member m on m.id = s.member_id
    where s.round_id = ${own.round_id} and s.board = ${own.board} and s.group_id = ${own.group_id} and s.ranked = 1 and s.sort >= ${own.sort}
      and (s.sort > ${own.sort} or s.tie1 < ${own.tie1} or (s.tie1 = ${own.tie1} and (s.tie2 < ${own.tie2} or (s.tie2 = ${own.tie2}
        and (s.tie3 < ${own.tie3} or (s.tie3 = ${own.tie3} and s.member_id < ${own.member_id}))))))
    order by s.sort, s.tie1 desc, s.tie2 desc, s.tie3 desc, s.member_id desc limit 1`.execute(db)
  return rows[0]
}

/** How one person's score comes about, and what decides the place. */
export async function personExplained(ctx: Context, scope: Scope, memberId: string, board: string) {
  const { round } = scope
  const own = await findStanding(ctx, round, board, memberId)
  if (!own) throw notFound('这个人的成绩')
  const frame = roundFrame(round)
  const me = await playedBy(ctx, scope, frame, own)
  if (!seenIn(scope, me.path)) throw new AppError('forbidden', '这个人不在你的管理范围内。')
  const words = { config: round.config, zone: ctx.config.zone }
  const { shared } = round.config.person
  const rank = await rankOf(ctx.db, own, shared)
  const above = rank === null ? undefined : await aboveOf(ctx, own)
  const other = above && await playedBy(ctx, scope, frame, above)
  const seen = other !== undefined && seenIn(scope, other.path)
  const neighbour: Neighbour | null = above && other && seen
    ? { name: above.name, rank: await rankOf(ctx.db, above, shared) ?? 0, ...personsCompared(words, other.placed, me.placed, frame.lot) } : null
  return {
    steps: personSteps(me, partsOfBoard(board).part), rank, of: await rankedCount(ctx.db, own), whyNot: rank === null ? whyNot(me, round.config) : '',
    order: orderOf(words, me.placed), above: neighbour, hidden: above !== undefined && !seen
  }
}

function whyNot({ out }: { out: boolean }, config: Scope['round']['config']): string {
  if (out) return '按规则参加但不列名次'
  const { result } = config
  if (result?.leastPhases) return `参加的阶段不足 ${result.leastPhases} 个，或没有到最后阶段`
  return result?.by.kind === 'last' ? '没有进入最后一个阶段' : '按规则不列名次'
}
