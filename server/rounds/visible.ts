import { sql } from 'kysely'
import type { Context } from '../context'
import type { RoundTable } from '../db/schema'
import type { MemberActor } from '../http/call'
import { AppError, notFound } from '../errors'
import { findRound, roundFrom, type Round } from './round'

/** Published rounds that this member's unit takes part in, or on whose roster he is: who has moved keeps what he took part in. */
const openTo = ({ db }: Context, actor: MemberActor) => db.selectFrom('round').selectAll('round')
  .where('state', 'in', ['published', 'ended'])
  .where((eb) => eb.or([
    eb.exists(eb.selectFrom('round_unit').select(sql.lit(1).as('one')).whereRef('round_unit.round_id', '=', 'round.id').where('round_unit.unit_id', 'in', actor.member.lineage)),
    eb.exists(eb.selectFrom('round_entrant').select(sql.lit(1).as('one')).whereRef('round_entrant.round_id', '=', 'round.id').where('round_entrant.member_id', '=', actor.member.id))
  ]))

export const visibleRounds = async (ctx: Context, actor: MemberActor): Promise<Round[]> =>
  (await openTo(ctx, actor).orderBy('closes_at').orderBy('id').execute()).map((row) => roundFrom(row as RoundTable))

export async function visibleRound(ctx: Context, actor: MemberActor, id: string): Promise<Round | undefined> {
  const row = await openTo(ctx, actor).where('id', '=', id).executeTakeFirst()
  return row && roundFrom(row as RoundTable)
}

/** @throws whoever is not asked to take part is told so, and not that there is no such round */
export async function seenRound(ctx: Context, actor: MemberActor, id: string): Promise<Round> {
  const round = await visibleRound(ctx, actor, id)
  if (round) return round
  const other = await findRound(ctx.db, id)
  if (!other || other.state === 'draft') throw notFound('这场竞赛')
  throw new AppError('not_invited', '这场竞赛不面向你所在的单位。如有疑问，请联系支部组织者。')
}
