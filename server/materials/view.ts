import { sql } from 'kysely'
import type { Block, ColumnKind, MaterialView, Progress } from '../../contract/materials'
import type { Context } from '../context'
import type { MaterialTable, MaterialProgressTable } from '../db/study-schema'
import { notFound } from '../errors'
import { fileViews } from '../files/view'
import type { MemberActor } from '../http/call'
import { chapterBegins, measureOf, type KeptBody } from './rules/body'
import { picturesIn, readMarkdown } from './rules/markdown'
import { countOf, isRead, sizeOf, within, type Stretches } from './rules/progress'
import { columnOf, visible } from './shelf'

export interface Kept {
  /** Of which version: what is seen of an older one is another thing. */
  v: number
  s: Stretches
  /** When something new was last believed, and when the last report came. */
  b: number
  t: number
}
interface At { chapter: number; place: number }

export interface Open extends MaterialTable { unit_name: string; column_name: string | null; column_kind: ColumnKind | null; author_name: string | null; kept: KeptBody }

/** A material that the member may see. */
export async function openMaterial({ db, engine }: Context, actor: MemberActor, id: string): Promise<Open> {
  const { rows: [row] } = await sql<Omit<Open, 'kept'>>`select m.*, u.name as unit_name, c.name as column_name, c.kind as column_kind, a.name as author_name
    from material m join unit u on u.id = m.unit_id left join material_column c on c.id = m.column_id left join member a on a.id = m.author
    where m.id = ${id} and ${visible(engine, actor)}`.execute(db)
  if (!row) throw notFound('这份资料')
  return { ...row, kept: JSON.parse(row.body) as KeptBody }
}

export const progressRow = ({ db }: Context, memberId: string, id: string) =>
  db.selectFrom('material_progress').selectAll().where('member_id', '=', memberId).where('material_id', '=', id).executeTakeFirst()

export function seenOf(row: Pick<MaterialProgressTable, 'seen'> | undefined, version: number): Stretches {
  const kept = row ? JSON.parse(row.seen) as Kept : undefined
  return kept?.v === version ? kept.s : []
}

export function progressView(row: MaterialProgressTable | undefined, kept: KeptBody, version: number): Progress {
  const measure = measureOf(kept)
  const of = countOf(measure)
  const seen = within(seenOf(row, version), of)
  const place = row ? JSON.parse(row.place) as At : { chapter: 0, place: 0 }
  return { seen: row?.read_at ? of : Math.min(of, sizeOf(seen)), of, read: Boolean(row?.read_at) || isRead(measure, seen), readAt: row?.read_at ?? null, ...place, seconds: row?.seconds ?? 0 }
}

/** With the addresses of its pictures, and the names of the materials that it leads to as links. */
export async function drawn(ctx: Context, markdown: string, now: number): Promise<Block[]> {
  const blocks = readMarkdown(markdown)
  const files = await fileViews(ctx, picturesIn(blocks), now)
  return blocks.map((block): Block => (block.kind === 'picture' ? { kind: 'picture', file: files.get(block.fileId) ?? null, alt: block.alt } : block as Block))
}

export async function materialView(ctx: Context, actor: MemberActor, id: string, now: number): Promise<MaterialView> {
  const open = await openMaterial(ctx, actor, id)
  const { kept, version } = open
  const row = await progressRow(ctx, actor.member.id, id)
  const seen = seenOf(row, version)
  const fileId = 'fileId' in kept ? kept.fileId : null
  return {
    id, kind: open.kind, title: open.title, summary: open.summary, period: open.period, date: open.date, column: columnOf(open), unit: { id: open.unit_id, name: open.unit_name },
    author: open.author_name ?? '', publishedAt: open.published_at, version,
    blocks: kept.kind === 'article' ? await drawn(ctx, kept.markdown, now) : [],
    chapters: kept.kind === 'book' ? kept.chapters.map(({ title, chars }, no) => ({ title, blocks: chars.length, seen: row?.read_at ? chars.length : sizeOf(ofChapter(kept, seen, no)) })) : [],
    file: fileId ? (await fileViews(ctx, [fileId], now)).get(fileId) ?? null : null,
    length: 'seconds' in kept ? kept.seconds : null,
    url: kept.kind === 'link' ? kept.url : '',
    card: kept.kind === 'card' ? { front: kept.front, back: kept.back, origin: kept.origin } : null,
    progress: progressView(row, kept, version)
  }
}

/** What is seen of one chapter, counted from its own beginning. */
function ofChapter(kept: KeptBody, seen: Stretches, no: number): Stretches {
  const begin = chapterBegins(kept, no)
  const end = chapterBegins(kept, no + 1) - 1
  return seen.flatMap(([from, to]) => (to >= begin && from <= end ? [[Math.max(from, begin) - begin, Math.min(to, end) - begin] as [number, number]] : []))
}

export async function chapterView(ctx: Context, actor: MemberActor, id: string, no: number, now: number) {
  const { kept, version } = await openMaterial(ctx, actor, id)
  const chapter = kept.kind === 'book' ? kept.chapters[no] : undefined
  if (!chapter) throw notFound('这一章')
  const seen = ofChapter(kept, seenOf(await progressRow(ctx, actor.member.id, id), version), no)
  return { no, title: chapter.title, blocks: await drawn(ctx, chapter.markdown, now), seen }
}
