import { sql } from 'kysely'
import type { Facts } from '../../contract/participants'
import { recordAudit } from '../audit'
import { among, forUpdate } from '../db/dialects'
import { bulkUpsert } from '../db/dialects/bulk'
import type { RoundMemberTable, Schema } from '../db/schema'
import { defineWrite, type Tx } from '../db/writer/write'
import { AppError, notFound } from '../errors'
import { refreshMembers } from '../leaderboard/refresh'
import { roundFrom, type Round } from '../rounds/round'
import { lineage } from '../unit-path'

interface By {
  roundId: string
  actor: string
  now: number
}

const insertMembers = bulkUpsert<Omit<RoundMemberTable, 'studied'>>({
  table: 'round_member', key: ['round_id', 'member_id'], merge: { group_id: 'set', facts: 'set', excused: 'set' },
  columns: { round_id: 'text', member_id: 'text', group_id: 'text', signed_up_at: 'bigint', fields: 'text', excused: 'text', facts: 'text' }
})
const insertGiven = bulkUpsert<Schema['unit_given']>({ table: 'unit_given', key: ['round_id', 'unit_id'], merge: { points: 'set', reason: 'set' }, columns: { round_id: 'text', unit_id: 'text', points: 'bigint', reason: 'text' } })

export interface KnownChange {
  memberId: string
  group?: string | null
  facts?: Facts
}

/** Writes what is known of members, and what follows from it for standings, in one transaction. */
export const setKnown = defineWrite('participants.set', async (tx, { roundId, actor, now, entries }: By & { entries: KnownChange[] }) => {
  const round = await loaded(tx, roundId)
  const rows = await known(tx, roundId, entries.map(({ memberId }) => memberId))
  const changed = entries.flatMap(({ memberId, group, facts }): RoundMemberTable[] => {
    const before = rows.get(memberId) ?? blank(roundId, memberId)
    const after = {
      ...before, ...(group !== undefined && { group_id: group ?? '' }),
      ...(facts && { facts: JSON.stringify({ ...(JSON.parse(before.facts) as Facts), ...facts }) })
    }
    return JSON.stringify(after) === JSON.stringify(before) ? [] : [after]
  })
  await insertMembers(tx.db, tx.engine, changed)
  await refreshMembers(tx, round, changed.map((row) => row.member_id))
  if (changed.length) await recordAudit(tx, { at: now, actor, kind: 'round.participants', subject: roundId, outcome: 'done', data: { entries: entries.slice(0, 5000) } })
  return { changed: changed.length }
})

/** Takes people from the heads, or back among them. Who takes part all the same is a participant as everybody. */
export const setExcused = defineWrite('participants.excuse', async (tx, { roundId, memberIds, reason, actor, now }: By & { memberIds: string[]; reason: string }) => {
  await loaded(tx, roundId)
  const rows = await known(tx, roundId, memberIds)
  const changed = memberIds.map((memberId) => rows.get(memberId) ?? blank(roundId, memberId)).filter(({ excused }) => excused !== reason)
  await insertMembers(tx.db, tx.engine, changed.map((before) => ({ ...before, excused: reason })))
  for (const { member_id, excused } of changed) {
    const step = Number(reason === '') - Number(excused === '')
    if (step !== 0) await moveHeads(tx, roundId, member_id, step)
    await recordAudit(tx, { at: now, actor, kind: reason ? 'round.excuse' : 'round.unexcuse', subject: roundId, outcome: 'done', data: { member: member_id, reason } })
  }
  return { changed: changed.length }
})

/** Once the roster is frozen the heads of all units above change with it; before, freezing looks at who is excused. */
async function moveHeads({ db }: Tx, roundId: string, memberId: string, step: number) {
  const row = await db.selectFrom('round_entrant').innerJoin('unit', 'unit.id', 'round_entrant.unit_id').select('unit.path')
    .where('round_id', '=', roundId).where('member_id', '=', memberId).where('late', '=', 0).executeTakeFirst()
  if (!row) return
  await db.updateTable('round_roster').set((eb) => ({ heads: eb('heads', '+', step) })).where('round_id', '=', roundId).where('unit_id', 'in', lineage(row.path)).execute()
}

/** Points for units are read with their board: nothing else follows. */
export const setGiven = defineWrite('participants.given', async (tx, { roundId, actor, now, entries: sent }: By & { entries: GivenEntry[] }) => {
  await loaded(tx, roundId)
  await mustBeAsSeen(tx, roundId, sent)
  const entries = sent.map(({ unitId, points, reason }) => ({ unitId, points, ...(reason !== undefined && { reason }) }))
  await insertGiven(tx.db, tx.engine, entries.map(({ unitId, points, reason }) => ({ round_id: roundId, unit_id: unitId, points: Math.round(points * 100), reason: reason?.trim() ?? '' })))
  await recordAudit(tx, { at: now, actor, kind: 'round.given', subject: roundId, outcome: 'done', data: { entries } })
  return {}
})

interface GivenEntry {
  unitId: string
  points: number
  reason?: string
  /** What was seen by whoever changes it. */
  was?: { points: number | null; reason: string }
}

/** @throws edited_elsewhere naming the units that somebody else has changed since: nothing is written then */
async function mustBeAsSeen({ db, engine }: Tx, roundId: string, entries: readonly GivenEntry[]) {
  const seen = entries.filter(({ was }) => was)
  if (seen.length === 0) return
  const { rows } = await sql<Schema['unit_given']>`select * from unit_given where round_id = ${roundId} and ${among(engine, 'unit_id', seen.map(({ unitId }) => unitId))} ${forUpdate(engine)}`.execute(db)
  const now = new Map(rows.map((row) => [row.unit_id, { points: Number(row.points) / 100, reason: row.reason }]))
  const other = seen.flatMap(({ unitId, was }) => {
    const is = now.get(unitId) ?? { points: null, reason: '' }
    return was && (is.points !== was.points || is.reason !== was.reason) ? [{ unitId, ...is }] : []
  })
  if (other.length) throw new AppError('edited_elsewhere', `有 ${other.length} 个单位的分数刚才被别人改过，这次没有保存。请核对以后再保存。`, { units: other })
}

export const participantWrites = [setKnown, setExcused, setGiven]

async function loaded({ db }: Tx, id: string): Promise<Round> {
  const row = await db.selectFrom('round').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound('这场竞赛')
  if (row.state === 'draft') throw new AppError('bad_request', '先发布竞赛，再登记参加人员的情况。')
  return roundFrom(row)
}

const blank = (round_id: string, member_id: string): RoundMemberTable => ({ round_id, member_id, group_id: '', signed_up_at: null, fields: '{}', excused: '', facts: '{}' })

async function known({ db }: Tx, roundId: string, memberIds: readonly string[]): Promise<Map<string, RoundMemberTable>> {
  const rows = memberIds.length ? await db.selectFrom('round_member').selectAll().where('round_id', '=', roundId).where('member_id', 'in', [...memberIds]).execute() : []
  return new Map(rows.map((row) => [row.member_id, row]))
}
