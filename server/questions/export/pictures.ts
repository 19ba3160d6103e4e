import { sql } from 'kysely'
import type { Context } from '../../context'
import { among } from '../../db/dialects'
import type { ParsedQuestion } from '../parse/types'

/** A picture as a Word file takes it; width and height in pixels. */
export interface Picture {
  type: 'png' | 'jpg' | 'gif'
  bytes: Buffer
  width: number
  height: number
}

const MARK = /\[图:([0-9a-f]{32})\]/g
const TYPES: Partial<Record<string, Picture['type']>> = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/gif': 'gif' }

/** Pictures of these questions by id. What Word cannot show (WebP), or what does not tell its size, is left out. */
export async function picturesOf({ db, engine }: Pick<Context, 'db' | 'engine'>, questions: readonly Pick<ParsedQuestion, 'stem' | 'options' | 'analysis'>[]): Promise<Map<string, Picture>> {
  const ids = [...new Set(questions.flatMap(({ stem, options, analysis }) => [stem, ...options, analysis].flatMap((text) => [...text.matchAll(MARK)].map(([, id]) => id as string))))]
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; mime: string; bytes: Uint8Array }>`select id, mime, bytes from image where ${among(engine, 'id', ids)}`.execute(db)
  return new Map(rows.flatMap(({ id, mime, bytes: stored }) => {
    const bytes = Buffer.from(stored)
    const type = TYPES[mime]
    const size = type && sizeOf(type, bytes)
    return type && size ? [[id, { type, bytes, ...size }] as const] : []
  }))
}

/** Read from the file's own head: PNG's IHDR, GIF's screen descriptor, JPEG's start of frame. */
export function sizeOf(type: Picture['type'], bytes: Buffer): { width: number; height: number } | undefined {
  if (type === 'png') return bytes.length < 24 ? undefined : positive(bytes.readUInt32BE(16), bytes.readUInt32BE(20))
  if (type === 'gif') return bytes.length < 10 ? undefined : positive(bytes.readUInt16LE(6), bytes.readUInt16LE(8))
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1] as number
    // C0–CF are starts of frame but for tables (C4, C8, CC).
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) return positive(bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5))
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return undefined
}

const positive = (width: number, height: number) => (width > 0 && height > 0 ? { width, height } : undefined)
