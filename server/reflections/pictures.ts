import type { FileView } from '../../contract/files'
import { MOST_PICTURES } from '../../contract/reflections'
import type { Context } from '../context'
import { among } from '../db/dialects'
import type { Tx } from '../db/writer/write'
import { letGo, takeFiles } from '../files/take'
import { fileViews } from '../files/view'

/** Part of a write: the reflection has these pictures, in this order; what it had beside them goes. */
export async function setPictures(tx: Tx, { id, memberId, files, now }: { id: string; memberId: string; files: readonly string[]; now: number }): Promise<void> {
  const had = (await tx.db.selectFrom('reflection_file').select('file_id').where('reflection_id', '=', id).orderBy('pos').execute()).map((row) => row.file_id)
  if (had.length === files.length && had.every((file, i) => file === files[i])) return
  await takeFiles(tx, memberId, files.filter((file) => !had.includes(file)), { purpose: 'reflection', kinds: ['photo'], most: MOST_PICTURES })
  await tx.db.deleteFrom('reflection_file').where('reflection_id', '=', id).execute()
  if (files.length) await tx.db.insertInto('reflection_file').values(files.map((file_id, pos) => ({ reflection_id: id, file_id, pos }))).execute()
  await letGo(tx, had.filter((file) => !files.includes(file)), now)
}

const filesOf = async (ctx: Pick<Context, 'db' | 'engine'>, ids: readonly string[]) =>
  ids.length === 0 ? [] : ctx.db.selectFrom('reflection_file').selectAll().where(among(ctx.engine, 'reflection_id', ids)).orderBy('pos').execute()

/** Those of several reflections, each in its order. The caller has made sure that they may be seen. */
export async function picturesOf(ctx: Context, ids: readonly string[], now: number): Promise<Map<string, FileView[]>> {
  const rows = await filesOf(ctx, ids)
  const views = await fileViews(ctx, rows.map(({ file_id }) => file_id), now)
  const found = new Map<string, FileView[]>()
  for (const { reflection_id, file_id } of rows) {
    const view = views.get(file_id)
    if (view) found.set(reflection_id, [...found.get(reflection_id) ?? [], view])
  }
  return found
}

/** The bytes for a document, as many pictures as there is room for. */
export async function printedPictures(ctx: Pick<Context, 'db' | 'engine'>, id: string, room: number): Promise<{ pictures: { bytes: Uint8Array; width: number; height: number }[]; missing: number; bytes: number }> {
  const rows = await filesOf(ctx, [id])
  const pictures: { bytes: Uint8Array; width: number; height: number }[] = []
  let bytes = 0
  for (const { file_id } of rows) {
    const file = await ctx.db.selectFrom('file').select(['size', 'width', 'height']).where('id', '=', file_id).executeTakeFirst()
    if (!file || file.width === null || file.height === null || bytes + Number(file.size) > room) continue
    const pieces = await ctx.db.selectFrom('file_piece').select('bytes').where('file_id', '=', file_id).orderBy('no').execute()
    pictures.push({ bytes: Buffer.concat(pieces.map((piece) => Buffer.from(piece.bytes))), width: file.width, height: file.height })
    bytes += Number(file.size)
  }
  return { pictures, missing: rows.length - pictures.length, bytes }
}
