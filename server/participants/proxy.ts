import type { ProxyPhase } from '../../contract/participants'
import type { AttemptView } from '../../contract/quiz'
import type { Context } from '../context'
import { AppError, notFound } from '../errors'
import type { MemberActor } from '../http/call'
import { newId } from '../ids'
import { attemptView } from '../quiz/attempt-view'
import { notStarted, startAttempt } from '../quiz/start-write'
import { myRound, phaseRef } from '../quiz/member-rounds'
import { onBehalf } from '../quiz/on-behalf'
import { paperChoice } from '../quiz/paper-choice'
import type { MyPhase } from '../quiz/phase-views'
import { paperFor } from '../rounds/pool'
import type { Round } from '../rounds/round'
import { windowFor } from '../rounds/rules/opening'
import { whyNotEntered } from '../rounds/rules/start-words'
import { dayOf } from '../zone'

/** Why nothing can be entered for somebody in a phase; empty: it can. */
const whyNotFor = ({ config: { zone } }: Context, { config }: Round, { member }: MemberActor, { byHand, view }: MyPhase, now: number) =>
  whyNotEntered(config, member.name, byHand, { zone, now, reserve: view.mine.entry === 'reserve' })

/** Of which phases papers may be entered for somebody, and which paper there is to choose. */
export async function proxyPhases(ctx: Context, actor: MemberActor, given: Round, memberId: string, now: number): Promise<{ name: string; phases: ProxyPhase[] }> {
  const whose = await onBehalf(ctx, actor, memberId)
  const { round, phases } = await myRound(ctx, whose, given, now)
  const entered = phases.filter(({ phase }) => phase.proxy)
  return {
    name: whose.member.name,
    phases: await Promise.all(entered.map(async (one): Promise<ProxyPhase> => {
      const { view } = one
      const open = view.mine.openAttempt && await ctx.db.selectFrom('attempt').select('proxy_by').where('id', '=', view.mine.openAttempt.id).executeTakeFirst()
      const begun = open?.proxy_by === actor.accountId
      const whyNot = begun ? '' : open ? underWay(whose) : whyNotFor(ctx, round, whose, one, now)
      return { id: view.id, name: phaseRef(round, view).name, whyNot, begun, papers: begun ? [] : view.papers }
    }))
  }
}

const underWay = ({ member }: MemberActor) => `${member.name}有一份答卷正在答，交卷以后才能代录。`

/**
 * Opens a paper in somebody's name, for an organiser who has the answers on paper. The member's own tries are used up by it; the hours of
 * the day, practice and the paper's time do not hold, since it was answered by hand. It has to be entered before the phase closes.
 */
export async function startProxy(ctx: Context, actor: MemberActor, given: Round, wanted: { memberId: string; phase?: string | undefined; paper?: string | undefined }, now: number): Promise<AttemptView> {
  const whose = await onBehalf(ctx, actor, wanted.memberId)
  const { member } = whose
  const { round, state, phases, current } = await myRound(ctx, whose, given, now)
  const chosen = (wanted.phase === undefined ? undefined : phases.find((one) => one.phase.id === wanted.phase)) ?? current
  const { phase, byHand, view } = chosen
  if (wanted.phase !== undefined && phase.id !== wanted.phase) throw notFound('这个阶段')
  if (!phase.proxy) throw new AppError('forbidden', '这场竞赛没有开放代录纸质答卷。')
  if (view.mine.openAttempt) {
    const open = await ctx.db.selectFrom('attempt').selectAll().where('id', '=', view.mine.openAttempt.id).executeTakeFirstOrThrow()
    if (open.proxy_by !== actor.accountId) throw new AppError('other_attempt_open', underWay(whose))
    return attemptView(ctx, open, round, now)
  }
  const { zone } = ctx.config
  if (!byHand.may) throw notStarted(byHand, whyNotFor(ctx, round, whose, chosen, now))
  const drawn = await paperFor(ctx, round, phase, paperChoice(phase, wanted.paper, state.group), { asPrinted: true })
  if (!drawn) throw new AppError('round_invalid', '题库里的题不够组卷，请联系组织者。')
  const { attemptId } = await ctx.writer.write(startAttempt, {
    attemptId: newId(now), roundId: round.id, phase: phase.id, memberId: member.id, unitId: member.unitId, lineage: member.lineage, now, day: dayOf(now, zone), zone,
    deadlineAt: windowFor(phase.window, state.lineage).closesAt, ...drawn, proxyBy: actor.accountId
  })
  const row = await ctx.db.selectFrom('attempt').selectAll().where('id', '=', attemptId).executeTakeFirstOrThrow()
  return attemptView(ctx, row, round, now)
}
