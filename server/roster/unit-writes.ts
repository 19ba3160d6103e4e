import { sql } from 'kysely'
import { recordAudit } from '../audit'
import { defineWrite, type Tx } from '../db/writer/write'
import { AppError, notFound } from '../errors'
import { lineage, pathEnd } from '../unit-path'
import { unitById } from './queries'
import { unitKey } from './rules/words'

interface By { actor: string; now: number }

/** No two of one name side by side: lists could not tell them apart. */
async function freeName({ db }: Tx, parentId: string | null, name: string, self?: string): Promise<void> {
  const beside = await db.selectFrom('unit').select(['id', 'name']).where('active', '=', 1).where('parent_id', parentId === null ? 'is' : '=', parentId).execute()
  if (beside.some((one) => one.id !== self && unitKey(one.name) === unitKey(name))) throw new AppError('conflict', `同一个上级下面已经有“${name}”。`)
}

async function unitHere({ db }: Tx, id: string) {
  const unit = await unitById(db, id)
  if (!unit) throw notFound('这个单位')
  return unit
}

const DEEPEST = 12

/** Part of a write: one more unit, behind its siblings. */
export async function insertUnit(tx: Tx, { id, parentId, name, declaredHeads, now }: { id: string; parentId: string; name: string; declaredHeads: number | null; now: number }): Promise<void> {
  const parent = await unitHere(tx, parentId)
  if (parent.depth + 1 > DEEPEST) throw new AppError('bad_request', `单位最多 ${DEEPEST + 1} 级。`)
  await freeName(tx, parentId, name)
  const last = await tx.db.selectFrom('unit').select((eb) => eb.fn.max('sort').as('sort')).where('parent_id', '=', parentId).executeTakeFirst()
  await tx.db.insertInto('unit').values({
    id, parent_id: parentId, name, depth: parent.depth + 1, path: `${parent.path}${id}/`, sort: Number(last?.sort ?? -1) + 1, declared_heads: declaredHeads, active: 1, created_at: now
  }).execute()
}

export const addUnit = defineWrite('unit.add', async (tx, { actor, ...unit }: By & { id: string; parentId: string; name: string; declaredHeads: number | null }) => {
  await insertUnit(tx, unit)
  await recordAudit(tx, { at: unit.now, actor, kind: 'unit-add', subject: unit.id, outcome: 'done', data: { name: unit.name, parent: unit.parentId } })
  return {}
})

export const changeUnit = defineWrite('unit.change', async (tx, { id, version, name, declaredHeads, actor, now }: By & { id: string; version: number; name: string; declaredHeads: number | null }) => {
  const unit = await unitHere(tx, id)
  if (unit.version !== version) throw new AppError('edited_elsewhere', '刚才有人改过这个单位。你填的还在，看过对方改的再保存。')
  if (unit.name !== name) await freeName(tx, unit.parent_id, name, id)
  const { numUpdatedRows } = await tx.db.updateTable('unit').set({ name, declared_heads: declaredHeads, version: version + 1 }).where('id', '=', id).where('version', '=', version).executeTakeFirst()
  if (Number(numUpdatedRows) === 0) throw new AppError('edited_elsewhere', '刚才有人改过这个单位。你填的还在，看过对方改的再保存。')
  await recordAudit(tx, { at: now, actor, kind: 'unit-change', subject: id, outcome: 'done', data: { from: unit.name, name, declaredHeads } })
  return {}
})

export const placeUnit = defineWrite('unit.place', async (tx, { id, parentId, before, actor, now }: By & { id: string; parentId: string; before: string | null }) => {
  const { db } = tx
  const unit = await unitHere(tx, id)
  const parent = await unitHere(tx, parentId)
  if (parent.path.startsWith(unit.path)) throw new AppError('bad_request', '不能移到自己或自己的下级里面。')
  if (unit.parent_id !== parentId) await moveBelow(tx, unit, parent, now)
  const others = await db.selectFrom('unit').select('id').where('parent_id', '=', parentId).where('active', '=', 1).where('id', '!=', id).orderBy('sort').orderBy('id').execute()
  const at = before === null ? -1 : others.findIndex((one) => one.id === before)
  const order = others.map((one) => one.id)
  order.splice(at < 0 ? order.length : at, 0, id)
  for (const [sort, one] of order.entries()) await db.updateTable('unit').set({ sort }).where('id', '=', one).execute()
  await recordAudit(tx, { at: now, actor, kind: 'unit-place', subject: id, outcome: 'done', data: { from: unit.parent_id, to: parentId } })
  return {}
})

interface Placed { id: string; name: string; path: string; depth: number }

/** Standings are kept along the line of units: while a round runs it stays as it was when the roster was frozen. */
async function moveBelow(tx: Tx, unit: Placed, parent: Placed, now: number): Promise<void> {
  const { db } = tx
  const inside = (column: string) => sql<boolean>`${sql.ref(column)} >= ${unit.path} and ${sql.ref(column)} < ${pathEnd(unit.path)}`
  const running = await db.selectFrom('round').innerJoin('round_roster', 'round_roster.round_id', 'round.id').innerJoin('unit', 'unit.id', 'round_roster.unit_id').select('round.title')
    .where('round.state', '=', 'published').where('round.closes_at', '>', now).where('round.practice', '=', 0).where(inside('unit.path')).limit(1).executeTakeFirst()
  if (running) throw new AppError('conflict', `“${running.title}”正在进行，“${unit.name}”的成绩已经算在原来的上级里。等它结束以后再移。`)
  await freeName(tx, parent.id, unit.name, unit.id)
  const below = await db.selectFrom('unit').select(['id', 'path']).where(inside('path')).execute()
  for (const one of below) {
    const path = `${parent.path}${one.path.slice(unit.path.length - unit.id.length - 1)}`
    const depth = lineage(path).length - 1
    if (depth > DEEPEST) throw new AppError('bad_request', `单位最多 ${DEEPEST + 1} 级。`)
    await db.updateTable('unit').set({ path, depth }).where('id', '=', one.id).execute()
  }
  await db.updateTable('unit').set({ parent_id: parent.id }).where('id', '=', unit.id).execute()
}

export const closeUnit = defineWrite('unit.close', async (tx, { id, actor, now }: By & { id: string }) => {
  const { db } = tx
  const unit = await unitHere(tx, id)
  const keep = (why: string) => new AppError('conflict', `“${unit.name}”${why}`)
  if (await db.selectFrom('unit').select('id').where('parent_id', '=', id).where('active', '=', 1).limit(1).executeTakeFirst()) throw keep('下面还有单位，先把它们移走或撤销。')
  const someone = await db.selectFrom('member').select('name').where('unit_id', '=', id).where('status', '=', 'active').limit(1).executeTakeFirst()
  if (someone) throw keep(`还有成员（${someone.name}等），先把他们调走。`)
  if (await db.selectFrom('membership').select('id').where('unit_id', '=', id).where('begun', '=', 0).limit(1).executeTakeFirst()) throw keep('有人将要调入，先取消那次调动。')
  if (await db.selectFrom('join_request').select('id').where('unit_id', '=', id).where('state', '=', 'waiting').limit(1).executeTakeFirst()) throw keep('还有没处理的加入申请。')
  await db.updateTable('unit').set({ active: 0, version: unit.version + 1 }).where('id', '=', id).execute()
  await recordAudit(tx, { at: now, actor, kind: 'unit-close', subject: id, outcome: 'done', data: { name: unit.name } })
  return {}
})
