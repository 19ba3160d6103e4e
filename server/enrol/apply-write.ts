import { sql } from 'kysely'
import { recordAudit } from '../audit'
import type { Grant } from '../auth/actors'
import { among } from '../db/dialects'
import { bulkUpdate, bulkUpsert } from '../db/dialects/bulk'
import type { MembershipTable } from '../db/roster-schema'
import { defineWrite, type Tx } from '../db/writer/write'
import { newId } from '../ids'
import { heldJob } from '../jobs/queue'
import { beginDue } from '../roster/stays'
import { insertUnit } from '../roster/unit-writes'
import { givenOf, judge } from './given'
import type { Diff, Given, Judged, ListRow } from './rules/types'

export interface Figures { new: number; back: number; moved: number; changed: number; same: number; left: number; units: number; skipped: number }

export type Applied = { over: true } | { changed: true } | { figures: Figures; touched: string[] }

export interface Apply { importId: string; jobId: string; runner: string; memberId: string; actor: string; grants: Grant[]; mark: string; now: number }

interface Person { id: string; unit_id: string; name: string; staff_no: string | null; phone_hash: string | null; phone_enc: string | null; note: string; status: string; version: number }
type Fresh = Omit<Person, 'version'> & { activation_hash: null; created_at: number }

const insertMembers = bulkUpsert<Fresh>({
  table: 'member', columns: { id: 'text', unit_id: 'text', name: 'text', staff_no: 'text', phone_hash: 'text', phone_enc: 'text', activation_hash: 'text', status: 'text', created_at: 'bigint', note: 'text' }, key: ['id'], merge: {}
})
const updateMembers = bulkUpdate<Person>({
  table: 'member', columns: { id: 'text', unit_id: 'text', name: 'text', staff_no: 'text', phone_hash: 'text', phone_enc: 'text', note: 'text', status: 'text', version: 'bigint' }, key: 'id'
})
const insertStays = bulkUpsert<MembershipTable>({
  table: 'membership', columns: { id: 'text', member_id: 'text', unit_id: 'text', from_at: 'bigint', to_at: 'bigint', begun: 'bigint' }, key: ['id'], merge: {}
})

/** The whole list in one transaction. What it would do is worked out anew: when that is not what was looked at, nothing is done. */
export const applyList = defineWrite('enrol.apply', async (tx, { importId, jobId, runner, memberId, actor, grants, mark, now }: Apply): Promise<Applied> => {
  if (!await heldJob(tx, jobId, runner)) return { over: true }
  const found = await tx.db.selectFrom('roster_import').selectAll().where('id', '=', importId).executeTakeFirst()
  if (!found || found.state === 'open') return { changed: true }
  if (found.state === 'done') return { figures: JSON.parse(found.result) as Figures, touched: [] }
  await beginDue(tx, now)
  const given = await givenOf(tx.db, tx.engine, found, { memberId, grants })
  const judged = judge(given)
  if (judged.mark !== mark) return { changed: true }
  const figures = figuresOf(judged.diff)
  const touched = await carryOut(tx, importId, given, judged.diff, now)
  await tx.db.updateTable('roster_import').set({ state: 'done', result: JSON.stringify(figures), updated_at: now }).where('id', '=', importId).execute()
  await tx.db.deleteFrom('roster_import_row').where('import_id', '=', importId).execute()
  await recordAudit(tx, { at: now, actor, kind: 'roster-import', subject: found.unit_id, outcome: 'done', data: { name: found.name, list: importId, complete: found.complete === 1, ...figures } })
  return { figures, touched }
})

export function figuresOf({ rows, left }: Diff): Figures {
  const n = (kind: Judged['kind']) => rows.filter((row) => row.kind === kind).length
  return { new: n('new'), back: n('back'), moved: n('moved'), changed: n('changed'), same: n('same'), left: left.length, units: madeUnits(rows).length, skipped: n('skipped') }
}

/** Units that somebody goes into: one whose every line was set aside is not made. */
export const madeUnits = (rows: readonly Judged[]) => [...new Set(rows.flatMap(({ to }) => (to?.startsWith('new:') ? [to.slice(4)] : [])))]

async function carryOut(tx: Tx, importId: string, given: Given, { rows, units, left }: Diff, now: number): Promise<string[]> {
  const { db, engine } = tx
  const made = new Map<string, string>()
  for (const key of madeUnits(rows)) {
    const unit = units.find((one) => one.key === key)
    if (!unit?.choice || !('under' in unit.choice)) continue
    const id = newId(now)
    await insertUnit(tx, { id, parentId: unit.choice.under, name: unit.name, declaredHeads: null, now })
    made.set(`new:${key}`, id)
  }
  const sealed = new Map((await db.selectFrom('roster_import_row').select(['no', 'phone_enc']).where('import_id', '=', importId).execute()).map(({ no, phone_enc }) => [no, phone_enc]))
  const texts = new Map(given.rows.map((row) => [row.no, row]))
  const unitOf = (to: string) => made.get(to) ?? to

  const fresh = rows.filter(({ kind }) => kind === 'new').map((row): Fresh => {
    const text = texts.get(row.no) as ListRow
    return {
      id: newId(now), unit_id: unitOf(row.to ?? ''), name: text.name, staff_no: text.staffNo || null, phone_hash: text.phone, phone_enc: text.phone === null ? null : sealed.get(row.no) ?? null,
      activation_hash: null, status: 'active', note: text.note, created_at: now
    }
  })
  const touched = rows.filter((row) => row.memberId !== null && ['back', 'moved', 'changed'].includes(row.kind))
  const ids = [...touched.map(({ memberId }) => memberId as string), ...left]
  const before = new Map((await people(tx, ids)).map((one) => [one.id, one]))
  const changed = touched.map((row): Person => {
    const was = before.get(row.memberId as string) as Person
    const text = texts.get(row.no) as ListRow
    const has = (field: string) => row.changes.some((change) => change.field === field)
    return {
      ...was, status: 'active', version: was.version + 1, unit_id: row.to === null ? was.unit_id : unitOf(row.to), name: has('name') ? text.name : was.name, staff_no: has('staffNo') ? text.staffNo : was.staff_no,
      note: has('note') ? text.note : was.note, ...(has('phone') && { phone_hash: text.phone, phone_enc: sealed.get(row.no) ?? null })
    }
  })
  await updateMembers(db, engine, [...changed, ...left.map((id) => { const was = before.get(id) as Person; return { ...was, status: 'left', version: was.version + 1 } })])
  await insertMembers(db, engine, fresh)
  if (left.length) await sql`update member set activation_hash = null where ${among(engine, 'id', left)}`.execute(db)

  const moved = changed.filter((one) => before.get(one.id)?.unit_id !== one.unit_id && before.get(one.id)?.status === 'active')
  const back = changed.filter(({ id }) => before.get(id)?.status === 'left')
  await endStays(tx, [...moved.map(({ id }) => id), ...left], now)
  await insertStays(db, engine, [...fresh, ...moved, ...back].map(({ id, unit_id }) => ({ id: newId(now), member_id: id, unit_id, from_at: now, to_at: null, begun: 1 })))
  return ids
}

async function people({ db, engine }: Tx, ids: readonly string[]): Promise<Person[]> {
  if (ids.length === 0) return []
  return (await sql<Person>`select id, unit_id, name, staff_no, phone_hash, phone_enc, note, status, version from member where ${among(engine, 'id', ids)}`.execute(db)).rows
}

/** What was planned for them is off. */
async function endStays({ db, engine }: Tx, ids: readonly string[], now: number): Promise<void> {
  if (ids.length === 0) return
  await sql`delete from membership where begun = 0 and ${among(engine, 'member_id', ids)}`.execute(db)
  await sql`update membership set to_at = ${now} where to_at is null and ${among(engine, 'member_id', ids)}`.execute(db)
}
