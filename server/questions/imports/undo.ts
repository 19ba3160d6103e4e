import { sql } from 'kysely'
import type { Context } from '../../context'
import { recordAudit } from '../../audit'
import { among, forUpdate } from '../../db/dialects'
import { defineWrite, type Tx } from '../../db/writer/write'
import { notFound } from '../../errors'
import { appendVersions, bodyOf, touchBank, type Append } from '../versions'
import { slices } from './stage'

export interface Undone {
  /** New questions that nobody was ever asked: gone. */
  removed: number
  /** New questions that stand in a paper or a round: switched off. */
  disabled: number
  /** Replaced questions that say again what they said before. */
  restored: number
  /** Replaced questions that were edited since: left as they are. */
  kept: number
}

/** The import as a whole, once; asked again it answers the same. */
export const undoImport = defineWrite('import.undo', async (tx, { importId, actor, now, used }: { importId: string; actor: string; now: number; used: string[] }): Promise<Undone> => {
  const { db, engine } = tx
  const row = await db.selectFrom('question_import').selectAll().where('id', '=', importId).modifyEnd(forUpdate(engine)).executeTakeFirst()
  if (!row) throw notFound('这次导入')
  if (row.undone !== null) return JSON.parse(row.undone) as Undone
  const created = db.updateTable('question').where('import_id', '=', importId).where('status', '!=', 'removed')
  const disabled = used.length === 0 ? [] : await created.set({ status: 'disabled', updated_at: now }).where(among(engine, 'id', used)).returning('id').execute()
  const removed = await created.set({ status: 'removed', updated_at: now })
    .where((eb) => (used.length === 0 ? eb.lit(true) : eb.not(among(engine, 'id', used)))).executeTakeFirst()
  await sql`delete from question_text where bank_id = ${row.bank_id ?? ''} and question_id in (select id from question where import_id = ${importId} and status = 'removed')`.execute(db)
  const { restored, kept } = await putBack(tx, importId, actor, now)
  const undone = { removed: Number(removed.numUpdatedRows), disabled: disabled.length, restored, kept }
  await db.updateTable('question_import').set({ state: 'undone', version: row.version + 1, updated_at: now, created: 0, replaced: 0, undone: JSON.stringify(undone) }).where('id', '=', importId).execute()
  if (row.bank_id) await touchBank(db, row.bank_id, now)
  await recordAudit(tx, { at: now, actor, kind: 'import.undo', subject: importId, outcome: 'done', data: { ...undone } })
  return undone
})

async function putBack(tx: Tx, importId: string, actor: string, now: number): Promise<Pick<Undone, 'restored' | 'kept'>> {
  const { db, engine } = tx
  const items = await db.selectFrom('import_item').select(['question_id as id', 'previous_version as version']).where('import_id', '=', importId)
    .where('state', '=', 'done').where('question_id', 'is not', null).orderBy('no').execute()
  if (items.length === 0) return { restored: 0, kept: 0 }
  const before = new Map<string, { from: number; to: number }>()
  for (const { id, version } of items) {
    if (id === null || version === null) continue
    before.set(id, { from: before.get(id)?.from ?? version, to: version + 1 })
  }
  const ids = [...before.keys()]
  const questions = await db.selectFrom('question').selectAll().where(among(engine, 'id', ids)).where('status', '!=', 'removed').modifyEnd(forUpdate(engine)).execute()
  const untouched = questions.filter(({ id, version }) => before.get(id)?.to === version)
  const versions = await db.selectFrom('question_version').selectAll().where(among(engine, 'id', untouched.map(({ id }) => `${id}.${before.get(id)?.from}`))).execute()
  const byQuestion = new Map(versions.map((row) => [row.question_id, row]))
  const back = untouched.flatMap((question): Append[] => {
    const row = byQuestion.get(question.id)
    return row ? [{ question, body: bodyOf(question, row) }] : []
  })
  await appendVersions(tx, back, { editor: actor, kind: 'edited', note: '撤销导入，恢复原来的内容', now })
  return { restored: back.length, kept: before.size - back.length }
}

export const forgetKeys = defineWrite('question.forget-keys', async ({ db, engine }, { ids }: { ids: string[] }) => {
  await db.deleteFrom('question_key').where(among(engine, 'question_id', ids)).execute()
  return {}
})

/** @param used ids of its questions that a paper or a round has */
export async function undo(ctx: Context, importId: string, used: readonly string[], actor: string, now: number): Promise<Undone> {
  const undone = await ctx.writer.write(undoImport, { importId, actor, now, used: [...used] })
  const gone = await ctx.db.selectFrom('question').select('id').where('import_id', '=', importId).where('status', '=', 'removed').execute()
  for (const some of slices(gone.map(({ id }) => id), 500)) await ctx.writer.write(forgetKeys, { ids: some })
  return undone
}
