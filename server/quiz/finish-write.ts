import type { AnswerValue } from '../../contract/question'
import type { PhaseConfig } from '../../contract/round-config'
import type { AttemptTable, Schema, StandingTable, UnitStandingTable } from '../db/schema'
import { defineBulkWrite, refuse, type Outcome } from '../db/writer/write'
import { AppError } from '../errors'
import { cellChanges, nextStanding, unitChange } from '../leaderboard/standing'
import { markPaper, type Mark, type Marks } from '../rounds/rules/score'
import { GRACE_MS } from '../rounds/rules/timing'
import type { PaperItem, Rubric } from '../rounds/rules/types'
import { lineage } from '../unit-path'
import { elapsedOf, plausible, timeUsed, withAnswers, type AttemptFrame, type AttemptState } from './attempt-state'
import { closesAtOf, phaseOf } from './attempt-writes'
import { finishStore, type EndedAttempt, type FinishChanges, type FinishStore, type KeptFigures } from './finish-store'
import type { LoadedRound } from './load'

export interface FinishInput {
  attemptId: string
  /** Null: the server itself, when the time is up or the round has ended. */
  memberId: string | null
  now: number
  why: 'submitted' | 'timeout' | 'ended'
  /** What was not yet saved when the paper was handed in. */
  save?: { answers: { pos: number; value: AnswerValue }[]; flags?: number[] }
}

/** What an ended attempt comes to, in hundredths; the same for everybody who asks. */
export interface Finished {
  attemptId: string
  roundId: string
  finish: FinishInput['why']
  score: number
  fullScore: number
  correct: number
  total: number
  timeMs: number
  finishedAt: number
}

const finishedOf = (row: Pick<AttemptTable, 'id' | 'round_id' | 'finish' | 'score' | 'full_score' | 'correct' | 'total' | 'time_ms' | 'finished_at'>): Finished => ({
  attemptId: row.id, roundId: row.round_id, finish: row.finish ?? 'submitted', score: row.score ?? 0, fullScore: row.full_score,
  correct: row.correct ?? 0, total: row.total, timeMs: row.time_ms ?? 0, finishedAt: row.finished_at ?? 0
})

/** Kept with a finished attempt: what the result page shows about that moment. */
export interface KeptMarks {
  marks: Mark[]
  /** The member's counted score before and after, in hundredths; null before the first. */
  before: number | null
  after: number | null
  unit?: { participants: number; scoreSum: number; afterParticipants: number; afterScoreSum: number }
}

/**
 * Ends attempts: marks them and updates the members' standings, their units' figures (with everything above) and the rank histogram in
 * the same transaction. An attempt that has ended already stays as it is; the caller reads the same result as the first one did.
 */
export const finishAttempt = defineBulkWrite<FinishInput, Finished>('attempt.finish', (tx, inputs) => finishAttempts(finishStore(tx), inputs))

export async function finishAttempts(store: FinishStore, inputs: readonly FinishInput[]): Promise<Outcome<Finished>[]> {
  const epoch = await store.epoch()
  const attempts = await store.attempts(inputs.map((input) => input.attemptId))
  const open = [...attempts.values()].filter((row) => row.finished_at === null)
  const rounds = await store.rounds(open.map((row) => row.round_id))
  const papers = await store.papers(open.map((row) => row.id))
  const rubrics = await store.rubrics([...papers.values()].flatMap((paper) => paper.map((item) => item.version)), epoch)
  const figures = new Figures(await store.kept(open.filter((row) => !rounds.get(row.round_id)?.practice)))
  const ended = new Map<string, EndedAttempt>()
  const outcomes = inputs.map<Outcome<Finished>>((input) => {
    const row = attempts.get(input.attemptId)
    const round = row && rounds.get(row.round_id)
    if (!row || (input.memberId !== null && row.member_id !== input.memberId)) {
      return refuse(new AppError('not_found', '没有找到这份答卷。请返回竞赛页重新进入。'))
    }
    const twin = ended.get(row.id)
    if (row.finished_at !== null || twin || !round) return { ok: finishedOf({ ...row, ...twin }) }
    const end = finishOne(row, round, papers.get(row.id) ?? [], rubrics, input)
    const kept: KeptMarks = { marks: end.marks.marks, before: null, after: null, ...(!round.practice && figures.record(row, round, end)) }
    const change: EndedAttempt = {
      id: row.id, state: JSON.stringify(end.state), open_key: null, finished_at: end.finishedAt, finish: end.why,
      score: end.marks.score, correct: end.marks.correct, time_ms: end.timeMs, marks: JSON.stringify(kept), scored_epoch: epoch.n
    }
    ended.set(row.id, change)
    return { ok: finishedOf({ ...row, ...change }) }
  })
  await store.write({ attempts: [...ended.values()], ...figures.changes() })
  return outcomes
}

interface Ended {
  state: AttemptState
  marks: Marks
  finishedAt: number
  timeMs: number
  why: FinishInput['why']
}

function finishOne(row: AttemptTable, round: LoadedRound, paper: PaperItem[], rubrics: Map<string, Rubric>, input: FinishInput): Ended {
  const phase = phaseIn(round, row.phase)
  const frame: AttemptFrame = { phase, total: row.total, deadlineAt: row.deadline_at }
  const late = input.now > row.deadline_at + GRACE_MS
  let state = JSON.parse(row.state) as AttemptState
  if (input.save && !late) state = withAnswers(state, frame, { answers: plausible(paper, input.save.answers), flags: input.save.flags }, input.now)
  const finishedAt = Math.min(input.now, row.deadline_at, closesAtOf(round))
  return {
    state,
    marks: marksOf(phase, paper, rubrics, state),
    finishedAt,
    timeMs: timeUsed(state, frame, row.started_at, finishedAt),
    why: input.why === 'submitted' && late ? 'timeout' : input.why
  }
}

export function marksOf({ timing: { questionSeconds }, scoring }: PhaseConfig, paper: readonly PaperItem[], rubrics: ReadonlyMap<string, Rubric>, state: AttemptState): Marks {
  return markPaper(paper, rubrics, state.answers, scoring, questionSeconds ? { questionSeconds, elapsed: elapsedOf(state) } : undefined)
}

export function phaseIn(round: LoadedRound, id: string): PhaseConfig {
  const phase = phaseOf(round, id)
  if (!phase) throw new Error(`Round ${round.id} lost its phase ${id}`)
  return phase
}

const standingKey = (row: { round_id: string; phase: string; member_id: string }) => `${row.round_id}:${row.phase}:${row.member_id}`
const unitKey = (row: { round_id: string; phase: string; unit_id: string }) => `${row.round_id}:${row.phase}:${row.unit_id}`

/** Standings and counters as the batch goes on; counters are added up per key, so a busy unit's row is written once. */
class Figures {
  private readonly standings: Map<string, StandingTable>
  private readonly own: Map<string, { participants: number; scoreSum: number }>
  private readonly paths: Map<string, string>
  private readonly changed = new Map<string, StandingTable>()
  private readonly units = new Map<string, UnitStandingTable>()
  private readonly cells = new Map<string, Schema['rank_cell']>()
  private readonly days = new Map<string, Schema['daily_new']>()

  constructor({ standings, units, paths }: KeptFigures) {
    this.standings = new Map(standings.map((row) => [standingKey(row), row]))
    this.own = new Map(units.map((row) => [unitKey(row), { participants: row.participants, scoreSum: row.score_sum }]))
    this.paths = paths
  }

  /** Takes one ended attempt in; answers what its result page will say about that moment. */
  record(row: AttemptTable, round: LoadedRound, end: Ended): Omit<KeptMarks, 'marks'> {
    const phase = phaseIn(round, row.phase)
    const before = this.standings.get(standingKey(row))
    const { row: after, counted } = nextStanding(
      { counting: phase.counting, person: round.config.person, opensAt: phase.window.opensAt },
      { roundId: row.round_id, phase: row.phase, memberId: row.member_id, unitId: row.unit_id, forUnit: row.for_unit === 1 }, before,
      { day: row.day, score: end.marks.score, timeMs: end.timeMs, finishedAt: end.finishedAt, perfect: end.marks.correct === row.total }
    )
    this.standings.set(standingKey(row), after)
    this.changed.set(standingKey(row), after)
    for (const { level, cell, n } of cellChanges(before, after)) {
      const key = `${row.round_id}:${row.phase}:${level}:${cell}`
      this.cells.set(key, { round_id: row.round_id, phase: row.phase, level, cell, n: (this.cells.get(key)?.n ?? 0) + n })
    }
    const moment = { before: before?.score ?? null, after: counted?.score ?? null }
    return row.for_unit === 1 ? { ...moment, unit: this.recordUnit(row, unitChange(before, after)) } : moment
  }

  private recordUnit(row: AttemptTable, change: ReturnType<typeof unitChange>): NonNullable<KeptMarks['unit']> {
    const { participants, scoreSum } = this.own.get(unitKey(row)) ?? { participants: 0, scoreSum: 0 }
    const next = { participants: participants + change.participants, scoreSum: scoreSum + change.score_sum }
    this.own.set(unitKey(row), next)
    for (const unit_id of lineage(this.paths.get(row.unit_id) ?? row.unit_id)) {
      const at = { round_id: row.round_id, phase: row.phase, unit_id }
      const sum = this.units.get(unitKey(at)) ?? { ...at, participants: 0, attempts: 0, score_sum: 0, time_sum: 0, full_marks: 0 }
      for (const name of ['participants', 'attempts', 'score_sum', 'time_sum', 'full_marks'] as const) sum[name] += change[name]
      this.units.set(unitKey(at), sum)
      if (!change.participants) continue
      const key = `${unitKey(at)}:${row.day}`
      this.days.set(key, { ...at, day: row.day, n: (this.days.get(key)?.n ?? 0) + change.participants })
    }
    return { participants, scoreSum, afterParticipants: next.participants, afterScoreSum: next.scoreSum }
  }

  changes(): Omit<FinishChanges, 'attempts'> {
    return {
      standings: [...this.changed.values()], units: [...this.units.values()],
      cells: [...this.cells.values()].filter((row) => row.n !== 0), days: [...this.days.values()]
    }
  }
}
