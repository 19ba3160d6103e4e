import type { Draft, ReflectionState } from '../../contract/reflections'
import { recordAudit } from '../audit'
import type { ReflectionTable } from '../db/study-schema'
import { defineWrite, type Tx } from '../db/writer/write'
import { AppError, notFound } from '../errors'
import { newId } from '../ids'
import { checkInWith, checkedInWith, takeBackWith } from './check-in'
import { unchecked } from './check-writes'
import { locked } from './counts'
import { setPictures } from './pictures'
import { editable } from './rules/sight'
import { charsOf } from './rules/text'

/** So many texts that were never handed in: more is a program that runs wild. */
const MOST_OPEN = 100

export interface Save { id: string; memberId: string; unitId: string; version: number; draft: Draft; about: string; now: number }

/** Keeps a draft. What is sent again, because the answer was lost, is kept once. */
export const saveReflection = defineWrite('reflection.save', async (tx: Tx, save: Save): Promise<{ version: number }> => {
  const { id, memberId, draft, now } = save
  const row = await locked(tx, id)
  if (!row) return create(tx, save)
  if (row.member_id !== memberId) throw notFound('这篇心得')
  if (!editable(row.state)) throw new AppError('conflict', submitted(row.state), { state: row.state })
  if (await same(tx, row, draft)) return { version: row.version }
  if (row.version !== save.version) {
    throw new AppError('edited_elsewhere', '这篇心得在另一台设备上改过。两份都在，请选一份接着写。', { version: row.version, text: row.text, updatedAt: row.updated_at })
  }
  await setPictures(tx, { id, memberId, files: draft.files, now })
  const version = row.version + 1
  // What is being mended is the author's alone again; why it came back stays in sight.
  await tx.db.updateTable('reflection').set({ ...columns(save), state: 'draft', version, updated_at: now }).where('id', '=', id).execute()
  return { version }
})

async function create(tx: Tx, save: Save): Promise<{ version: number }> {
  const { id, memberId, unitId, now, draft } = save
  if (save.version !== 0) throw notFound('这篇心得')
  const open = await tx.db.selectFrom('reflection').select((eb) => eb.fn.countAll<number>().as('n')).where('member_id', '=', memberId).where('state', '=', 'draft').executeTakeFirstOrThrow()
  if (Number(open.n) >= MOST_OPEN) throw new AppError('too_many', `没写完的心得已有 ${MOST_OPEN} 篇，请先提交或删除一些。`)
  await tx.db.insertInto('reflection').values({
    id, member_id: memberId, unit_id: unitId, ...columns(save), state: 'draft', version: 1, reason: '', ...unchecked(null),
    submitted_at: null, shown_at: null, picked_at: null, reported_at: null, likes: 0, comments: 0, created_at: now, updated_at: now
  }).execute()
  await setPictures(tx, { id, memberId, files: draft.files, now })
  return { version: 1 }
}

const columns = ({ draft: { text, sight, materialId, planId, taskId }, about }: Save) =>
  ({ text, chars: charsOf(text), sight, material_id: materialId, plan_id: planId, task_id: taskId, title: about })

async function same(tx: Tx, row: ReflectionTable, { text, sight, materialId, planId, taskId, files }: Draft): Promise<boolean> {
  if (row.text !== text || row.sight !== sight || row.material_id !== materialId || row.plan_id !== planId || row.task_id !== taskId) return false
  const had = await tx.db.selectFrom('reflection_file').select('file_id').where('reflection_id', '=', row.id).orderBy('pos').execute()
  return had.length === files.length && had.every(({ file_id }, i) => file_id === files[i])
}

const submitted = (state: ReflectionState) => (state === 'hidden' ? '这篇心得已被组织者隐藏，不能再改。' : '这篇心得已经提交。要改，请先撤回。')

export interface Submit { id: string; memberId: string; unitId: string; version: number; least: number; check: boolean; zone: string; now: number }

/** Hands it in. For oneself alone it is kept at once; else somebody looks at it first. */
export const submitReflection = defineWrite('reflection.submit', async (tx: Tx, { id, memberId, unitId, version, least, check, zone, now }: Submit): Promise<{ checkedIn: boolean }> => {
  const row = await own(tx, id, memberId)
  // The answer to the first try was lost.
  if (row.state === 'review' || row.state === 'shown') return { checkedIn: await checkedInWith(tx, row) }
  if (!editable(row.state)) throw new AppError('conflict', submitted(row.state), { state: row.state })
  if (row.version !== version) throw new AppError('edited_elsewhere', '这篇心得在另一台设备上改过，请看过最新的再提交。', { version: row.version, text: row.text, updatedAt: row.updated_at })
  if (row.chars === 0) throw new AppError('bad_request', '还没有写字。')
  if (row.chars < least) throw new AppError('bad_request', `至少写 ${least} 字，还差 ${least - row.chars} 字。`, { least, chars: row.chars })
  const mine = row.sight === 'self'
  await tx.db.updateTable('reflection').set({
    state: mine ? 'shown' : 'review', unit_id: unitId, reason: '', version: row.version + 1, submitted_at: now, shown_at: mine ? now : null, updated_at: now, reported_at: null,
    ...unchecked(!mine && check ? now : null)
  }).where('id', '=', id).execute()
  await event(tx, id, 'submitted', memberId, now)
  return { checkedIn: await checkInWith(tx, { ...row, version: row.version + 1 }, zone, now) }
})

/** Takes it back: nobody sees it any more, and it can be changed. A check-in that it proved goes with it. */
export const withdrawReflection = defineWrite('reflection.withdraw', async (tx: Tx, { id, memberId, zone, now }: { id: string; memberId: string; zone: string; now: number }) => {
  const row = await own(tx, id, memberId)
  if (row.state === 'withdrawn') return {}
  if (row.state !== 'review' && row.state !== 'shown') throw new AppError('conflict', row.state === 'hidden' ? '这篇心得已被组织者隐藏，不用撤回。' : '这篇心得还没有提交，不用撤回。')
  await takeBackWith(tx, row, { now, zone, act: '撤回' })
  await tx.db.updateTable('reflection').set({ state: 'withdrawn', version: row.version + 1, shown_at: null, picked_at: null, reported_at: null, updated_at: now, ...unchecked(null) }).where('id', '=', id).execute()
  await event(tx, id, 'withdrawn', memberId, now)
  return {}
})

/** Something that was never handed in, or came back, can go for good. What others did with it goes too. */
export const deleteReflection = defineWrite('reflection.delete', async (tx: Tx, { id, memberId, actor, zone, now }: { id: string; memberId: string; actor: string; zone: string; now: number }) => {
  const row = await own(tx, id, memberId)
  if (!editable(row.state)) throw new AppError('conflict', row.state === 'hidden' ? '这篇心得已被组织者隐藏，不能删除。' : '已经提交的心得，请先撤回再删除。')
  // One that came back may have proved something before.
  await takeBackWith(tx, row, { now, zone, act: '删除' })
  await setPictures(tx, { id, memberId, files: [], now })
  await tx.db.deleteFrom('reflection_event').where('reflection_id', '=', id).execute()
  await tx.db.deleteFrom('reflection_like').where('reflection_id', '=', id).execute()
  await tx.db.deleteFrom('reflection_comment').where('reflection_id', '=', id).execute()
  await tx.db.deleteFrom('reflection').where('id', '=', id).execute()
  if (row.submitted_at !== null) await recordAudit(tx, { at: now, actor, kind: 'reflection.delete', subject: memberId, outcome: 'done', data: { about: row.title } })
  return {}
})

async function own(tx: Tx, id: string, memberId: string): Promise<ReflectionTable> {
  const row = await locked(tx, id)
  if (!row || row.member_id !== memberId) throw notFound('这篇心得')
  return row
}

export async function event({ db }: Tx, id: string, kind: 'submitted' | 'passed' | 'returned' | 'withdrawn' | 'picked' | 'unpicked' | 'hidden' | 'reported', actor: string, now: number, reason = '', commentId: string | null = null): Promise<void> {
  await db.insertInto('reflection_event').values({ id: newId(now), reflection_id: id, comment_id: commentId, kind, actor, reason, at: now }).execute()
}
