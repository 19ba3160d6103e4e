import type { AttemptView } from '../../contract/quiz'
import type { Context } from '../context'
import { AppError, notFound } from '../errors'
import type { MemberActor } from '../http/call'
import { newId } from '../ids'
import { attemptView } from '../quiz/attempt-view'
import { cannotStart, startAttempt } from '../quiz/start-write'
import { myRound } from '../quiz/member-rounds'
import { paperChoice } from '../quiz/paper-choice'
import { paperFor } from '../rounds/pool'
import type { Round } from '../rounds/round'
import { windowFor } from '../rounds/rules/opening'
import { dayOf } from '../rounds/rules/zone'
import { lineage } from '../unit-path'

/**
 * Opens a paper in somebody's name, for an organiser who has the answers on paper. The member's own tries are used up by it; the hours of
 * the day and the paper's time do not hold, since it was answered by hand. It has to be entered before the phase closes.
 */
export async function startProxy(ctx: Context, actor: MemberActor, given: Round, wanted: { memberId: string; phase?: string | undefined; paper?: string | undefined }, now: number): Promise<AttemptView> {
  const member = await ctx.db.selectFrom('member').innerJoin('unit', 'unit.id', 'member.unit_id').select(['member.id', 'member.name', 'unit.id as unitId', 'unit.name as unitName', 'unit.path'])
    .where('member.id', '=', wanted.memberId).executeTakeFirst()
  if (!member) throw notFound('这个人')
  const whose: MemberActor = {
    ...actor, grants: [], member: { id: member.id, name: member.name, unitId: member.unitId, unitName: member.unitName, unitPath: member.path, lineage: lineage(member.path) }
  }
  const { round, state, phases, current } = await myRound(ctx, whose, given, now)
  const { phase, start, view } = (wanted.phase === undefined ? undefined : phases.find((one) => one.phase.id === wanted.phase)) ?? current
  if (wanted.phase !== undefined && phase.id !== wanted.phase) throw notFound('这个阶段')
  if (!phase.proxy) throw new AppError('forbidden', '这场竞赛没有开放代录纸质答卷。')
  if (view.mine.openAttempt) {
    const open = await ctx.db.selectFrom('attempt').selectAll().where('id', '=', view.mine.openAttempt.id).executeTakeFirstOrThrow()
    if (open.proxy_by !== actor.accountId) throw new AppError('other_attempt_open', `${member.name}有一份答卷正在答，交卷以后才能代录。`)
    return attemptView(ctx, open, round, now)
  }
  const { zone } = ctx.config
  if (!start.may && start.code !== 'outsideHours' && start.code !== 'full') throw cannotStart(round.config, phase, start, { zone, now, lineage: state.lineage })
  const drawn = await paperFor(ctx, round, phase, paperChoice(phase, wanted.paper, state.group))
  if (!drawn) throw new AppError('round_invalid', '题库里的题不够组卷，请联系组织者。')
  const { attemptId } = await ctx.writer.write(startAttempt, {
    attemptId: newId(now), roundId: round.id, phase: phase.id, memberId: member.id, unitId: member.unitId, lineage: lineage(member.path), now, day: dayOf(now, zone), zone,
    deadlineAt: windowFor(phase.window, state.lineage).closesAt, ...drawn, proxyBy: actor.accountId
  })
  const row = await ctx.db.selectFrom('attempt').selectAll().where('id', '=', attemptId).executeTakeFirstOrThrow()
  return attemptView(ctx, row, round, now)
}
