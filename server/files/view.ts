import { timingSafeEqual } from 'node:crypto'
import type { FileView } from '../../contract/files'
import type { Context } from '../context'
import { among } from '../db/dialects'
import type { FileTable } from '../db/study-schema'

const HOUR_MS = 3600 * 1000

const signOf = ({ keys }: Pick<Context, 'keys'>, id: string, until: number) => keys.hash(`file ${id} until ${until}`)

/** To the hour, so that a phone that asks again finds the picture among what it has kept. */
const goodUntil = (now: number) => Math.ceil((now + 2 * HOUR_MS) / HOUR_MS) * HOUR_MS

export type ShownFile = Pick<FileTable, 'id' | 'kind' | 'size' | 'width' | 'height' | 'seconds'>

/** For whoever may see what the file belongs to: the caller has made sure of it. */
export function fileView(ctx: Pick<Context, 'keys'>, { id, kind, size, width, height, seconds }: ShownFile, now: number): FileView {
  const until = goodUntil(now)
  const url = `/files/${id}?until=${until}&sign=${signOf(ctx, id, until)}`
  return { id, kind, url, thumb: kind === 'photo' ? `${url}&size=thumb` : null, bytes: size, width, height, seconds }
}

export async function fileViews(ctx: Pick<Context, 'db' | 'engine' | 'keys'>, ids: readonly string[], now: number): Promise<Map<string, FileView>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.db.selectFrom('file').select(['id', 'kind', 'size', 'width', 'height', 'seconds']).where(among(ctx.engine, 'id', [...new Set(ids)])).execute()
  return new Map(rows.map((row) => [row.id, fileView(ctx, row, now)]))
}

export function signed(ctx: Pick<Context, 'keys'>, id: string, until: number, sign: string, now: number): boolean {
  const right = Buffer.from(signOf(ctx, id, until))
  const given = Buffer.from(sign)
  return until > now && given.length === right.length && timingSafeEqual(given, right)
}
