import type { Selectable } from 'kysely'
import { recordAudit } from '../audit'
import type { MemberTable } from '../db/schema'
import { defineWrite, type Tx } from '../db/writer/write'
import { AppError, notFound } from '../errors'
import { newId } from '../ids'
import { unitById } from './queries'
import { transferAt } from './rules/transfer'
import { beginDue, beginStay, currentStay, dropPlan, endStay, moveNow } from './stays'

interface By { actor: string; now: number }

/** As it is kept: checked and sealed before. */
export interface MemberText { name: string; staffNo: string | null; phoneHash: string | null; phoneEnc: string | null; note: string }

type Member = Selectable<MemberTable>

export const editedElsewhere = () => new AppError('edited_elsewhere', '刚才有人改过这位成员。你填的还在，看过对方改的再保存。')

/** The member as it was looked at. */
async function sameAs({ db }: Tx, id: string, version: number): Promise<Member> {
  const member = await db.selectFrom('member').selectAll().where('id', '=', id).executeTakeFirst()
  if (!member) throw notFound('这位成员')
  if (member.version !== version) throw editedElsewhere()
  return member
}

/** Counts the change; two processes that change one person at once: one of them is told. */
async function put({ db }: Tx, { id, version }: Pick<Member, 'id' | 'version'>, change: Partial<Omit<Member, 'version' | 'id'>>): Promise<void> {
  const { numUpdatedRows } = await db.updateTable('member').set({ ...change, version: version + 1 }).where('id', '=', id).where('version', '=', version).executeTakeFirst()
  if (Number(numUpdatedRows) === 0) throw editedElsewhere()
}

/** A staff number and a phone belong to one person, also after leaving: that is how one comes back. Whose it is hears only who may see him. */
async function free({ db }: Tx, { staffNo, phoneHash }: MemberText, sees: readonly string[], self = ''): Promise<void> {
  const taken = (column: 'staff_no' | 'phone_hash', value: string) => db.selectFrom('member').innerJoin('unit', 'unit.id', 'member.unit_id').select(['member.name', 'member.status', 'unit.path'])
    .where(`member.${column}`, '=', value).where('member.id', '!=', self).executeTakeFirst()
  const told = (who: Awaited<ReturnType<typeof taken>>, what: string) => {
    if (!who) return
    if (!sees.some((path) => who.path.startsWith(path))) throw new AppError('conflict', `${what}已经登记在别的单位，请联系上级组织者办理调动。`)
    throw new AppError('conflict', `${what}已经登记在${who.name}名下${who.status === 'left' ? '（已离开，可以把他恢复）' : ''}。`)
  }
  if (staffNo !== null) told(await taken('staff_no', staffNo), `工号 ${staffNo} `)
  if (phoneHash !== null) told(await taken('phone_hash', phoneHash), '这个手机号')
}

async function inUse({ db }: Tx, unitId: string): Promise<void> {
  if (!await unitById(db, unitId)) throw new AppError('conflict', '这个单位刚刚撤销了，请换一个。')
}

const columns = ({ name, staffNo, phoneHash, phoneEnc, note }: MemberText) => ({ name, staff_no: staffNo, phone_hash: phoneHash, phone_enc: phoneEnc, note })

export const addMember = defineWrite('member.add', async (tx, { id, unitId, text, sees, actor, now }: By & { id: string; unitId: string; text: MemberText; sees: string[] }) => {
  await inUse(tx, unitId)
  await free(tx, text, sees)
  await tx.db.insertInto('member').values({ id, unit_id: unitId, ...columns(text), activation_hash: null, status: 'active', created_at: now }).execute()
  await beginStay(tx, id, unitId, now)
  await recordAudit(tx, { at: now, actor, kind: 'member-add', subject: id, outcome: 'done', data: { unit: unitId } })
  return {}
})

/** Phones are encrypted anew each time: the same number keeps what is there. */
export const changeMember = defineWrite('member.change', async (tx, { id, version, text, sees, actor, now }: By & { id: string; version: number; text: MemberText; sees: string[] }) => {
  const member = await sameAs(tx, id, version)
  await free(tx, text, sees, id)
  const same = member.phone_hash === text.phoneHash
  const changed = [...(member.name === text.name ? [] : ['name']), ...(member.staff_no === text.staffNo ? [] : ['staffNo']), ...(same ? [] : ['phone']), ...(member.note === text.note ? [] : ['note'])]
  await put(tx, member, { ...columns(text), ...(same && { phone_enc: member.phone_enc }) })
  await recordAudit(tx, { at: now, actor, kind: 'member-change', subject: id, outcome: 'done', data: { fields: changed } })
  return {}
})

export const transferMember = defineWrite('member.transfer', async (tx, { id, version, unitId, day, zone, actor, now }: By & { id: string; version: number; unitId: string; day: string; zone: string }) => {
  await beginDue(tx, now)
  const member = await sameAs(tx, id, version)
  if (member.status === 'left') throw new AppError('conflict', `${member.name}已经离开，先恢复再调动。`)
  await inUse(tx, unitId)
  if (member.unit_id === unitId) throw new AppError('bad_request', `${member.name}已经在这个单位了。`)
  const { from } = await currentStay(tx, member)
  const when = transferAt(day, from, now, zone)
  if ('wrong' in when) throw new AppError('bad_request', when.wrong)
  if (when.begun) await moveNow(tx, member, unitId, when.at)
  else {
    await dropPlan(tx, id)
    await tx.db.insertInto('membership').values({ id: newId(now), member_id: id, unit_id: unitId, from_at: when.at, to_at: null, begun: 0 }).execute()
  }
  await put(tx, member, when.begun ? { unit_id: unitId } : {})
  await recordAudit(tx, { at: now, actor, kind: 'member-transfer', subject: id, outcome: 'done', data: { from: member.unit_id, to: unitId, day } })
  return {}
})

export const cancelTransfer = defineWrite('member.stay', async (tx, { id, actor, now }: By & { id: string }) => {
  await beginDue(tx, now)
  const { numDeletedRows } = (await dropPlan(tx, id))[0] ?? { numDeletedRows: 0 }
  if (Number(numDeletedRows) === 0) throw new AppError('conflict', '没有等着生效的调动，可能已经生效或取消。')
  await recordAudit(tx, { at: now, actor, kind: 'member-transfer-cancelled', subject: id, outcome: 'done' })
  return {}
})

/** Part of a write: off the roster. What the person did stays; the account is no longer anybody's on the roster. */
export async function takeOff(tx: Tx, member: Member, now: number): Promise<void> {
  await endStay(tx, member, now)
  await put(tx, member, { status: 'left', activation_hash: null })
}

export const leaveMember = defineWrite('member.leave', async (tx, { id, version, actor, now }: By & { id: string; version: number }) => {
  const member = await sameAs(tx, id, version)
  if (member.status === 'left') throw new AppError('conflict', `${member.name}已经是离开状态。`)
  await takeOff(tx, member, now)
  await recordAudit(tx, { at: now, actor, kind: 'member-leave', subject: id, outcome: 'done', data: { unit: member.unit_id } })
  return {}
})

export const restoreMember = defineWrite('member.restore', async (tx, { id, version, unitId, actor, now }: By & { id: string; version: number; unitId: string }) => {
  const member = await sameAs(tx, id, version)
  if (member.status === 'active') throw new AppError('conflict', `${member.name}已经在花名册上。`)
  await inUse(tx, unitId)
  await beginStay(tx, id, unitId, now)
  await put(tx, member, { status: 'active', unit_id: unitId })
  await recordAudit(tx, { at: now, actor, kind: 'member-restore', subject: id, outcome: 'done', data: { unit: unitId } })
  return {}
})
