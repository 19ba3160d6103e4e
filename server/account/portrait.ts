import type { Portrait, portraitEndpoints } from '../../contract/portrait'
import type { Context } from '../context'
import { among } from '../db/dialects'
import { fileViews } from '../files/view'
import type { Handlers } from '../http/call'
import { forgetPortraits, removePortrait, setPortrait } from './portrait-writes'

/** Of these members, for whoever may see them: the caller has made sure of it. */
export async function portraitsOf(ctx: Context, memberIds: readonly string[], now: number): Promise<Map<string, Portrait>> {
  if (memberIds.length === 0) return new Map()
  const rows = await ctx.db.selectFrom('member_portrait').selectAll().where(among(ctx.engine, 'member_id', [...new Set(memberIds)])).execute()
  const files = await fileViews(ctx, rows.map(({ file_id }) => file_id), now)
  return new Map(rows.flatMap(({ member_id, file_id, at }) => {
    const file = files.get(file_id)
    return file ? [[member_id, { file, at: Number(at) }] as const] : []
  }))
}

/** The photos of those who are on the roster no longer. */
export async function forgetLeft(ctx: Context): Promise<void> {
  // Asked without the writer: there is rarely anything to do.
  const due = await ctx.db.selectFrom('member_portrait as p').innerJoin('member as m', 'm.id', 'p.member_id').select('p.member_id').where('m.status', '<>', 'active').limit(1).executeTakeFirst()
  if (due) await ctx.writer.write(forgetPortraits, { now: ctx.clock() })
}

const mine = async (ctx: Context, memberId: string, now: number) => ({ portrait: (await portraitsOf(ctx, [memberId], now)).get(memberId) ?? null })

export const portraitHandlers: Handlers<keyof typeof portraitEndpoints> = {
  'GET /me/portrait': ({ ctx, actor, now }) => mine(ctx, actor.member.id, now),

  async 'PUT /me/portrait'({ ctx, actor, input, now }) {
    await ctx.writer.write(setPortrait, { memberId: actor.member.id, actor: actor.accountId, now, fileId: input.fileId })
    return mine(ctx, actor.member.id, now)
  },

  async 'DELETE /me/portrait'({ ctx, actor, now }) {
    await ctx.writer.write(removePortrait, { memberId: actor.member.id, actor: actor.accountId, now })
    return { ok: true }
  }
}
