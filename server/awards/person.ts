import type { Context } from '../context'
import type { StandingTable } from '../db/schema'
import type { MemberActor } from '../http/call'
import { rankOf } from '../leaderboard/rank'
import { asksForMore, knownFrom, nothingKnown, placeOf, type Known } from '../rounds/round-member'
import type { Round } from '../rounds/round'
import { resultPart } from '../rounds/rules/boards'
import type { Judged } from '../rounds/rules/qualify'
import { judged, judgedBoards } from './judged'

/** What is kept of one member in a round. */
export interface KeptMember {
  standings: ReadonlyMap<string, StandingTable>
  known: Known
  /** Takes part without a rank. */
  out: boolean
}

export async function keptMember({ db }: Context, { member }: MemberActor, { id, config }: Round): Promise<KeptMember> {
  const rows = await db.selectFrom('standing').selectAll().where('round_id', '=', id).where('board', 'in', judgedBoards(config)).where('member_id', '=', member.id).execute()
  const more = asksForMore(config) ? await db.selectFrom('round_member').selectAll().where('round_id', '=', id).where('member_id', '=', member.id).executeTakeFirst() : undefined
  const known = more ? knownFrom(more, config) : nothingKnown
  const entered = rows[0] && await db.selectFrom('unit').select('path').where('id', '=', rows[0].unit_id).executeTakeFirst()
  return { standings: new Map(rows.map((row) => [row.board, row])), known, out: placeOf(config, member.id, entered?.path ?? member.unitPath, known).out }
}

/** Null: has not taken part, or takes part without awards. The rank is looked up only where a condition asks for it. */
export async function judgedMember({ db }: Context, memberId: string, { config }: Round, { standings, known, out }: KeptMember): Promise<Judged | null> {
  const boards = new Set(judgedBoards(config))
  const kept = new Map([...standings].filter(([board]) => boards.has(board)))
  if (kept.size === 0 || out) return null
  const { draws = [], certificates = [] } = config.awards ?? {}
  const ranks = new Map<string, number | null>()
  for (const { who } of [...draws, ...certificates]) {
    const board = who.phase ?? resultPart(config)
    const row = who.rankTo === undefined || ranks.has(board) ? undefined : kept.get(board)
    if (row) ranks.set(board, await rankOf(db, row, config.person.shared))
  }
  return judged(resultPart(config), memberId, kept, (board) => ranks.get(board) ?? null, known.facts)
}
