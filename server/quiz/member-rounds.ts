import { sql } from 'kysely'
import type { MyRound, RoundCard, UnitShare } from '../../contract/quiz'
import type { Context } from '../context'
import type { AttemptTable, RoundTable, StandingTable } from '../db/schema'
import type { MemberActor } from '../http/call'
import { rankOf } from '../leaderboard/rank'
import { unitBoard } from '../leaderboard/units'
import { freezeRoster } from '../rounds/writes'
import type { AttemptState } from './attempt-state'
import { NOT_INVITED } from './attempt-writes'
import { closesAt, findRound, momentOf, paperFacts, roundFrom, type Round } from './round'
import { attemptsLeft, mayStart } from './rules/attempts'
import { windowState } from './rules/timing'
import { toPoints } from './rules/types'
import { meanOf, rateOf } from './rules/units'
import { clock, moment } from './rules/words'
import { dayOf } from './rules/zone'

/** Published rounds that this member's unit takes part in. */
export async function visibleRounds({ db }: Context, actor: MemberActor): Promise<Round[]> {
  const rows = await db.selectFrom('round').selectAll('round')
    .where('state', 'in', ['published', 'ended'])
    .where((eb) => eb.exists(eb.selectFrom('round_unit').select(sql.lit(1).as('one')).whereRef('round_unit.round_id', '=', 'round.id').where('round_unit.unit_id', 'in', actor.member.lineage)))
    .orderBy('closes_at').execute()
  return rows.map((row) => roundFrom(row as RoundTable))
}

export async function visibleRound(ctx: Context, actor: MemberActor, id: string): Promise<Round | undefined> {
  const round = await findRound(ctx.db, id)
  if (!round || round.state === 'draft') return undefined
  const invited = await ctx.db.selectFrom('round_unit').select('unit_id').where('round_id', '=', id).where('unit_id', 'in', actor.member.lineage).executeTakeFirst()
  return invited && round
}

/** The roster is frozen by whoever comes first after the opening. */
export async function frozen(ctx: Context, round: Round, now: number): Promise<Round> {
  if (round.frozen_at !== null || momentOf(round, now) === 'upcoming') return round
  await ctx.writer.write(freezeRoster, { roundId: round.id, now })
  return (await findRound(ctx.db, round.id)) ?? round
}

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

export const findStanding = ({ db }: Context, round: Round, memberId: string): Promise<StandingTable | undefined> =>
  db.selectFrom('standing').selectAll().where('round_id', '=', round.id).where('phase', '=', round.phase.id).where('member_id', '=', memberId).executeTakeFirst()

/** The unit under which this member entered: a later transfer leaves the round's figures with the old unit. */
export async function unitOf({ db }: Context, actor: MemberActor, roundId: string): Promise<{ id: string; depth: number; name: string } | undefined> {
  const entry = await db.selectFrom('round_entrant').select('unit_id').where('round_id', '=', roundId).where('member_id', '=', actor.member.id).executeTakeFirst()
  return db.selectFrom('unit').select(['id', 'depth', 'name']).where('id', '=', entry?.unit_id ?? actor.member.unitId).executeTakeFirst()
}

export async function unitShare(ctx: Context, actor: MemberActor, round: Round): Promise<UnitShare | null> {
  const unit = await unitOf(ctx, actor, round.id)
  if (!unit) return null
  const row = (await unitBoard(ctx, round, { depth: unit.depth })).find((one) => one.unitId === unit.id)
  if (!row) return null
  return {
    unit: { id: unit.id, name: unit.name }, participants: row.participants, roster: row.roster, rate: rateOf(row) ?? 0,
    mean: meanOf(row), rank: round.config.show.unitBoard ? row.rank : null
  }
}
