import type { MyRound, RoundCard, UnitShare } from '../../contract/quiz'
import type { Context } from '../context'
import type { AttemptTable } from '../db/schema'
import type { MemberActor } from '../http/call'
import { rankOf } from '../leaderboard/rank'
import { findStanding } from '../leaderboard/store'
import { unitBoard } from '../leaderboard/units'
import { frozen, unitOf } from '../rounds/entrants'
import { closesAt, momentOf, paperFacts, type Round } from '../rounds/round'
import { attemptsLeft, mayStart } from '../rounds/rules/attempts'
import { windowState } from '../rounds/rules/timing'
import { toPoints } from '../rounds/rules/types'
import { meanOf, rateOf } from '../rounds/rules/units'
import { clock, moment } from '../rounds/rules/words'
import { dayOf } from '../rounds/rules/zone'
import type { AttemptState } from './attempt-state'
import { NOT_INVITED } from './attempt-writes'

export async function roundCard(ctx: Context, actor: MemberActor, given: Round, now: number): Promise<RoundCard> {
  const round = await frozen(ctx, given, now)
  const state = momentOf(round, now)
  return {
    id: round.id, title: round.title, topic: round.config.topic, practice: round.practice === 1,
    state: state === 'draft' ? 'upcoming' : state,
    opensAt: round.opens_at, closesAt: closesAt(round),
    ...paperFacts(round),
    paperSeconds: round.phase.timing.paperSeconds ?? null, questionSeconds: round.phase.timing.questionSeconds ?? null,
    mine: await myRound(ctx, actor, round, now),
    unit: round.practice || state === 'upcoming' ? null : await unitShare(ctx, actor, round)
  }
}

export async function myRound(ctx: Context, actor: MemberActor, round: Round, now: number): Promise<MyRound> {
  const { db } = ctx
  const attempts = await db.selectFrom('attempt').select(['id', 'day', 'no', 'finished_at', 'deadline_at', 'state', 'total'])
    .where('round_id', '=', round.id).where('phase', '=', round.phase.id).where('member_id', '=', actor.member.id).orderBy('no').execute()
  const standing = round.practice ? undefined : await findStanding(ctx, round, actor.member.id)
  const today = dayOf(now, ctx.config.zone)
  const left = attemptsLeft(round.phase.attempts, { total: attempts.length, today: attempts.filter((row) => row.day === today).length })
  const open = attempts.find((row) => row.finished_at === null && row.deadline_at > now)
  const whyNot = open ? '' : whyNotStart(ctx, round, left, now) || await whyNotInvited(ctx, actor, round)
  return {
    attempts: attempts.length, leftTotal: left.total, leftToday: left.today,
    openAttempt: open ? { id: open.id, deadlineAt: open.deadline_at, answered: answeredIn(open), total: open.total } : null,
    lastAttempt: attempts.filter((row) => row.finished_at !== null).at(-1)?.id ?? null,
    score: standing ? toPoints(standing.score) : null,
    rank: standing && round.config.show.personBoard ? await rankOf(db, standing, round.config.person.shared) : null,
    canStart: whyNot === '' && momentOf(round, now) === 'open',
    whyNot
  }
}

const answeredIn = (row: Pick<AttemptTable, 'state'>) => Object.keys((JSON.parse(row.state) as AttemptState).answers).length

export function whyNotStart(ctx: Context, round: Round, left: { total: number | null; today: number | null }, now: number): string {
  const { zone } = ctx.config
  const state = momentOf(round, now)
  if (state === 'closed') return '竞赛已经截止。'
  if (state !== 'open') return `${moment(round.opens_at, zone, now)} 开始。`
  const { daily } = round.phase.window
  if (daily && windowState(round.phase.window, now, zone) === 'outsideHours') return `每天 ${clock(daily.from)}—${clock(daily.to)} 开放，请到时再来。`
  if (mayStart(left)) return ''
  return left.total === 0 ? '答题次数已经用完。' : '今天的次数已经用完，明天可以再答。'
}

async function whyNotInvited({ db }: Context, actor: MemberActor, round: Round): Promise<string> {
  if (round.config.audience.late !== 'refused' || round.frozen_at === null) return ''
  const entry = await db.selectFrom('round_entrant').select('member_id').where('round_id', '=', round.id).where('member_id', '=', actor.member.id).executeTakeFirst()
  return entry ? '' : NOT_INVITED
}

export async function unitShare(ctx: Context, actor: MemberActor, round: Round): Promise<UnitShare | null> {
  const unit = await unitOf(ctx, actor, round.id)
  if (!unit) return null
  const rows = await unitBoard(ctx, round, { depth: unit.depth })
  const row = rows.find((one) => one.unitId === unit.id)
  if (!row) return null
  const rank = round.config.show.unitBoard ? row.rank : null
  return {
    unit: { id: unit.id, name: unit.name }, participants: row.participants, roster: row.roster, rate: rateOf(row) ?? 0,
    mean: meanOf(row), rank, of: rank === null ? null : rows.filter((one) => one.rank !== null).length
  }
}
