import type { Grant } from '../auth/actors'
import { recordAudit } from '../audit'
import { forUpdate } from '../db/dialects'
import { defineWrite, type Tx } from '../db/writer/write'
import { AppError, notFound } from '../errors'
import { newId } from '../ids'

interface By { memberId: string; actor: string; now: number }
interface Role extends By { role: Grant['role']; unit: { id: string; name: string } }

/** Gives a member a sign-in by password, beside WeChat's if there is one. */
export const openAccount = defineWrite('account.open', async (tx, { memberId, account, hash, actor, now }: By & { account: string; hash: string }): Promise<{ accountId: string }> => {
  const { db } = tx
  const member = await activeMember(tx, memberId)
  const taken = await db.selectFrom('identity').select('account_id').where('provider', '=', 'password').where('subject', '=', account).executeTakeFirst()
  const bound = await db.selectFrom('account').leftJoin('identity', (join) => join.onRef('identity.account_id', '=', 'account.id').on('identity.provider', '=', 'password'))
    .select(['account.id', 'identity.subject']).where('account.member_id', '=', memberId).executeTakeFirst()
  if (bound?.subject) throw new AppError('conflict', `${member.name}已经有登录名 ${bound.subject}，忘了密码可以重置。`)
  if (taken) throw new AppError('conflict', `登录名 ${account} 已经有人用了，请换一个，如在后面加上单位简称。`)
  const accountId = bound?.id ?? newId(now)
  if (!bound) {
    await db.insertInto('account').values({ id: accountId, member_id: memberId, created_at: now, disabled: 0 }).execute()
    // The code on paper ends with it, as with every other way of being bound.
    await db.updateTable('member').set({ activation_hash: null }).where('id', '=', memberId).execute()
  }
  await db.insertInto('identity').values({ provider: 'password', subject: account, account_id: accountId, secret: hash, created_at: now, must_change: 1 }).execute()
  await recordAudit(tx, { at: now, actor, kind: 'account-open', subject: memberId, outcome: 'done', data: { account } })
  return { accountId }
})

export const appoint = defineWrite('role.give', async (tx, { memberId, role, unit, actor, now }: Role) => {
  await activeMember(tx, memberId)
  const held = await tx.db.selectFrom('role_grant').select('id').where('member_id', '=', memberId).where('role', '=', role).where('unit_id', '=', unit.id).executeTakeFirst()
  if (held) return {}
  await tx.db.insertInto('role_grant').values({ id: newId(now), member_id: memberId, role, unit_id: unit.id, created_at: now }).execute()
  await recordAudit(tx, { at: now, actor, kind: 'role-give', subject: memberId, outcome: 'done', data: { role, unit: unit.name } })
  return {}
})

/** Somebody always remains who can appoint others. */
export const withdrawRole = defineWrite('role.withdraw', async (tx, { memberId, role, unit, actor, now }: Role) => {
  const { db, engine } = tx
  const admins = await db.selectFrom('role_grant').innerJoin('member', 'member.id', 'role_grant.member_id').select('role_grant.member_id')
    .where('role', '=', 'admin').where('role_grant.unit_id', '=', unit.id).where('member.status', '=', 'active').modifyEnd(forUpdate(engine)).execute()
  if (role === 'admin' && !admins.some(({ member_id }) => member_id !== memberId)) throw new AppError('conflict', `${unit.name}至少要留一位管理员，请先任命另一位。`)
  const { numDeletedRows } = await db.deleteFrom('role_grant').where('member_id', '=', memberId).where('role', '=', role).where('unit_id', '=', unit.id).executeTakeFirst()
  if (Number(numDeletedRows) > 0) await recordAudit(tx, { at: now, actor, kind: 'role-withdraw', subject: memberId, outcome: 'done', data: { role, unit: unit.name } })
  return {}
})

async function activeMember({ db, engine }: Tx, id: string) {
  const member = await db.selectFrom('member').select(['name', 'status']).where('id', '=', id).modifyEnd(forUpdate(engine)).executeTakeFirst()
  if (!member) throw notFound('这位成员')
  if (member.status !== 'active') throw new AppError('conflict', `${member.name}已经离开，要先恢复。`)
  return member
}
