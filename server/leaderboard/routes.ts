import type { Context } from '../context'
import { AppError, notFound } from '../errors'
import type { Handlers, MemberActor } from '../http/call'
import { KeptAnswer } from '../http/kept-answer'
import { frozen, unitOf } from '../rounds/entrants'
import type { Round } from '../rounds/round'
import { personBoards, unitBoards, type ListedBoard } from '../rounds/rules/board-list'
import { seenRound } from '../rounds/visible'
import { explain } from './explain'
import { findPerson, peoplePage, personRow, unitPeople } from './people'
import { rankedCount, rankOf, standingCount } from './rank'
import { unitRows, type KeptFields, type UnitsAnswer } from './unit-rows'
import { boardLevels, unitBoard } from './units'

type BoardRoute = keyof typeof import('../../contract/leaderboard').leaderboardEndpoints

async function boardRound(ctx: Context, actor: MemberActor, id: string, which: 'personBoard' | 'unitBoard', now: number): Promise<Round> {
  const round = await seenRound(ctx, actor, id)
  if (round.practice || !round.config.show[which]) throw new AppError('not_revealed', round.practice ? '练习不排名次。' : '这场竞赛不公布排行榜。')
  return frozen(ctx, round, now)
}

/** The board asked for, of those that somebody sees. */
export function chosen(boards: readonly ListedBoard[], id: string | undefined): ListedBoard {
  const found = id === undefined ? boards[0] : boards.find((one) => one.id === id)
  if (!found) throw notFound('这个榜')
  return found
}

export const leaderboardHandlers: Handlers<BoardRoute> = {
  async 'GET /rounds/:id/board/people'({ ctx, actor, input, now }) {
    const round = await boardRound(ctx, actor, input.id, 'personBoard', now)
    const { offset = 0 } = input
    const { show, person, audience } = round.config
    const limit = Math.max(0, Math.min(input.limit ?? 50, (show.top ?? Infinity) - offset))
    const boards = personBoards(round.config, now, ctx.config.zone)
    const { id: board } = chosen(boards, input.board)
    const mine = await findPerson(ctx, round, board, actor.member.id)
    const groups = person.perGroup ? (audience.groups?.list ?? []).map(({ id, name }) => ({ id, name })) : []
    const group = input.scope === 'unit' || groups.length === 0 ? null : input.group ?? (mine?.group_id || groups[0]?.id) ?? null
    const head = { roundTitle: round.title, at: now, boards, board, groups, group }
    if (input.scope === 'unit') {
      const unit = await unitOf(ctx, actor, round.id)
      const all = await unitPeople(ctx, round, board, unit?.id ?? actor.member.unitId)
      const rows = all.slice(offset, offset + limit).map((one) => personRow(round, one, actor))
      const me = all.find(({ row }) => row.member_id === actor.member.id)
      return { ...head, of: all.length, rows, nextOffset: offset + limit < all.length ? offset + limit : null, me: me ? personRow(round, me, actor) : null }
    }
    const all = group === null ? await standingCount(ctx.db, round.id, board) : await rankedCount(ctx.db, { round_id: round.id, board, group_id: group })
    const of = Math.min(all, show.top ?? all)
    const rows = (await peoplePage(ctx, round, { board, group: group ?? '' }, offset, limit)).map((one) => personRow(round, one, actor))
    const me = mine ? personRow(round, { row: mine, rank: await rankOf(ctx.db, mine, person.shared) }, actor) : null
    return { ...head, of, rows, nextOffset: offset + rows.length < of && rows.length === limit ? offset + limit : null, me }
  },

  async 'GET /rounds/:id/board/units'({ ctx, actor, input, now }) {
    const round = await boardRound(ctx, actor, input.id, 'unitBoard', now)
    const own = await unitOf(ctx, actor, round.id)
    const boards = unitBoards(round.config, now, ctx.config.zone)
    const { id: board } = chosen(boards, input.board)
    const depth = input.depth ?? await firstDepth(ctx, round, own?.depth)
    const units = await unitBoard(ctx, round, input.parent === undefined ? { depth } : { parent: input.parent }, board)
    const { byUnit, part } = await unitRows(ctx, round, units)
    const mine = actor.member.lineage.find((id) => byUnit.has(id))
    return new KeptAnswer<UnitsAnswer, KeptFields>(part, { at: now, depth: units[0]?.depth ?? depth, boards, board, mine: (mine && byUnit.get(mine)) || null })
  },

  async 'GET /rounds/:id/board/units/:unitId/explain'({ ctx, actor, input, now }) {
    const round = await boardRound(ctx, actor, input.id, 'unitBoard', now)
    const { id: board } = chosen(unitBoards(round.config, now, ctx.config.zone), input.board)
    const unit = await ctx.db.selectFrom('unit').select(['id', 'name', 'depth']).where('id', '=', input.unitId).executeTakeFirst()
    const row = unit && (await unitBoard(ctx, round, { depth: unit.depth }, board)).find((one) => one.unitId === unit.id)
    if (!unit || !row) throw notFound('这个单位的成绩')
    return { unit: { id: unit.id, name: unit.name }, at: now, rank: row.rank, ...explain(round, row, board) }
  }
}

/** The level of the reader's own unit, where it has a ranking; else the lowest that has one. */
async function firstDepth(ctx: Context, round: Round, own: number | undefined): Promise<number> {
  const levels = (await boardLevels(ctx, round)).map(({ depth }) => depth)
  return own !== undefined && (levels.length === 0 || levels.includes(own)) ? own : levels.at(-1) ?? 0
}
