import { recordAudit } from '../audit'
import { forUpdate } from '../db/dialects'
import { defineWrite, type Tx } from '../db/writer/write'
import { letGo, takeFiles } from '../files/take'

interface Own { memberId: string; actor: string; now: number }

/** Sent twice it is one: the file is taken once. */
export const setPortrait = defineWrite('portrait.set', async (tx, { memberId, actor, now, fileId }: Own & { fileId: string }) => {
  // Two phones at once: the second waits for the first.
  await tx.db.selectFrom('member').select('id').where('id', '=', memberId).modifyEnd(forUpdate(tx.engine)).executeTakeFirst()
  const before = await tx.db.selectFrom('member_portrait').select('file_id').where('member_id', '=', memberId).executeTakeFirst()
  if (before?.file_id === fileId) return {}
  await takeFiles(tx, memberId, [fileId], { purpose: 'portrait', kinds: ['photo'], most: 1 })
  await tx.db.insertInto('member_portrait').values({ member_id: memberId, file_id: fileId, at: now }).onConflict((on) => on.column('member_id').doUpdateSet({ file_id: fileId, at: now })).execute()
  if (before) await letGo(tx, [before.file_id], now)
  await recordAudit(tx, { at: now, actor, kind: 'portrait', subject: memberId, outcome: 'done' })
  return {}
})

export const removePortrait = defineWrite('portrait.remove', async (tx, own: Own) => {
  await dropPortrait(tx, own)
  return {}
})

/** Part of a write: the photo goes, and that there was one is on record. */
export async function dropPortrait(tx: Tx, { memberId, actor, now }: Own): Promise<void> {
  const gone = await tx.db.deleteFrom('member_portrait').where('member_id', '=', memberId).returning('file_id').executeTakeFirst()
  if (!gone) return
  await letGo(tx, [gone.file_id], now)
  await recordAudit(tx, { at: now, actor, kind: 'portrait.remove', subject: memberId, outcome: 'done' })
}

/** Whoever has left the roster is at no door. */
export const forgetPortraits = defineWrite('portrait.forget', async (tx, { now }: { now: number }): Promise<{ forgotten: number }> => {
  const rows = await tx.db.selectFrom('member_portrait as p').innerJoin('member as m', 'm.id', 'p.member_id').select('p.member_id').where('m.status', '<>', 'active').limit(200).execute()
  for (const { member_id } of rows) await dropPortrait(tx, { memberId: member_id, actor: 'system', now })
  return { forgotten: rows.length }
})

export const portraitWrites = [setPortrait, removePortrait, forgetPortraits]
