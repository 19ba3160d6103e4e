import type { FileView } from '../../contract/files'
import type { Reflection, ReflectionCard, ReflectionComment } from '../../contract/reflections'
import { covers } from '../auth/actors'
import type { Context } from '../context'
import type { ReflectionCommentTable, ReflectionTable } from '../db/study-schema'
import { notFound } from '../errors'
import type { MemberActor } from '../http/call'
import { picturesOf } from './pictures'
import { mayRead, type Looker } from './rules/sight'
import { startOf } from './rules/text'
import { leastOf } from './task'

/** A reflection with the names that belong to it. */
export type Row = ReflectionTable & { author: string; unit: string; path: string }
export type CommentRow = ReflectionCommentTable & { author: string; unit: string; path: string }

export const reflections = ({ db }: Pick<Context, 'db'>) => db.selectFrom('reflection').innerJoin('member', 'member.id', 'reflection.member_id').innerJoin('unit', 'unit.id', 'reflection.unit_id')
  .selectAll('reflection').select(['member.name as author', 'unit.name as unit', 'unit.path'])

export const comments = ({ db }: Pick<Context, 'db'>) => db.selectFrom('reflection_comment').innerJoin('member', 'member.id', 'reflection_comment.member_id').innerJoin('unit', 'unit.id', 'reflection_comment.unit_id')
  .selectAll('reflection_comment').select(['member.name as author', 'unit.name as unit', 'unit.path'])

export const lookerAt = ({ member, grants }: MemberActor, path: string): Looker => ({ memberId: member.id, unitId: member.unitId, organises: covers(grants, path) })

/** One that this person may read. */
export async function readable(ctx: Context, actor: MemberActor, id: string): Promise<Row> {
  const row = await reflections(ctx).where('reflection.id', '=', id).executeTakeFirst()
  if (!row || !mayRead(row, lookerAt(actor, row.path))) throw notFound('这篇心得')
  return row
}

const PICTURES = 3

interface Reader { memberId: string; organises?: boolean }

/** When each was handed in first: what happens to it later moves no date. */
export async function handedIn({ db }: Pick<Context, 'db'>, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('reflection_event').select(({ fn }) => ['reflection_id', fn.min('at').as('at')]).where('kind', '=', 'submitted').where('reflection_id', 'in', [...ids]).groupBy('reflection_id').execute()
  return new Map(rows.map(({ reflection_id, at }) => [reflection_id, Number(at)]))
}

const head = (row: Row, { memberId, organises }: Reader, first: ReadonlyMap<string, number>) => ({
  id: row.id, about: row.title, author: { id: row.member_id, name: row.author, unit: row.unit }, mine: row.member_id === memberId, state: row.state, sight: row.sight,
  reason: row.member_id === memberId || organises ? row.reason : '', picked: row.picked_at !== null, at: first.get(row.id) ?? row.submitted_at ?? row.updated_at, chars: row.chars, likes: row.likes, comments: row.comments
})

export async function cardsOf(ctx: Context, rows: readonly Row[], reader: Reader, now: number): Promise<ReflectionCard[]> {
  const pictures = await picturesOf(ctx, rows.map(({ id }) => id), now)
  const first = await handedIn(ctx, rows.map(({ id }) => id))
  return rows.map((row) => {
    const all = pictures.get(row.id) ?? []
    return { ...head(row, reader, first), start: startOf(row.text), pictures: all.slice(0, PICTURES), pictureCount: all.length }
  })
}

export async function wholeOf(ctx: Context, rows: readonly Row[], reader: Reader, now: number): Promise<Reflection[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const pictures: Map<string, FileView[]> = await picturesOf(ctx, ids, now)
  const first = await handedIn(ctx, ids)
  const liked = new Set((await ctx.db.selectFrom('reflection_like').select('reflection_id').where('member_id', '=', reader.memberId).where('reflection_id', 'in', ids).execute()).map((row) => row.reflection_id))
  const about = rows.flatMap(({ material_id }) => (material_id === null ? [] : [material_id]))
  const materials = about.length ? await ctx.db.selectFrom('material').select(['id', 'title']).where('id', 'in', about).execute() : []
  return Promise.all(rows.map(async (row) => ({
    ...head(row, reader, first), version: row.version, text: row.text, material: materials.find(({ id }) => id === row.material_id) ?? null, planId: row.plan_id, taskId: row.task_id,
    least: row.member_id === reader.memberId ? await leastOf(ctx, row.plan_id, row.task_id, now) : 0, pictures: pictures.get(row.id) ?? [], liked: liked.has(row.id), updatedAt: row.updated_at, submittedAt: row.submitted_at === null ? null : first.get(row.id) ?? row.submitted_at
  })))
}

export const one = async (ctx: Context, row: Row, reader: Reader, now: number): Promise<Reflection> => (await wholeOf(ctx, [row], reader, now))[0] as Reflection

export const commentView = (row: CommentRow, { memberId, organises }: Reader): ReflectionComment => ({
  id: row.id, author: { id: row.member_id, name: row.author, unit: row.unit }, mine: row.member_id === memberId, text: row.text,
  state: row.state === 'deleted' ? 'refused' : row.state, reason: row.member_id === memberId || organises ? row.reason : '', at: row.at
})
