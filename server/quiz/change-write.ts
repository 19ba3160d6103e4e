import type { AnswerValue } from '../../contract/question'
import { bulkUpdate } from '../db/dialects/bulk'
import type { AttemptTable } from '../db/schema'
import { defineBulkWrite, refuse, type Outcome } from '../db/writer/write'
import { AppError } from '../errors'
import { GRACE_MS, isSequential } from '../rounds/rules/timing'
import type { PaperItem } from '../rounds/rules/types'
import { plausible, withAnswers, withConfirmed, type AttemptFrame, type AttemptState } from './attempt-state'
import { endings } from './endings'
import { loadAttempts, loadPapers, loadRounds, phaseOf, type LoadedRound } from './load'

const updateStates = bulkUpdate<Pick<AttemptTable, 'id' | 'state' | 'seq' | 'device'>>({
  table: 'attempt', columns: { id: 'text', state: 'text', seq: 'bigint', device: 'text' }, key: 'id'
})

export interface ChangeInput {
  attemptId: string
  memberId: string
  device: string
  now: number
  /** save: numbered, any answers. confirm: one answer becomes final. */
  change:
    | { kind: 'save'; seq: number; answers: { pos: number; value: AnswerValue }[]; flags?: number[]; doubled?: number[] }
    | { kind: 'confirm'; pos: number; value: AnswerValue }
}

export interface Changed {
  seq: number
  answered: number
  deadlineAt: number
  /** A sequential paper's last question was confirmed, or one wrong answer too many: the attempt is to be finished. */
  complete: boolean
}

/** Saves answers, or confirms one. A message that comes twice changes nothing the second time. */
export const changeAttempt = defineBulkWrite<ChangeInput, Changed>('attempt.change', async (tx, inputs) => {
  const attempts = await loadAttempts(tx, inputs.map((input) => input.attemptId))
  const rounds = await loadRounds(tx, [...attempts.values()].map((row) => row.round_id))
  const papers = await loadPapers(tx, inputs.map((input) => input.attemptId))
  const ends = await endings(tx, [...attempts.values()], rounds, papers)
  const changed = new Map<string, AttemptTable>()
  const outcomes = inputs.map<Outcome<Changed>>((input) => {
    const row = changed.get(input.attemptId) ?? attempts.get(input.attemptId)
    try {
      const next = changedRow(row, row && rounds.get(row.round_id), papers.get(input.attemptId) ?? [], input)
      if (next !== row) changed.set(next.id, next)
      const state = JSON.parse(next.state) as AttemptState
      return { ok: { seq: next.seq, answered: Object.keys(state.answers).length, deadlineAt: next.deadline_at, complete: (state.current?.pos ?? 0) > next.total || ends(next, state) } }
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
  const next = withAnswers(state, frame, { answers: plausible(paper, change.answers), flags: change.flags, doubled: change.doubled }, input.now)
  return { ...row, state: JSON.stringify(next), seq: change.seq, device: input.device }
}
