import type { RoundConfig } from '../../contract/round-config'
import { recordAudit } from '../audit'
import type { RoundTable } from '../db/schema'
import { defineWrite, type Tx } from '../db/writer/write'
import { AppError, notFound } from '../errors'
import { newId } from '../ids'

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

export const createRound = defineWrite('round.create', async (tx, { roundId, unitId, actor, now, config, seed }: Save & { unitId: string; seed: string }) => {
  await tx.db.insertInto('round').values({
    id: roundId, unit_id: unitId, title: config.title, config: JSON.stringify(config), version: 1, state: 'draft', practice: config.practice ? 1 : 0,
    ...windowOf(config), created_by: actor, created_at: now, updated_at: now, published_at: null, ended_at: null, frozen_at: null, seed, paused_at: null, paused_why: ''
  }).execute()
  await setAudience(tx, roundId, config.audience.units)
  await recordAudit(tx, { at: now, actor, kind: 'round.create', subject: roundId, outcome: 'done' })
  return { version: 1 }
})

/** Until the round opens; `state` is the one the rules were checked for. The second of two organisers is told, and nothing of the first one's work is lost. */
export const updateRound = defineWrite('round.update', async (tx, input: Save & { version: number; state: RoundTable['state']; asDraft?: boolean }) => {
  const { roundId, actor, now, config, version, state, asDraft } = input
  const row = await tx.db.selectFrom('round').select(['version', 'state', 'opens_at', 'config']).where('id', '=', roundId).executeTakeFirst()
  if (!row) throw notFound('这场竞赛')
  if (asDraft && row.state !== 'draft') throw new AppError('conflict', '这场竞赛刚才已经发布，不再自动保存。请刷新页面，看过现在的内容再保存修改。')
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
  await tx.db.deleteFrom('round_unit').where('round_id', '=', roundId).execute()
  // Asked in the statement itself: another process may be publishing it. Refused, the audience deleted above comes back.
  const gone = await tx.db.deleteFrom('round').where('id', '=', roundId).where('state', '=', 'draft').returning('config').executeTakeFirst()
  if (!gone) {
    if (await tx.db.selectFrom('round').select('id').where('id', '=', roundId).executeTakeFirst()) throw new AppError('round_started', '已发布的竞赛不能删除，可以提前结束。')
    return {}
  }
  await recordAudit(tx, { at: now, actor, kind: 'round.delete', subject: roundId, outcome: 'done', data: { config: JSON.parse(gone.config) as unknown } })
  return {}
})

type Told = { roundId: string; actor: string; now: number }

const note = ({ db }: Tx, { roundId, now }: Told, text: string) => db.insertInto('round_note').values({ id: newId(now), round_id: roundId, at: now, text }).execute()

/** What members read on the round's page; it stays there. */
export const postNote = defineWrite('round.note', async (tx, told: Told & { text: string }) => {
  await note(tx, told, `公告：${told.text}`)
  await recordAudit(tx, { at: told.now, actor: told.actor, kind: 'round.note', subject: told.roundId, outcome: 'done', data: { text: told.text } })
  return {}
})

/** Done twice it changes nothing. What is asked of the round's state is in the statement: another process may be ending it. */
export const pauseRound = defineWrite('round.pause', async (tx, told: Told & { reason: string }) => {
  const paused = await tx.db.updateTable('round').set({ paused_at: told.now, paused_why: told.reason }).where('id', '=', told.roundId)
    .where('state', '=', 'published').where('closes_at', '>', told.now).where('paused_at', 'is', null).returning('id').executeTakeFirst()
  if (!paused) return {}
  await note(tx, told, `竞赛暂停：${told.reason}。已经开始的答卷可以答完。`)
  await recordAudit(tx, { at: told.now, actor: told.actor, kind: 'round.pause', subject: told.roundId, outcome: 'done', data: { reason: told.reason } })
  return {}
})

export const resumeRound = defineWrite('round.resume', async (tx, told: Told) => {
  const resumed = await tx.db.updateTable('round').set({ paused_at: null, paused_why: '' }).where('id', '=', told.roundId).where('paused_at', 'is not', null).returning('id').executeTakeFirst()
  if (!resumed) return {}
  await note(tx, told, '竞赛恢复，可以接着答题。')
  await recordAudit(tx, { at: told.now, actor: told.actor, kind: 'round.resume', subject: told.roundId, outcome: 'done' })
  return {}
})

export const organiserWrites = [createRound, updateRound, publishRound, endRound, deleteDraft, postNote, pauseRound, resumeRound]
