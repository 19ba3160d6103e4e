import { covers, withinGrants, type Grant } from '../auth/actors'
import type { Context } from '../context'
import { AppError, notFound } from '../errors'
import type { Handlers } from '../http/call'
import { decideJoin } from './writes'

type JoinRoute = 'GET /organiser/joins' | 'POST /organiser/joins/:id/approve' | 'POST /organiser/joins/:id/refuse'

export const joinHandlers: Handlers<JoinRoute> = {
  async 'GET /organiser/joins'({ ctx: { db }, actor }) {
    const rows = await db.selectFrom('join_request').innerJoin('unit', 'unit.id', 'join_request.unit_id')
      .select(['join_request.id', 'join_request.name', 'join_request.note', 'join_request.created_at', 'unit.id as unitId', 'unit.name as unitName'])
      .where('join_request.state', '=', 'waiting').where(withinGrants(actor.grants, 'unit.path'))
      .orderBy('join_request.created_at').limit(200).execute()
    const free = rows.length === 0 ? [] : await db.selectFrom('member').leftJoin('account', 'account.member_id', 'member.id')
      .select(['member.id', 'member.name', 'member.unit_id', 'member.staff_no'])
      .where('member.status', '=', 'active').where('account.id', 'is', null).where('member.unit_id', 'in', rows.map((row) => row.unitId)).execute()
    return {
      items: rows.map((row) => {
        const match = free.find((entry) => entry.unit_id === row.unitId && entry.name === row.name)
        return {
          id: row.id, name: row.name, unit: { id: row.unitId, name: row.unitName }, phoneTail: null, note: row.note, since: row.created_at,
          rosterMatch: match ? { memberId: match.id, name: match.name, staffNo: match.staff_no } : null
        }
      })
    }
  },

  async 'POST /organiser/joins/:id/approve'({ ctx, input, actor, now }) {
    await mine(ctx, input.id, actor.grants)
    const { accountId } = await ctx.writer.write(decideJoin, { requestId: input.id, actor: actor.accountId, now, verdict: { approve: true, memberId: input.memberId } })
    ctx.actors.forget(accountId)
    return { ok: true }
  },

  async 'POST /organiser/joins/:id/refuse'({ ctx, input, actor, now }) {
    await mine(ctx, input.id, actor.grants)
    await ctx.writer.write(decideJoin, { requestId: input.id, actor: actor.accountId, now, verdict: { approve: false, reason: input.reason.trim() } })
    return { ok: true }
  }
}

async function mine({ db }: Context, requestId: string, grants: readonly Grant[]) {
  const row = await db.selectFrom('join_request').innerJoin('unit', 'unit.id', 'join_request.unit_id').select('unit.path').where('join_request.id', '=', requestId).executeTakeFirst()
  if (!row) throw notFound('这份申请')
  if (!covers(grants, row.path)) throw new AppError('forbidden', '这份申请不在你的管理范围内。')
}
