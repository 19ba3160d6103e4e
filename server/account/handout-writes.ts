import { recordAudit } from '../audit'
import { bulkUpdate } from '../db/dialects/bulk'
import { among } from '../db/dialects'
import { defineWrite } from '../db/writer/write'
import { AppError } from '../errors'

interface Coded { id: string; activation_hash: string }

const updateCodes = bulkUpdate<Coded>({ table: 'member', columns: { id: 'text', activation_hash: 'text' }, key: 'id' })

/** New codes; what was handed out before ends with it. Who has been bound meanwhile gets none. */
export const handOutCodes = defineWrite('account.codes', async (tx, { rows, unit, named, actor, now }: { rows: Coded[]; unit: string; named: boolean; actor: string; now: number }): Promise<{ given: string[] }> => {
  const { db, engine } = tx
  const free = await db.selectFrom('member').leftJoin('account', 'account.member_id', 'member.id').select('member.id')
    .where(among(engine, 'member.id', rows.map(({ id }) => id))).where('member.status', '=', 'active').where('account.id', 'is', null).execute()
  const given = new Set(free.map(({ id }) => id))
  await updateCodes(db, engine, rows.filter(({ id }) => given.has(id)))
  await recordAudit(tx, { at: now, actor, kind: 'activation-codes', subject: unit, outcome: 'done', data: { count: given.size, ...(named && { members: [...given] }) } })
  return { given: [...given] }
})

/** Another password, to be changed at the next sign-in; whoever is signed in with that account is not any more. */
export const resetPassword = defineWrite('account.reset', async (tx, { memberId, hash, actor, now }: { memberId: string; hash: string; actor: string; now: number }): Promise<{ accountId: string; account: string }> => {
  const { db } = tx
  const found = await db.selectFrom('identity').innerJoin('account', 'account.id', 'identity.account_id').select(['account.id', 'identity.subject'])
    .where('account.member_id', '=', memberId).where('identity.provider', '=', 'password').executeTakeFirst()
  if (!found) throw new AppError('conflict', '这位成员没有密码：还没绑定账号，或只用微信登录。')
  await db.updateTable('identity').set({ secret: hash, must_change: 1 }).where('account_id', '=', found.id).where('provider', '=', 'password').execute()
  await db.updateTable('session').set({ revoked_at: now }).where('account_id', '=', found.id).where('revoked_at', 'is', null).execute()
  // Who tried the forgotten password too often need not wait with the new one.
  await db.deleteFrom('throttle').where('key', '=', `account:${found.subject}`).execute()
  await recordAudit(tx, { at: now, actor, kind: 'password-reset', subject: memberId, outcome: 'done' })
  return { accountId: found.id, account: found.subject }
})
