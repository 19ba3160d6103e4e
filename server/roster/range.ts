import { covers, grantsOf, type Grant } from '../auth/actors'
import type { Context } from '../context'
import { AppError, notFound } from '../errors'
import type { MemberActor } from '../http/call'
import { unitById } from './queries'

type Asks = Pick<MemberActor, 'grants'>

/** A unit in use, in one's range. */
export async function coveredUnit({ db }: Pick<Context, 'db'>, { grants }: Asks, id: string) {
  const unit = await unitById(db, id)
  if (!unit) throw notFound('这个单位')
  if (!covers(grants, unit.path)) throw new AppError('forbidden', `“${unit.name}”不在你的管理范围内。`)
  return unit
}

/** Also of those who have left, whose last unit may be closed by now. */
export async function coveredMember({ db }: Pick<Context, 'db'>, { grants }: Asks, id: string) {
  const member = await db.selectFrom('member').innerJoin('unit', 'unit.id', 'member.unit_id').selectAll('member').select(['unit.path', 'unit.name as unitName'])
    .where('member.id', '=', id).executeTakeFirst()
  if (!member) throw notFound('这位成员')
  if (!covers(grants, member.path)) throw new AppError('forbidden', '这位成员不在你的管理范围内。')
  return member
}

/** Who holds a role is in the hands only of those whose own roles reach as far: else a branch could take over its administrator. */
export const reachesOver = (mine: readonly Grant[], theirs: readonly Pick<Grant, 'role' | 'unitPath'>[]) =>
  theirs.every((grant) => mine.some((own) => grant.unitPath.startsWith(own.unitPath) && (own.role === 'admin' || grant.role === 'organiser')))

/** A member whom one may change. */
export async function ownMember(ctx: Pick<Context, 'db'>, actor: Asks, id: string) {
  const member = await coveredMember(ctx, actor, id)
  if (!reachesOver(actor.grants, await grantsOf(ctx.db, id))) throw new AppError('forbidden', `${member.name}担任着上级的组织者或管理员，要由上级来改。`)
  return member
}
