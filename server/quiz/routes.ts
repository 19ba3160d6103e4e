import type { RoundConfig } from '../../contract/round-config'
import { goalsOf } from '../awards/goals'
import type { Context } from '../context'
import type { AttemptTable } from '../db/schema'
import { AppError, notFound } from '../errors'
import type { Handlers, MemberActor } from '../http/call'
import { numberCursor, placeCursor, placeOf } from '../http/cursor'
import { signUpHandlers, signUpView } from '../entrants/sign-up'
import { newId } from '../ids'
import { unitRefs } from '../roster/queries'
import { paperFor } from '../rounds/pool'
import { closesAt, findRound, momentOf, phaseOfRound, type Round } from '../rounds/round'
import { noticeForRound } from '../rounds/round-notice'
import { nameOf } from '../rounds/rules/notice-names'
import { windowFor } from '../rounds/rules/opening'
import { endlessPaper } from '../rounds/rules/phases'
import { revealMoment } from '../rounds/rules/reveal'
import { deadlineOf, GRACE_MS } from '../rounds/rules/timing'
import { toPoints } from '../rounds/rules/types'
import { endMoment } from '../rounds/rules/words'
import { dayOf } from '../zone'
import { seenRound, visibleRounds } from '../rounds/visible'
import { attemptView, paperOf } from './attempt-view'
import { changeAttempt } from './change-write'
import { cannotStart, startAttempt } from './start-write'
import { correctedAmong } from './corrections'
import { finishAttempt, type FinishInput } from './finish-write'
import { leaveAttempt } from './leave-write'
import { myRound, roundCard } from './member-rounds'
import { paperChoice } from './paper-choice'
import { attemptResult } from './result'
import { reviewOf } from './review'

type QuizRoute = keyof typeof import('../../contract/quiz').quizEndpoints

interface Mine {
  row: AttemptTable
  round: Round
}

/** My attempt, ended first when its time is up and nobody has ended it yet. */
async function mine(ctx: Context, actor: MemberActor, id: string, now: number): Promise<Mine> {
  const read = async (): Promise<Mine> => {
    const row = await ctx.db.selectFrom('attempt').selectAll().where('id', '=', id)
      .where((eb) => eb.or([eb('member_id', '=', actor.member.id), eb('proxy_by', '=', actor.accountId)])).executeTakeFirst()
    const round = row && await findRound(ctx.db, row.round_id)
    if (!row || !round) throw notFound('这份答卷')
    return { row, round }
  }
  const found = await read()
  const { row, round } = found
  const over = row.finished_at === null && (now > row.deadline_at + GRACE_MS || now >= closesAt(round) + GRACE_MS)
  if (!over) return found
  await finish(ctx, { attemptId: id, memberId: null, now, why: now > row.deadline_at ? 'timeout' : 'ended' })
  return read()
}

/** Whose attempt it is that this person fills in: one's own, or one that an organiser enters for somebody. */
async function ownerOf({ db }: Context, actor: MemberActor, attemptId: string): Promise<string> {
  if (actor.grants.length === 0) return actor.member.id
  const row = await db.selectFrom('attempt').select('member_id').where('id', '=', attemptId).where('proxy_by', '=', actor.accountId).executeTakeFirst()
  return row?.member_id ?? actor.member.id
}

const finish = (ctx: Context, input: FinishInput) => ctx.writer.write(finishAttempt, input)

export const quizHandlers: Handlers<QuizRoute> = {
  ...signUpHandlers,

  async 'GET /rounds'({ ctx, actor, input, now }) {
    const rounds = (await visibleRounds(ctx, actor)).filter((round) => !input.state || momentOf(round, now) === input.state)
    if (input.state === 'closed') rounds.reverse()
    const start = numberCursor(input.cursor) ?? 0
    const limit = input.limit ?? 20
    const items = await Promise.all(rounds.slice(start, start + limit).map(async (round) => roundCard(ctx, actor, await myRound(ctx, actor, round, now), now)))
    return { items, next: start + limit < rounds.length ? String(start + limit) : null }
  },

  async 'GET /rounds/:id'({ ctx, actor, input, now }) {
    const round = await seenRound(ctx, actor, input.id)
    const [organiser] = await unitRefs(ctx.db, [round.unit_id])
    const { config } = round
    const mine = await myRound(ctx, actor, round, now)
    const { phase } = mine.current
    return {
      ...await roundCard(ctx, actor, mine, now),
      organiser: organiser ?? { id: round.unit_id, name: '' },
      daily: windowFor(phase.window, mine.state.lineage).daily ?? null,
      sentences: await noticeForRound(ctx, config),
      reveal: phase.reveal,
      phases: mine.phases.map(({ view }) => view),
      signUp: signUpView(config, mine.state.known, now),
      group: config.audience.groups?.list.find(({ id }) => id === mine.state.group)?.name ?? null,
      excused: await ctx.db.selectFrom('round_member').select('member_id').where('round_id', '=', round.id).where('member_id', '=', actor.member.id).where('excused', '!=', '').executeTakeFirst() !== undefined,
      goals: await goalsOf(ctx, actor, mine, now),
      boards: { person: !round.practice && config.show.personBoard, unit: !round.practice && config.show.unitBoard },
      notes: await ctx.db.selectFrom('round_note').select(['at', 'text']).where('round_id', '=', round.id).orderBy('at', 'desc').orderBy('id', 'desc').limit(20).execute()
    }
  },

  async 'POST /rounds/:id/attempts'({ ctx, actor, input, now }) {
    const visible = await seenRound(ctx, actor, input.id)
    const { round, state, phases, current } = await myRound(ctx, actor, visible, now)
    const { view, phase, start } = input.phase === undefined ? current : phases.find((one) => one.phase.id === input.phase) ?? current
    if (input.phase !== undefined && phase.id !== input.phase) throw notFound('这个阶段')
    if (view.mine.openAttempt) {
      const open = await mine(ctx, actor, view.mine.openAttempt.id, now)
      return attemptView(ctx, open.row, round, now)
    }
    await closeStale(ctx, actor, round, now)
    const { zone } = ctx.config
    const at = { zone, now, lineage: state.lineage }
    if (!start.may) throw cannotStart(round.config, phase, start, at)
    const drawn = await paperFor(ctx, round, phase, paperChoice(phase, input.paper, state.group))
    if (!drawn) throw new AppError('round_invalid', '题库里的题不够组卷，请联系组织者。你的次数没有减少。')
    const { attemptId } = await ctx.writer.write(startAttempt, {
      attemptId: newId(now), roundId: round.id, phase: phase.id, memberId: actor.member.id, unitId: actor.member.unitId, lineage: actor.member.lineage, now,
      day: dayOf(now, zone), zone, deadlineAt: deadlineOf(phase, drawn.paper.length, now, zone, state.lineage), ...drawn
    })
    const { row } = await mine(ctx, actor, attemptId, now)
    return attemptView(ctx, row, round, now)
  },

  async 'GET /attempts/:id'({ ctx, actor, input, now }) {
    const { row, round } = await mine(ctx, actor, input.id, now)
    return attemptView(ctx, row, round, now)
  },

  async 'PUT /attempts/:id/answers'({ ctx, actor, input, now }) {
    const { id, seq, device, answers, flags, doubled } = input
    const saved = await ctx.writer.write(changeAttempt, { attemptId: id, memberId: await ownerOf(ctx, actor, id), device, now, change: { kind: 'save', seq, answers, flags, doubled } })
    return { seq: saved.seq, answered: saved.answered, deadlineAt: saved.deadlineAt, now }
  },

  async 'POST /attempts/:id/confirm'({ ctx, actor, input, now }) {
    const { id, pos, value, device } = input
    const changed = await ctx.writer.write(changeAttempt, { attemptId: id, memberId: await ownerOf(ctx, actor, id), device, now, change: { kind: 'confirm', pos, value } })
    if (changed.complete) await finish(ctx, { attemptId: id, memberId: await ownerOf(ctx, actor, id), now, why: 'submitted' })
    const { row, round } = await mine(ctx, actor, id, now)
    return attemptView(ctx, row, round, now)
  },

  async 'POST /attempts/:id/submit'({ ctx, actor, input, now }) {
    const { answers, flags, doubled } = input
    const done = await finish(ctx, { attemptId: input.id, memberId: await ownerOf(ctx, actor, input.id), now, why: 'submitted', save: { answers, flags, doubled } })
    const { shows } = done
    return { ...done, score: shows ? toPoints(done.score) : null, correct: shows ? done.correct : null, fullScore: done.fullScore === null ? null : toPoints(done.fullScore) }
  },

  async 'POST /attempts/:id/leave'({ ctx, actor, input, now }) {
    const { left, limit, over } = await ctx.writer.write(leaveAttempt, { attemptId: input.id, memberId: actor.member.id, now })
    if (over) await finish(ctx, { attemptId: input.id, memberId: actor.member.id, now, why: 'left' })
    return { left, limit, ended: over }
  },

  async 'GET /attempts/:id/result'({ ctx, actor, input, now }) {
    const { row, round } = await mine(ctx, actor, input.id, now)
    if (row.finished_at === null) throw new AppError('not_revealed', '这份答卷还没有交，交卷后才有成绩。')
    return attemptResult(ctx, actor, row, round, now)
  },

  async 'GET /attempts/:id/review'({ ctx, actor, input, now }) {
    const { row, round } = await mine(ctx, actor, input.id, now)
    if (row.finished_at === null) throw new AppError('not_revealed', '交卷后才能看答案。')
    const phase = phaseOfRound(round, row.phase)
    const reveal = revealMoment(round.config, phase, round.ended_at, now)
    if (reveal.when === 'never') throw new AppError('not_revealed', '这场竞赛不公布答案。')
    if (reveal.when === 'later') throw new AppError('not_revealed', `答案在 ${endMoment(reveal.at, ctx.config.zone, now)} 公布。`, { at: reveal.at })
    return { roundTitle: round.title, items: await reviewOf(ctx, row, phase, await paperOf(ctx, row.id)) }
  },

  async 'GET /me/attempts'({ ctx, actor, input }) {
    const limit = input.limit ?? 20
    let query = ctx.db.selectFrom('attempt').innerJoin('round', 'round.id', 'attempt.round_id')
      .select(['attempt.id', 'round_id', 'title', 'phase', 'config', 'no', 'practice', 'started_at', 'finished_at', 'score', 'full_score', 'time_ms', 'paper_id', 'proxy_by'])
      .where('member_id', '=', actor.member.id)
    const after = placeOf(input.cursor)
    if (after) query = query.where('started_at', '<=', after.at).where((eb) => eb.or([eb('started_at', '<', after.at), eb('attempt.id', '<', after.id)]))
    const rows = await query.orderBy('started_at', 'desc').orderBy('attempt.id', 'desc').limit(limit + 1).execute()
    const last = rows.length > limit ? rows[limit - 1] : undefined
    const shown = rows.slice(0, limit)
    const corrected = await correctedAmong(ctx, shown)
    const rules = new Map(shown.map((row) => [row.round_id, row.config]).map(([id, config]) => [id, JSON.parse(config as string) as RoundConfig]))
    return {
      items: shown.filter((row) => rules.get(row.round_id)?.show.history !== false).map((row) => ({
        id: row.id, roundId: row.round_id, roundTitle: row.title, phaseName: phaseNameIn(rules.get(row.round_id), row.phase), no: row.no, practice: row.practice === 1,
        state: row.finished_at === null ? 'open' as const : 'finished' as const, startedAt: row.started_at, finishedAt: row.finished_at,
        score: row.score === null || rules.get(row.round_id)?.show.score === false ? null : toPoints(row.score), fullScore: endlessIn(rules.get(row.round_id), row) ? null : toPoints(row.full_score), timeMs: row.time_ms, corrected: corrected.has(row.id), proxied: row.proxy_by !== ''
      })),
      next: last ? placeCursor({ at: last.started_at, id: last.id }) : null
    }
  }
}

function endlessIn(config: RoundConfig | undefined, { phase: id, paper_id }: Pick<AttemptTable, 'phase' | 'paper_id'>): boolean {
  const phase = config?.phases.find((one) => one.id === id)
  return phase !== undefined && endlessPaper(phase, paper_id)
}

const phaseNameIn = (config: RoundConfig | undefined, id: string) => (config && config.phases.length > 1 ? nameOf(config, id) : '')

/** An attempt of mine whose time ran out while nobody looked stands in the way of the next one. */
async function closeStale(ctx: Context, actor: MemberActor, round: Round, now: number) {
  const stale = await ctx.db.selectFrom('attempt').select('id').where('round_id', '=', round.id).where('member_id', '=', actor.member.id)
    .where('finished_at', 'is', null).where('deadline_at', '<=', now).execute()
  for (const { id } of stale) await finish(ctx, { attemptId: id, memberId: null, now, why: 'timeout' })
}
