import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { ColumnKind, ColumnView, FoundMaterial, MaterialRow } from '../../contract/materials'
import type { Context } from '../context'
import { among, contains, type Engine } from '../db/dialects'
import type { Schema } from '../db/schema'
import { fileViews } from '../files/view'
import { searchWords } from '../fold'
import { numberCursor } from '../http/cursor'
import type { MemberActor } from '../http/call'
import type { KeptBody } from './rules/body'
import { excerptOf } from './rules/excerpt'

/* What a member finds: published by his own unit or one above it, in a column that is shown or in none. */

type Db = Kysely<Schema>

/** For a query over `material m left join material_column c`. */
export const visible = (engine: Engine, { member }: { member: { lineage: readonly string[] } }): RawBuilder<boolean> =>
  sql<boolean>`(m.state = 'published' and ${among(engine, 'm.unit_id', member.lineage)} and (c.id is null or (c.shown = 1 and ${among(engine, 'c.unit_id', member.lineage)})))`

export interface Found {
  id: string; kind: MaterialRow['kind']; title: string; summary: string; period: string; date: string; cover: string | null; body: string; unit_id: string; unit_name: string
  version: number; column_id: string | null; column_name: string | null; column_kind: ColumnKind | null; read_at: number | null; updated: number | null
}

interface Asked { where: RawBuilder<boolean>; order: RawBuilder<unknown>; limit: number; offset?: number }

async function find({ db, engine }: Context, actor: MemberActor, { where, order, limit, offset = 0 }: Asked): Promise<Found[]> {
  const { rows } = await sql<Found>`select m.id, m.kind, m.title, m.summary, m.period, m.date, m.cover, m.version, case when m.kind in ('card', 'audio', 'video') then m.body else '' end as body, m.unit_id, u.name as unit_name,
      c.id as column_id, c.name as column_name, c.kind as column_kind, p.read_at, p.updated_at as updated
    from material m join unit u on u.id = m.unit_id left join material_column c on c.id = m.column_id
    left join material_progress p on p.material_id = m.id and p.member_id = ${actor.member.id}
    where ${visible(engine, actor)} and ${where} order by ${order} limit ${limit} offset ${offset}`.execute(db)
  return rows
}

export async function rowsOf(ctx: Context, found: readonly Found[], now: number): Promise<MaterialRow[]> {
  const covers = await fileViews(ctx, found.flatMap(({ cover }) => cover ?? []), now)
  return found.map((row) => {
    const body = row.body ? JSON.parse(row.body) as KeptBody : null
    return {
      id: row.id, kind: row.kind, title: row.title, summary: row.summary, period: row.period, date: row.date, unit: { id: row.unit_id, name: row.unit_name },
      column: columnOf(row), cover: row.cover ? covers.get(row.cover) ?? null : null,
      card: body?.kind === 'card' ? { front: body.front, back: body.back, origin: body.origin } : null,
      length: body && 'seconds' in body ? body.seconds : null, version: row.version, read: row.read_at !== null, begun: row.updated !== null
    }
  })
}

export const columnOf = (row: Pick<Found, 'column_id' | 'column_name' | 'column_kind'>) =>
  row.column_id === null ? null : { id: row.column_id, name: row.column_name as string, kind: row.column_kind as ColumnKind }

/** A page by how far one has come: lists of materials are short, and change seldom. */
async function pageOf(ctx: Context, actor: MemberActor, { cursor, limit = 30 }: { cursor?: string; limit?: number }, asked: Pick<Asked, 'where' | 'order'>, now: number) {
  const offset = numberCursor(cursor) ?? 0
  const found = await find(ctx, actor, { ...asked, limit: limit + 1, offset })
  return { items: await rowsOf(ctx, found.slice(0, limit), now), next: found.length > limit ? String(offset + limit) : null }
}

type Paged = { cursor?: string; limit?: number }

export const inColumn = (ctx: Context, actor: MemberActor, { id, period, ...paged }: Paged & { id: string; period?: string }, kind: ColumnKind, now: number) =>
  pageOf(ctx, actor, paged, {
    where: period ? sql<boolean>`c.id = ${id} and m.period = ${period}` : sql<boolean>`c.id = ${id}`,
    order: kind === 'timeline' ? sql`m.date, m.sort, m.id` : sql`m.sort, m.id`
  }, now)

/** Each with the place in it where the words stand, where its title and summary do not show them. */
export async function withWords(ctx: Context, actor: MemberActor, { text, ...paged }: Paged & { text: string }, now: number): Promise<{ items: FoundMaterial[]; next: string | null }> {
  const words = searchWords(text)
  const inTitle = sql.join(words.map((word) => contains(ctx.engine, 'm.title', word)), sql` and `)
  const { items, next } = await pageOf(ctx, actor, paged, {
    where: words.length ? sql<boolean>`${sql.join(words.map((word) => contains(ctx.engine, 'm.words', word)), sql` and `)}` : sql<boolean>`1 = 0`,
    order: words.length ? sql`case when ${inTitle} then 0 else 1 end, c.sort, m.sort, m.id` : sql`m.id`
  }, now)
  const { rows } = items.length ? await sql<{ id: string; words: string }>`select id, words from material where ${among(ctx.engine, 'id', items.map(({ id }) => id))}`.execute(ctx.db) : { rows: [] }
  return { items: items.map((item) => ({ ...item, excerpt: excerptOf(rows.find(({ id }) => id === item.id)?.words ?? '', words, [item.title, item.summary]) })), next }
}

export const begunBy = async (ctx: Context, actor: MemberActor, now: number) =>
  rowsOf(ctx, await find(ctx, actor, { where: sql<boolean>`p.updated_at is not null and p.read_at is null and m.kind <> 'card'`, order: sql`p.updated_at desc, m.id`, limit: 3 }), now)

export const newest = async (ctx: Context, actor: MemberActor, now: number) =>
  rowsOf(ctx, await find(ctx, actor, { where: sql<boolean>`m.kind <> 'card' and p.updated_at is null`, order: sql`m.published_at desc, m.sort, m.id`, limit: 3 }), now)

/** Columns with something in them, those of the uppermost unit first. */
export async function columnsFor({ db, engine }: Context, actor: MemberActor, id?: string): Promise<ColumnView[]> {
  const { rows } = await sql<{ id: string; kind: ColumnKind; name: string; note: string; unit_id: string; unit_name: string; n: number; done: number }>`
    select c.id, c.kind, c.name, c.note, c.unit_id, u.name as unit_name, count(m.id) as n, count(p.read_at) as done
    from material_column c join unit u on u.id = c.unit_id join material m on m.column_id = c.id
    left join material_progress p on p.material_id = m.id and p.member_id = ${actor.member.id}
    where ${visible(engine, actor)} ${id === undefined ? sql`` : sql`and c.id = ${id}`}
    group by c.id, c.kind, c.name, c.note, c.unit_id, u.name, u.depth, c.sort order by u.depth, c.sort, c.id`.execute(db)
  return rows.map(({ n, done, unit_id, unit_name, ...column }) => ({ ...column, unit: { id: unit_id, name: unit_name }, materials: Number(n), read: Number(done) }))
}

export async function periodsIn({ db, engine }: Context, actor: MemberActor, id: string): Promise<string[]> {
  const { rows } = await sql<{ period: string }>`select m.period, min(m.sort) as first from material m join material_column c on c.id = m.column_id
    where ${visible(engine, actor)} and c.id = ${id} and m.period <> '' group by m.period order by first`.execute(db)
  return rows.map(({ period }) => period)
}

/** Which of these a member has read to the end, and when. */
export async function readAt(db: Db, memberId: string, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('material_progress').select(['material_id', 'read_at']).where('member_id', '=', memberId).where('material_id', 'in', [...new Set(ids)]).where('read_at', 'is not', null).execute()
  return new Map(rows.map((row) => [row.material_id, Number(row.read_at)]))
}
