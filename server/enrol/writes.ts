import { bulkUpsert } from '../db/dialects/bulk'
import type { RosterImportRowTable, RosterImportTable } from '../db/roster-schema'
import { defineWrite, type Tx } from '../db/writer/write'
import { AppError, notFound } from '../errors'
import { insertJob } from '../jobs/queue'
import { applyList } from './apply-write'

const upsertRows = bulkUpsert<RosterImportRowTable>({
  table: 'roster_import_row', columns: { import_id: 'text', no: 'bigint', line: 'bigint', body: 'text', phone_hash: 'text', phone_enc: 'text', skipped: 'bigint' }, key: ['import_id', 'no'],
  merge: { body: 'set', phone_hash: 'set', phone_enc: 'set', skipped: 'set' }
})

// Rows come before their list, in transactions of their own: half of a list is never seen.
export const putRows = defineWrite('enrol.rows', async ({ db, engine }, { rows }: { rows: RosterImportRowTable[] }) => {
  await upsertRows(db, engine, rows)
  return {}
})

export const openList = defineWrite('enrol.open', async ({ db }, { row }: { row: RosterImportTable }) => {
  await db.insertInto('roster_import').values(row).execute()
  return {}
})

async function asLookedAt({ db }: Tx, importId: string, version: number): Promise<RosterImportTable> {
  const row = await db.selectFrom('roster_import').selectAll().where('id', '=', importId).executeTakeFirst()
  if (!row) throw notFound('这次导入')
  if (row.state !== 'open') throw new AppError('conflict', row.state === 'done' ? '这份名单已经导入过了。' : '这份名单正在导入，请等它做完。')
  if (row.version !== version) throw new AppError('edited_elsewhere', '这份名单刚才在别处改过，请看过最新的再改。')
  return row
}

interface Change { importId: string; version: number; now: number }

export const changeList = defineWrite('enrol.change', async (tx, { importId, version, now, rows = [], complete, choices }: Change & { rows?: RosterImportRowTable[]; complete?: boolean; choices?: string }) => {
  await asLookedAt(tx, importId, version)
  await upsertRows(tx.db, tx.engine, rows)
  await tx.db.updateTable('roster_import').set({ version: version + 1, updated_at: now, result: '', ...(complete !== undefined && { complete: complete ? 1 : 0 }), ...(choices !== undefined && { choices }) })
    .where('id', '=', importId).where('version', '=', version).execute()
  return {}
})

interface Begin extends Change { jobId: string; actor: string; mark: string; total: number }

export const beginList = defineWrite('enrol.begin', async (tx, { importId, version, now, jobId, actor, mark, total }: Begin) => {
  const row = await asLookedAt(tx, importId, version)
  await insertJob(tx, { id: jobId, kind: 'roster-import', unit_id: row.unit_id, actor, title: `导入花名册：${row.name}`, message: '等着开始', at: now, subject: importId, input: { importId, mark, total } })
  await tx.db.updateTable('roster_import').set({ state: 'applying', version: version + 1, updated_at: now, job_id: jobId, result: '' }).where('id', '=', importId).execute()
  return {}
})

/** Nothing was changed: the list waits again, and says why. */
export const reopenList = defineWrite('enrol.reopen', async ({ db }, { importId, result }: { importId: string; result: string }) => {
  await db.updateTable('roster_import').set({ state: 'open', result }).where('id', '=', importId).where('state', '=', 'applying').execute()
  return {}
})

export const dropList = defineWrite('enrol.drop', async ({ db }, { importId }: { importId: string }) => {
  const { numDeletedRows } = await db.deleteFrom('roster_import_row').where('import_id', '=', importId)
    .where((eb) => eb.not(eb.exists(eb.selectFrom('roster_import').select('id').where('id', '=', importId).where('state', '=', 'applying')))).executeTakeFirst()
  if (Number(numDeletedRows) === 0) throw new AppError('conflict', '这份名单正在导入，请等它做完。')
  await db.deleteFrom('roster_import').where('id', '=', importId).execute()
  return {}
})

export const enrolWrites = [putRows, openList, changeList, beginList, reopenList, dropList, applyList]
