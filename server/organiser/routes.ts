import { sql } from 'kysely'
import type { BankSummary } from '../../contract/question'
import type { RoundConfig } from '../../contract/round-config'
import { withinGrants } from '../auth/actors'
import type { Context } from '../context'
import { AppError } from '../errors'
import type { Handlers } from '../http/call'
import { numberCursor } from '../http/cursor'
import { newId } from '../ids'
import { asksGiven } from '../leaderboard/unit-figures'
import { finishAttempt } from '../quiz/finish-write'
import { headsBelow } from '../roster/queries'
import { parseRoundConfig } from '../rounds/config'
import { frozen } from '../rounds/entrants'
import { findRound, momentOf } from '../rounds/round'
import { unitPart } from '../rounds/rules/boards'
import { presetsFor } from '../rounds/rules/presets'
import { toPoints } from '../rounds/rules/types'
import { dayOf } from '../zone'
import { checkRange, organiserRound, ownRound, previewOf } from './organise'
import { absentOf, latePaths, managedFigures, managedRounds, pendingFor } from './pending'
import { absentPage, enteredPhases, pathInRange, progressRows, reminderText, shownUnit } from './progress'
import { createRound, deleteDraft, endRound, publishRound, updateRound } from './writes'

type OrganiserRoute = keyof typeof import('../../contract/organiser').organiserEndpoints

async function publishable(ctx: Context, config: RoundConfig, ownerId: string, now: number) {
  const { problems } = await previewOf(ctx, config, ownerId, now)
  const errors = problems.filter((problem) => problem.level === 'error')
  if (errors.length) throw new AppError('round_invalid', errors[0]?.message ?? '规则有误。', { problems })
}

/** What is under way comes first; within that the newest. */
const ORDER = ['open', 'upcoming', 'draft', 'closed']

export const organiserHandlers: Handlers<OrganiserRoute> = {
  async 'GET /organiser/overview'({ ctx, actor, now }) {
    const pending = await pendingFor(ctx, actor, now)
    const rounds = await managedRounds(ctx, actor.grants)
    const tops = actor.grants.filter((grant) => !actor.grants.some((other) => other.unitPath !== grant.unitPath && grant.unitPath.startsWith(other.unitPath)))
    const units = [...new Map(tops.map((grant) => [grant.unitId, { id: grant.unitId, name: grant.unitName }])).values()]
    const heads = await Promise.all([...new Set(tops.map((grant) => grant.unitPath))].map((path) => headsBelow(ctx.db, path)))
    // Whoever belongs to the association itself makes no branch of it.
    const branches = await ctx.db.selectFrom('member').innerJoin('unit', 'unit.id', 'member.unit_id').select((eb) => eb.fn.count<number>('unit.id').distinct().as('n'))
      .where('member.status', '=', 'active').where('unit.parent_id', 'is not', null).where(withinGrants(tops, 'unit.path')).executeTakeFirst()
    return {
      units, members: heads.reduce((sum, n) => sum + n, 0), branches: Number(branches?.n ?? 0), joins: pending.joins, absent: pending.absent,
      openRounds: rounds.filter((round) => momentOf(round, now) === 'open').length
    }
  },

  async 'GET /organiser/rounds'({ ctx, actor, input, now }) {
    const found = (await managedRounds(ctx, actor.grants)).filter(({ title, config }) => !input.search || `${title} ${config.topic}`.includes(input.search.trim()))
    const counts = { draft: 0, upcoming: 0, open: 0, closed: 0 }
    for (const round of found) counts[momentOf(round, now)]++
    const rounds = found.filter((round) => !input.state || momentOf(round, now) === input.state).sort((a, b) => ORDER.indexOf(momentOf(a, now)) - ORDER.indexOf(momentOf(b, now)))
    const start = numberCursor(input.cursor) ?? 0
    const limit = input.limit ?? 30
    const items = await Promise.all(rounds.slice(start, start + limit).map(async (round) => organiserRound(ctx, actor, await frozen(ctx, round, now), now)))
    return { items, next: start + limit < rounds.length ? String(start + limit) : null, counts }
  },

  async 'GET /organiser/presets'({ ctx, actor, now }) {
    return { presets: presetsFor([actor.grants[0]?.unitId ?? ''], now, ctx.config.zone) }
  },

  async 'GET /organiser/banks'({ ctx }) {
    const { rows } = await sql<{ bank_id: string; name: string; topic: string; type: 'single' | 'multiple' | 'judge' | 'fill'; n: number }>`
      select q.bank_id, b.name, q.topic, q.type, count(*) as n from question q join bank b on b.id = q.bank_id
      where q.status = 'active' group by q.bank_id, b.name, q.topic, q.type order by b.name, q.topic`.execute(ctx.db)
    const banks = new Map<string, BankSummary>()
    for (const row of rows) {
      const bank = banks.get(row.bank_id) ?? { id: row.bank_id, name: row.name, total: 0, topics: [] }
      banks.set(row.bank_id, bank)
      bank.total += Number(row.n)
      let topic = bank.topics.find((one) => one.topic === row.topic)
      if (!topic) bank.topics.push(topic = { topic: row.topic, counts: { single: 0, multiple: 0, judge: 0, fill: 0 } })
      topic.counts[row.type] += Number(row.n)
    }
    return { banks: [...banks.values()] }
  },

  async 'POST /organiser/rounds/preview'({ ctx, actor, input, now }) {
    return previewOf(ctx, parseRoundConfig(input.config), actor.grants[0]?.unitId ?? '', now)
  },

  async 'POST /organiser/rounds'({ ctx, actor, input, now }) {
    const config = parseRoundConfig(input.config)
    await checkRange(ctx, actor, input.unitId, config)
    const id = newId(now)
    const { version } = await ctx.writer.write(createRound, { roundId: id, unitId: input.unitId, actor: actor.accountId, now, config, seed: ctx.secretText(12) })
    return { id, version }
  },

  async 'GET /organiser/rounds/:id'({ ctx, actor, input, now }) {
    const round = await ownRound(ctx, actor, input.id)
    return { round: await organiserRound(ctx, actor, round, now), version: round.version, config: round.config, preview: await previewOf(ctx, round.config, round.unit_id, now) }
  },

  async 'PUT /organiser/rounds/:id'({ ctx, actor, input, now }) {
    const round = await ownRound(ctx, actor, input.id)
    const config = parseRoundConfig(input.config)
    await checkRange(ctx, actor, round.unit_id, config)
    const asDraft = input.asDraft ?? false
    if (round.state === 'published' && !asDraft) await publishable(ctx, config, round.unit_id, now)
    const { version } = await ctx.writer.write(updateRound, { roundId: round.id, actor: actor.accountId, now, config, version: input.version, state: round.state, asDraft })
    return { id: round.id, version }
  },

  async 'POST /organiser/rounds/:id/publish'({ ctx, actor, input, now }) {
    const round = await ownRound(ctx, actor, input.id)
    if (round.state === 'draft') {
      await publishable(ctx, round.config, round.unit_id, now)
      await ctx.writer.write(publishRound, { roundId: round.id, actor: actor.accountId, now, version: round.version })
    }
    return organiserRound(ctx, actor, await ownRound(ctx, actor, input.id), now)
  },

  async 'POST /organiser/rounds/:id/end'({ ctx, actor, input, now }) {
    const round = await ownRound(ctx, actor, input.id)
    if (momentOf(round, now) === 'upcoming') throw new AppError('round_not_open', '竞赛还没有开始，可以修改时间，不用提前结束。')
    await ctx.writer.write(endRound, { roundId: round.id, actor: actor.accountId, now, reason: input.reason.trim() })
    const open = await ctx.db.selectFrom('attempt').select('id').where('round_id', '=', round.id).where('finished_at', 'is', null).execute()
    await Promise.all(open.map(({ id }) => ctx.writer.write(finishAttempt, { attemptId: id, memberId: null, now, why: 'ended' })))
    return organiserRound(ctx, actor, await ownRound(ctx, actor, input.id), now)
  },

  async 'DELETE /organiser/rounds/:id'({ ctx, actor, input, now }) {
    const round = await ownRound(ctx, actor, input.id)
    await ctx.writer.write(deleteDraft, { roundId: round.id, actor: actor.accountId, now })
    return { ok: true }
  },

  async 'GET /organiser/rounds/:id/progress'({ ctx, actor, input, now }) {
    const round = await managedRound(ctx, actor, input.id, now)
    const unit = await shownUnit(ctx, actor, input.parent)
    const rows = await progressRows(ctx, round, unit)
    const days = (await ctx.db.selectFrom('daily_new').select(['day', 'n']).where('round_id', '=', round.id).where('board', '=', unitPart(round.config))
      .where('unit_id', '=', unit.id).orderBy('day').execute()).map(({ day, n }) => ({ day: Number(day), n: Number(n) }))
    const today = dayOf(now, ctx.config.zone)
    const figures = await managedFigures(ctx, round, [{ role: 'organiser', unitId: unit.id, unitName: unit.name, unitPath: unit.path }])
    return {
      round: await organiserRound(ctx, actor, round, now), at: now,
      participants: figures.participants, roster: figures.roster, today: days.find(({ day }) => day === today)?.n ?? 0, fullMarks: figures.fullMarks,
      rate: figures.roster > 0 ? Math.min(1, figures.participants / figures.roster) : null,
      mean: figures.participants > 0 ? toPoints(figures.scoreSum) / figures.participants : null,
      path: await pathInRange(ctx, actor, unit.path), rows, days, entered: await enteredPhases(ctx, round, unit.path), entries: round.config.phases.some(({ entry }) => entry),
      given: asksGiven(round.config.unit), certificates: Boolean(round.config.awards?.certificates?.length), honours: Object.values(round.config.awards ?? {}).some((list) => list?.length)
    }
  },

  async 'GET /organiser/rounds/:id/absent'({ ctx, actor, input, now }) {
    const round = await managedRound(ctx, actor, input.id, now)
    const unit = await shownUnit(ctx, actor, input.unit)
    const figures = await managedFigures(ctx, round, [{ role: 'organiser', unitId: unit.id, unitName: unit.name, unitPath: unit.path }])
    return {
      ...await absentPage(ctx, round, unit.path, input.cursor ?? '', input.limit ?? 50),
      unit: { id: unit.id, name: unit.name }, total: absentOf(figures, (await latePaths(ctx, round, unit.path)).length),
      reminder: reminderText(round, ctx.config.zone, now)
    }
  }
}

/** A round that takes place in my range, whoever owns it. */
export async function managedRound(ctx: Context, actor: Parameters<typeof shownUnit>[1], id: string, now: number) {
  const round = (await managedRounds(ctx, actor.grants)).find((one) => one.id === id)
  if (!round || round.state === 'draft') {
    if (!round && !await findRound(ctx.db, id)) throw new AppError('not_found', '没有找到这场竞赛。')
    throw new AppError('forbidden', '这场竞赛不在你的管理范围内。')
  }
  return frozen(ctx, round, now)
}
