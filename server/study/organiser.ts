import type { PlanConfig } from '../../contract/plan-config'
import { covers } from '../auth/actors'
import type { Context } from '../context'
import { AppError } from '../errors'
import { among } from '../db/dialects'
import type { Call, Handlers } from '../http/call'
import { numberCursor } from '../http/cursor'
import { newId } from '../ids'
import { parsePlanConfig, readPlanConfig } from './config'
import { forgetDid } from './did'
import { checkRange, insidePaths, managedPlan, managedPlans, ownPaths, ownPlan, pathsOf, planRow, previewOf, stateOf } from './managed'
import { peoplePage } from './people'
import { todayOf } from './plan'
import { createPlan, deletePlan, endPlan, publishPlan, setPlanMembers, updatePlan } from './plan-writes'
import { progressOf } from './progress'
import { checkInPage } from './routes'
import { dayOfMoment } from './rules/days'
import { placeNumber } from './place-number'
import { planPresets } from './rules/presets'
import { decideCheckIns } from './writes'

type PlanRoute = Exclude<keyof typeof import('../../contract/study').plansEndpoints, 'GET /organiser/check-ins'>

/** What is under way comes first. */
const ORDER = ['running', 'upcoming', 'draft', 'ended']

async function refuseErrors(ctx: Context, config: PlanConfig, now: number) {
  const { problems } = await previewOf(ctx, config, now)
  const error = problems.find(({ level }) => level === 'error')
  if (error) throw new AppError('bad_request', error.message, { problems })
}

/** Hard to guess: whoever has not been to the place does not know what its code says. */
const codesFor = (ctx: Context, { places = [] }: PlanConfig) => places.map(() => `xs-place-${ctx.secretText(12)}`)

export const planHandlers: Handlers<PlanRoute> = {
  async 'GET /organiser/plans'({ ctx, actor, input, now }) {
    const zone = ctx.config.zone
    const state = (plan: Parameters<typeof stateOf>[0]) => stateOf(plan, todayOf(plan, now, zone))
    const plans = (await managedPlans(ctx, actor)).filter((plan) => !input.state || state(plan) === input.state).sort((a, b) => ORDER.indexOf(state(a)) - ORDER.indexOf(state(b)))
    const start = numberCursor(input.cursor) ?? 0
    const limit = input.limit ?? 30
    return { items: await Promise.all(plans.slice(start, start + limit).map((plan) => planRow(ctx, actor, plan, now))), next: start + limit < plans.length ? String(start + limit) : null }
  },

  async 'GET /organiser/plan-presets'({ ctx, actor, now }) {
    return { presets: planPresets([actor.grants[0]?.unitId ?? ''], dayOfMoment(now, ctx.config.zone)) }
  },

  async 'POST /organiser/plans/preview'({ ctx, input, now }) {
    const read = readPlanConfig(input.config)
    return 'config' in read ? previewOf(ctx, read.config, now) : { sentences: [], problems: read.problems, days: 0, roster: 0 }
  },

  async 'POST /organiser/plans'({ ctx, actor, input, now }) {
    const config = parsePlanConfig(input.config)
    await checkRange(ctx, actor, input.unitId, config)
    const id = newId(now)
    const { version } = await ctx.writer.write(createPlan, { planId: id, unitId: input.unitId, actor: actor.accountId, now, zone: ctx.config.zone, config, codes: codesFor(ctx, config) })
    return { id, version }
  },

  async 'GET /organiser/plans/:id'({ ctx, actor, input, now }) {
    const plan = await ownPlan(ctx, actor, input.id)
    return { plan: await planRow(ctx, actor, plan, now), version: plan.version, config: plan.config, preview: await previewOf(ctx, plan.config, now) }
  },

  async 'PUT /organiser/plans/:id'({ ctx, actor, input, now }) {
    const plan = await ownPlan(ctx, actor, input.id)
    const config = parsePlanConfig(input.config)
    await checkRange(ctx, actor, plan.unit_id, config)
    if (plan.state === 'published') await refuseErrors(ctx, config, now)
    const { version, job } = await ctx.writer.write(updatePlan, {
      planId: plan.id, actor: actor.accountId, now, zone: ctx.config.zone, config, version: input.version, reason: input.reason ?? '', asDraft: input.asDraft ?? false, codes: codesFor(ctx, config)
    })
    return { id: plan.id, version, job }
  },

  async 'POST /organiser/plans/:id/publish'({ ctx, actor, input, now }) {
    const plan = await ownPlan(ctx, actor, input.id)
    if (plan.state === 'draft') {
      await refuseErrors(ctx, plan.config, now)
      await ctx.writer.write(publishPlan, { planId: plan.id, actor: actor.accountId, now, zone: ctx.config.zone, version: plan.version })
    }
    return planRow(ctx, actor, await ownPlan(ctx, actor, input.id), now)
  },

  async 'POST /organiser/plans/:id/end'({ ctx, actor, input, now }) {
    const plan = await ownPlan(ctx, actor, input.id)
    if (plan.state === 'draft') throw new AppError('conflict', '计划还没有发布，可以直接删除。')
    if (todayOf(plan, now, ctx.config.zone) < plan.config.calendar.from) throw new AppError('conflict', '计划还没有开始，可以修改日期，不用提前结束。')
    await ctx.writer.write(endPlan, { planId: plan.id, actor: actor.accountId, now, zone: ctx.config.zone, reason: input.reason.trim() })
    return planRow(ctx, actor, await ownPlan(ctx, actor, input.id), now)
  },

  async 'DELETE /organiser/plans/:id'({ ctx, actor, input, now }) {
    const plan = await ownPlan(ctx, actor, input.id)
    await ctx.writer.write(deletePlan, { planId: plan.id, actor: actor.accountId, now })
    return { ok: true }
  },

  async 'PUT /organiser/plans/:id/members'({ ctx, actor, input, now }) {
    const plan = await ownPlan(ctx, actor, input.id)
    const inside = new Set((await ctx.db.selectFrom('member').innerJoin('unit', 'unit.id', 'member.unit_id').select('member.id').where('member.status', '=', 'active').where(insidePaths('unit.path', await ownPaths(ctx, actor, plan)))
      .where(among(ctx.engine, 'member.id', [...new Set(input.entries.map(({ memberId }) => memberId))])).execute()).map(({ id }) => id))
    if (input.entries.some(({ memberId }) => !inside.has(memberId))) throw new AppError('bad_request', '名单里有人不在这个计划的参加单位里，请核对后再写入。')
    const groups = new Set(plan.config.audience.groups?.list.map(({ id }) => id))
    if (input.entries.some(({ group }) => group && !groups.has(group))) throw new AppError('bad_request', '名单里有这个计划没有的组，请核对后再写入。')
    return ctx.writer.write(setPlanMembers, { planId: plan.id, actor: actor.accountId, now, zone: ctx.config.zone, entries: input.entries })
  },

  async 'GET /organiser/plans/:id/codes'({ ctx, actor, input }) {
    const plan = await ownPlan(ctx, actor, input.id)
    const codes = new Map((await ctx.db.selectFrom('plan_place').selectAll().where('plan_id', '=', plan.id).execute()).map(({ place, code }) => [place, code]))
    return { places: (plan.config.places ?? []).map(({ id, name }) => { const code = codes.get(id) ?? ''; return { id, name, code, number: code && placeNumber(code) } }) }
  },

  async 'GET /organiser/plans/:id/progress'({ ctx, actor, input, now }) {
    return progressOf(ctx, actor, await managedPlan(ctx, actor, input.id), input, now)
  },

  async 'GET /organiser/plans/:id/people'({ ctx, actor, input, now }) {
    return peoplePage(ctx, actor, await managedPlan(ctx, actor, input.id), input, now)
  },

  async 'POST /organiser/check-ins/decide'({ ctx, actor, input, now }) {
    const reason = input.reason.trim()
    if (!input.pass && reason === '') throw new AppError('bad_request', '请写明退回的原因，本人会看到。')
    const rows = await ctx.db.selectFrom('check_in').innerJoin('unit', 'unit.id', 'check_in.unit_id').select('unit.path').where(among(ctx.engine, 'check_in.id', input.ids)).execute()
    if (rows.some(({ path }) => !covers(actor.grants, path))) throw new AppError('forbidden', '有打卡不在你的管理范围内。')
    const decided = await ctx.writer.write(decideCheckIns, { ids: [...new Set(input.ids)], pass: input.pass, reason: input.pass ? '' : reason, actor: actor.accountId, now, zone: ctx.config.zone })
    forgetDid(ctx)
    return decided
  }
}

/** What was handed in in the actor's range. What reflections say is not known here: see reflections/as-proof.ts. */
export async function checkInsToReview({ ctx, actor, input, now }: Call<'GET /organiser/check-ins'>) {
  if (input.planId) await managedPlan(ctx, actor, input.planId)
  const inside = ctx.db.selectFrom('unit').select('id').where(insidePaths('path', pathsOf(actor)))
  const rows = ctx.db.selectFrom('check_in').selectAll().where('how', '!=', 'leave').where('state', '=', input.state ?? 'review').where('unit_id', 'in', inside)
  return checkInPage(ctx, input.planId ? rows.where('plan_id', '=', input.planId) : rows, input, now)
}
