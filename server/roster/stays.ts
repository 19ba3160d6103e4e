import type { Tx } from '../db/writer/write'
import { defineWrite } from '../db/writer/write'
import { newId } from '../ids'

/* Who was where from when to when. A member's own row says where he is now; these say since when, and what is to come. */

export async function beginStay({ db }: Pick<Tx, 'db'>, memberId: string, unitId: string, at: number): Promise<void> {
  await db.insertInto('membership').values({ id: newId(at), member_id: memberId, unit_id: unitId, from_at: at, to_at: null, begun: 1 }).execute()
}

interface Here { id: string; unit_id: string; created_at: number }

/** Since when somebody is where he is; who came before such things were written down is there since he is on the roster. */
export async function currentStay({ db }: Pick<Tx, 'db'>, member: Here): Promise<{ id: string; from: number }> {
  const open = await db.selectFrom('membership').select(['id', 'from_at']).where('member_id', '=', member.id).where('begun', '=', 1).where('to_at', 'is', null).orderBy('from_at', 'desc').executeTakeFirst()
  if (open) return { id: open.id, from: open.from_at }
  const id = newId(member.created_at)
  await db.insertInto('membership').values({ id, member_id: member.id, unit_id: member.unit_id, from_at: member.created_at, to_at: null, begun: 1 }).execute()
  return { id, from: member.created_at }
}

export async function endStay(tx: Tx, member: Here, at: number): Promise<void> {
  const { id } = await currentStay(tx, member)
  await tx.db.updateTable('membership').set({ to_at: at }).where('id', '=', id).execute()
  await dropPlan(tx, member.id)
}

export const dropPlan = ({ db }: Pick<Tx, 'db'>, memberId: string) => db.deleteFrom('membership').where('member_id', '=', memberId).where('begun', '=', 0).execute()

export async function moveNow(tx: Tx, member: Here, unitId: string, at: number): Promise<void> {
  await endStay(tx, member, at)
  await beginStay(tx, member.id, unitId, at)
}

/** Transfers whose day has come. Whatever reads the roster as of a moment calls it first. @returns how many */
export async function beginDue(tx: Tx, now: number): Promise<number> {
  const due = await tx.db.selectFrom('membership').innerJoin('member', 'member.id', 'membership.member_id')
    .select(['membership.id as stay', 'membership.unit_id as to', 'membership.from_at', 'member.id', 'member.unit_id', 'member.created_at', 'member.version'])
    .where('membership.begun', '=', 0).where('membership.from_at', '<=', now).orderBy('membership.from_at').execute()
  for (const { stay, to, from_at, version, ...member } of due) {
    const open = await currentStay(tx, member)
    await tx.db.updateTable('membership').set({ to_at: from_at }).where('id', '=', open.id).execute()
    await tx.db.updateTable('membership').set({ begun: 1 }).where('id', '=', stay).execute()
    await tx.db.updateTable('member').set({ unit_id: to, version: version + 1 }).where('id', '=', member.id).execute()
  }
  return due.length
}

export const beginTransfers = defineWrite('roster.transfers', async (tx, { now }: { now: number }) => ({ begun: await beginDue(tx, now) }))
