import type { ColumnKind, MaterialInput } from '../../contract/materials'
import { recordAudit } from '../audit'
import { defineWrite, type Tx } from '../db/writer/write'
import { AppError, notFound } from '../errors'
import { putNotices } from '../inbox/put'
import { contributionWrites } from './contribution-writes'
import { reportProgress } from './progress-write'
import { missing, type KeptBody } from './rules/body'
import { contentOf, lockMaterial, placeIn, removeMaterial } from './save'

interface By { actor: string; now: number }
interface Save extends By { id: string; unitId: string; memberId: string; input: MaterialInput }

export const createMaterial = defineWrite('material.create', async (tx: Tx, { id, unitId, memberId, input, actor, now }: Save) => {
  const { row, hold } = await contentOf(tx, id, input, unitId, memberId, now)
  await tx.db.insertInto('material').values({ ...row, id, unit_id: unitId, sort: await placeIn(tx, input.columnId), state: 'draft', reason: '', author: null, version: 1, created_at: now, published_at: null }).execute()
  await hold()
  await recordAudit(tx, { at: now, actor, kind: 'material.create', subject: id, outcome: 'done', data: { title: row.title } })
  return { version: 1 }
})

export const editMaterial = defineWrite('material.edit', async (tx: Tx, { id, unitId, memberId, input, version, actor, now }: Save & { version: number }) => {
  const before = await lockMaterial(tx, id, version)
  const { row, kept, hold } = await contentOf(tx, id, input, unitId, memberId, now)
  const why = before.state === 'published' ? missing(kept) : null
  if (why) throw new AppError('bad_request', why)
  const sort = before.column_id === input.columnId ? before.sort : await placeIn(tx, input.columnId)
  await tx.db.updateTable('material').set({ ...row, unit_id: unitId, sort, version: version + 1 }).where('id', '=', id).execute()
  await hold()
  await recordAudit(tx, { at: now, actor, kind: 'material.edit', subject: id, outcome: 'done', data: { title: row.title, version: version + 1 } })
  return { version: version + 1 }
})

interface Turn extends By { id: string; version: number; reason?: string }

export const publishMaterial = defineWrite('material.publish', async (tx: Tx, { id, version, actor, now }: Turn) => {
  const row = await lockMaterial(tx, id, version)
  if (row.state === 'published') return {}
  if (row.state === 'draft' && row.author !== null) throw new AppError('conflict', '这篇投稿已经被作者收回，等他再交来。')
  const why = missing(JSON.parse(row.body) as KeptBody)
  if (why) throw new AppError('bad_request', why)
  await tx.db.updateTable('material').set({ state: 'published', reason: '', published_at: row.published_at ?? now, updated_at: now }).where('id', '=', id).execute()
  await tellAuthor(tx, row, '你的投稿发布了', row.title, `library/read/index?id=${id}`, now)
  await recordAudit(tx, { at: now, actor, kind: 'material.publish', subject: id, outcome: 'done', data: { title: row.title, ...(row.author !== null && { member: row.author }) } })
  return {}
})

/** What somebody contributed: each decision is told once. */
async function tellAuthor(tx: Tx, { id, author }: { id: string; author: string | null }, title: string, text: string, page: string, now: number): Promise<void> {
  if (author !== null) await putNotices(tx, [{ memberId: author, kind: 'study', title, text, page, about: id, once: `material:${id}:${now}` }], now)
}

export const returnMaterial = defineWrite('material.return', async (tx: Tx, { id, version, reason = '', actor, now }: Turn) => {
  const row = await lockMaterial(tx, id, version)
  if (row.state !== 'review') throw new AppError('conflict', '这篇投稿已经不在待审核里了，请刷新后再看。')
  await tx.db.updateTable('material').set({ state: 'returned', reason, updated_at: now }).where('id', '=', id).execute()
  await tellAuthor(tx, row, '你的投稿退回了，请修改', [row.title, reason && `原因：${reason}`].filter(Boolean).join('\n'), `library/write/index?id=${id}`, now)
  await recordAudit(tx, { at: now, actor, kind: 'material.return', subject: id, outcome: 'done', data: { title: row.title, reason, ...(row.author !== null && { member: row.author }) } })
  return {}
})

export const withdrawMaterial = defineWrite('material.withdraw', async (tx: Tx, { id, version, reason = '', actor, now }: Turn) => {
  const row = await lockMaterial(tx, id, version)
  if (row.state !== 'published') throw new AppError('conflict', '这份资料没有发布，不用撤下。')
  await tx.db.updateTable('material').set({ state: 'withdrawn', reason, updated_at: now }).where('id', '=', id).execute()
  await recordAudit(tx, { at: now, actor, kind: 'material.withdraw', subject: id, outcome: 'done', data: { title: row.title, reason } })
  return {}
})

export const deleteMaterial = defineWrite('material.delete', async (tx: Tx, { id, unitId, actor, now }: By & { id: string; unitId: string }) => {
  const row = await lockMaterial(tx, id)
  if (row.published_at !== null || row.state === 'review') throw new AppError('conflict', '发布过的资料和待审核的投稿不能删除，可以撤下或退回。')
  await removeMaterial(tx, id, now)
  await recordAudit(tx, { at: now, actor, kind: 'material.delete', subject: unitId, outcome: 'done', data: { title: row.title } })
  return {}
})

interface Column { name: string; note: string; kind: ColumnKind }

export const createColumn = defineWrite('column.create', async (tx: Tx, { id, unitId, actor, now, name, note, kind }: By & Column & { id: string; unitId: string }) => {
  const { last } = await tx.db.selectFrom('material_column').where('unit_id', '=', unitId).select((eb) => eb.fn.max<number | null>('sort').as('last')).executeTakeFirstOrThrow()
  await tx.db.insertInto('material_column').values({ id, unit_id: unitId, kind, name, note, sort: Number(last ?? -1) + 1, shown: 1, version: 1, created_at: now }).execute()
  await recordAudit(tx, { at: now, actor, kind: 'column.create', subject: id, outcome: 'done' })
  return {}
})

export const editColumn = defineWrite('column.edit', async (tx: Tx, { id, version, actor, now, name, note, kind, shown }: By & Column & { id: string; version: number; shown: boolean }) => {
  const done = await tx.db.updateTable('material_column').set({ name, note, kind, shown: shown ? 1 : 0, version: version + 1 }).where('id', '=', id).where('version', '=', version).returning('id').executeTakeFirst()
  if (!done) throw new AppError('edited_elsewhere', '刚才有人改过这个专栏。你填的内容还在，请对照最新内容再保存。')
  await recordAudit(tx, { at: now, actor, kind: 'column.edit', subject: id, outcome: 'done', data: { shown } })
  return {}
})

/** Those that are not named follow behind in their old order. */
export const orderColumns = defineWrite('column.order', async (tx: Tx, { unitId, ids, actor, now }: By & { unitId: string; ids: string[] }) => {
  const rows = await tx.db.selectFrom('material_column').select('id').where('unit_id', '=', unitId).orderBy('sort').orderBy('id').execute()
  for (const [sort, id] of inOrder(rows, ids).entries()) await tx.db.updateTable('material_column').set({ sort }).where('id', '=', id).execute()
  await recordAudit(tx, { at: now, actor, kind: 'column.order', subject: unitId, outcome: 'done' })
  return {}
})

export const orderMaterials = defineWrite('material.order', async (tx: Tx, { columnId, ids, actor, now }: By & { columnId: string; ids: string[] }) => {
  const rows = await tx.db.selectFrom('material').select('id').where('column_id', '=', columnId).orderBy('sort').orderBy('id').execute()
  for (const [sort, id] of inOrder(rows, ids).entries()) await tx.db.updateTable('material').set({ sort }).where('id', '=', id).execute()
  await recordAudit(tx, { at: now, actor, kind: 'material.order', subject: columnId, outcome: 'done' })
  return {}
})

function inOrder(rows: readonly { id: string }[], ids: readonly string[]): string[] {
  const all = rows.map(({ id }) => id)
  if (ids.some((id) => !all.includes(id))) throw notFound('其中一项')
  return [...ids, ...all.filter((id) => !ids.includes(id))]
}

export const materialWrites = [createMaterial, editMaterial, publishMaterial, returnMaterial, withdrawMaterial, deleteMaterial, createColumn, editColumn, orderColumns, orderMaterials, reportProgress, ...contributionWrites]
