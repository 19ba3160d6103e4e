import type { AnswerValue } from '../../contract/question'
import type { PhaseConfig } from '../../contract/round-config'
import type { AttemptTable, StandingTable } from '../db/schema'
import { defineBulkWrite, refuse, type Outcome } from '../db/writer/write'
import { AppError } from '../errors'
import { Changes, standingKey, unitKey, type KeptChanges } from '../leaderboard/changes'
import { ownerOf, type KeptFigures } from '../leaderboard/kept'
import { countedIn, memberRows, roundFrame, tallyOf, unitChange, withAttempt, type KeptTally, type UnitChange } from '../leaderboard/standing'
import { passes } from '../rounds/rules/answered'
import { boardOf, countsForUnits, periodsOf, unitPart, WHOLE } from '../rounds/rules/boards'
import type { CountedAttempt } from '../rounds/rules/counting'
import { longestStreak } from '../rounds/rules/extras'
import { endlessPaper } from '../rounds/rules/phases'
import { markPaper, type Mark, type Marks } from '../rounds/rules/score'
import { GRACE_MS } from '../rounds/rules/timing'
import type { PaperItem, Rubric } from '../rounds/rules/types'
import { elapsedOf, plausible, timeUsed, withAnswers, type AttemptFrame, type AttemptState } from './attempt-state'
import { closesAtOf } from './start-write'
import { finishStore, type EndedAttempt, type FinishStore } from './finish-store'
import { phaseOf, type LoadedRound } from './load'

export interface FinishInput {
  attemptId: string
  /** Null: the server itself, when the time is up or the round has ended. */
  memberId: string | null
  now: number
  why: 'submitted' | 'timeout' | 'ended' | 'left'
  /** What was not yet saved when the paper was handed in. */
  save?: { answers: { pos: number; value: AnswerValue }[]; flags?: number[]; doubled?: number[] }
}

/** What an ended attempt comes to, in hundredths; the same for everybody who asks. */
export interface Finished {
  attemptId: string
  roundId: string
  finish: FinishInput['why']
  score: number
  /** Both null where there are as many questions as one can. */
  fullScore: number | null
  total: number | null
  correct: number
  timeMs: number
  finishedAt: number
  /** Whether the round lets its members see scores. */
  shows: boolean
}

function finishedOf(row: AttemptTable, round: LoadedRound): Finished {
  const endless = endlessPaper(phaseIn(round, row.phase), row.paper_id)
  return {
    attemptId: row.id, roundId: row.round_id, finish: row.finish ?? 'submitted', score: row.score ?? 0, fullScore: endless ? null : row.full_score,
    correct: row.correct ?? 0, total: endless ? null : row.total, timeMs: row.time_ms ?? 0, finishedAt: row.finished_at ?? 0,
    shows: round.config.show.score !== false
  }
}

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
  const rounds = await store.rounds([...attempts.values()].map((row) => row.round_id))
  const papers = await store.papers(open.map((row) => row.id))
  const rubrics = await store.rubrics([...papers.values()].flatMap((paper) => paper.map((item) => item.version)), epoch)
  const figures = new Figures(await store.kept(open.filter((row) => !rounds.get(row.round_id)?.practice), rounds))
  const ended = new Map<string, EndedAttempt>()
  const outcomes = inputs.map<Outcome<Finished>>((input) => {
    const row = attempts.get(input.attemptId)
    const round = row && rounds.get(row.round_id)
    if (!row || !round || (input.memberId !== null && row.member_id !== input.memberId)) {
      return refuse(new AppError('not_found', '没有找到这份答卷。请返回竞赛页重新进入。'))
    }
    const twin = ended.get(row.id)
    if (row.finished_at !== null || twin) return { ok: finishedOf({ ...row, ...twin }, round) }
    const end = finishOne(row, round, papers.get(row.id) ?? [], rubrics, input)
    const kept: KeptMarks = { marks: end.marks.marks, before: null, after: null, ...(!round.practice && end.voided === '' && figures.record(row, round, end)) }
    const change: EndedAttempt = {
      id: row.id, state: JSON.stringify(end.state), open_key: null, finished_at: end.finishedAt, finish: end.why,
      score: end.marks.score, correct: end.marks.correct, time_ms: end.timeMs, marks: JSON.stringify(kept), scored_epoch: epoch.n,
      passed: end.passed ? 1 : 0, voided: end.voided
    }
    ended.set(row.id, change)
    return { ok: finishedOf({ ...row, ...change }, round) }
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
  passed: boolean
  voided: AttemptTable['voided']
}

function finishOne(row: AttemptTable, round: LoadedRound, paper: PaperItem[], rubrics: Map<string, Rubric>, input: FinishInput): Ended {
  const phase = phaseIn(round, row.phase)
  const frame: AttemptFrame = { phase, total: row.total, deadlineAt: row.deadline_at }
  const late = input.now > row.deadline_at + GRACE_MS
  let state = JSON.parse(row.state) as AttemptState
  if (input.save && !late) state = withAnswers(state, frame, { answers: plausible(paper, input.save.answers), flags: input.save.flags, doubled: input.save.doubled }, input.now)
  const finishedAt = Math.min(input.now, row.deadline_at, closesAtOf(round))
  const marks = marksOf(phase, paper, rubrics, state)
  const timeMs = timeTaken(row, phase, timeUsed(state, frame, row.started_at, finishedAt))
  return {
    state, marks, finishedAt, timeMs, why: input.why === 'submitted' && late ? 'timeout' : input.why,
    passed: passes(phase, { score: marks.score, correct: marks.correct, streak: longestStreak(marks.marks) }),
    voided: voidedFor(row, phase, timeMs)
  }
}

/** A paper answered by hand has no clock: it is taken to have used its whole time; where there is no limit, a day. */
const timeTaken = ({ proxy_by }: AttemptTable, { timing: { paperSeconds = 86_400 } }: PhaseConfig, used: number) => (proxy_by ? paperSeconds * 1000 : used)

/** Why a paper does not count: it was handed in sooner than anybody can read it, or the app was left too often. */
function voidedFor({ leaves, proxy_by }: AttemptTable, { timing: { leastSeconds, leaving } }: PhaseConfig, timeMs: number): AttemptTable['voided'] {
  if (proxy_by) return ''
  if (leaving?.then === 'void' && leaving.limit !== undefined && leaves > leaving.limit) return 'left'
  return leastSeconds !== undefined && timeMs < leastSeconds * 1000 ? 'tooFast' : ''
}

export function marksOf({ timing: { questionSeconds }, scoring }: PhaseConfig, paper: readonly PaperItem[], rubrics: ReadonlyMap<string, Rubric>, state: AttemptState): Marks {
  const speed = questionSeconds ? { questionSeconds, elapsed: elapsedOf(state) } : undefined
  return markPaper(paper, rubrics, state.answers, scoring, speed, state.doubled ? { doubled: new Set(state.doubled) } : undefined)
}

export function phaseIn(round: LoadedRound, id: string): PhaseConfig {
  const phase = phaseOf(round, id)
  if (!phase) throw new Error(`Round ${round.id} lost its phase ${id}`)
  return phase
}

/** Standings and counters as the batch goes on. */
class Figures {
  private readonly standings: Map<string, StandingTable>
  private readonly own: Map<string, { participants: number; scoreSum: number }>
  private readonly gathered: Changes

  constructor(private readonly kept: KeptFigures) {
    this.standings = new Map(kept.standings.map((row) => [standingKey(row), row]))
    this.own = new Map(kept.units.map((row) => [unitKey(row), { participants: row.participants, scoreSum: row.score_sum }]))
    this.gathered = new Changes(kept.paths)
  }

  /** Takes one ended attempt in; answers what its result page will say about that moment. */
  record(row: AttemptTable, round: LoadedRound, end: Ended): Omit<KeptMarks, 'marks'> {
    const frame = roundFrame(round)
    const owner = ownerOf(row, round.config, this.kept)
    const at = (board: string) => this.standings.get(standingKey({ round_id: row.round_id, board, member_id: row.member_id }))
    const before = at(row.phase)
    let counted: number | null = null
    let unit: KeptMarks['unit']
    const unitsBoard = countsForUnits(round.config, row.phase) ? unitPart(round.config) : null
    for (const period of periodsOf(round.config, row.day)) {
      const known = new Map(round.config.phases.flatMap(({ id }) => { const tally = tallyIn(at(boardOf(id, period))); return tally ? [[id, tally] as const] : [] }))
      const tallies = withAttempt(frame, known, row.phase, countedAttempt(row, end), end.passed)
      for (const after of memberRows(frame, owner, tallies, period)) {
        const previous = at(after.board)
        this.standings.set(standingKey(after), after)
        this.gathered.move(frame, previous, after, row.day)
        if (after.board === unitsBoard && after.for_unit === 1) unit = this.unitMoment(after, unitChange(previous, after))
      }
      if (period === WHOLE) counted = countedIn(frame, row.phase, tallies.get(row.phase) as KeptTally) && (at(row.phase)?.score ?? null)
    }
    return { before: before?.score ?? null, after: counted, ...(unit && { unit }) }
  }

  private unitMoment(row: StandingTable, change: UnitChange): NonNullable<KeptMarks['unit']> {
    const { participants, scoreSum } = this.own.get(unitKey(row)) ?? { participants: 0, scoreSum: 0 }
    const next = { participants: participants + change.participants, scoreSum: scoreSum + change.score_sum }
    this.own.set(unitKey(row), next)
    return { participants, scoreSum, afterParticipants: next.participants, afterScoreSum: next.scoreSum }
  }

  changes(): KeptChanges {
    return this.gathered.all()
  }
}

const tallyIn = (row: StandingTable | undefined) => row && tallyOf(row)
const countedAttempt = (row: AttemptTable, { marks, timeMs, finishedAt }: Ended): CountedAttempt => ({
  day: row.day, score: marks.score, timeMs, finishedAt, perfect: marks.correct === row.total, ...(row.paper_id !== 'main' && { paper: row.paper_id })
})
