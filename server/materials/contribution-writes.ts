import type { MaterialInput } from '../../contract/materials'
import { recordAudit } from '../audit'
import { defineWrite, type Tx } from '../db/writer/write'
import { AppError, notFound } from '../errors'
import { missing, type KeptBody } from './rules/body'
import { contentOf, lockMaterial, placeIn, removeMaterial } from './save'

/* What members write themselves: theirs alone until they hand it in, and out of their hands until it is decided. */

interface Mine { id: string; memberId: string; now: number }

/** So many may wait to be finished or looked at. */
const MOST_OPEN = 20

export const contribute = defineWrite('contribution.create', async (tx: Tx, { id, memberId, unitId, input, now }: Mine & { unitId: string; input: MaterialInput }) => {
  const { n } = await tx.db.selectFrom('material').where('author', '=', memberId).where('state', '<>', 'published').select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  if (Number(n) >= MOST_OPEN) throw new AppError('too_many', `你有 ${MOST_OPEN} 篇投稿还没有发布，请先交上或删去一些。`)
  const { row, hold } = await contentOf(tx, id, input, unitId, memberId, now)
  await tx.db.insertInto('material').values({ ...row, id, unit_id: unitId, sort: await placeIn(tx, input.columnId), state: 'draft', reason: '', author: memberId, version: 1, created_at: now, published_at: null }).execute()
  await hold()
  return {}
})

async function own(tx: Tx, { id, memberId }: Mine, version?: number) {
  const row = await lockMaterial(tx, id, version)
  if (row.author !== memberId) throw notFound('这篇投稿')
  return row
}

export const editContribution = defineWrite('contribution.edit', async (tx: Tx, { version, input, ...mine }: Mine & { version: number; input: MaterialInput }) => {
  const before = await own(tx, mine, version)
  if (before.state !== 'draft' && before.state !== 'returned') throw new AppError('conflict', '这篇投稿已经交上，先收回再修改。')
  const { row, hold } = await contentOf(tx, mine.id, input, before.unit_id, mine.memberId, mine.now)
  await tx.db.updateTable('material').set({ ...row, version: version + 1 }).where('id', '=', mine.id).execute()
  await hold()
  return {}
})

export const submitContribution = defineWrite('contribution.submit', async (tx: Tx, { version, actor, ...mine }: Mine & { version: number; actor: string }) => {
  const row = await own(tx, mine, version)
  if (row.state === 'review' || row.state === 'published') return {}
  const why = missing(JSON.parse(row.body) as KeptBody)
  if (why) throw new AppError('bad_request', why.replace('发布', '交'))
  await tx.db.updateTable('material').set({ state: 'review', reason: '', updated_at: mine.now }).where('id', '=', mine.id).execute()
  await recordAudit(tx, { at: mine.now, actor, kind: 'material.submit', subject: mine.id, outcome: 'done', data: { title: row.title } })
  return {}
})

/** To go on with it. What was published stays so: an organiser takes it down. */
export const takeBack = defineWrite('contribution.takeBack', async (tx: Tx, mine: Mine) => {
  const row = await own(tx, mine)
  if (row.state === 'published' || row.state === 'withdrawn') throw new AppError('conflict', '这篇已经发布，要撤下请找组织者。')
  if (row.state === 'review') await tx.db.updateTable('material').set({ state: 'draft', updated_at: mine.now }).where('id', '=', mine.id).execute()
  return {}
})

export const dropContribution = defineWrite('contribution.drop', async (tx: Tx, mine: Mine) => {
  const row = await own(tx, mine)
  if (row.published_at !== null) throw new AppError('conflict', '这篇已经发布，要撤下请找组织者。')
  await removeMaterial(tx, mine.id, mine.now)
  return {}
})

export const contributionWrites = [contribute, editContribution, submitContribution, takeBack, dropContribution]
