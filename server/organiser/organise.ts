import type { OrganiserRound, RoundPreview } from '../../contract/organiser'
import type { PhaseConfig, RoundConfig } from '../../contract/round-config'
import { covers } from '../auth/actors'
import type { Context } from '../context'
import { AppError, notFound } from '../errors'
import type { MemberActor } from '../http/call'
import { headsBelow, unitById, unitRefs } from '../roster/queries'
import { activeQuestions } from '../rounds/pool'
import { closesAt, findRound, momentOf, paperFacts, type Round } from '../rounds/round'
import { noticeForRound } from '../rounds/round-notice'
import { checkRound } from '../rounds/rules/check'
import { lacksOf } from '../rounds/rules/lacks'
import { countingPhases, papersOf } from '../rounds/rules/phases'
import { toPoints } from '../rounds/rules/types'
import { managedFigures } from './pending'

/** A round whose owner the actor's roles cover: to edit, publish, end. */
export async function ownRound(ctx: Context, actor: MemberActor, id: string): Promise<Round> {
  const round = await findRound(ctx.db, id)
  if (!round) throw notFound('这场竞赛')
  const owner = await unitById(ctx.db, round.unit_id)
  if (!owner || !covers(actor.grants, owner.path)) throw new AppError('forbidden', '这场竞赛由上级单位管理，你可以看本单位的进度，不能修改。')
  return round
}

/** The unit and every invited unit must lie in the actor's range: nobody publishes into other people's branches. */
export async function checkRange(ctx: Context, actor: MemberActor, unitId: string, config: RoundConfig): Promise<void> {
  for (const id of new Set([unitId, ...config.audience.units])) {
    const unit = await unitById(ctx.db, id)
    if (!unit) throw new AppError('round_invalid', '有单位已经不在单位树里，请重新选择参加单位。')
    if (!covers(actor.grants, unit.path)) throw new AppError('forbidden', `“${unit.name}”不在你的管理范围内，不能替它发布竞赛。`)
  }
}

/** @param ownerId the unit that has the round, or will have it: from its banks, and those above and below, papers may be drawn */
export async function previewOf(ctx: Context, config: RoundConfig, ownerId: string, now: number): Promise<RoundPreview> {
  const { questions, fullScore } = paperFacts(countingPhases(config)[0] ?? config.phases[0] as PhaseConfig)
  const owner = await unitById(ctx.db, ownerId)
  const units = await Promise.all(config.audience.units.map((id) => unitById(ctx.db, id)))
  const paths = units.flatMap((unit) => (unit ? [unit.path] : []))
  const tops = [...new Set(paths)].filter((path) => !paths.some((other) => other !== path && path.startsWith(other)))
  const heads = await Promise.all(tops.map((path) => headsBelow(ctx.db, path)))
  return {
    sentences: await noticeForRound(ctx, config),
    problems: checkRound(config, await activeQuestions(ctx, config.phases.flatMap((phase) => papersOf(phase).map(({ paper }) => paper)), owner?.path), now, ctx.config.zone),
    questions, fullScore,
    roster: heads.reduce((sum, n) => sum + n, 0)
  }
}

export async function organiserRound(ctx: Context, actor: MemberActor, round: Round, now: number): Promise<OrganiserRound> {
  const [owner] = await unitRefs(ctx.db, [round.unit_id])
  const unit = await unitById(ctx.db, round.unit_id)
  const figures = await managedFigures(ctx, round, actor.grants)
  return {
    id: round.id, title: round.title, topic: round.config.topic, practice: round.practice === 1, state: momentOf(round, now),
    opensAt: round.opens_at, closesAt: closesAt(round),
    participants: figures.participants, roster: figures.roster,
    mean: figures.participants > 0 ? toPoints(figures.scoreSum) / figures.participants : null,
    owner: owner ?? { id: round.unit_id, name: '' },
    mine: unit !== undefined && covers(actor.grants, unit.path),
    questions: paperFacts(round.phase).questions, paperSeconds: round.phase.timing.paperSeconds ?? null, phases: round.config.phases.length,
    lacks: round.state === 'draft' ? lacksOf((await previewOf(ctx, round.config, round.unit_id, now)).problems) : [], updatedAt: round.updated_at
  }
}
