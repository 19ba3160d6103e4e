import type { QuestionType } from '../../contract/question'
import type { AttemptResult } from '../../contract/quiz'
import { hasHonours } from '../awards/announced'
import type { Context } from '../context'
import type { AttemptTable } from '../db/schema'
import type { MemberActor } from '../http/call'
import { rankedCount, rankOf } from '../leaderboard/rank'
import { findStanding } from '../leaderboard/store'
import { unitBoard, type BoardUnit } from '../leaderboard/units'
import { unitRefs } from '../roster/queries'
import { unitOf } from '../rounds/entrants'
import { phaseOfRound, type Round } from '../rounds/round'
import { countsForUnits, ranksResult, RESULT, resultPart } from '../rounds/rules/boards'
import { nameOf } from '../rounds/rules/notice-names'
import { counts, endlessPaper } from '../rounds/rules/phases'
import { revealMoment } from '../rounds/rules/reveal'
import type { Mark } from '../rounds/rules/score'
import { toPoints, type PaperItem } from '../rounds/rules/types'
import { valueLabel } from '../rounds/rules/units'
import { paperOf } from './attempt-view'
import { correctionsOf } from './corrections'
import type { KeptMarks } from './finish-write'
import { myRound, phaseRef } from './member-rounds'
import { onBehalf } from './on-behalf'

const TYPES: QuestionType[] = ['single', 'multiple', 'judge', 'fill']

/** The same attempt gives the same result however often it is asked; only ranks move as others finish. */
export async function attemptResult(ctx: Context, asked: MemberActor, row: AttemptTable, round: Round, now: number): Promise<AttemptResult> {
  const paper = await paperOf(ctx, row.id)
  // An organiser who entered it reads it as its member would.
  const actor = row.member_id === asked.member.id ? asked : await onBehalf(ctx, asked, row.member_id)
  const kept = JSON.parse(row.marks ?? '{"marks":[],"before":null,"after":null}') as KeptMarks
  const phase = phaseOfRound(round, row.phase)
  const { phases } = await myRound(ctx, actor, round, now)
  const view = phases.find((one) => one.phase.id === row.phase)?.view
  const again = view?.mine
  const { show } = round.config
  const byMe = row.proxy_by === asked.accountId && row.member_id !== asked.member.id
  const shows = show.score !== false
  const endless = endlessPaper(phase, row.paper_id)
  return {
    attemptId: row.id, roundId: round.id, roundTitle: round.title, practice: round.practice === 1, no: row.no, proxy: row.proxy_by ? { name: actor.member.name, byMe } : null,
    finish: row.finish ?? 'submitted', phase: phaseRef(round, { id: phase.id, name: nameOf(round.config, phase.id) }),
    voided: row.voided || null, passed: phase.pass && shows ? row.passed === 1 : null,
    score: shows ? toPoints(row.score ?? 0) : null, fullScore: endless ? null : toPoints(row.full_score), total: endless ? null : row.total, correct: shows ? row.correct ?? 0 : null,
    timeMs: row.time_ms ?? 0, finishedAt: row.finished_at ?? now,
    standing: kept.after === null || !shows ? null : {
      before: kept.before === null ? null : toPoints(kept.before), after: toPoints(kept.after), kind: phase.counting.kind
    },
    rank: counts(phase) ? await personRank(ctx, round, phase.id, row.member_id) : null,
    result: await resultSoFar(ctx, round, row.member_id),
    byType: shows && !endless ? byType(paper, kept.marks) : [],
    unit: await unitEffect(ctx, actor, row, round, kept),
    honours: await hasHonours(ctx, round),
    notes: await correctionsOf(ctx, row, paper),
    review: revealMoment(round.config, phase, round.ended_at, now),
    // The next paper of that member is begun from the list of members.
    again: byMe ? { can: false, papers: 0, leftTotal: null, leftToday: null, whyNot: '' }
      : { can: again?.canStart ?? false, papers: view?.papers.length ?? 0, leftTotal: again?.leftTotal ?? null, leftToday: again?.leftToday ?? null, whyNot: again?.whyNot ?? '' }
  }
}

async function personRank(ctx: Context, round: Round, board: string, memberId: string): Promise<AttemptResult['rank']> {
  if (round.practice || !round.config.show.personBoard || round.config.show.rank === false) return null
  const standing = await findStanding(ctx, round, board, memberId)
  const rank = standing && await rankOf(ctx.db, standing, round.config.person.shared)
  return standing && rank ? { rank, of: await rankedCount(ctx.db, standing) } : null
}

/** What the phases make together, where they make anything together: the last of them alone adds nothing up. */
async function resultSoFar(ctx: Context, round: Round, memberId: string): Promise<AttemptResult['result']> {
  if (round.practice || resultPart(round.config) !== RESULT || !ranksResult(round.config) || round.config.result?.by.kind === 'last' || round.config.show.score === false) return null
  const standing = await findStanding(ctx, round, RESULT, memberId)
  return standing ? { score: toPoints(standing.score), rank: (await personRank(ctx, round, RESULT, memberId))?.rank ?? null } : null
}

function byType(paper: readonly PaperItem[], marks: readonly Mark[]): AttemptResult['byType'] {
  return TYPES.flatMap((type) => {
    const places = paper.flatMap((item, i) => (item.type === type ? [i] : []))
    if (places.length === 0) return []
    return [{
      type, total: places.length,
      correct: places.filter((i) => marks[i]?.verdict === 'right').length,
      score: toPoints(places.reduce((sum, i) => sum + (marks[i]?.points ?? 0), 0)),
      full: toPoints(places.reduce((sum, i) => sum + (paper[i]?.points ?? 0), 0))
    }]
  })
}

async function unitEffect(ctx: Context, actor: MemberActor, row: AttemptTable, round: Round, kept: KeptMarks): Promise<AttemptResult['unit']> {
  if (round.practice || !countsForUnits(round.config, row.phase)) return null
  const [unit] = await unitRefs(ctx.db, [row.unit_id])
  const place = await unitOf(ctx, actor, round.id)
  if (!unit || !place) return null
  const board = await unitBoard(ctx, round, { depth: place.depth })
  const own = board.find((one) => one.unitId === row.unit_id)
  const mean = (participants: number, sum: number) => (participants > 0 ? toPoints(sum) / participants : null)
  return {
    unit, counted: row.for_unit === 1,
    meanBefore: kept.unit ? mean(kept.unit.participants, kept.unit.scoreSum) : null,
    meanAfter: kept.unit ? mean(kept.unit.afterParticipants, kept.unit.afterScoreSum) : null,
    participants: own?.participants ?? 0, roster: own?.roster ?? 0,
    rank: round.config.show.unitBoard ? own?.rank ?? null : null,
    ahead: round.config.show.unitBoard && own ? aheadOf(board, own, round) : null
  }
}

/** The unit one rank ahead, and how far it is in the figure that the board is ordered by. */
function aheadOf(board: readonly BoardUnit[], own: BoardUnit, round: Round) {
  if (own.rank === null || own.value === null) return null
  const before = board.filter((one) => one.rank !== null && one.rank < (own.rank ?? 0)).at(-1)
  if (before?.rank == null || before.value === null) return null
  return { rank: before.rank, gap: before.value - own.value, label: valueLabel(round.config.unit) }
}
