import type { MaterialInput } from '../../contract/materials'
import { among, forUpdate } from '../db/dialects'
import type { MaterialTable } from '../db/study-schema'
import type { Tx } from '../db/writer/write'
import { AppError, notFound } from '../errors'
import { letGo, takeFiles } from '../files/take'
import { filesIn, keptBody, searchable } from './rules/body'

const MOST_FILES = 60
const holds = { audio: 'audio', video: 'video', pdf: 'pdf' } as const

/** The second of two who edit is told. */
export async function lockMaterial({ db, engine }: Tx, id: string, version?: number): Promise<MaterialTable> {
  const row = await db.selectFrom('material').selectAll().where('id', '=', id).modifyEnd(forUpdate(engine)).executeTakeFirst()
  if (!row) throw notFound('这份资料')
  if (version !== undefined && row.version !== version) throw new AppError('edited_elsewhere', '刚才有人改过这份资料。你填的内容还在，请对照最新内容再保存。', { version: row.version })
  return row
}

/** What a row of a material says of what was written; what it shows is taken over, what it shows no longer is let go. */
export async function contentOf(tx: Tx, id: string, { title, summary, period, date, columnId, cover, body }: MaterialInput, unitId: string, memberId: string, now: number) {
  const { db } = tx
  const wanted = filesIn(body, cover)
  const held = (await db.selectFrom('material_file').select('file_id').where('material_id', '=', id).execute()).map(({ file_id }) => file_id)
  const fresh = wanted.filter((file) => !held.includes(file))
  await takeFiles(tx, memberId, fresh, { purpose: 'material', kinds: ['photo', 'audio', 'video', 'pdf'], most: MOST_FILES })
  const files = wanted.length ? await db.selectFrom('file').select(['id', 'kind', 'seconds']).where(among(tx.engine, 'id', wanted)).execute() : []
  const main = 'fileId' in body ? files.find((file) => file.id === body.fileId) : undefined
  if ('fileId' in body && main?.kind !== holds[body.kind]) throw new AppError('bad_request', '文件和资料的类型不一致，请重新上传。')
  if (files.some((file) => file.kind !== 'photo' && file !== main)) throw new AppError('bad_request', '文中和封面只能放图片。')
  await checkColumn(tx, columnId, unitId)
  const kept = keptBody(body, main?.seconds ?? null)
  return {
    row: { kind: body.kind, title: title.trim(), summary: summary.trim(), period, date, column_id: columnId, cover, body: JSON.stringify(kept), words: searchable(title, summary, body), updated_at: now },
    kept,
    /** Once the row is there. */
    async hold() {
      const gone = held.filter((file) => !wanted.includes(file))
      if (gone.length) await db.deleteFrom('material_file').where('material_id', '=', id).where('file_id', 'in', gone).execute()
      await letGo(tx, gone, now)
      if (fresh.length) await db.insertInto('material_file').values(fresh.map((file) => ({ material_id: id, file_id: file }))).execute()
    }
  }
}

/** A column takes what its own unit or one below it writes. */
async function checkColumn({ db }: Tx, columnId: string | null, unitId: string): Promise<void> {
  if (columnId === null) return
  const column = await db.selectFrom('material_column').innerJoin('unit', 'unit.id', 'material_column.unit_id').select('unit.path').where('material_column.id', '=', columnId).executeTakeFirst()
  if (!column) throw notFound('这个专栏')
  const unit = await db.selectFrom('unit').select('path').where('id', '=', unitId).executeTakeFirst()
  if (!unit?.path.startsWith(column.path)) throw new AppError('bad_request', '这个专栏是别的单位的，不能放进去。')
}

/** Articles come first when they are new; what has an order of its own goes on at its end. */
export async function placeIn({ db }: Tx, columnId: string | null): Promise<number> {
  if (columnId === null) return 0
  const column = await db.selectFrom('material_column').select('kind').where('id', '=', columnId).executeTakeFirst()
  const { first, last } = await db.selectFrom('material').where('column_id', '=', columnId).select((eb) => [eb.fn.min<number | null>('sort').as('first'), eb.fn.max<number | null>('sort').as('last')]).executeTakeFirstOrThrow()
  return column?.kind === 'articles' ? Number(first ?? 1) - 1 : Number(last ?? -1) + 1
}

/** With everything that it held. */
export async function removeMaterial(tx: Tx, id: string, now: number): Promise<void> {
  const files = (await tx.db.selectFrom('material_file').select('file_id').where('material_id', '=', id).execute()).map(({ file_id }) => file_id)
  await tx.db.deleteFrom('material_file').where('material_id', '=', id).execute()
  await tx.db.deleteFrom('material').where('id', '=', id).execute()
  await letGo(tx, files, now)
}
