import type { ReflectionTable } from '../db/study-schema'
import { forUpdate } from '../db/dialects'
import { defineWrite, type Tx } from '../db/writer/write'
import { AppError, notFound } from '../errors'
import { readSwitches } from '../switches'
import { unchecked } from './check-writes'
import { locked, recount } from './counts'
import { mayRead, type Looker } from './rules/sight'
import { event } from './save-writes'

/** So many comments of one person under one text. */
const MOST_COMMENTS = 50

/** Shown to whoever asks, at this moment. */
async function shownTo(tx: Tx, id: string, looker: Looker): Promise<ReflectionTable> {
  const row = await locked(tx, id)
  if (!row || !mayRead(row, looker)) throw notFound('这篇心得')
  if (row.state !== 'shown') throw new AppError('conflict', '这篇心得现在没有展示。')
  return row
}

async function switchedOn(tx: Tx): Promise<void> {
  if (!(await readSwitches(tx.db)).social) throw new AppError('conflict', '点赞和评论已经关闭。')
}

export const likeReflection = defineWrite('reflection.like', async (tx: Tx, { id, looker, on, now }: { id: string; looker: Looker; on: boolean; now: number }): Promise<{ likes: number }> => {
  await switchedOn(tx)
  await shownTo(tx, id, looker)
  const mine = { reflection_id: id, member_id: looker.memberId }
  if (on) await tx.db.insertInto('reflection_like').values({ ...mine, at: now }).onConflict((oc) => oc.doNothing()).execute()
  else await tx.db.deleteFrom('reflection_like').where('reflection_id', '=', id).where('member_id', '=', looker.memberId).execute()
  return { likes: (await recount(tx, id)).likes }
})

interface NewComment { id: string; reflectionId: string; looker: Looker; sendId: string; text: string; check: boolean; now: number }

/** Sent twice it is one. */
export const commentOn = defineWrite('reflection.comment', async (tx: Tx, { id, reflectionId, looker, sendId, text, check, now }: NewComment): Promise<{ id: string }> => {
  await switchedOn(tx)
  await shownTo(tx, reflectionId, looker)
  const sent = await tx.db.selectFrom('reflection_comment').select(['id', 'reflection_id']).where('member_id', '=', looker.memberId).where('send_id', '=', sendId).executeTakeFirst()
  if (sent && sent.reflection_id !== reflectionId) throw new AppError('conflict', '这条评论已经发在别处了。')
  if (sent) return { id: sent.id }
  const many = await tx.db.selectFrom('reflection_comment').select((eb) => eb.fn.countAll<number>().as('n')).where('reflection_id', '=', reflectionId).where('member_id', '=', looker.memberId).where('state', '<>', 'deleted').executeTakeFirstOrThrow()
  if (Number(many.n) >= MOST_COMMENTS) throw new AppError('too_many', `一篇心得下最多写 ${MOST_COMMENTS} 条评论。`)
  await tx.db.insertInto('reflection_comment').values({
    id, reflection_id: reflectionId, member_id: looker.memberId, unit_id: looker.unitId, text, state: 'review', reason: '', ...unchecked(check ? now : null), send_id: sendId, at: now
  }).execute()
  return { id }
})

export const deleteComment = defineWrite('reflection.comment-delete', async (tx: Tx, { id, memberId }: { id: string; memberId: string }) => {
  const found = await tx.db.selectFrom('reflection_comment').select(['reflection_id', 'member_id']).where('id', '=', id).executeTakeFirst()
  if (!found || found.member_id !== memberId) throw notFound('这条评论')
  await locked(tx, found.reflection_id)
  await tx.db.updateTable('reflection_comment').set({ state: 'deleted', text: '', check_at: null }).where('id', '=', id).execute()
  await recount(tx, found.reflection_id)
  return {}
})

/** It stays where it is until somebody has looked at it: one person's word takes nothing away. */
export const reportReflection = defineWrite('reflection.report', async (tx: Tx, { id, looker, reason, now }: { id: string; looker: Looker; reason: string; now: number }) => {
  const row = await shownTo(tx, id, looker)
  if (row.member_id === looker.memberId) throw new AppError('conflict', '这是你自己的心得，不想展示可以撤回。')
  const before = await tx.db.selectFrom('reflection_event').select('id').where('reflection_id', '=', id).where('kind', '=', 'reported').where('actor', '=', looker.memberId)
    .where('at', '>=', row.reported_at ?? now).limit(1).modifyEnd(forUpdate(tx.engine)).executeTakeFirst()
  if (before) return {}
  await event(tx, id, 'reported', looker.memberId, now, reason)
  if (row.reported_at === null) await tx.db.updateTable('reflection').set({ reported_at: now }).where('id', '=', id).execute()
  return {}
})
