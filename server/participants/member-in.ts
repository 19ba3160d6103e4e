import { covers } from '../auth/actors'
import type { Context } from '../context'
import { AppError, notFound } from '../errors'
import type { MemberActor } from '../http/call'
import { managedRound } from '../organiser/routes'

/** A member of a round that takes place in the actor's range, with the path of the unit under which they take part. */
export async function memberIn(ctx: Context, actor: MemberActor, roundId: string, memberId: string, now: number) {
  const round = await managedRound(ctx, actor, roundId, now)
  const entrant = await ctx.db.selectFrom('round_entrant').innerJoin('unit', 'unit.id', 'round_entrant.unit_id').select('unit.path').where('round_id', '=', round.id).where('member_id', '=', memberId).executeTakeFirst()
  const member = entrant ?? await ctx.db.selectFrom('member').innerJoin('unit', 'unit.id', 'member.unit_id').select('unit.path').where('member.id', '=', memberId).where('status', '=', 'active').executeTakeFirst()
  if (!member) throw notFound('这个人')
  if (!covers(actor.grants, member.path)) throw new AppError('forbidden', '这个人不在你的管理范围内。')
  return { round, path: member.path }
}
