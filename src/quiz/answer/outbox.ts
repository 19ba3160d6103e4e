import type { AttemptView, SavedAnswer } from '../../../contract/quiz'
import type { AnswerValue } from '../../../contract/question'

/** Values by place; null takes an answer back. */
export type Values = Record<number, AnswerValue>
export type Marks = Record<number, boolean>

interface Load { answers: Values, marks: Marks }

export interface Message { seq: number, answers: SavedAnswer[], flags?: number[] }

/**
 * What the server does not have yet. One message is under way at a time and is repeated unchanged until it is answered:
 * the server ignores a number that it has seen, so a changed message under the same number would be lost.
 */
export interface Outbox {
  /** Number of the last save that the server is known to have taken. */
  seq: number
  waiting: Load
  sent: (Load & { message: Message }) | null
}

const nothing: Load = { answers: {}, marks: {} }

export const emptyOutbox = (seq: number): Outbox => ({ seq, waiting: nothing, sent: null })

export const give = (box: Outbox, pos: number, value: AnswerValue): Outbox =>
  ({ ...box, waiting: { ...box.waiting, answers: { ...box.waiting.answers, [pos]: value } } })

export const mark = (box: Outbox, pos: number, on: boolean): Outbox =>
  ({ ...box, waiting: { ...box.waiting, marks: { ...box.waiting.marks, [pos]: on } } })

/** Everything that no reply has acknowledged; what was given last wins. */
export const unsent = ({ waiting, sent }: Outbox): Load => ({
  answers: { ...sent?.answers, ...waiting.answers },
  marks: { ...sent?.marks, ...waiting.marks }
})

/** Places that wait for the server, in order. */
export function waitingPlaces (box: Outbox): number[] {
  const { answers, marks } = unsent(box)
  return [...new Set([...Object.keys(answers), ...Object.keys(marks)].map(Number))].sort((a, b) => a - b)
}

export const listed = (values: Values): SavedAnswer[] =>
  Object.entries(values).map(([pos, value]) => ({ pos: Number(pos), value }))

const some = (load: Load) => Object.keys(load.answers).length + Object.keys(load.marks).length > 0

/** Packs the next message unless one is under way. `flags` is the whole list: it replaces the server's. */
export function pack (box: Outbox, flags: number[]): Outbox {
  if (box.sent || !some(box.waiting)) return box
  const { answers, marks } = box.waiting
  const message: Message = { seq: box.seq + 1, answers: listed(answers) }
  if (Object.keys(marks).length) message.flags = flags
  return { ...box, waiting: nothing, sent: { answers, marks, message } }
}

/** The server has taken the message that was under way. */
export const acknowledged = (box: Outbox, seq: number): Outbox => ({ ...box, seq: Math.max(box.seq, seq), sent: null })

/**
 * Goes on from what the server has now: after a conflict, or when the app was started again. What was under way counts
 * as unsent and its number stays used: it may still arrive, hence even what the server seems to have is sent again.
 */
export function renumbered (box: Outbox, view: AttemptView): Outbox {
  const { answers, marks } = unsent(box)
  return {
    seq: Math.max(view.seq, box.seq, box.sent?.message.seq ?? 0),
    waiting: {
      answers: keep(answers, (pos) => pos <= view.total && !view.locked.includes(pos)),
      marks: keep(marks, (pos) => pos <= view.total)
    },
    sent: null
  }
}

/** An answer that reached the server in another way (confirmed) waits no longer. */
export function without (box: Outbox, pos: number): Outbox {
  const answers = { ...box.waiting.answers }
  delete answers[pos]
  return { ...box, waiting: { ...box.waiting, answers } }
}

function keep<T> (from: Record<number, T>, wanted: (pos: number) => boolean): Record<number, T> {
  const kept: Record<number, T> = {}
  for (const [pos, value] of Object.entries(from)) if (wanted(Number(pos))) kept[Number(pos)] = value
  return kept
}

export const blank = (value: AnswerValue | undefined): boolean =>
  !value || value.every((one) => typeof one === 'string' && one.trim() === '')

export const same = (a: AnswerValue, b: AnswerValue) => (blank(a) && blank(b)) || JSON.stringify(a) === JSON.stringify(b)
