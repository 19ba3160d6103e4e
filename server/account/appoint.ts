import type { Grant } from '../auth/actors'
import { covers } from '../auth/actors'
import type { Context } from '../context'
import { AppError } from '../errors'
import type { Handlers, MemberActor } from '../http/call'
import { memberDetail } from '../roster/members'
import { coveredUnit, ownMember } from '../roster/range'
import { appoint, openAccount, withdrawRole } from './appoint-writes'
import { handedOut, hashPassword } from './password'

export const appointHandlers: Handlers<keyof typeof import('../../contract/appoint').appointEndpoints> = {
  async 'POST /organiser/members/:id/account'({ ctx, actor, input, now }) {
    const { id } = await ownMember(ctx, actor, input.id)
    const password = handedOut(ctx)
    const account = input.account.toLowerCase()
    const { accountId } = await ctx.writer.write(openAccount, { memberId: id, account, hash: await hashPassword(password), actor: actor.accountId, now })
    ctx.actors.forget(accountId)
    return { account, password }
  },

  async 'POST /organiser/members/:id/roles'({ ctx, actor, input, now }) {
    const role = await ofRange(ctx, actor, input)
    await ctx.writer.write(appoint, { ...role, actor: actor.accountId, now })
    return changed(ctx, actor, role.memberId)
  },

  async 'POST /organiser/members/:id/roles/withdraw'({ ctx, actor, input, now }) {
    const role = await ofRange(ctx, actor, input)
    if (role.memberId === actor.member.id) throw new AppError('conflict', '自己的角色要由另一位管理员或上级来免去。')
    await ctx.writer.write(withdrawRole, { ...role, actor: actor.accountId, now })
    return changed(ctx, actor, role.memberId)
  }
}

/** Nobody gives or takes what reaches further than the own roles. */
async function ofRange(ctx: Context, actor: MemberActor, { id, role, unitId }: { id: string; role: Grant['role']; unitId: string }) {
  const member = await ownMember(ctx, actor, id)
  const unit = await coveredUnit(ctx, actor, unitId)
  if (role === 'admin' && !covers(actor.grants.filter((grant) => grant.role === 'admin'), unit.path)) throw new AppError('forbidden', '管理员要由管理员来任免。')
  return { memberId: member.id, role, unit: { id: unit.id, name: unit.name } }
}

/** The next request of that person knows it. */
async function changed(ctx: Context, actor: MemberActor, memberId: string) {
  const account = await ctx.db.selectFrom('account').select('id').where('member_id', '=', memberId).executeTakeFirst()
  if (account) ctx.actors.forget(account.id)
  return memberDetail(ctx, actor, memberId)
}
