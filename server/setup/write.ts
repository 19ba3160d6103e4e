import { recordAudit } from '../audit'
import { defineWrite } from '../db/writer/write'
import { AppError } from '../errors'
import { newId } from '../ids'
import { beginStay } from '../roster/stays'
import { insertStarterMaterials } from '../seed/materials'
import { insertStarterBank } from '../seed/starter'

interface Begin { association: string; levels: string[]; name: string; account: string; hash: string; bank: boolean; now: number }

/** The uppermost unit, and who administers it: what everything else is made from in the console. */
export const beginAssociation = defineWrite('setup.begin', async (tx, { association, levels, name, account, hash, bank, now }: Begin): Promise<{ unitId: string }> => {
  const { db } = tx
  const there = await db.selectFrom('unit').select('name').limit(1).executeTakeFirst()
  if (there) throw new AppError('conflict', `这个数据库里已经有“${there.name}”，没有改动。忘了管理员密码请用 --reset 登录名；要另建一个，请换一个 DATABASE_URL。`)
  const [unitId, memberId, accountId] = [newId(now), newId(now), newId(now)]
  await db.insertInto('unit').values({ id: unitId, parent_id: null, name: association, depth: 0, path: `${unitId}/`, sort: 0, declared_heads: null, active: 1, created_at: now }).execute()
  await db.insertInto('meta').values([{ key: 'association', value: association }, ...(levels.length ? [{ key: 'levels', value: JSON.stringify(levels) }] : [])]).execute()
  await db.insertInto('member').values({ id: memberId, unit_id: unitId, name, staff_no: null, phone_hash: null, phone_enc: null, activation_hash: null, status: 'active', created_at: now, note: '' }).execute()
  await beginStay(tx, memberId, unitId, now)
  await db.insertInto('role_grant').values({ id: newId(now), member_id: memberId, role: 'admin', unit_id: unitId, created_at: now }).execute()
  await db.insertInto('account').values({ id: accountId, member_id: memberId, created_at: now, disabled: 0 }).execute()
  await db.insertInto('identity').values({ provider: 'password', subject: account, account_id: accountId, secret: hash, created_at: now, must_change: 1 }).execute()
  if (bank) {
    await insertStarterBank(db, unitId, now)
    await insertStarterMaterials(db, unitId, now)
  }
  await recordAudit(tx, { at: now, actor: 'system', kind: 'association', subject: unitId, outcome: 'done' })
  return { unitId }
})
