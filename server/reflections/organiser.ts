import type { ReflectionToReview } from '../../contract/reflections'
import { covers, withinGrants } from '../auth/actors'
import type { Context } from '../context'
import { contains } from '../db/dialects'
import { AppError, notFound } from '../errors'
import type { Handlers, MemberActor } from '../http/call'
import { placeCursor, placeOf } from '../http/cursor'
import { newId } from '../ids'
import { jobView } from '../jobs/views'
import { coveredUnit } from '../roster/range'
import { pathEnd } from '../unit-path'
import { REFLECTIONS_EXPORT, reflectionsExport, type ReflectionsExport } from './export'
import { decideComment, decideReflection, orderReflections, pickReflection } from './review-writes'
import { checkedWords } from './rules/check-words'
import { startOf } from './rules/text'
import { comments, commentView, reflections, wholeOf, type CommentRow, type Row } from './views'

/** In one's range, and not the author's alone. */
async function inRange(ctx: Context, { grants }: MemberActor, id: string): Promise<Row> {
  const row = await reflections(ctx).where('reflection.id', '=', id).where('reflection.sight', '<>', 'self').where('reflection.state', 'not in', ['draft', 'withdrawn']).executeTakeFirst()
  if (!row) throw notFound('这篇心得')
  if (!covers(grants, row.path)) throw new AppError('forbidden', '这篇心得属于别的单位，不在你的管理范围内。')
  return row
}

async function toReview(ctx: Context, { member }: MemberActor, rows: readonly Row[], now: number): Promise<ReflectionToReview[]> {
  const whole = await wholeOf(ctx, rows, { memberId: member.id, organises: true }, now)
  const told = rows.filter((row) => row.reported_at !== null)
  const reports = told.length ? await ctx.db.selectFrom('reflection_event').select(['reflection_id', 'reason', 'at']).where('kind', '=', 'reported').where('reflection_id', 'in', told.map(({ id }) => id)).orderBy('at').execute() : []
  return rows.map((row, i) => ({
    ...(whole[i] as (typeof whole)[number]), unit: { id: row.unit_id, name: row.unit }, checked: checkedWords(row), checking: row.check_at !== null,
    reports: reports.filter((one) => one.reflection_id === row.id && row.reported_at !== null && one.at >= row.reported_at).map(({ reason }) => reason)
  }))
}

const again = async (ctx: Context, actor: MemberActor, id: string, now: number) => (await toReview(ctx, actor, [await inRange(ctx, actor, id)], now))[0] as ReflectionToReview

async function waitingFor({ db }: Context, { grants }: MemberActor) {
  const texts = await db.selectFrom('reflection').innerJoin('unit', 'unit.id', 'reflection.unit_id').select((eb) => eb.fn.countAll<number>().as('n')).where(withinGrants(grants, 'unit.path')).where('reflection.sight', '<>', 'self')
    .where((eb) => eb.or([eb('reflection.state', '=', 'review'), eb.and([eb('reflection.state', '=', 'shown'), eb('reflection.reported_at', 'is not', null)])])).executeTakeFirstOrThrow()
  const said = await db.selectFrom('reflection_comment').innerJoin('unit', 'unit.id', 'reflection_comment.unit_id').select((eb) => eb.fn.countAll<number>().as('n')).where(withinGrants(grants, 'unit.path')).where('reflection_comment.state', '=', 'review').executeTakeFirstOrThrow()
  return { reflections: Number(texts.n), comments: Number(said.n) }
}

async function pick({ ctx, actor, input, now }: { ctx: Context; actor: MemberActor; input: { id: string }; now: number }, on: boolean) {
  await inRange(ctx, actor, input.id)
  await ctx.writer.write(pickReflection, { id: input.id, on, actor: actor.accountId, now })
  return again(ctx, actor, input.id, now)
}

const commentToReview = (row: CommentRow, text: string, { member }: MemberActor) =>
  ({ ...commentView(row, { memberId: member.id, organises: true }), reflectionId: row.reflection_id, reflectionStart: startOf(text), checked: checkedWords(row), checking: row.check_at !== null })

export const reviewHandlers: Handlers<keyof typeof import('../../contract/reflections').reviewEndpoints> = {
  /** What waits: oldest first, so that nobody waits for ever; all else newest first. */
  async 'GET /organiser/reflections'({ ctx, actor, input, now }) {
    const { state = 'waiting', limit = 20, search = '' } = input
    const after = placeOf(input.cursor)
    const at = state === 'waiting' ? 'reflection.submitted_at' : 'reflection.updated_at'
    const [later, order] = state === 'waiting' ? ['>', 'asc'] as const : ['<', 'desc'] as const
    let query = reflections(ctx).where(withinGrants(actor.grants, 'unit.path')).where('reflection.sight', '<>', 'self')
    if (input.unitId !== undefined) {
      const { path } = await coveredUnit(ctx, actor, input.unitId)
      query = query.where('unit.path', '>=', path).where('unit.path', '<', pathEnd(path))
    }
    if (state === 'waiting') query = query.where((eb) => eb.or([eb('reflection.state', '=', 'review'), eb.and([eb('reflection.state', '=', 'shown'), eb('reflection.reported_at', 'is not', null)])]))
    else query = query.where('reflection.state', '=', state)
    if (input.from !== undefined) query = query.where('reflection.submitted_at', '>=', input.from)
    if (input.until !== undefined) query = query.where('reflection.submitted_at', '<', input.until)
    if (input.planId !== undefined) query = query.where('reflection.plan_id', '=', input.planId)
    if (input.picked !== undefined) query = query.where('reflection.picked_at', input.picked ? 'is not' : 'is', null)
    if (search.trim() !== '') query = query.where((eb) => eb.or([contains(ctx.engine, 'member.name', search.trim()), contains(ctx.engine, 'reflection.text', search.trim()), contains(ctx.engine, 'reflection.title', search.trim())]))
    if (after) query = query.where((eb) => eb.or([eb(at, later, after.at), eb.and([eb(at, '=', after.at), eb('reflection.id', later, after.id)])]))
    const rows = await query.orderBy(at, order).orderBy('reflection.id', order).limit(limit + 1).execute()
    const shown = rows.slice(0, limit)
    const last = shown.at(-1)
    const place = last && { at: state === 'waiting' ? last.submitted_at ?? 0 : last.updated_at, id: last.id }
    return { items: await toReview(ctx, actor, shown, now), next: rows.length > limit && place ? placeCursor(place) : null, waiting: await waitingFor(ctx, actor) }
  },

  'GET /organiser/reflections/waiting': ({ ctx, actor }) => waitingFor(ctx, actor),

  async 'POST /organiser/reflections/:id/decide'({ ctx, actor, input, now }) {
    await inRange(ctx, actor, input.id)
    await ctx.writer.write(decideReflection, { ...input, actor: actor.accountId, now })
    return again(ctx, actor, input.id, now)
  },

  'PUT /organiser/reflections/:id/pick': (call) => pick(call, true),
  'DELETE /organiser/reflections/:id/pick': (call) => pick(call, false),

  async 'GET /organiser/reflection-comments'({ ctx, actor, input }) {
    const { state = 'waiting', limit = 20 } = input
    const after = placeOf(input.cursor)
    const [later, order] = state === 'waiting' ? ['>', 'asc'] as const : ['<', 'desc'] as const
    const rows = await comments(ctx).innerJoin('reflection', 'reflection.id', 'reflection_comment.reflection_id').select('reflection.text as about')
      .where(withinGrants(actor.grants, 'unit.path')).where('reflection_comment.state', '=', state === 'waiting' ? 'review' : state)
      .$if(after !== undefined, (query) => query.where((eb) => eb.or([eb('reflection_comment.at', later, after?.at ?? 0), eb.and([eb('reflection_comment.at', '=', after?.at ?? 0), eb('reflection_comment.id', later, after?.id ?? '')])])))
      .orderBy('reflection_comment.at', order).orderBy('reflection_comment.id', order).limit(limit + 1).execute()
    const shown = rows.slice(0, limit)
    const last = shown.at(-1)
    return { items: shown.map((row) => commentToReview(row, row.about, actor)), next: rows.length > limit && last ? placeCursor(last) : null }
  },

  async 'POST /organiser/reflection-comments/:id/decide'({ ctx, actor, input, now }) {
    const find = () => comments(ctx).innerJoin('reflection', 'reflection.id', 'reflection_comment.reflection_id').select('reflection.text as about').where('reflection_comment.id', '=', input.id).executeTakeFirst()
    const row = await find()
    if (!row) throw notFound('这条评论')
    if (!covers(actor.grants, row.path)) throw new AppError('forbidden', '写这条评论的人不在你的管理范围内。')
    await ctx.writer.write(decideComment, { ...input, actor: actor.accountId, now })
    const after = await find() ?? row
    return commentToReview(after, after.about, actor)
  },

  async 'POST /organiser/reflections/export'({ ctx, actor, input, now }) {
    const { unitId, ...filter } = input
    const unit = await coveredUnit(ctx, actor, unitId)
    const what: ReflectionsExport = { unit: { id: unit.id, name: unit.name, path: unit.path }, ...filter }
    const title = `${unit.name}${filter.picked ? '精选' : ''}心得汇编`
    const job = await ctx.writer.write(orderReflections, { job: { id: newId(now), kind: REFLECTIONS_EXPORT, unit_id: unit.id, actor: actor.accountId, title: `导出：${title}`, message: '等待开始', at: now, input: what }, title })
    return jobView(job, [reflectionsExport])
  }
}
