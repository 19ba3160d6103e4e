import { sql } from 'kysely'
import type { RoundConfig } from '../../contract/round-config'
import { recordAudit } from '../audit'
import { bulkUpsert } from '../db/dialects/bulk'
import type { RoundTable, Schema } from '../db/schema'
import { defineWrite, type Tx } from '../db/writer/write'
import { AppError, notFound } from '../errors'
import { newId } from '../ids'
import { insertEntrants } from '../quiz/attempt-writes'
import { lineage, pathEnd } from '../roster/tree'

interface Save {
  roundId: string
  actor: string
  now: number
  config: RoundConfig
}

const windowOf = (config: RoundConfig) => ({
  opens_at: Math.min(...config.phases.map((phase) => phase.window.opensAt)),
  closes_at: Math.max(...config.phases.map((phase) => phase.window.closesAt))
})

async function setAudience({ db }: Tx, roundId: string, units: readonly string[]) {
  await db.deleteFrom('round_unit').where('round_id', '=', roundId).execute()
  await db.insertInto('round_unit').values([...new Set(units)].map((unit_id) => ({ round_id: roundId, unit_id }))).execute()
}

export const createRound = defineWrite('round.create', async (tx, { roundId, unitId, actor, now, config }: Save & { unitId: string }) => {
  await tx.db.insertInto('round').values({
    id: roundId, unit_id: unitId, title: config.title, config: JSON.stringify(config), version: 1, state: 'draft', practice: config.practice ? 1 : 0,
    ...windowOf(config), created_by: actor, created_at: now, updated_at: now, published_at: null, ended_at: null, frozen_at: null
  }).execute()
  await setAudience(tx, roundId, config.audience.units)
  await recordAudit(tx, { at: now, actor, kind: 'round.create', subject: roundId, outcome: 'done' })
  return { version: 1 }
})

/** Until the round opens; `state` is the one the rules were checked for. The second of two organisers is told, and nothing of the first one's work is lost. */
export const updateRound = defineWrite('round.update', async (tx, input: Save & { version: number; state: RoundTable['state'] }) => {
  const { roundId, actor, now, config, version, state } = input
  const row = await tx.db.selectFrom('round').select(['version', 'state', 'opens_at', 'config']).where('id', '=', roundId).executeTakeFirst()
  if (!row) throw notFound('这场竞赛')
  if (row.state === 'ended' || (row.state === 'published' && now >= row.opens_at)) throw new AppError('round_started', '竞赛已经开始，规则不能再改。可以提前结束，或另建一场。')
  const changed = row.version !== version || row.state !== state ? undefined : await tx.db.updateTable('round').set({
    title: config.title, config: JSON.stringify(config), version: version + 1, practice: config.practice ? 1 : 0, ...windowOf(config), updated_at: now
  }).where('id', '=', roundId).where('version', '=', version).where('state', '=', state).returning('id').executeTakeFirst()
  if (!changed) throw new AppError('edited_elsewhere', '刚才有人改过这场竞赛。你填的内容还在，请对照最新版本再保存。', { version: row.version, config: JSON.parse(row.config) as unknown })
  await setAudience(tx, roundId, config.audience.units)
  await recordAudit(tx, { at: now, actor, kind: 'round.update', subject: roundId, outcome: 'done', data: { version: version + 1, before: JSON.parse(row.config) as unknown } })
  return { version: version + 1 }
})

export const publishRound = defineWrite('round.publish', async (tx, { roundId, actor, now, version }: { roundId: string; actor: string; now: number; version: number }) => {
  const { numUpdatedRows } = await tx.db.updateTable('round').set({ state: 'published', published_at: now, updated_at: now })
    .where('id', '=', roundId).where('state', '=', 'draft').where('version', '=', version).executeTakeFirst()
  if (Number(numUpdatedRows) === 0) {
    const row = await tx.db.selectFrom('round').select('state').where('id', '=', roundId).executeTakeFirst()
    if (!row) throw notFound('这场竞赛')
    if (row.state === 'draft') throw new AppError('edited_elsewhere', '刚才有人改过这场竞赛，请看过最新内容再发布。')
    return {}
  }
  await recordAudit(tx, { at: now, actor, kind: 'round.publish', subject: roundId, outcome: 'done' })
  return {}
})

/** Ends a running round now. Open attempts are finished by the caller with what was saved. */
export const endRound = defineWrite('round.end', async (tx, { roundId, actor, now, reason }: { roundId: string; actor: string; now: number; reason: string }) => {
  const row = await tx.db.selectFrom('round').select(['state', 'opens_at', 'closes_at']).where('id', '=', roundId).executeTakeFirst()
  if (!row || row.state === 'draft') throw notFound('这场竞赛')
  if (row.state === 'ended' || now >= row.closes_at) return {}
  const ended = await tx.db.updateTable('round').set({ state: 'ended', ended_at: now, updated_at: now }).where('id', '=', roundId).where('state', '=', 'published').returning('id').executeTakeFirst()
  if (!ended) return {}
  await tx.db.insertInto('round_note').values({ id: newId(now), round_id: roundId, at: now, text: `组织者提前结束了竞赛：${reason}` }).execute()
  await recordAudit(tx, { at: now, actor, kind: 'round.end', subject: roundId, outcome: 'done', data: { reason } })
  return {}
})

export const deleteDraft = defineWrite('round.delete', async (tx, { roundId, actor, now }: { roundId: string; actor: string; now: number }) => {
  const row = await tx.db.selectFrom('round').select(['state', 'config']).where('id', '=', roundId).executeTakeFirst()
  if (!row) return {}
  if (row.state !== 'draft') throw new AppError('round_started', '已发布的竞赛不能删除，可以提前结束。')
  await tx.db.deleteFrom('round_unit').where('round_id', '=', roundId).execute()
  await tx.db.deleteFrom('round').where('id', '=', roundId).execute()
  await recordAudit(tx, { at: now, actor, kind: 'round.delete', subject: roundId, outcome: 'done', data: { config: JSON.parse(row.config) as unknown } })
  return {}
})

const insertHeads = bulkUpsert<Schema['round_roster']>({
  table: 'round_roster', columns: { round_id: 'text', unit_id: 'text', heads: 'bigint' }, key: ['round_id', 'unit_id'], merge: { heads: 'set' }
})

/**
 * Writes down who is on the roster at the opening: the denominator of every rate, which later joins and moves leave alone. A unit that has
 * only a declared head count enters with it. Runs once per round.
 */
export const freezeRoster = defineWrite('round.freeze', async (tx, { roundId, now }: { roundId: string; now: number }) => {
  const { db, engine } = tx
  const round = await db.selectFrom('round').select(['state', 'opens_at', 'frozen_at']).where('id', '=', roundId).executeTakeFirst()
  if (!round || round.state === 'draft' || round.frozen_at !== null || now < round.opens_at) return {}
  const roots = await db.selectFrom('round_unit').innerJoin('unit', 'unit.id', 'round_unit.unit_id').select('unit.path').where('round_id', '=', roundId).execute()
  const inside = sql<boolean>`(${sql.join(roots.map(({ path }) => sql`(unit.path >= ${path} and unit.path < ${pathEnd(path)})`), sql` or `)})`
  const units = await db.selectFrom('unit').select(['id', 'path', 'declared_heads']).where('active', '=', 1).where(inside).execute()
  const members = await db.selectFrom('member').innerJoin('unit', 'unit.id', 'member.unit_id').select(['member.id', 'member.unit_id'])
    .where('member.status', '=', 'active').where(inside).execute()
  const own = new Map<string, number>()
  for (const { unit_id } of members) own.set(unit_id, (own.get(unit_id) ?? 0) + 1)
  const heads = new Map<string, number>()
  for (const unit of units) {
    const count = own.get(unit.id) ?? unit.declared_heads ?? 0
    for (const id of lineage(unit.path)) heads.set(id, (heads.get(id) ?? 0) + count)
  }
  await insertEntrants(db, engine, members.map((member) => ({ round_id: roundId, member_id: member.id, unit_id: member.unit_id, late: 0 })))
  await insertHeads(db, engine, [...heads].map(([unit_id, n]) => ({ round_id: roundId, unit_id, heads: n })))
  await db.updateTable('round').set({ frozen_at: now }).where('id', '=', roundId).execute()
  return {}
})

export const roundWrites = [createRound, updateRound, publishRound, endRound, deleteDraft, freezeRoster]
