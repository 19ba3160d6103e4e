import type { AnswerValue } from '../../contract/question'
import type { PhaseConfig } from '../../contract/round-config'
import { AppError } from '../errors'
import { GRACE_MS, isSequential } from '../rounds/rules/timing'
import type { Answers, PaperItem } from '../rounds/rules/types'

/** What changes while an attempt is open. Stored as one JSON column, so that a save is one small update. */
export interface AttemptState {
  answers: Answers
  flags: number[]
  /** Places whose answers are final. */
  locked: number[]
  /** When each answer was last changed, by the server's clock. */
  at: Record<number, number>
  /** Sequential papers: the running question. */
  current?: { pos: number; shownAt: number }
  /** Sequential papers: when each question was shown. */
  shown?: Record<number, number>
  /** Places that count more, by lot, by the rule or by the member's choice. */
  doubled?: number[]
  /** Sequential papers: milliseconds used on the questions that are over. */
  spent?: number
}

export interface AttemptFrame {
  phase: Pick<PhaseConfig, 'timing' | 'reveal' | 'scoring' | 'paper' | 'alternatives'>
  total: number
  deadlineAt: number
}

export const emptyState = (phase: AttemptFrame['phase'], now: number): AttemptState => ({
  answers: {}, flags: [], locked: [], at: {},
  ...(isSequential(phase) && { current: { pos: 1, shownAt: now }, shown: { 1: now }, spent: 0 })
})

/** Infinity: a question has no limit of its own. */
const limitMs = (frame: AttemptFrame) => (frame.phase.timing.questionSeconds ?? Infinity) * 1000

/**
 * Whether an answer at this place is taken now. Late answers are dropped, not an error: the rest of the same message counts.
 */
function accepts(state: AttemptState, frame: AttemptFrame, pos: number, now: number): boolean {
  if (pos < 1 || pos > frame.total || state.locked.includes(pos)) return false
  if (!state.current) return true
  return pos === state.current.pos && now <= state.current.shownAt + limitMs(frame) + GRACE_MS
}

const sameValue = (a: AnswerValue, b: AnswerValue) =>
  a === b || (a !== null && b !== null && a.length === b.length && a.every((v, i) => v === b[i]))

/** Nothing chosen and nothing written: the question counts as unanswered. */
const isEmpty = (value: number[] | string[]) => value.every((v) => typeof v === 'string' && v.trim() === '')

/** Takes answers and marks; whatever may not change any more stays as it is. */
export function withAnswers(state: AttemptState, frame: AttemptFrame, given: { answers: Given[]; flags?: number[]; doubled?: number[] }, now: number): AttemptState {
  // Copied once for all of them: twenty answers come with every paper that is handed in.
  const answers = { ...state.answers }
  const at = { ...state.at }
  let changed = false
  for (const { pos, value } of given.answers) {
    if (!accepts(state, frame, pos, now)) continue
    const kept = value === null || isEmpty(value) ? null : value
    if (sameValue(answers[pos] ?? null, kept)) continue
    if (kept === null) delete answers[pos]
    else answers[pos] = kept
    at[pos] = now
    changed = true
  }
  const next = withDoubled(changed ? { ...state, answers, at } : state, frame, given.doubled)
  return given.flags ? { ...next, flags: [...new Set(given.flags)].filter((pos) => pos >= 1 && pos <= frame.total).sort((a, b) => a - b) } : next
}

/** The questions that the member wants to count more. What is final stays as it is, and nobody has more than the rule gives. */
function withDoubled(state: AttemptState, { phase: { scoring: { double } }, total }: AttemptFrame, wanted: number[] | undefined): AttemptState {
  if (!wanted || double?.pick !== 'member') return state
  const before = state.doubled ?? []
  const isFinal = (pos: number) => state.locked.includes(pos)
  const free = [...new Set(wanted)].filter((pos) => pos >= 1 && pos <= total && !isFinal(pos) && (!state.current || pos === state.current.pos))
  const doubled = [...before.filter(isFinal), ...free].slice(0, double.count).sort((a, b) => a - b)
  return { ...state, doubled }
}

/**
 * Confirms one answer. It becomes final where the round reveals after each or the paper is sequential, and a sequential paper goes on to
 * its next question (the last leaves `current` behind the end); otherwise it is merely saved. Sent twice it changes nothing the second time.
 */
export function withConfirmed(state: AttemptState, frame: AttemptFrame, pos: number, value: AnswerValue, now: number): AttemptState {
  if (pos < 1 || pos > frame.total) throw new AppError('bad_request', '没有这一题，请返回竞赛页重新进入。')
  if (state.locked.includes(pos)) return state
  if (!state.current) {
    const next = withAnswers(state, frame, { answers: [{ pos, value }] }, now)
    return frame.phase.reveal === 'each' ? { ...next, locked: [...next.locked, pos] } : next
  }
  if (pos !== state.current.pos) throw new AppError('answer_locked', '这一题已经过去，不能再改。请接着答当前的题。')
  const next = withAnswers(state, frame, { answers: [{ pos, value }] }, now)
  return {
    ...next,
    locked: [...next.locked, pos],
    spent: (state.spent ?? 0) + runningMs(state.current.shownAt, frame, now),
    current: { pos: pos + 1, shownAt: now },
    shown: pos < frame.total ? { ...state.shown, [pos + 1]: now } : state.shown
  }
}

const runningMs = (shownAt: number, frame: AttemptFrame, now: number) => Math.min(Math.max(0, now - shownAt), limitMs(frame))

/** Milliseconds that count as used when the attempt ends at `finishedAt`: never more than have passed since the start. */
export function timeUsed(state: AttemptState, frame: AttemptFrame, startedAt: number, finishedAt: number): number {
  const passed = Math.max(0, finishedAt - startedAt)
  if (!state.current) return passed
  const running = state.current.pos <= frame.total ? runningMs(state.current.shownAt, frame, finishedAt) : 0
  return Math.min(passed, (state.spent ?? 0) + running)
}

/** Milliseconds from showing a question to its last answer: what the speed bonus is worked out from. Sequential papers only. */
export function elapsedOf(state: AttemptState): Record<number, number> {
  return Object.fromEntries(Object.entries(state.at).flatMap(([pos, at]) => {
    const shown = state.shown?.[Number(pos)]
    return shown === undefined ? [] : [[pos, Math.max(0, at - shown)]]
  }))
}

/** Whether a question of a sequential paper came up before it ended. The answer that ends a paper brings up one more, which nobody sees. */
export const wasMet = ({ shown }: AttemptState, pos: number, finishedAt: number): boolean => (shown?.[pos] ?? Infinity) < finishedAt

interface Given {
  pos: number
  value: AnswerValue
}

/** Drops what is no possible answer to the question at its place: a stranger's values must not reach the scorer or the page. */
export function plausible(paper: readonly PaperItem[], answers: Given[]): Given[] {
  return answers.flatMap<Given>(({ pos, value }) => {
    const item = paper[pos - 1]
    if (!item) return []
    if (value === null) return [{ pos, value }]
    if (item.type === 'fill') return value.every((v) => typeof v === 'string') ? [{ pos, value }] : []
    const options = item.type === 'judge' ? 2 : item.order.length
    const places = value.filter((v): v is number => typeof v === 'number' && Number.isInteger(v) && v >= 0 && v < options)
    if (places.length !== value.length || (item.type !== 'multiple' && places.length > 1)) return []
    return [{ pos, value: [...new Set(places)].sort((a, b) => a - b) }]
  })
}
