import type { Binding, Me } from '../../contract/account'
import type { Actor } from '../auth/actors'
import { privacy } from '../auth/privacy'
import type { Context } from '../context'
import { metaValue } from '../meta'
import { unitRefs } from '../roster/queries'

/** What the client knows of the person who is signed in. */
export async function meOf(ctx: Context, actor: Actor): Promise<Me> {
  return {
    accountId: actor.accountId,
    binding: await bindingOf(ctx, actor),
    roles: actor.grants.map(({ role, unitId, unitName }) => ({ role, unit: { id: unitId, name: unitName } })),
    consent: { required: privacy.version, given: actor.consent },
    ...(actor.mustChange && { mustChangePassword: true }),
    association: await metaValue(ctx.db, 'association', '学史'),
    zone: ctx.config.zone,
    demo: ctx.config.demo
  }
}

async function bindingOf({ db }: Context, { accountId, member }: Actor): Promise<Binding> {
  if (member) {
    return {
      state: 'bound', memberId: member.id, name: member.name, unit: { id: member.unitId, name: member.unitName },
      unitPath: await unitRefs(db, member.lineage)
    }
  }
  const request = await db.selectFrom('join_request').innerJoin('unit', 'unit.id', 'join_request.unit_id')
    .select(['join_request.state', 'join_request.name', 'join_request.reason', 'join_request.created_at', 'unit.id as unitId', 'unit.name as unitName'])
    .where('account_id', '=', accountId).orderBy('join_request.created_at', 'desc').limit(1).executeTakeFirst()
  const unit = request && { id: request.unitId, name: request.unitName }
  if (request && unit && request.state === 'waiting') return { state: 'waiting', unit, name: request.name, since: request.created_at }
  if (request && unit && request.state === 'refused') return { state: 'refused', unit, name: request.name, reason: request.reason }
  return { state: 'none' }
}
