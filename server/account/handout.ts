import { grantsOf, withinGrants, type Grant } from '../auth/actors'
import { plainCode } from '../auth/keys'
import type { Context } from '../context'
import { among } from '../db/dialects'
import { AppError } from '../errors'
import type { Handlers } from '../http/call'
import { coveredUnit, ownMember, reachesOver } from '../roster/range'
import { workbook } from '../sheets/workbook'
import { pathEnd } from '../unit-path'
import { handOutCodes, resetPassword } from './handout-writes'
import { handedOut, hashPassword } from './password'

const MOST = 3000

export const handoutHandlers: Handlers<keyof typeof import('../../contract/handout').handoutEndpoints> = {
  async 'POST /organiser/activation-codes'({ ctx, actor, input, now }) {
    const asked = input.unitId ? { unit: await coveredUnit(ctx, actor, input.unitId), below: input.below ?? false } : input.memberIds ?? null
    if (asked === null) throw new AppError('bad_request', '请选成员，或者选一个单位。')
    const people = await unbound(ctx, actor.grants, asked)
    const may = []
    for (const one of people) if (!one.holds || reachesOver(actor.grants, await grantsOf(ctx.db, one.id))) may.push(one)
    if (may.length === 0) throw new AppError('conflict', '没有可以发激活码的人：他们都已经绑定了账号，或不在你的管理范围内。')
    if (may.length > MOST) throw new AppError('bad_request', `一次最多 ${MOST} 人，请按下级单位分几次。`)
    const made = may.map((one) => ({ ...one, code: handedOut(ctx) }))
    const { given } = await ctx.writer.write(handOutCodes, {
      rows: made.map(({ id, code }) => ({ id, activation_hash: ctx.keys.hash(plainCode(code)) })), unit: input.unitId ?? may[0]?.unitId ?? '', named: !input.unitId, actor: actor.accountId, now
    })
    const kept = new Set(given)
    const codes = made.filter(({ id }) => kept.has(id)).map(({ id, name, unit, code }) => ({ memberId: id, name, unit, code }))
    const wanted = Array.isArray(asked) ? asked.length : people.length
    const sheet = { name: '激活码', columns: [{ title: '单位', width: 30 }, { title: '姓名', width: 14 }, { title: '激活码', width: 22 }], rows: codes.map(({ unit, name, code }) => [unit, name, code]) }
    return { codes, without: Math.max(0, wanted - codes.length), file: (await workbook([sheet])).toString('base64') }
  },

  async 'POST /organiser/members/:id/password'({ ctx, actor, input, now }) {
    const { id } = await ownMember(ctx, actor, input.id)
    const password = handedOut(ctx)
    const { accountId, account } = await ctx.writer.write(resetPassword, { memberId: id, hash: await hashPassword(password), actor: actor.accountId, now })
    ctx.actors.forget(accountId)
    return { account, password }
  }
}

async function unbound({ db, engine }: Context, grants: readonly Grant[], asked: { unit: { path: string }; below: boolean } | string[]) {
  let query = db.selectFrom('member').innerJoin('unit', 'unit.id', 'member.unit_id').leftJoin('account', 'account.member_id', 'member.id')
    .select(['member.id', 'member.name', 'unit.name as unit', 'unit.id as unitId'])
    .select((eb) => eb.exists(eb.selectFrom('role_grant').select('role_grant.id').whereRef('role_grant.member_id', '=', 'member.id')).as('holds'))
    .where('member.status', '=', 'active').where('account.id', 'is', null).where(withinGrants(grants, 'unit.path'))
  if (Array.isArray(asked)) query = query.where(among(engine, 'member.id', asked))
  else if (asked.below) query = query.where('unit.path', '>=', asked.unit.path).where('unit.path', '<', pathEnd(asked.unit.path))
  else query = query.where('unit.path', '=', asked.unit.path)
  return query.orderBy('unit.path').orderBy('member.id').execute()
}
