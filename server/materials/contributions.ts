import type { Contribution, MaterialInput } from '../../contract/materials'
import type { materialsEndpoints } from '../../contract/materials'
import type { Context } from '../context'
import type { MaterialTable } from '../db/study-schema'
import { notFound } from '../errors'
import { fileViews } from '../files/view'
import type { Handlers, MemberActor } from '../http/call'
import { placeCursor, placeOf } from '../http/cursor'
import { newId } from '../ids'
import { contribute, dropContribution, editContribution, submitContribution, takeBack } from './contribution-writes'
import type { KeptBody } from './rules/body'
import { joinText, splitText } from './rules/contributed'

type Route = Extract<keyof typeof materialsEndpoints, `${string} /me/materials${string}`>

interface Written { title: string; columnId: string | null; markdown: string; pictures: string[] }

const inputOf = ({ title, columnId, markdown, pictures }: Written): MaterialInput =>
  ({ title, summary: '', period: '', date: '', columnId, cover: pictures[0] ?? null, body: { kind: 'article', markdown: joinText(markdown, pictures) } })

const mine = ({ db }: Context, actor: MemberActor) => db.selectFrom('material').selectAll('material')
  .leftJoin('material_column as c', 'c.id', 'material.column_id').select(['c.name as column_name', 'c.kind as column_kind']).where('material.author', '=', actor.member.id)

async function one(ctx: Context, actor: MemberActor, id: string, now: number): Promise<Contribution> {
  const row = await mine(ctx, actor).where('material.id', '=', id).executeTakeFirst()
  if (!row) throw notFound('这篇投稿')
  return (await views(ctx, [row], now))[0] as Contribution
}

type Row = MaterialTable & { column_name: string | null; column_kind: string | null }

async function views(ctx: Context, rows: readonly Row[], now: number): Promise<Contribution[]> {
  const split = rows.map(({ body }) => {
    const kept = JSON.parse(body) as KeptBody
    return splitText(kept.kind === 'article' ? kept.markdown : '')
  })
  const files = await fileViews(ctx, split.flatMap(({ pictures }) => pictures), now)
  return rows.map((row, i) => ({
    id: row.id, title: row.title, state: row.state, reason: row.reason, version: row.version, updatedAt: row.updated_at,
    column: row.column_id === null ? null : { id: row.column_id, name: row.column_name ?? '', kind: row.column_kind as 'articles' },
    markdown: split[i]?.text ?? '', pictures: (split[i]?.pictures ?? []).flatMap((id) => files.get(id) ?? [])
  }))
}

export const contributionHandlers: Handlers<Route> = {
  async 'GET /me/materials'({ ctx, actor, now, input: { cursor, limit = 20 } }) {
    const after = placeOf(cursor)
    const rows = await mine(ctx, actor).orderBy('material.updated_at', 'desc').orderBy('material.id', 'desc').limit(limit + 1)
      .$if(after !== undefined, (query) => query.where((eb) => eb.or([eb('material.updated_at', '<', after?.at ?? 0), eb.and([eb('material.updated_at', '=', after?.at ?? 0), eb('material.id', '<', after?.id ?? '')])])))
      .execute()
    const shown = rows.slice(0, limit)
    const last = rows.length > limit ? shown.at(-1) : undefined
    return { items: await views(ctx, shown, now), next: last ? placeCursor({ at: last.updated_at, id: last.id }) : null }
  },

  'GET /me/materials/:id': ({ ctx, actor, now, input: { id } }) => one(ctx, actor, id, now),

  async 'POST /me/materials'({ ctx, actor, now, input }) {
    const id = newId(now)
    await ctx.writer.write(contribute, { id, memberId: actor.member.id, unitId: actor.member.unitId, input: inputOf(input), now })
    return one(ctx, actor, id, now)
  },

  async 'PUT /me/materials/:id'({ ctx, actor, now, input: { id, version, ...written } }) {
    await ctx.writer.write(editContribution, { id, memberId: actor.member.id, version, input: inputOf(written), now })
    return one(ctx, actor, id, now)
  },

  async 'POST /me/materials/:id/submit'({ ctx, actor, now, input: { id, version } }) {
    await ctx.writer.write(submitContribution, { id, memberId: actor.member.id, version, actor: actor.accountId, now })
    return one(ctx, actor, id, now)
  },

  async 'POST /me/materials/:id/withdraw'({ ctx, actor, now, input: { id } }) {
    await ctx.writer.write(takeBack, { id, memberId: actor.member.id, now })
    return one(ctx, actor, id, now)
  },

  async 'DELETE /me/materials/:id'({ ctx, actor, now, input: { id } }) {
    await ctx.writer.write(dropContribution, { id, memberId: actor.member.id, now })
    return { ok: true }
  }
}
