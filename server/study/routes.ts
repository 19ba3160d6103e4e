import { sql, type SelectQueryBuilder } from 'kysely'
import type { CheckIn } from '../../contract/study'
import type { Context } from '../context'
import type { Schema } from '../db/schema'
import type { CheckInTable, PointEntryTable } from '../db/study-schema'
import { notFound } from '../errors'
import type { Handlers, MemberActor } from '../http/call'
import { placeCursor, placeOf } from '../http/cursor'
import { toPoints } from '../rounds/rules/types'
import { readSwitches } from '../switches'
import { boardPage } from './board'
import { cardsOf, cellsOf, dueTasks, mineIn, questionOf, totalsOf, type Mine } from './mine'
import { momentOf, seenPlan, visiblePlans, type Plan } from './plan'
import { planNotice } from './notice'
import { checkIn } from './record'
import { addDays, dayOfMoment, monthOf } from './rules/days'
import { leaveBar, leaveLeft, makeUpBar, makeUpDays, makeUpLeft } from './rules/later'
import { streakOn } from './rules/standing'
import { shownConfig } from './rules/without-points'
import { showCheckIns } from './show'
import { deleteCheckIn, dropLeave, takeLeave } from './writes'

type StudyRoute = keyof typeof import('../../contract/study').studyEndpoints

/** A plan that is over stays in sight for a while. */
const KEPT_DAYS = 30

async function mineOf(ctx: Context, actor: MemberActor, plan: Plan, now: number): Promise<Mine> {
  const [one] = await mineIn(ctx, actor, [plan], now)
  if (!one) throw notFound('这个学习计划')
  return one
}

async function totalsNow(ctx: Context, actor: MemberActor, planId: string, now: number) {
  return totalsOf(await mineOf(ctx, actor, await seenPlan(ctx, actor, planId), now), await readSwitches(ctx.db))
}

export const studyHandlers: Handlers<StudyRoute> = {
  async 'GET /study'({ ctx, actor, now }) {
    const switches = await readSwitches(ctx.db)
    const all = (await mineIn(ctx, actor, await visiblePlans(ctx, actor), now)).filter(({ plan, today }) => momentOf(plan, today) !== 'ended' || today <= addDays(plan.config.calendar.to, KEPT_DAYS))
    const order = ['running', 'making-up', 'upcoming', 'ended']
    all.sort((a, b) => order.indexOf(momentOf(a.plan, a.today)) - order.indexOf(momentOf(b.plan, b.today)))
    const tasks = (await Promise.all(all.filter(({ plan, today }) => momentOf(plan, today) === 'running').map((one) => dueTasks(ctx, one, switches)))).flat()
    const rank = (task: typeof tasks[number]) => (task.done >= task.needed ? 2 : task.optional ? 1 : 0)
    return {
      now, today: dayOfMoment(now, ctx.config.zone), plans: await cardsOf(ctx, all, switches), tasks: tasks.sort((a, b) => rank(a) - rank(b)),
      on: { points: switches.studyPoints, boards: switches.studyBoards, social: switches.social }
    }
  },

  async 'GET /plans/:id'({ ctx, actor, input, now }) {
    const switches = await readSwitches(ctx.db)
    const plan = await seenPlan(ctx, actor, input.id)
    const one = await mineOf(ctx, actor, plan, now)
    const [card] = await cardsOf(ctx, [one], switches)
    if (!card) throw notFound('这个学习计划')
    const question = questionOf(one)
    const { config } = plan
    return {
      plan: card, sentences: await planNotice(ctx, shownConfig(plan.config, switches), actor.member.lineage), tasks: momentOf(plan, one.today) === 'running' ? await dueTasks(ctx, one, switches) : [],
      places: (config.places ?? []).map((place) => ({ ...place, visited: one.standing.places.includes(place.id) })),
      team: one.member?.team ? { name: one.member.team, leader: Number(one.member.leader) === 1, members: await teamOf(ctx, plan.id, one.member.team) } : null,
      makeUp: config.makeUp ? { ...makeUpLeft(question, monthOf(one.today)), days: makeUpDays(question) } : null,
      leave: config.leave ? { ...leaveLeft(question, monthOf(one.today)), daysBack: config.leave.daysBack ?? 0 } : null
    }
  },

  async 'GET /plans/:id/calendar'({ ctx, actor, input, now }) {
    const one = await mineOf(ctx, actor, await seenPlan(ctx, actor, input.id), now)
    // 202613 is no month.
    const asked = input.month ?? monthOf(one.today)
    const month = Math.floor(asked / 100) * 100 + Math.min(12, Math.max(1, asked % 100))
    const cells = cellsOf(one, month)
    const { left, leftThisMonth } = makeUpLeft(questionOf(one), monthOf(one.today))
    const lefts = [left, leftThisMonth].filter((n) => n !== null)
    return {
      month, today: one.today, cells, checked: cells.filter(({ state }) => state === 'checked' || state === 'part' || state === 'made-up').length,
      streak: streakOn(one.standing, one.today), canLeave: one.plan.config.leave !== undefined, makeUpLeft: one.plan.config.makeUp && lefts.length ? Math.min(...lefts) : null
    }
  },

  async 'GET /plans/:id/days/:day'({ ctx, actor, input, now }) {
    const one = await mineOf(ctx, actor, await seenPlan(ctx, actor, input.id), now)
    const rows = await ctx.db.selectFrom('check_in').selectAll().where('plan_id', '=', input.id).where('member_id', '=', actor.member.id).where('day', '=', input.day).where('how', '!=', 'leave').orderBy('at').orderBy('id').execute()
    const question = questionOf(one)
    const why = { makeUp: makeUpBar(question, input.day), leave: leaveBar(question, input.day) }
    return {
      day: input.day, tasks: await dueTasks(ctx, one, await readSwitches(ctx.db), input.day), checkIns: await showCheckIns(ctx, rows, now),
      onLeave: one.held.some(({ how, day }) => how === 'leave' && day === input.day), canMakeUp: why.makeUp === '', canLeave: why.leave === '', why: input.day < one.today ? why.makeUp : why.leave
    }
  },

  async 'POST /plans/:id/check-ins'({ ctx, actor, input, now }) {
    await seenPlan(ctx, actor, input.id)
    const { checkInId } = await ctx.writer.write(checkIn, {
      planId: input.id, memberId: actor.member.id, taskId: input.taskId, sendId: input.sendId, given: input.given, now, zone: ctx.config.zone, ...(input.writtenAt !== undefined && { writtenAt: input.writtenAt })
    })
    return answered(ctx, actor, checkInId, now)
  },

  async 'POST /plans/:id/make-ups'({ ctx, actor, input, now }) {
    await seenPlan(ctx, actor, input.id)
    const { checkInId } = await ctx.writer.write(checkIn, { planId: input.id, memberId: actor.member.id, taskId: input.taskId, sendId: input.sendId, given: input.given, now, zone: ctx.config.zone, day: input.day })
    return answered(ctx, actor, checkInId, now)
  },

  async 'POST /plans/:id/leaves'({ ctx, actor, input, now }) {
    await seenPlan(ctx, actor, input.id)
    await ctx.writer.write(takeLeave, { planId: input.id, memberId: actor.member.id, sendId: input.sendId, day: input.day, reason: input.reason.trim(), now, zone: ctx.config.zone })
    return { totals: await totalsNow(ctx, actor, input.id, now) }
  },

  async 'DELETE /plans/:id/leaves/:day'({ ctx, actor, input, now }) {
    await seenPlan(ctx, actor, input.id)
    await ctx.writer.write(dropLeave, { planId: input.id, memberId: actor.member.id, day: input.day, now, zone: ctx.config.zone })
    return { totals: await totalsNow(ctx, actor, input.id, now) }
  },

  async 'DELETE /check-ins/:id'({ ctx, actor, input, now }) {
    const { planId, takenBack } = await ctx.writer.write(deleteCheckIn, { id: input.id, memberId: actor.member.id, now, zone: ctx.config.zone })
    const totals = await totalsNow(ctx, actor, planId, now)
    return { totals, takenBack: totals.points === null ? null : toPoints(takenBack) }
  },

  async 'GET /check-ins'({ ctx, actor, input, now }) {
    const rows = ctx.db.selectFrom('check_in').selectAll().where('member_id', '=', actor.member.id).where('how', '!=', 'leave')
    return checkInPage(ctx, input.planId ? rows.where('plan_id', '=', input.planId) : rows, input, now)
  },

  async 'GET /plans/:id/feed'({ ctx, actor, input, now }) {
    const plan = await seenPlan(ctx, actor, input.id)
    const rows = ctx.db.selectFrom('check_in').selectAll().where('plan_id', '=', plan.id).where('state', '=', 'counted').where('how', '!=', 'leave')
    const { seenBy } = plan.config
    const seen = seenBy === 'all' ? rows : seenBy === 'unit' ? rows.where('unit_id', '=', actor.member.unitId) : rows.where('member_id', '=', actor.member.id)
    return checkInPage(ctx, seen, input, now)
  },

  async 'GET /plans/:id/board'({ ctx, actor, input, now }) {
    return boardPage(ctx, actor, await seenPlan(ctx, actor, input.id), input, now)
  },

  async 'GET /points'({ ctx, actor, input }) {
    const { studyPoints: on } = await readSwitches(ctx.db)
    if (!on) return { items: [], next: null, total: 0, on }
    const after = placeOf(input.cursor)
    const limit = input.limit ?? 50
    const own = sql`e.member_id = ${actor.member.id} ${input.planId ? sql`and e.plan_id = ${input.planId}` : sql``}`
    const { rows } = await sql<PointEntryTable & { title: string }>`select e.*, p.title from point_entry e join plan p on p.id = e.plan_id where ${own}
      ${after ? sql`and (e.at < ${after.at} or (e.at = ${after.at} and e.id < ${after.id}))` : sql``} order by e.at desc, e.id desc limit ${limit + 1}`.execute(ctx.db)
    const { rows: [sum] } = await sql<{ n: number | null }>`select sum(e.delta) as n from point_entry e where ${own}`.execute(ctx.db)
    const shown = rows.slice(0, limit)
    const last = shown.at(-1)
    return {
      items: shown.map(({ id, at, day, title, words, delta }) => ({ id, at: Number(at), day: day === null ? null : Number(day), planTitle: title, text: Number(delta) < 0 ? `收回：${words}` : words, points: toPoints(Number(delta)) })),
      next: rows.length > limit && last ? placeCursor({ at: Number(last.at), id: last.id }) : null, total: toPoints(Number(sum?.n ?? 0)), on
    }
  }
}

async function teamOf({ db }: Context, planId: string, team: string) {
  const rows = await db.selectFrom('plan_member').innerJoin('member', 'member.id', 'plan_member.member_id').select(['member.name', 'plan_member.leader']).where('plan_id', '=', planId).where('team', '=', team)
    .where('member.status', '=', 'active').orderBy('plan_member.leader', 'desc').orderBy('member.name').execute()
  return rows.map(({ name, leader }) => ({ name, leader: Number(leader) === 1 }))
}

/** What a check-in comes to: the same whenever it is asked for, also when it was sent twice. */
async function answered(ctx: Context, actor: MemberActor, id: string, now: number) {
  const row = await ctx.db.selectFrom('check_in').selectAll().where('id', '=', id).executeTakeFirst()
  const [shown] = row ? await showCheckIns(ctx, [row], now) : []
  if (!row || !shown) throw notFound('这次打卡')
  const totals = await totalsNow(ctx, actor, row.plan_id, now)
  const entries = totals.points === null ? [] : await ctx.db.selectFrom('point_entry').select(['words', 'delta']).where('member_id', '=', row.member_id).where('plan_id', '=', row.plan_id)
    .where('check_in_id', '=', id).where('cause', '!=', `check-in:${id}`).where('delta', '>', 0).orderBy('id').execute()
  return { checkIn: shown, totals, earned: entries.map(({ words, delta }) => ({ text: words, points: toPoints(Number(delta)) })) }
}


/** The latest first. */
export async function checkInPage(ctx: Context, rows: SelectQueryBuilder<Schema, 'check_in', CheckInTable>, { cursor, limit = 20 }: { cursor?: string; limit?: number }, now: number): Promise<{ items: CheckIn[]; next: string | null }> {
  const after = placeOf(cursor)
  // Said twice, so that an index is entered at the place.
  const from = after ? rows.where('at', '<=', after.at).where((eb) => eb.or([eb('at', '<', after.at), eb.and([eb('at', '=', after.at), eb('id', '<', after.id)])])) : rows
  const found = await from.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit + 1).execute() as CheckInTable[]
  const shown = found.slice(0, limit)
  const last = shown.at(-1)
  return { items: await showCheckIns(ctx, shown, now), next: found.length > limit && last ? placeCursor({ at: Number(last.at), id: last.id }) : null }
}
