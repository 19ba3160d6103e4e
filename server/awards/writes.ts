import type { PrizeDraw } from '../../contract/round-config'
import { recordAudit } from '../audit'
import { forUpdate } from '../db/dialects'
import { bulkUpsert } from '../db/dialects/bulk'
import type { CertificateTable, HonourTable } from '../db/awards-schema'
import { defineWrite, type Tx } from '../db/writer/write'
import { AppError, notFound } from '../errors'
import { newId } from '../ids'
import type { DrawRecord } from '../rounds/rules/prizes'
import { headOf, listId, type BuiltList, type ListRow } from './lists'
import { tellAnnounced, tellDrawn } from './tell'

const insertHonours = bulkUpsert<HonourTable>({
  table: 'honour',
  columns: {
    round_id: 'text', list: 'text', version: 'bigint', place: 'bigint', holder_id: 'text', name: 'text', unit_id: 'text', unit: 'text', rank: 'bigint', prize: 'text'
  },
  key: ['round_id', 'list', 'version', 'place'], merge: {}
})

const keep = ({ db, engine }: Tx, roundId: string, version: number, list: string, rows: readonly ListRow[]) =>
  insertHonours(db, engine, rows.map((row, i) => ({ round_id: roundId, list, version, place: i + 1, ...row })))

/** Held until the write ends: of two organisers the second sees what the first one did. */
async function holdRound({ db, engine }: Tx, roundId: string): Promise<{ id: string; title: string }> {
  const round = await db.selectFrom('round').select(['id', 'title']).where('id', '=', roundId).modifyEnd(forUpdate(engine)).executeTakeFirst()
  if (!round) throw notFound('这场竞赛')
  return round
}

const note = ({ db }: Tx, roundId: string, at: number, text: string) => db.insertInto('round_note').values({ id: newId(at), round_id: roundId, at, text }).execute()

interface By {
  roundId: string
  actor: string
  now: number
}

/** Announces the lists as a new version; the same lists once more are nothing new. */
export const announceHonours = defineWrite('honours.announce', async (tx, input: By & { mark: string; reason: string; lists: BuiltList[] }) => {
  const { roundId, actor, now, mark, reason, lists } = input
  const round = await holdRound(tx, roundId)
  const newest = await tx.db.selectFrom('announcement').select(['version', 'mark']).where('round_id', '=', roundId).orderBy('version', 'desc').limit(1).executeTakeFirst()
  if (newest?.mark === mark) return { version: newest.version }
  if (newest && !reason) throw new AppError('bad_request', '名单和已经公布的不同，请写明更正的原因。', { field: 'reason' })
  const version = (newest?.version ?? 0) + 1
  await tx.db.insertInto('announcement').values({ round_id: roundId, version, at: now, actor, reason: newest ? reason : '', mark, lists: JSON.stringify(lists.map(headOf)) }).execute()
  for (const list of lists) await keep(tx, roundId, version, list.id, list.rows)
  await tellAnnounced(tx, { round, version, reason, lists, now })
  await note(tx, roundId, now, newest ? `获奖名单有更正，已重新公布：${reason}` : '获奖名单已经公布。')
  await recordAudit(tx, { at: now, actor, kind: 'honours.announce', subject: roundId, outcome: 'done', data: { version, mark, reason, lists: lists.map(({ id, total }) => ({ id, total })) } })
  return { version }
})

/** Keeps a draw with all that decided it; what was drawn before stays. */
export const keepDraw = defineWrite('draw.keep', async (tx, input: By & { rule: PrizeDraw; record: DrawRecord; rows: ListRow[] }) => {
  const { roundId, actor, now, rule, record, rows } = input
  const round = await holdRound(tx, roundId)
  if (await tx.db.selectFrom('prize_draw').select('draw').where('round_id', '=', roundId).where('draw', '=', rule.id).executeTakeFirst()) return {}
  await tx.db.insertInto('prize_draw').values({
    round_id: roundId, draw: rule.id, seed: record.seed, rule: JSON.stringify(rule), holders: JSON.stringify(record.holders), winners: JSON.stringify(record.winners), at: now, actor
  }).execute()
  await keep(tx, roundId, 1, listId('draw', rule.id), rows)
  await tellDrawn(tx, round, rule, rows, now)
  await note(tx, roundId, now, `“${rule.name}”已经抽出 ${rows.length} 名，结果见获奖名单。`)
  await recordAudit(tx, { at: now, actor, kind: 'draw', subject: roundId, outcome: 'done', data: { draw: rule.id, seed: record.seed, holders: record.holders.length, winners: record.winners } })
  return {}
})

/** One certificate for each member: asked for again it is the same. */
export const issueCertificate = defineWrite('certificate.issue', async (tx, { certificate, actor }: { certificate: CertificateTable; actor: string }): Promise<{ certificate: CertificateTable }> => {
  const { round_id, cert, member_id, issued_at } = certificate
  const made = await tx.db.insertInto('certificate').values(certificate).onConflict((c) => c.columns(['round_id', 'cert', 'member_id']).doNothing()).returning('code').executeTakeFirst()
  if (made) await recordAudit(tx, { at: issued_at, actor, kind: 'certificate', subject: certificate.code, outcome: 'done', data: { round: round_id, cert, member: member_id } })
  const kept = await tx.db.selectFrom('certificate').selectAll().where('round_id', '=', round_id).where('cert', '=', cert).where('member_id', '=', member_id).executeTakeFirstOrThrow()
  return { certificate: kept }
})

export const revokeCertificate = defineWrite('certificate.revoke', async (tx, { code, actor, now, reason }: { code: string; actor: string; now: number; reason: string }) => {
  const { numUpdatedRows } = await tx.db.updateTable('certificate').set({ revoked_at: now, revoked_by: actor, reason }).where('code', '=', code).where('revoked_at', 'is', null).executeTakeFirst()
  if (Number(numUpdatedRows) > 0) await recordAudit(tx, { at: now, actor, kind: 'certificate.revoke', subject: code, outcome: 'done', data: { reason } })
  return {}
})

/** It holds again as it was printed; that it once did not, and why, stays on record. */
export const restoreCertificate = defineWrite('certificate.restore', async (tx, { code, actor, now, reason }: { code: string; actor: string; now: number; reason: string }) => {
  const { numUpdatedRows } = await tx.db.updateTable('certificate').set({ revoked_at: null, revoked_by: null, reason: '' }).where('code', '=', code).where('revoked_at', 'is not', null).executeTakeFirst()
  if (Number(numUpdatedRows) > 0) await recordAudit(tx, { at: now, actor, kind: 'certificate.restore', subject: code, outcome: 'done', data: { reason } })
  return {}
})

export const awardsWrites = [announceHonours, keepDraw, issueCertificate, revokeCertificate, restoreCertificate]
