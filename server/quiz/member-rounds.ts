import type { PhaseView, RoundCard, UnitShare } from '../../contract/quiz'
import { hasHonours, wonWords } from '../awards/announced'
import type { Context } from '../context'
import type { MemberActor } from '../http/call'
import { unitBoard } from '../leaderboard/units'
import { frozen, unitOf } from '../rounds/entrants'
import { closesAt, momentOf, type Round } from '../rounds/round'
import { meanOf, rateOf } from '../rounds/rules/units'
import { myState, type MyState } from './my-state'
import { currentPhase, myPhases, type MyPhase } from './phase-views'

/** A round as one member has it before him. */
export interface MyRoundView {
  round: Round
  state: MyState
  phases: MyPhase[]
  current: MyPhase
}

export async function myRound(ctx: Context, actor: MemberActor, given: Round, now: number): Promise<MyRoundView> {
  const round = await frozen(ctx, given, now)
  const state = await myState(ctx, actor, round, now)
  const phases = await myPhases(ctx, round, state, now)
  return { round, state, phases, current: currentPhase(phases, now) }
}

export async function roundCard(ctx: Context, actor: MemberActor, { round, current: { view } }: MyRoundView, now: number): Promise<RoundCard> {
  const state = momentOf(round, now)
  const honours = await hasHonours(ctx, round)
  return {
    id: round.id, title: round.title, topic: round.config.topic, practice: round.practice === 1,
    state: state === 'draft' ? 'upcoming' : state,
    opensAt: round.opens_at, closesAt: closesAt(round),
    phase: phaseRef(round, view), questions: view.questions, fullScore: view.fullScore, paperSeconds: view.paperSeconds, questionSeconds: view.questionSeconds, papers: view.papers.length,
    mine: view.mine,
    unit: round.practice || state === 'upcoming' ? null : await unitShare(ctx, actor, round),
    honours, won: honours ? await wonWords(ctx, round.id, actor.member) : []
  }
}

/** Where a round has one phase only, nobody hears of phases. */
export const phaseRef = ({ config }: Pick<Round, 'config'>, { id, name }: Pick<PhaseView, 'id' | 'name'>) => ({ id, name: config.phases.length > 1 ? name : '' })

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
