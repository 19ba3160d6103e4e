import type { Context } from '../context'
import { AppError, notFound } from '../errors'
import type { Handlers, MemberActor } from '../http/call'
import { KeptAnswer } from '../http/kept-answer'
import { frozen, unitOf } from '../rounds/entrants'
import type { Round } from '../rounds/round'
import { visibleRound } from '../rounds/visible'
import { explain } from './explain'
import { findPerson, peoplePage, personRow, unitPeople } from './people'
import { rankOf, standingCount } from './rank'
import { unitRows, type KeptFields, type UnitsAnswer } from './unit-rows'
import { boardLevels, unitBoard } from './units'

type BoardRoute = keyof typeof import('../../contract/leaderboard').leaderboardEndpoints

async function boardRound(ctx: Context, actor: MemberActor, id: string, which: 'personBoard' | 'unitBoard', now: number): Promise<Round> {
  const round = await visibleRound(ctx, actor, id)
  if (!round) throw notFound('这场竞赛')
  if (round.practice || !round.config.show[which]) throw new AppError('not_revealed', round.practice ? '练习不排名次。' : '这场竞赛不公布排行榜。')
  return frozen(ctx, round, now)
}

export const leaderboardHandlers: Handlers<BoardRoute> = {
  async 'GET /rounds/:id/board/people'({ ctx, actor, input, now }) {
    const round = await boardRound(ctx, actor, input.id, 'personBoard', now)
    const { offset = 0, limit = 50 } = input
    const mine = await findPerson(ctx, round, actor.member.id)
    const head = { roundTitle: round.title, at: now }
    if (input.scope === 'unit') {
      const unit = await unitOf(ctx, actor, round.id)
      const all = await unitPeople(ctx, round, unit?.id ?? actor.member.unitId)
      const rows = all.slice(offset, offset + limit).map((one) => personRow(one, actor))
      const me = all.find(({ row }) => row.member_id === actor.member.id)
      return { ...head, of: all.length, rows, nextOffset: offset + limit < all.length ? offset + limit : null, me: me ? personRow(me, actor) : null }
    }
    const of = await standingCount(ctx.db, round.id, round.phase.id)
    const rows = (await peoplePage(ctx, round, offset, limit)).map((one) => personRow(one, actor))
    const me = mine ? personRow({ row: mine, rank: await rankOf(ctx.db, mine, round.config.person.shared) }, actor) : null
    return { ...head, of, rows, nextOffset: offset + rows.length < of && rows.length === limit ? offset + limit : null, me }
  },

  async 'GET /rounds/:id/board/units'({ ctx, actor, input, now }) {
    const round = await boardRound(ctx, actor, input.id, 'unitBoard', now)
    const own = await unitOf(ctx, actor, round.id)
    const depth = input.depth ?? own?.depth ?? (await boardLevels(ctx, round.id)).at(-1)?.depth ?? 0
    const board = await unitBoard(ctx, round, input.parent === undefined ? { depth } : { parent: input.parent })
    const { byUnit, part } = await unitRows(ctx, round, board)
    const mine = actor.member.lineage.find((id) => byUnit.has(id))
    return new KeptAnswer<UnitsAnswer, KeptFields>(part, { at: now, depth: board[0]?.depth ?? depth, mine: (mine && byUnit.get(mine)) || null })
  },

  async 'GET /rounds/:id/board/units/:unitId/explain'({ ctx, actor, input, now }) {
    const round = await boardRound(ctx, actor, input.id, 'unitBoard', now)
    const unit = await ctx.db.selectFrom('unit').select(['id', 'name', 'depth']).where('id', '=', input.unitId).executeTakeFirst()
    const row = unit && (await unitBoard(ctx, round, { depth: unit.depth })).find((one) => one.unitId === unit.id)
    if (!unit || !row) throw notFound('这个单位的成绩')
    return { unit: { id: unit.id, name: unit.name }, at: now, rank: row.rank, ...explain(round, row) }
  }
}
