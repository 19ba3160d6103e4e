import { sql } from 'kysely'
import type { FileKind, FilePurpose } from '../../contract/files'
import { among, forUpdate } from '../db/dialects'
import type { Tx } from '../db/writer/write'
import { AppError } from '../errors'

interface Wanted { purpose: FilePurpose; kinds: readonly FileKind[]; most: number }
export interface TakenFile { id: string; kind: FileKind; seconds: number | null }

const kindNames: Record<FileKind, string> = { photo: '照片', audio: '录音', video: '视频', pdf: 'PDF' }

/**
 * Takes over what a member uploaded, within the transaction of what he hands in: his own, for this purpose, and held by nothing else yet.
 * @returns them in the order of the ids
 */
export async function takeFiles(tx: Tx, memberId: string, ids: readonly string[], { purpose, kinds, most }: Wanted): Promise<TakenFile[]> {
  if (ids.length === 0) return []
  if (new Set(ids).size > most || new Set(ids).size !== ids.length) throw new AppError('bad_request', `最多 ${most} 个文件，请去掉多余的再交。`)
  const { rows } = await sql<{ id: string; kind: FileKind; member_id: string; purpose: string; state: string; seconds: number | null }>`
    select id, kind, member_id, purpose, state, seconds from file where ${among(tx.engine, 'id', [...ids])} order by id ${forUpdate(tx.engine)}`.execute(tx.db)
  const byId = new Map(rows.map((row) => [row.id, row]))
  const files = ids.map((id) => {
    const file = byId.get(id)
    if (!file || file.member_id !== memberId || file.purpose !== purpose || file.state !== 'staged') throw new AppError('bad_request', '有一个文件已经不在了（上传后要在一天内交），请重新上传。')
    if (!kinds.includes(file.kind)) throw new AppError('bad_request', `这里只能交${kinds.map((kind) => kindNames[kind]).join('、')}。`)
    return { id: file.id, kind: file.kind, seconds: file.seconds }
  })
  await tx.db.updateTable('file').set({ state: 'used' }).where(among(tx.engine, 'id', [...ids])).execute()
  return files
}

/** What held them holds them no longer: they are gone in a day. */
export async function letGo(tx: Tx, ids: readonly string[], now: number): Promise<void> {
  if (ids.length) await tx.db.updateTable('file').set({ state: 'staged', at: now }).where(among(tx.engine, 'id', [...ids])).execute()
}
