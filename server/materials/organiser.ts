import { sql } from 'kysely'
import type { ColumnEntry, MaterialEntry, shelfEndpoints } from '../../contract/materials'
import { covers, withinGrants } from '../auth/actors'
import type { Context } from '../context'
import { among, contains } from '../db/dialects'
import { AppError, notFound } from '../errors'
import { fileViews } from '../files/view'
import { searchWords } from '../fold'
import type { Handlers, MemberActor } from '../http/call'
import { numberCursor } from '../http/cursor'
import { newId } from '../ids'
import { coveredUnit } from '../roster/range'
import { lineage } from '../unit-path'
import { bodyOf, filesIn, type KeptBody } from './rules/body'
import { picturesIn, readMarkdown } from './rules/markdown'
import { columnOf } from './shelf'
import { drawn } from './view'
import { createColumn, createMaterial, deleteMaterial, editColumn, editMaterial, orderColumns, orderMaterials, publishMaterial, returnMaterial, withdrawMaterial } from './writes'

/** What lies above one's range is used, not changed. */
const above = ({ grants }: MemberActor) => [...new Set(grants.flatMap((grant) => lineage(grant.unitPath)))]

interface Entry extends Omit<MaterialEntry, 'unit' | 'author' | 'column' | 'updatedAt' | 'publishedAt' | 'mine'> {
  unit_id: string; unit_name: string; path: string; author_name: string | null; column_id: string | null; column_name: string | null; column_kind: ColumnEntry['kind'] | null; updated_at: number; published_at: number | null; body: string
  summary: string; cover: string | null
}

const entries = sql`select m.id, m.kind, m.title, m.state, m.reason, m.period, m.date, m.version, m.updated_at, m.published_at, m.unit_id, u.name as unit_name, u.path, a.name as author_name,
    c.id as column_id, c.name as column_name, c.kind as column_kind, m.body, m.summary, m.cover, (select count(*) from material_progress p where p.material_id = m.id and p.read_at is not null) as readers
  from material m join unit u on u.id = m.unit_id left join material_column c on c.id = m.column_id left join member a on a.id = m.author`

/** In one's range all but what members have not handed in; above it what is published. */
const mayList = ({ engine }: Context, actor: MemberActor) =>
  sql<boolean>`((${withinGrants(actor.grants, 'u.path')} and not (m.state = 'draft' and m.author is not null)) or (m.state = 'published' and ${among(engine, 'm.unit_id', above(actor))}))`

const entryOf = (actor: MemberActor, row: Entry): MaterialEntry => ({
  id: row.id, kind: row.kind, title: row.title, state: row.state, reason: row.reason, unit: { id: row.unit_id, name: row.unit_name }, author: row.author_name ?? '', column: columnOf(row),
  period: row.period, date: row.date, version: row.version, mine: covers(actor.grants, row.path), readers: Number(row.readers), updatedAt: row.updated_at, publishedAt: row.published_at
})

async function load(ctx: Context, actor: MemberActor, id: string): Promise<Entry> {
  const { rows: [row] } = await sql<Entry>`${entries} where m.id = ${id} and not (m.state = 'draft' and m.author is not null)`.execute(ctx.db)
  if (!row) throw notFound('这份资料')
  const seen = covers(actor.grants, row.path) || (row.state === 'published' && above(actor).includes(row.unit_id))
  if (!seen) throw new AppError('forbidden', '这份资料属于别的单位，不在你的管理范围内。')
  return row
}

/** A material that the actor may change. */
async function own(ctx: Context, actor: MemberActor, id: string): Promise<Entry> {
  const row = await load(ctx, actor, id)
  if (!covers(actor.grants, row.path)) throw new AppError('forbidden', '这份资料由上级单位管理，你可以用，不能修改。')
  return row
}

const entry = async (ctx: Context, actor: MemberActor, id: string) => entryOf(actor, await load(ctx, actor, id))

async function columns(ctx: Context, actor: MemberActor, id?: string): Promise<ColumnEntry[]> {
  const { rows } = await sql<{ id: string; kind: ColumnEntry['kind']; name: string; note: string; shown: number; version: number; unit_id: string; unit_name: string; path: string; n: number }>`
    select c.id, c.kind, c.name, c.note, c.shown, c.version, c.unit_id, u.name as unit_name, u.path, (select count(*) from material m where m.column_id = c.id and m.state = 'published') as n
    from material_column c join unit u on u.id = c.unit_id where (${withinGrants(actor.grants, 'u.path')} or (c.shown = 1 and ${among(ctx.engine, 'c.unit_id', above(actor))}))
    ${id === undefined ? sql`` : sql`and c.id = ${id}`} order by u.depth, c.unit_id, c.sort, c.id`.execute(ctx.db)
  return rows.map(({ n, shown, unit_id, unit_name, path, ...column }) => ({ ...column, unit: { id: unit_id, name: unit_name }, shown: shown === 1, mine: covers(actor.grants, path), materials: Number(n) }))
}

async function ownColumn(ctx: Context, actor: MemberActor, id: string): Promise<ColumnEntry> {
  const found = await ctx.db.selectFrom('material_column as c').innerJoin('unit as u', 'u.id', 'c.unit_id').select('u.path').where('c.id', '=', id).executeTakeFirst()
  if (!found) throw notFound('这个专栏')
  if (!covers(actor.grants, found.path)) throw new AppError('forbidden', '这个专栏由别的单位管理，你不能修改。')
  return (await columns(ctx, actor, id))[0] as ColumnEntry
}

export const shelfHandlers: Handlers<keyof typeof shelfEndpoints> = {
  'GET /organiser/columns': async ({ ctx, actor }) => ({ columns: await columns(ctx, actor) }),

  async 'POST /organiser/columns'({ ctx, actor, now, input: { unitId, ...column } }) {
    await coveredUnit(ctx, actor, unitId)
    const id = newId(now)
    await ctx.writer.write(createColumn, { id, unitId, actor: actor.accountId, now, ...column })
    return (await columns(ctx, actor, id))[0] as ColumnEntry
  },

  async 'PUT /organiser/columns/:id'({ ctx, actor, now, input }) {
    await ownColumn(ctx, actor, input.id)
    await ctx.writer.write(editColumn, { ...input, actor: actor.accountId, now })
    return ownColumn(ctx, actor, input.id)
  },

  async 'PUT /organiser/columns/order'({ ctx, actor, now, input: { unitId, ids } }) {
    await coveredUnit(ctx, actor, unitId)
    await ctx.writer.write(orderColumns, { unitId, ids, actor: actor.accountId, now })
    return { ok: true }
  },

  async 'PUT /organiser/columns/:id/order'({ ctx, actor, now, input: { id, ids } }) {
    await ownColumn(ctx, actor, id)
    await ctx.writer.write(orderMaterials, { columnId: id, ids, actor: actor.accountId, now })
    return { ok: true }
  },

  async 'GET /organiser/materials'({ ctx, actor, input: { cursor, limit = 30, state, columnId, text, kind, period } }) {
    const offset = numberCursor(cursor) ?? 0
    const narrowed = [
      ...(state ? [sql`m.state = ${state}`] : []), ...(columnId ? [sql`m.column_id = ${columnId}`] : []), ...(kind ? [sql`m.kind = ${kind}`] : []), ...(period ? [sql`m.period = ${period}`] : []), ...(text ? searchWords(text).map((word) => contains(ctx.engine, 'm.words', word)) : [])
    ].map((one) => sql`and ${one}`)
    const { rows } = await sql<Entry>`${entries} where ${mayList(ctx, actor)} ${sql.join(narrowed, sql` `)} order by ${columnId ? sql`m.sort, m.id` : sql`m.updated_at desc, m.id`} limit ${limit + 1} offset ${offset}`.execute(ctx.db)
    const { rows: [waiting] } = await sql<{ n: number }>`select count(*) as n from material m join unit u on u.id = m.unit_id where m.state = 'review' and ${withinGrants(actor.grants, 'u.path')}`.execute(ctx.db)
    return { items: rows.slice(0, limit).map((row) => entryOf(actor, row)), next: rows.length > limit ? String(offset + limit) : null, waiting: Number(waiting?.n ?? 0) }
  },

  async 'POST /organiser/materials/preview'({ ctx, now, input: { markdown } }) {
    // No address is signed for a picture that somebody merely names: here only their places.
    const blocks = readMarkdown(markdown)
    const pictures = picturesIn(blocks)
    return { blocks: await drawn(ctx, pictures.length ? markdown.replace(/\(file:[A-Za-z0-9_-]+\)/g, '(file:-)') : markdown, now), pictures, problems: blocks.length ? [] : ['正文还是空的。'] }
  },

  async 'POST /organiser/materials'({ ctx, actor, now, input: { unitId, ...input } }) {
    await coveredUnit(ctx, actor, unitId)
    const id = newId(now)
    const { version } = await ctx.writer.write(createMaterial, { id, unitId, memberId: actor.member.id, input, actor: actor.accountId, now })
    return { id, version }
  },

  async 'GET /organiser/materials/:id'({ ctx, actor, now, input: { id } }) {
    const row = await load(ctx, actor, id)
    const body = bodyOf(JSON.parse(row.body) as KeptBody)
    const files = await fileViews(ctx, filesIn(body, row.cover), now)
    return {
      material: entryOf(actor, row), files: [...files.values()], blocks: body.kind === 'article' ? await drawn(ctx, body.markdown, now) : [],
      input: { title: row.title, summary: row.summary, period: row.period, date: row.date, columnId: row.column_id, cover: row.cover, body }
    }
  },

  async 'PUT /organiser/materials/:id'({ ctx, actor, now, input: { id, version, unitId, ...input } }) {
    await own(ctx, actor, id)
    await coveredUnit(ctx, actor, unitId)
    const saved = await ctx.writer.write(editMaterial, { id, version, unitId, memberId: actor.member.id, input, actor: actor.accountId, now })
    return { id, version: saved.version }
  },

  async 'POST /organiser/materials/:id/publish'({ ctx, actor, now, input: { id, version } }) {
    await own(ctx, actor, id)
    await ctx.writer.write(publishMaterial, { id, version, actor: actor.accountId, now })
    return entry(ctx, actor, id)
  },

  async 'POST /organiser/materials/:id/return'({ ctx, actor, now, input: { id, version, reason } }) {
    await own(ctx, actor, id)
    await ctx.writer.write(returnMaterial, { id, version, reason, actor: actor.accountId, now })
    return entry(ctx, actor, id)
  },

  async 'POST /organiser/materials/:id/withdraw'({ ctx, actor, now, input: { id, version, reason } }) {
    await own(ctx, actor, id)
    await ctx.writer.write(withdrawMaterial, { id, version, reason, actor: actor.accountId, now })
    return entry(ctx, actor, id)
  },

  async 'DELETE /organiser/materials/:id'({ ctx, actor, now, input: { id } }) {
    const { unit_id } = await own(ctx, actor, id)
    await ctx.writer.write(deleteMaterial, { id, unitId: unit_id, actor: actor.accountId, now })
    return { ok: true }
  }
}
