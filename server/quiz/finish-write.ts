import { sql } from 'kysely'
import type { AnswerValue } from '../../contract/question'
import { among } from '../db/dialects'
import { bulkUpdate, bulkUpsert } from '../db/dialects/bulk'
import type { AttemptTable, Schema, StandingTable, UnitStandingTable } from '../db/schema'
import { defineBulkWrite, refuse, type Outcome, type Tx } from '../db/writer/write'
import { AppError } from '../errors'
import { closesAtOf, phaseOf } from './attempt-writes'
import { elapsedOf, plausible, timeUsed, withAnswers, type AttemptFrame, type AttemptState } from './attempt-state'
import { loadAttempts, loadPapers, loadRounds, loadRubrics, unique, type LoadedRound } from './load'
import { markPaper, type Mark, type Marks } from './rules/score'
import { GRACE_MS } from './rules/timing'
import type { PaperItem, Rubric } from './rules/types'
import { lineage } from '../roster/tree'
import { cellChanges, nextStanding, unitChange } from './standing'

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

const updateFinished = bulkUpdate<Pick<AttemptTable, 'id' | 'state' | 'open_key' | 'finished_at' | 'finish' | 'score' | 'correct' | 'time_ms' | 'marks'>>({
  table: 'attempt', key: 'id',
  columns: { id: 'text', state: 'text', open_key: 'text', finished_at: 'bigint', finish: 'text', score: 'bigint', correct: 'bigint', time_ms: 'bigint', marks: 'text' }
})

export const upsertStandings = bulkUpsert<StandingTable>({
  table: 'standing',
  columns: {
    round_id: 'text', phase: 'text', member_id: 'text', unit_id: 'text', for_unit: 'bigint', score: 'bigint', time_ms: 'bigint',
    finished_at: 'bigint', tie1: 'bigint', tie2: 'bigint', attempts: 'bigint', full_mark: 'bigint', tally: 'text'
  },
  key: ['round_id', 'phase', 'member_id'],
  merge: { score: 'set', time_ms: 'set', finished_at: 'set', tie1: 'set', tie2: 'set', attempts: 'set', full_mark: 'set', tally: 'set' }
})

export const addUnitStandings = bulkUpsert<UnitStandingTable>({
  table: 'unit_standing',
  columns: { round_id: 'text', phase: 'text', unit_id: 'text', participants: 'bigint', attempts: 'bigint', score_sum: 'bigint', time_sum: 'bigint', full_marks: 'bigint' },
  key: ['round_id', 'phase', 'unit_id'],
  merge: { participants: 'add', attempts: 'add', score_sum: 'add', time_sum: 'add', full_marks: 'add' }
})

export const addCells = bulkUpsert<Schema['rank_cell']>({
  table: 'rank_cell', columns: { round_id: 'text', phase: 'text', level: 'bigint', cell: 'bigint', n: 'bigint' },
  key: ['round_id', 'phase', 'level', 'cell'], merge: { n: 'add' }
})

export const addDaily = bulkUpsert<Schema['daily_new']>({
  table: 'daily_new', columns: { round_id: 'text', phase: 'text', unit_id: 'text', day: 'bigint', n: 'bigint' },
  key: ['round_id', 'phase', 'unit_id', 'day'], merge: { n: 'add' }
})

/**
 * Ends attempts: marks them and updates the members' standings, their units' figures (with everything above) and the rank histogram in
 * the same transaction. An attempt that has ended already stays as it is; the caller reads the same result as the first one did.
 */
export const finishAttempt = defineBulkWrite<FinishInput, Finished>('attempt.finish', async (tx, inputs) => {
  const ids = inputs.map((input) => input.attemptId)
  const attempts = await loadAttempts(tx, ids)
  const open = [...attempts.values()].filter((row) => row.finished_at === null)
  const rounds = await loadRounds(tx, open.map((row) => row.round_id))
  const papers = await loadPapers(tx, open.map((row) => row.id))
  const rubrics = await loadRubrics(tx, [...papers.values()].flatMap((paper) => paper.map((item) => item.version)))
  const kept = await keptFor(tx, open.filter((row) => !rounds.get(row.round_id)?.practice))
  const changes = new Changes()
  const finished = new Map<string, Parameters<typeof updateFinished>[2][number]>()
  const outcomes = inputs.map<Outcome<Finished>>((input) => {
    const row = attempts.get(input.attemptId)
    const round = row && rounds.get(row.round_id)
    if (!row || (input.memberId !== null && row.member_id !== input.memberId)) {
      return refuse(new AppError('not_found', '没有找到这份答卷。请返回竞赛页重新进入。'))
    }
    const twin = finished.get(row.id)
    if (row.finished_at !== null || twin || !round) return { ok: finishedOf({ ...row, ...twin }) }
    const ended = finishOne(row, round, papers.get(row.id) ?? [], rubrics, input)
    const marks: KeptMarks = { marks: ended.marks.marks, before: null, after: null }
    if (!round.practice) record(row, round, ended, kept, changes, marks)
    const change = {
      id: row.id, state: JSON.stringify(ended.state), open_key: null, finished_at: ended.finishedAt, finish: ended.why,
      score: ended.marks.score, correct: ended.marks.correct, time_ms: ended.timeMs, marks: JSON.stringify(marks)
    }
    finished.set(row.id, change)
    return { ok: finishedOf({ ...row, ...change }) }
  })
  await updateFinished(tx.db, tx.engine, [...finished.values()])
  await changes.write(tx)
  return outcomes
})

interface Ended {
  state: AttemptState
  marks: Marks
  finishedAt: number
  timeMs: number
  why: FinishInput['why']
}

function finishOne(row: AttemptTable, round: LoadedRound, paper: PaperItem[], rubrics: Map<string, Rubric>, input: FinishInput): Ended {
  const phase = phaseOf(round, row.phase)
  if (!phase) throw new Error(`Round ${round.id} lost its phase ${row.phase}`)
  const frame: AttemptFrame = { phase, total: row.total, deadlineAt: row.deadline_at }
  const late = input.now > row.deadline_at + GRACE_MS
  let state = JSON.parse(row.state) as AttemptState
  if (input.save && !late) state = withAnswers(state, frame, { answers: plausible(paper, input.save.answers), flags: input.save.flags }, input.now)
  const finishedAt = Math.min(input.now, row.deadline_at, closesAtOf(round))
  const { questionSeconds } = phase.timing
  return {
    state,
    marks: markPaper(paper, rubrics, state.answers, phase.scoring, questionSeconds ? { questionSeconds, elapsed: elapsedOf(state) } : undefined),
    finishedAt,
    timeMs: timeUsed(state, frame, row.started_at, finishedAt),
    why: input.why === 'submitted' && late ? 'timeout' : input.why
  }
}

/** What is kept of the members and units that the batch touches. */
interface Kept {
  standings: Map<string, StandingTable>
  paths: Map<string, string>
  units: Map<string, { participants: number; scoreSum: number }>
}

const standingKey = (row: { round_id: string; phase: string; member_id: string }) => `${row.round_id}:${row.phase}:${row.member_id}`
const unitKey = (row: { round_id: string; phase: string; unit_id: string }) => `${row.round_id}:${row.phase}:${row.unit_id}`

async function keptFor({ db, engine }: Tx, rows: AttemptTable[]): Promise<Kept> {
  const roundIds = unique(rows.map((row) => row.round_id))
  const unitIds = unique(rows.map((row) => row.unit_id))
  const standings = rows.length === 0 ? [] : (await sql<StandingTable>`select * from standing where ${among(engine, 'round_id', roundIds)}
    and ${among(engine, 'phase', unique(rows.map((row) => row.phase)))} and ${among(engine, 'member_id', unique(rows.map((row) => row.member_id)))}`.execute(db)).rows
  const units = rows.length === 0 ? [] : (await sql<UnitStandingTable>`select * from unit_standing where ${among(engine, 'round_id', roundIds)}
    and ${among(engine, 'unit_id', unitIds)}`.execute(db)).rows
  const { rows: paths } = await sql<{ id: string; path: string }>`select id, path from unit where ${among(engine, 'id', unitIds)}`.execute(db)
  return {
    standings: new Map(standings.map((row) => [standingKey(row), row])),
    paths: new Map(paths.map(({ id, path }) => [id, path])),
    units: new Map(units.map((row) => [unitKey(row), { participants: row.participants, scoreSum: row.score_sum }]))
  }
}

function record(row: AttemptTable, round: LoadedRound, ended: Ended, kept: Kept, changes: Changes, marks: KeptMarks) {
  const phase = phaseOf(round, row.phase)
  if (!phase) return
  const before = kept.standings.get(standingKey(row))
  const owner = { roundId: row.round_id, phase: row.phase, memberId: row.member_id, unitId: row.unit_id, forUnit: row.for_unit === 1 }
  const { row: after, counted } = nextStanding(
    { counting: phase.counting, person: round.config.person, opensAt: phase.window.opensAt }, owner, before,
    { day: row.day, score: ended.marks.score, timeMs: ended.timeMs, finishedAt: ended.finishedAt, perfect: ended.marks.correct === row.total }
  )
  kept.standings.set(standingKey(row), after)
  marks.before = before?.score ?? null
  marks.after = counted?.score ?? null
  changes.standings.set(standingKey(row), after)
  for (const change of cellChanges(before, after)) changes.cell({ round_id: row.round_id, phase: row.phase, level: change.level, cell: change.cell, n: change.n })
  if (!owner.forUnit) return
  const change = unitChange(before, after)
  const unit = kept.units.get(unitKey(row)) ?? { participants: 0, scoreSum: 0 }
  const next = { participants: unit.participants + change.participants, scoreSum: unit.scoreSum + change.score_sum }
  kept.units.set(unitKey(row), next)
  marks.unit = { participants: unit.participants, scoreSum: unit.scoreSum, afterParticipants: next.participants, afterScoreSum: next.scoreSum }
  for (const unitId of lineage(kept.paths.get(row.unit_id) ?? row.unit_id)) {
    changes.unit({ round_id: row.round_id, phase: row.phase, unit_id: unitId, ...change })
    if (change.participants) changes.day({ round_id: row.round_id, phase: row.phase, unit_id: unitId, day: row.day, n: change.participants })
  }
}

/** Counters are added up per key first: a busy unit's row is written once per batch. */
class Changes {
  readonly standings = new Map<string, StandingTable>()
  private readonly units = new Map<string, UnitStandingTable>()
  private readonly cells = new Map<string, Schema['rank_cell']>()
  private readonly days = new Map<string, Schema['daily_new']>()

  unit(row: UnitStandingTable) {
    const known = this.units.get(unitKey(row))
    if (!known) this.units.set(unitKey(row), { ...row })
    else for (const name of ['participants', 'attempts', 'score_sum', 'time_sum', 'full_marks'] as const) known[name] += row[name]
  }

  cell(row: Schema['rank_cell']) {
    const key = `${row.round_id}:${row.phase}:${row.level}:${row.cell}`
    const known = this.cells.get(key)
    if (known) known.n += row.n
    else this.cells.set(key, { ...row })
  }

  day(row: Schema['daily_new']) {
    const key = `${unitKey(row)}:${row.day}`
    const known = this.days.get(key)
    if (known) known.n += row.n
    else this.days.set(key, { ...row })
  }

  async write({ db, engine }: Tx) {
    await upsertStandings(db, engine, [...this.standings.values()])
    await addUnitStandings(db, engine, [...this.units.values()])
    await addCells(db, engine, [...this.cells.values()].filter((row) => row.n !== 0))
    await addDaily(db, engine, [...this.days.values()])
  }
}
