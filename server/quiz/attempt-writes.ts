import { sql } from 'kysely'
import type { AnswerValue } from '../../contract/question'
import type { PhaseConfig } from '../../contract/round-config'
import { among } from '../db/dialects'
import { bulkUpdate, bulkUpsert } from '../db/dialects/bulk'
import type { AttemptTable } from '../db/schema'
import { defineBulkWrite, refuse, type Outcome, type Tx } from '../db/writer/write'
import { AppError } from '../errors'
import { insertEntrants, type Entrant } from '../rounds/entrants'
import { attemptsLeft, mayStart } from '../rounds/rules/attempts'
import { fullScore } from '../rounds/rules/score'
import { GRACE_MS, isSequential } from '../rounds/rules/timing'
import type { PaperItem } from '../rounds/rules/types'
import { emptyState, plausible, withAnswers, withConfirmed, type AttemptFrame, type AttemptState } from './attempt-state'
import { loadAttempts, loadPapers, loadRounds, unique, type LoadedRound } from './load'

export interface StartInput {
  attemptId: string
  roundId: string
  phase: string
  memberId: string
  unitId: string
  now: number
  day: number
  deadlineAt: number
  paper: PaperItem[]
}

export const phaseOf = (round: LoadedRound, id: string): PhaseConfig | undefined => round.config.phases.find((phase) => phase.id === id)
/** An organiser may end a round before its window closes. */
export const closesAtOf = (round: Pick<LoadedRound, 'closes_at' | 'ended_at'>) => round.ended_at ?? round.closes_at

const insertAttempts = bulkUpsert<AttemptTable>({
  table: 'attempt',
  columns: {
    id: 'text', round_id: 'text', phase: 'text', member_id: 'text', unit_id: 'text', for_unit: 'bigint', no: 'bigint', day: 'bigint',
    open_key: 'text', state: 'text', seq: 'bigint', device: 'text', started_at: 'bigint', deadline_at: 'bigint', finished_at: 'bigint',
    finish: 'text', score: 'bigint', full_score: 'bigint', correct: 'bigint', total: 'bigint', time_ms: 'bigint', marks: 'text', scored_epoch: 'bigint'
  },
  key: ['id'], merge: {}
})
const insertPapers = bulkUpsert<{ attempt_id: string; body: string }>({
  table: 'paper', columns: { attempt_id: 'text', body: 'text' }, key: ['attempt_id'], merge: {}
})
const updateStates = bulkUpdate<Pick<AttemptTable, 'id' | 'state' | 'seq' | 'device'>>({
  table: 'attempt', columns: { id: 'text', state: 'text', seq: 'bigint', device: 'text' }, key: 'id'
})

const openKey = (input: { roundId: string; phase: string; memberId: string }) => `${input.roundId}:${input.phase}:${input.memberId}`

/** Starts an attempt, or names the one that is already open. Limits are checked here, where nobody can come in between. */
export const startAttempt = defineBulkWrite<StartInput, { attemptId: string }>('attempt.start', async (tx, inputs) => {
  const rounds = await loadRounds(tx, inputs.map((input) => input.roundId))
  const open = await openAttempts(tx, inputs)
  const used = await usedAttempts(tx, inputs)
  const entrants = await loadEntrants(tx, inputs)
  const attempts: AttemptTable[] = []
  const papers: { attempt_id: string; body: string }[] = []
  const latecomers: Entrant[] = []
  const outcomes = inputs.map<Outcome<{ attemptId: string }>>((input) => {
    const running = open.get(openKey(input))
    if (running) return { ok: { attemptId: running } }
    const round = rounds.get(input.roundId)
    const phase = round && phaseOf(round, input.phase)
    if (!round || !phase || round.state !== 'published' || input.now >= closesAtOf(round)) return refuse(new AppError('round_closed', '这场竞赛已经截止，不能再开始答题。'))
    const mine = used.filter((row) => row.member_id === input.memberId && row.round_id === input.roundId && row.phase === input.phase)
    const left = attemptsLeft(phase.attempts, { total: mine.length, today: mine.filter((row) => row.day === input.day).length })
    if (!mayStart(left)) return refuse(noneLeft(left.total === 0))
    const entrant = entrants.find((row) => row.member_id === input.memberId && row.round_id === input.roundId)
    const { late } = round.config.audience
    if (!entrant && late === 'refused') return refuse(new AppError('not_invited', NOT_INVITED))
    const latecomer = { round_id: input.roundId, member_id: input.memberId, unit_id: input.unitId, late: 1 }
    if (!entrant) latecomers.push(latecomer)
    attempts.push({
      id: input.attemptId, round_id: input.roundId, phase: input.phase, member_id: input.memberId,
      unit_id: (entrant ?? latecomer).unit_id, for_unit: entrant?.late === 0 || late === 'unit' ? 1 : 0,
      no: Math.max(0, ...mine.map((row) => row.no)) + 1, day: input.day, open_key: openKey(input),
      state: JSON.stringify(emptyState(phase, input.now)), seq: 0, device: '', started_at: input.now, deadline_at: input.deadlineAt,
      finished_at: null, finish: null, score: null, full_score: fullScore(input.paper, phase.scoring, phase.timing.questionSeconds), correct: null,
      total: input.paper.length, time_ms: null, marks: null, scored_epoch: 0
    })
    papers.push({ attempt_id: input.attemptId, body: JSON.stringify(input.paper) })
    open.set(openKey(input), input.attemptId)
    return { ok: { attemptId: input.attemptId } }
  })
  await insertAttempts(tx.db, tx.engine, attempts)
  await insertPapers(tx.db, tx.engine, papers)
  // All attempts of a latecomer count under the unit of the first: a transfer between two of them moves nothing.
  await insertEntrants(tx.db, tx.engine, latecomers)
  return outcomes
})

export const NOT_INVITED = '你在开赛后才进入花名册，不在这场竞赛的参加范围。如有疑问请联系支部组织者。'
export const noneLeft = (inAll: boolean) => inAll
  ? new AppError('no_attempts_left', '答题次数已经用完。')
  : new AppError('no_attempts_left', '今天的次数已经用完，明天可以再答。')

async function openAttempts({ db, engine }: Tx, inputs: readonly StartInput[]) {
  const { rows } = await sql<{ id: string; open_key: string }>`select id, open_key from attempt where ${among(engine, 'open_key', unique(inputs.map(openKey)))}`.execute(db)
  return new Map(rows.map((row) => [row.open_key, row.id]))
}

async function usedAttempts({ db, engine }: Tx, inputs: readonly StartInput[]) {
  return (await sql<Pick<AttemptTable, 'member_id' | 'round_id' | 'phase' | 'no' | 'day'>>`select member_id, round_id, phase, no, day from attempt
    where ${among(engine, 'round_id', unique(inputs.map((input) => input.roundId)))}
      and ${among(engine, 'phase', unique(inputs.map((input) => input.phase)))}
      and ${among(engine, 'member_id', unique(inputs.map((input) => input.memberId)))}`.execute(db)).rows
}

async function loadEntrants({ db, engine }: Tx, inputs: readonly StartInput[]) {
  return (await sql<Entrant>`select round_id, member_id, unit_id, late from round_entrant
    where ${among(engine, 'round_id', unique(inputs.map((input) => input.roundId)))}
      and ${among(engine, 'member_id', unique(inputs.map((input) => input.memberId)))}`.execute(db)).rows
}

export interface ChangeInput {
  attemptId: string
  memberId: string
  device: string
  now: number
  /** save: numbered, any answers. confirm: one answer becomes final. */
  change:
    | { kind: 'save'; seq: number; answers: { pos: number; value: AnswerValue }[]; flags?: number[] }
    | { kind: 'confirm'; pos: number; value: AnswerValue }
}

export interface Changed {
  seq: number
  answered: number
  deadlineAt: number
  /** A sequential paper's last question was confirmed: the attempt is to be finished. */
  complete: boolean
}

/** Saves answers, or confirms one. A message that comes twice changes nothing the second time. */
export const changeAttempt = defineBulkWrite<ChangeInput, Changed>('attempt.change', async (tx, inputs) => {
  const attempts = await loadAttempts(tx, inputs.map((input) => input.attemptId))
  const rounds = await loadRounds(tx, [...attempts.values()].map((row) => row.round_id))
  const papers = await loadPapers(tx, inputs.map((input) => input.attemptId))
  const changed = new Map<string, AttemptTable>()
  const outcomes = inputs.map<Outcome<Changed>>((input) => {
    const row = changed.get(input.attemptId) ?? attempts.get(input.attemptId)
    try {
      const next = changedRow(row, row && rounds.get(row.round_id), papers.get(input.attemptId) ?? [], input)
      if (next !== row) changed.set(next.id, next)
      const state = JSON.parse(next.state) as AttemptState
      return { ok: { seq: next.seq, answered: Object.keys(state.answers).length, deadlineAt: next.deadline_at, complete: (state.current?.pos ?? 0) > next.total } }
    } catch (error) {
      if (error instanceof AppError) return refuse(error)
      throw error
    }
  })
  await updateStates(tx.db, tx.engine, [...changed.values()].map(({ id, state, seq, device }) => ({ id, state, seq, device })))
  return outcomes
})

function changedRow(row: AttemptTable | undefined, round: LoadedRound | undefined, paper: PaperItem[], input: ChangeInput): AttemptTable {
  if (!row || !round || row.member_id !== input.memberId) throw new AppError('not_found', '没有找到这份答卷。请返回竞赛页重新进入。')
  const { change } = input
  // The confirmation that ended the paper, sent again because its reply was lost.
  if (change.kind === 'confirm' && row.finished_at !== null && (JSON.parse(row.state) as AttemptState).locked.includes(change.pos)) return row
  if (row.finished_at !== null || input.now > row.deadline_at + GRACE_MS) throw new AppError('attempt_finished', '这份答卷已经交上，不能再改。')
  const phase = phaseOf(round, row.phase)
  if (!phase) throw new Error(`Round ${round.id} lost its phase ${row.phase}`)
  const frame: AttemptFrame = { phase, total: row.total, deadlineAt: row.deadline_at }
  const state = JSON.parse(row.state) as AttemptState
  if (change.kind === 'confirm') {
    if (phase.reveal !== 'each' && !isSequential(phase)) throw new AppError('bad_request', '这份试卷不用逐题确认，直接作答即可。')
    const [given] = plausible(paper, [{ pos: change.pos, value: change.value }])
    if (!given) throw new AppError('bad_request', '这个答案和题目对不上，请返回竞赛页重新进入。')
    return { ...row, state: JSON.stringify(withConfirmed(state, frame, change.pos, given.value, input.now)) }
  }
  if (change.seq <= row.seq) {
    if (change.seq === row.seq && input.device === row.device) return row
    throw new AppError('answers_newer_elsewhere', '另一台设备刚刚保存过，正在合并。', { seq: row.seq })
  }
  const next = withAnswers(state, frame, { answers: plausible(paper, change.answers), flags: change.flags }, input.now)
  return { ...row, state: JSON.stringify(next), seq: change.seq, device: input.device }
}
