import { recordAudit } from '../audit'
import type { ReflectionTable } from '../db/study-schema'
import { defineWrite, type Tx } from '../db/writer/write'
import { AppError, notFound } from '../errors'
import { putNotices } from '../inbox/put'
import { insertJob } from '../jobs/queue'
import { locked, recount } from './counts'
import { event } from './save-writes'

interface By { actor: string; now: number }
export interface Decide extends By { id: string; version: number; act: 'pass' | 'return' | 'hide'; reason: string }

const TOLD = { pass: '你的心得通过了', return: '你的心得退回了，请修改', hide: '你的心得不再展示' } as const
/** Of free writing, which has no title: how it begins. */
const opening = (text: string) => { const [line = ''] = text.trim().split('\n'); return `“${line.length > 24 ? `${line.slice(0, 24)}…` : line}”` }
const KIND = { pass: 'passed', return: 'returned', hide: 'hidden' } as const

/** Of the text that the organiser has read: if the author has changed it meanwhile, it is looked at anew. */
export const decideReflection = defineWrite('reflection.decide', async (tx: Tx, { id, version, act, reason, actor, now }: Decide) => {
  const row = await handedIn(tx, id)
  if (done(row, act)) return {}
  if (row.version !== version) throw new AppError('edited_elsewhere', '这篇心得在你看的时候变了，请看过最新的再决定。', { version: row.version })
  if (row.state !== 'review' && row.state !== 'shown' && !(row.state === 'hidden' && act === 'pass')) throw new AppError('conflict', '这篇心得现在不在待看之列，请刷新。')
  if (act !== 'pass' && reason.trim() === '') throw new AppError('bad_request', '请写明原因，作者会看到。', { field: 'reason' })
  const shown = act === 'pass'
  await tx.db.updateTable('reflection').set({
    state: act === 'pass' ? 'shown' : act === 'return' ? 'returned' : 'hidden', reason: shown ? '' : reason.trim(), shown_at: shown ? row.shown_at ?? now : null,
    ...(!shown && { picked_at: null }), reported_at: null, version: row.version + 1, check_at: null, updated_at: now
  }).where('id', '=', id).execute()
  await event(tx, id, KIND[act], actor, now, reason.trim())
  if (act !== 'pass' || row.state !== 'shown') {
    await putNotices(tx, [{
      memberId: row.member_id, kind: 'study', title: TOLD[act], text: [row.title || opening(row.text), shown ? '' : `原因：${reason.trim()}`].filter(Boolean).join('\n'),
      page: `reflect/read/index?id=${id}`, about: id, once: `reflection:${id}:${row.version}:${act}`
    }], now)
  }
  await recordAudit(tx, { at: now, actor, kind: 'reflection.decide', subject: row.member_id, outcome: 'done', data: { act, about: row.title, reason: reason.trim() } })
  return {}
})

/** Two organisers who decide the same, or one whose answer was lost. */
const done = (row: ReflectionTable, act: Decide['act']) =>
  (act === 'pass' && row.state === 'shown' && row.reported_at === null) || (act === 'return' && row.state === 'returned') || (act === 'hide' && row.state === 'hidden')

export const pickReflection = defineWrite('reflection.pick', async (tx: Tx, { id, on, actor, now }: By & { id: string; on: boolean }) => {
  const row = await handedIn(tx, id)
  if ((row.picked_at !== null) === on) return {}
  if (on && row.state !== 'shown') throw new AppError('conflict', '通过并展示的心得才能选为精选。')
  await tx.db.updateTable('reflection').set({ picked_at: on ? now : null }).where('id', '=', id).execute()
  await event(tx, id, on ? 'picked' : 'unpicked', actor, now)
  await recordAudit(tx, { at: now, actor, kind: 'reflection.pick', subject: row.member_id, outcome: 'done', data: { on, about: row.title } })
  return {}
})

/** What is the author's alone is nobody's to decide about. */
async function handedIn(tx: Tx, id: string): Promise<ReflectionTable> {
  const row = await locked(tx, id)
  if (!row || row.sight === 'self' || row.state === 'draft' || row.state === 'withdrawn') throw notFound('这篇心得')
  return row
}

export const decideComment = defineWrite('reflection.comment-decide', async (tx: Tx, { id, pass, reason, actor, now }: By & { id: string; pass: boolean; reason: string }) => {
  const found = await tx.db.selectFrom('reflection_comment').select('reflection_id').where('id', '=', id).executeTakeFirst()
  if (!found) throw notFound('这条评论')
  await locked(tx, found.reflection_id)
  const row = await tx.db.selectFrom('reflection_comment').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  if (row.state === 'deleted') throw notFound('这条评论')
  if (row.state === (pass ? 'shown' : 'refused')) return {}
  if (!pass && reason.trim() === '') throw new AppError('bad_request', '请写明原因，写评论的人会看到。', { field: 'reason' })
  await tx.db.updateTable('reflection_comment').set({ state: pass ? 'shown' : 'refused', reason: pass ? '' : reason.trim(), check_at: null }).where('id', '=', id).execute()
  await recount(tx, found.reflection_id)
  await event(tx, found.reflection_id, pass ? 'passed' : 'returned', actor, now, reason.trim(), id)
  await recordAudit(tx, { at: now, actor, kind: 'reflection.comment', subject: row.member_id, outcome: 'done', data: { pass, reason: reason.trim() } })
  return {}
})

/** People's own words leave the system: it is in the record if and only if the file is made. */
export const orderReflections = defineWrite('reflection.export', async (tx: Tx, { job, title }: { job: Parameters<typeof insertJob>[1]; title: string }) => {
  const row = await insertJob(tx, job)
  await recordAudit(tx, { at: job.at, actor: job.actor, kind: 'reflection.export', subject: job.unit_id, outcome: 'done', data: { title, job: job.id } })
  return row
})
