import type { Draft } from '../../contract/reflections'
import type { Context } from '../context'
import { AppError, notFound } from '../errors'
import type { Handlers, MemberActor } from '../http/call'
import { placeCursor, placeOf } from '../http/cursor'
import { newId } from '../ids'
import { readSwitches } from '../switches'
import { provenBy } from './check-in'
import { feedPage } from './feed'
import { deleteReflection, saveReflection, submitReflection, withdrawReflection } from './save-writes'
import { commentOn, deleteComment, likeReflection, reportReflection } from './social-writes'
import { aboutOf, leastOf } from './task'
import { cardsOf, comments, commentView, lookerAt, one, readable, reflections } from './views'

/** One's own, as it stands after a change. */
async function mine(ctx: Context, { member }: MemberActor, id: string, now: number) {
  const row = await reflections(ctx).where('reflection.id', '=', id).where('reflection.member_id', '=', member.id).executeTakeFirst()
  if (!row) throw notFound('这篇心得')
  return one(ctx, row, { memberId: member.id }, now)
}

/** What a draft refers to is there. */
async function ensureThere({ db }: Context, { materialId, planId, taskId }: Draft) {
  if ((planId === null) !== (taskId === null)) throw new AppError('bad_request', '学习任务没有说全，请从任务页重新进来。')
  if (materialId !== null && !await db.selectFrom('material').select('id').where('id', '=', materialId).executeTakeFirst()) throw notFound('这份学习资料')
}

async function like({ ctx, actor, input, now }: { ctx: Context; actor: MemberActor; input: { id: string }; now: number }, on: boolean) {
  const row = await readable(ctx, actor, input.id)
  const { likes } = await ctx.writer.write(likeReflection, { id: row.id, looker: lookerAt(actor, row.path), on, now })
  return { liked: on, likes }
}

export const reflectionHandlers: Handlers<keyof typeof import('../../contract/reflections').reflectionsEndpoints> = {
  async 'GET /reflections'({ ctx, actor, input, now }) {
    const { rows, next } = await feedPage(ctx, actor, input)
    return { items: await cardsOf(ctx, rows, { memberId: actor.member.id }, now), next, social: (await readSwitches(ctx.db)).social }
  },

  async 'GET /reflections/start'({ ctx, actor, input, now }) {
    const about = { materialId: input.materialId ?? null, planId: input.planId ?? null, taskId: input.taskId ?? null }
    let open = reflections(ctx).where('reflection.member_id', '=', actor.member.id).where('reflection.state', '=', 'draft')
    // For a task whatever it is about: which material that is can be changed while writing.
    const asked = [['material_id', about.materialId], ['plan_id', about.planId], ['task_id', about.taskId]] as const
    for (const [column, value] of about.planId !== null && about.materialId === null ? asked.slice(1) : asked) open = value === null ? open.where(`reflection.${column}`, 'is', null) : open.where(`reflection.${column}`, '=', value)
    const draft = await open.orderBy('reflection.updated_at', 'desc').limit(1).executeTakeFirst()
    return {
      about: await aboutOf(ctx, about), least: await leastOf(ctx, about.planId, about.taskId, now), unit: actor.member.unitName,
      draft: draft ? await one(ctx, draft, { memberId: actor.member.id }, now) : null
    }
  },

  async 'GET /reflections/:id'({ ctx, actor, input, now }) {
    const row = await readable(ctx, actor, input.id)
    const proves = row.member_id === actor.member.id ? await provenBy(ctx.db, row, ctx.config.zone) : []
    return {
      reflection: await one(ctx, row, { memberId: actor.member.id, organises: lookerAt(actor, row.path).organises }, now), social: (await readSwitches(ctx.db)).social,
      proves: proves.flatMap(({ row: { day }, planTitle, taskTitle, stands }) => (stands ? [] : [{ planTitle, taskTitle, day: Number(day) }]))
    }
  },

  async 'PUT /reflections/:id'({ ctx, actor, input: { id, version, ...draft }, now }) {
    await ensureThere(ctx, draft)
    await ctx.writer.write(saveReflection, { id, memberId: actor.member.id, unitId: actor.member.unitId, version, draft, about: await aboutOf(ctx, draft), now })
    return mine(ctx, actor, id, now)
  },

  async 'DELETE /reflections/:id'({ ctx, actor, input, now }) {
    await ctx.writer.write(deleteReflection, { id: input.id, memberId: actor.member.id, actor: actor.accountId, zone: ctx.config.zone, now })
    return { ok: true as const }
  },

  async 'POST /reflections/:id/submit'({ ctx, actor, input, now }) {
    const { planId, taskId } = await mine(ctx, actor, input.id, now)
    const least = await leastOf(ctx, planId, taskId, now)
    const { checkedIn } = await ctx.writer.write(submitReflection, { id: input.id, memberId: actor.member.id, unitId: actor.member.unitId, version: input.version, least, check: ctx.wechat !== null, zone: ctx.config.zone, now })
    return { ...await mine(ctx, actor, input.id, now), checkedIn }
  },

  async 'POST /reflections/:id/withdraw'({ ctx, actor, input, now }) {
    await ctx.writer.write(withdrawReflection, { id: input.id, memberId: actor.member.id, zone: ctx.config.zone, now })
    return mine(ctx, actor, input.id, now)
  },

  async 'POST /reflections/:id/report'({ ctx, actor, input, now }) {
    const row = await readable(ctx, actor, input.id)
    await ctx.writer.write(reportReflection, { id: row.id, looker: lookerAt(actor, row.path), reason: input.reason, now })
    return { ok: true as const }
  },

  'PUT /reflections/:id/like': (call) => like(call, true),
  'DELETE /reflections/:id/like': (call) => like(call, false),

  async 'GET /reflections/:id/comments'({ ctx, actor, input }) {
    const row = await readable(ctx, actor, input.id)
    const { limit = 20 } = input
    const after = placeOf(input.cursor)
    // One's own are there whatever became of them.
    const rows = (await readSwitches(ctx.db)).social ? await comments(ctx).where('reflection_id', '=', row.id)
      .where((eb) => eb.or([eb('reflection_comment.state', '=', 'shown'), eb.and([eb('reflection_comment.member_id', '=', actor.member.id), eb('reflection_comment.state', '<>', 'deleted')])]))
      .$if(after !== undefined, (query) => query.where((eb) => eb.or([eb('reflection_comment.at', '>', after?.at ?? 0), eb.and([eb('reflection_comment.at', '=', after?.at ?? 0), eb('reflection_comment.id', '>', after?.id ?? '')])])))
      .orderBy('reflection_comment.at').orderBy('reflection_comment.id').limit(limit + 1).execute() : []
    const shown = rows.slice(0, limit)
    const last = shown.at(-1)
    return { items: shown.map((one) => commentView(one, { memberId: actor.member.id })), next: rows.length > limit && last ? placeCursor(last) : null }
  },

  async 'POST /reflections/:id/comments'({ ctx, actor, input, now }) {
    const row = await readable(ctx, actor, input.id)
    const text = input.text.trim()
    if (text === '') throw new AppError('bad_request', '还没有写字。')
    const { id } = await ctx.writer.write(commentOn, { id: newId(now), reflectionId: row.id, looker: lookerAt(actor, row.path), sendId: input.sendId, text, check: ctx.wechat !== null, now })
    return commentView(await comments(ctx).where('reflection_comment.id', '=', id).executeTakeFirstOrThrow(), { memberId: actor.member.id })
  },

  async 'DELETE /reflection-comments/:id'({ ctx, actor, input }) {
    await ctx.writer.write(deleteComment, { id: input.id, memberId: actor.member.id })
    return { ok: true as const }
  }
}
