import { among } from '../db/dialects'
import { defineWrite, type Tx } from '../db/writer/write'
import type { FileTable } from '../db/study-schema'
import { AppError } from '../errors'
import { DAY_MS, MOST_STAGED } from './rules/limits'

type NewFile = Pick<FileTable, 'id' | 'kind' | 'mime' | 'member_id' | 'at'>
type Sealed = Pick<FileTable, 'id' | 'purpose' | 'sha256' | 'thumb' | 'width' | 'height' | 'seconds'>

/** Before the first byte is kept: whoever has had his share of the day is told at once. */
export const beginFile = defineWrite('file.begin', async ({ db }: Tx, { file, mostBytes }: { file: NewFile; mostBytes: number }) => {
  const { staged, bytes } = await db.selectFrom('file').where('member_id', '=', file.member_id).where('at', '>', file.at - DAY_MS)
    .select((eb) => [eb.fn.sum<number>('size').as('bytes'), eb.fn.count<number>(eb.case().when('state', '<>', 'used').then(1).end()).as('staged')]).executeTakeFirstOrThrow()
  if (Number(staged) >= MOST_STAGED) throw new AppError('too_many', `你已经上传了 ${MOST_STAGED} 个还没有交的文件，请先交上，或者明天再传。`)
  if (Number(bytes ?? 0) >= mostBytes) throw new AppError('too_many', '你今天上传的文件已经到了上限，请明天再传。')
  await db.insertInto('file').values({ ...file, state: 'coming', purpose: '', size: 0, width: null, height: null, seconds: null, sha256: '', thumb: null }).execute()
  return {}
})

export const addPiece = defineWrite('file.piece', async ({ db }: Tx, { id, no, bytes }: { id: string; no: number; bytes: Uint8Array }) => {
  await db.insertInto('file_piece').values({ file_id: id, no, bytes }).execute()
  await db.updateTable('file').set((eb) => ({ size: eb('size', '+', bytes.length) })).where('id', '=', id).execute()
  return {}
})

export const sealFile = defineWrite('file.seal', async ({ db }: Tx, { id, ...sealed }: Sealed) => {
  await db.updateTable('file').set({ state: 'staged', ...sealed }).where('id', '=', id).execute()
  return {}
})

/** An upload that came to nothing. */
export const dropFile = defineWrite('file.drop', async (tx: Tx, { id }: { id: string }) => {
  await remove(tx, [id])
  return {}
})

const AT_ONCE = 20

/** What nobody has handed in within a day. */
export const sweepFiles = defineWrite('file.sweep', async (tx: Tx, { now }: { now: number }): Promise<{ gone: number }> => {
  const old = await tx.db.selectFrom('file').select('id').where('state', 'in', ['coming', 'staged']).where('at', '<', now - DAY_MS).limit(AT_ONCE).execute()
  await remove(tx, old.map(({ id }) => id))
  return { gone: old.length }
})

async function remove({ db, engine }: Tx, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  // Taken over by something meanwhile, it stays.
  const free = await db.selectFrom('file').select('id').where(among(engine, 'id', ids)).where('state', '<>', 'used').execute()
  const gone = free.map(({ id }) => id)
  await db.deleteFrom('file_piece').where(among(engine, 'file_id', gone)).execute()
  await db.deleteFrom('file').where(among(engine, 'id', gone)).execute()
}

export const fileWrites = [beginFile, addPiece, sealFile, dropFile, sweepFiles]
