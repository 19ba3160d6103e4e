import { recordAudit } from '../../audit'
import { forUpdate } from '../../db/dialects'
import { bulkUpsert } from '../../db/dialects/bulk'
import type { ImportItemTable, QuestionImportTable } from '../../db/bank-schema'
import type { Schema } from '../../db/schema'
import { defineWrite, type Tx } from '../../db/writer/write'
import { AppError, notFound } from '../../errors'
import { putItems } from '../store'

const putLines = bulkUpsert<Schema['import_line']>({
  table: 'import_line', key: ['import_id', 'chunk'], merge: { body: 'set' }, columns: { import_id: 'text', chunk: 'bigint', body: 'text' }
})

export const storeLines = defineWrite('import.lines', async ({ db, engine }, { rows }: { rows: Schema['import_line'][] }) => {
  await putLines(db, engine, rows)
  return {}
})

/** Before the import itself is there: nobody sees them yet. */
export const storeItems = defineWrite('import.items', async ({ db, engine }, { rows }: { rows: ImportItemTable[] }) => {
  await putItems(db, engine, rows)
  return {}
})

export const storeImage = defineWrite('image.store', async ({ db }, { id, mime, bytes, now }: { id: string; mime: string; bytes: Uint8Array; now: number }) => {
  await db.insertInto('image').values({ id, mime, bytes: Buffer.from(bytes), created_at: now }).onConflict((c) => c.column('id').doNothing()).execute()
  return {}
})

export const openImport = defineWrite('import.open', async (tx, { row }: { row: QuestionImportTable }) => {
  await tx.db.insertInto('question_import').values(row).execute()
  await recordAudit(tx, { at: row.created_at, actor: row.actor, kind: 'import.open', subject: row.id, outcome: 'done', data: { name: row.name } })
  return {}
})

export async function lockImport({ db, engine }: Tx, id: string, version: number): Promise<QuestionImportTable> {
  const row = await db.selectFrom('question_import').selectAll().where('id', '=', id).modifyEnd(forUpdate(engine)).executeTakeFirst()
  if (!row) throw notFound('这次导入')
  if (row.state === 'undone') throw new AppError('conflict', '这次入库已经撤销。要重新入库，请再上传一次文件。')
  if (row.version !== version) throw new AppError('edited_elsewhere', '刚才这次导入有过改动，请刷新后再试。')
  return row
}

/** done: nothing is left that somebody still has to look at or bring in; and something was brought in, or somebody has said (`over`) that nothing is to be. */
export async function settle({ db }: Tx, { id, version, created, replaced }: Pick<QuestionImportTable, 'id' | 'version' | 'created' | 'replaced'>, now: number, over = false): Promise<void> {
  const left = await db.selectFrom('import_item').select('no').where('import_id', '=', id).where((eb) => eb.or([
    eb.and([eb('state', '=', 'problem'), eb.or([eb('chosen', 'is', null), eb('chosen', '!=', 'skip')])]),
    eb.and([eb('state', 'in', ['ready', 'duplicate']), eb('decision', '!=', 'skip')])
  ])).limit(1).executeTakeFirst()
  await db.updateTable('question_import').set({ version: version + 1, updated_at: now, created, replaced, state: !left && (over || created + replaced > 0) ? 'done' : 'open' }).where('id', '=', id).execute()
}

interface Change {
  importId: string
  /** Of the import, as the items were worked out from it. */
  version: number
  now: number
  rows: ImportItemTable[]
  into?: { bankId: string; defaults: string }
}

/** Items that were edited or decided on, or all whose twins another bank has. */
export const changeItems = defineWrite('import.change', async (tx, { importId, version, now, rows, into }: Change) => {
  const row = await lockImport(tx, importId, version)
  if (into && into.bankId !== row.bank_id && row.created + row.replaced > 0) throw new AppError('conflict', '这次导入已有题入库，不能换题库。可以先撤销入库，再重新上传。')
  if (into) await tx.db.updateTable('question_import').set({ bank_id: into.bankId, defaults: into.defaults }).where('id', '=', importId).execute()
  await putItems(tx.db, tx.engine, rows)
  await settle(tx, row, now)
  return {}
})

/** Looked through, and nothing of it is wanted. */
export const closeImport = defineWrite('import.close', async (tx, { importId, version, now }: { importId: string; version: number; now: number }) => {
  await settle(tx, await lockImport(tx, importId, version), now, true)
  return {}
})

/** What is in the bank stays, with the record of where it came from; the rest is forgotten. */
export const dropImport = defineWrite('import.drop', async (tx, { importId, actor, now }: { importId: string; actor: string; now: number }) => {
  const row = await tx.db.selectFrom('question_import').selectAll().where('id', '=', importId).executeTakeFirst()
  if (!row) return {}
  const kept = row.created + row.replaced > 0
  if (kept) await tx.db.deleteFrom('import_item').where('import_id', '=', importId).where('state', '!=', 'done').execute()
  else for (const table of ['import_item', 'import_line'] as const) await tx.db.deleteFrom(table).where('import_id', '=', importId).execute()
  if (kept) await tx.db.updateTable('question_import').set({ version: row.version + 1, state: 'done', updated_at: now }).where('id', '=', importId).execute()
  else await tx.db.deleteFrom('question_import').where('id', '=', importId).execute()
  await recordAudit(tx, { at: now, actor, kind: 'import.drop', subject: importId, outcome: 'done', data: { name: row.name, kept } })
  return {}
})
