import type { AttemptView, SavedAnswer } from '../../../contract/quiz'
import type { AnswerValue } from '../../../contract/question'

/** Values by place; null takes an answer back. */
export type Values = Record<number, AnswerValue>
export type Marks = Record<number, boolean>

/** `doubles`: questions that are to count more; what a phone kept before there were any has none. */
interface Load { answers: Values, marks: Marks, doubles?: Marks }

export interface Message { seq: number, answers: SavedAnswer[], flags?: number[], doubled?: number[] }

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

export const double = (box: Outbox, pos: number, on: boolean): Outbox =>
  ({ ...box, waiting: { ...box.waiting, doubles: { ...box.waiting.doubles, [pos]: on } } })

/** Everything that no reply has acknowledged; what was given last wins. */
export const unsent = ({ waiting, sent }: Outbox): Required<Load> => ({
  answers: { ...sent?.answers, ...waiting.answers },
  marks: { ...sent?.marks, ...waiting.marks },
  doubles: { ...sent?.doubles, ...waiting.doubles }
})

/** Places that wait for the server, in order. */
export function waitingPlaces (box: Outbox): number[] {
  const { answers, marks, doubles } = unsent(box)
  return [...new Set([answers, marks, doubles].flatMap((load) => Object.keys(load)).map(Number))].sort((a, b) => a - b)
}

export const listed = (values: Values): SavedAnswer[] =>
  Object.entries(values).map(([pos, value]) => ({ pos: Number(pos), value }))

const has = (some: object | undefined) => Object.keys(some ?? {}).length > 0
const some = ({ answers, marks, doubles }: Load) => has(answers) || has(marks) || has(doubles)

/** All is sent, though not all may be acknowledged. */
export const nothingWaits = ({ waiting }: Outbox): boolean => !some(waiting)

/** Packs the next message unless one is under way. `flags` and `doubled` are whole lists: they replace the server's. */
export function pack (box: Outbox, flags: number[], doubled: number[] = []): Outbox {
  if (box.sent || !some(box.waiting)) return box
  const { answers, marks, doubles } = box.waiting
  const message: Message = { seq: box.seq + 1, answers: listed(answers) }
  if (has(marks)) message.flags = flags
  if (has(doubles)) message.doubled = doubled
  return { ...box, waiting: nothing, sent: { answers, marks, doubles, message } }
}

/** The server has taken a message; one that went after it is still under way. */
export const acknowledged = (box: Outbox, seq: number): Outbox =>
  ({ ...box, seq: Math.max(box.seq, seq), sent: box.sent && box.sent.message.seq > seq ? box.sent : null })

/**
 * Goes on from what the server has now: after a conflict, or when the app was started again. What was under way counts
 * as unsent and its number stays used: it may still arrive, hence even what the server seems to have is sent again.
 */
export function renumbered (box: Outbox, view: AttemptView): Outbox {
  const { answers, marks, doubles } = unsent(box)
  return {
    seq: Math.max(view.seq, box.seq, box.sent?.message.seq ?? 0),
    waiting: {
      answers: keep(answers, (pos) => pos <= view.total && !view.locked.includes(pos)),
      marks: keep(marks, (pos) => pos <= view.total),
      doubles: keep(doubles, (pos) => pos <= view.total && !view.locked.includes(pos))
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
