import type { AttemptView, Feedback } from '../../../contract/quiz'
import type { AnswerValue, QuestionType, QuestionView } from '../../../contract/question'
import {
  acknowledged, blank, double, emptyOutbox, give, mark, pack, renumbered, same, unsent, waitingPlaces, without, type Outbox, type Values
} from './outbox'

/** An attempt as it is being answered on this phone. Everything shown is worked out from this. */
export interface Answering {
  /** As last read from the server. */
  view: AttemptView
  /** The question that is shown. */
  pos: number
  /** As shown: the server's, with what was given here on top. */
  answers: Values
  flags: number[]
  /** Questions that count more: the rule's, or those that I have picked. */
  doubled: number[]
  box: Outbox
}

/** What is kept on the phone for an attempt. */
export interface Kept { box: Outbox, pos: number }

export function opened (view: AttemptView, kept: Kept | null): Answering {
  const state = overlaid(view, renumbered(kept?.box ?? emptyOutbox(view.seq), view), 1)
  const last = kept && kept.pos >= 1 && kept.pos <= view.total ? kept.pos : null
  return { ...state, pos: view.mode === 'sequential' ? runningPlace(view) : last ?? firstOpen(state) ?? 1 }
}

const answersOf = (view: AttemptView): Values => Object.fromEntries(view.answers.map(({ pos, value }) => [pos, value]))

const runningPlace = (view: AttemptView) => view.current?.pos ?? view.total

/** The server's answers with ours on top: for its question, what was given here last wins. */
function overlaid (view: AttemptView, box: Outbox, pos: number): Answering {
  const answers = answersOf(view)
  const flags = new Set(view.flags)
  const doubled = new Set(view.double?.places)
  const ours = unsent(box)
  for (const [place, value] of Object.entries(ours.answers)) if (!view.locked.includes(Number(place))) answers[Number(place)] = value
  const put = (set: Set<number>, place: number, on: boolean) => { if (on) set.add(place); else set.delete(place) }
  for (const [place, on] of Object.entries(ours.marks)) put(flags, Number(place), on)
  for (const [place, on] of Object.entries(ours.doubles)) if (!view.locked.includes(Number(place))) put(doubled, Number(place), on)
  return { view, pos, answers, flags: ordered(flags), doubled: ordered(doubled), box }
}

const ordered = (places: Iterable<number>) => [...places].sort((a, b) => a - b)

/** The attempt was read again (another device, back from the background): numbers go on from the server's. */
export const reread = (state: Answering, view: AttemptView): Answering => adopt(state, view, renumbered(state.box, view))

/** The answer to a confirmation, while a save may still be under way. */
export function confirmed (state: Answering, pos: number, view: AttemptView): Answering {
  const box = without(state.box, pos)
  return adopt(state, view, { ...box, seq: Math.max(box.seq, view.seq) })
}

/** A question never changes: those that are here stay, and nothing has to be drawn again for them. */
const adopt = (state: Answering, view: AttemptView, box: Outbox): Answering => {
  const { questions } = view.questions.length === state.view.questions.length ? state.view : view
  return overlaid({ ...view, questions }, box, view.mode === 'sequential' ? runningPlace(view) : state.pos)
}

/** What was read was overtaken by a save that the server took meanwhile. */
export const outdated = ({ box }: Answering, view: AttemptView): boolean => view.seq < box.seq

/** What was read says nothing that is not known here. */
export const known = (state: Answering, view: AttemptView): boolean =>
  view.seq === state.box.seq && view.deadlineAt === state.view.deadlineAt && view.locked.join() === state.view.locked.join() &&
  view.flags.join() === state.flags.join() && (view.double?.places ?? []).join() === state.doubled.join() && view.leaving?.left === state.view.leaving?.left &&
  view.current?.pos === state.view.current?.pos && changedPlaces(state, { answers: answersOf(view) }).length === 0

/** Places whose answers are others than before. */
export const changedPlaces = (before: Pick<Answering, 'view' | 'answers'>, after: Pick<Answering, 'answers'>): number[] =>
  places(before).filter((pos) => !same(before.answers[pos] ?? null, after.answers[pos] ?? null))

export const sending = (state: Answering): Answering => ({ ...state, box: pack(state.box, state.flags, state.doubled) })

export const taken = (state: Answering, seq: number): Answering => ({ ...state, box: acknowledged(state.box, seq) })

export const questionAt = (state: Answering, pos = state.pos): QuestionView | undefined =>
  state.view.questions.find((question) => question.pos === pos)

export const isLocked = (state: Answering, pos = state.pos): boolean => state.view.locked.includes(pos)

export const feedbackAt = (state: Answering, pos = state.pos): Feedback | undefined =>
  state.view.feedback.find((one) => one.pos === pos)

export const isAnswered = (state: Answering, pos: number): boolean => !blank(state.answers[pos])

export function answer (state: Answering, pos: number, value: AnswerValue): Answering {
  if (isLocked(state, pos)) return state
  return { ...state, answers: { ...state.answers, [pos]: value }, box: give(state.box, pos, value) }
}

/** A tap on an option: chooses it, or turns it on and off where several may be chosen. */
export function choose (state: Answering, place: number): Answering {
  const question = questionAt(state)
  if (!question || question.type === 'fill' || place >= question.options.length) return state
  const before = chosenAt(state)
  if (question.type !== 'multiple') return before[0] === place ? state : answer(state, state.pos, [place])
  const next = before.includes(place) ? before.filter((one) => one !== place) : [...before, place].sort((a, b) => a - b)
  return answer(state, state.pos, next.length ? next : null)
}

export const chosenAt = (state: Answering, pos = state.pos): number[] =>
  (state.answers[pos] ?? []).filter((one): one is number => typeof one === 'number')

export function write (state: Answering, at: number, text: string): Answering {
  const question = questionAt(state)
  if (question?.type !== 'fill' || at >= question.blanks) return state
  const texts = textsAt(state, question).map((before, index) => (index === at ? text : before))
  return answer(state, state.pos, blank(texts) ? null : texts)
}

export const textsAt = (state: Answering, { pos, blanks }: QuestionView): string[] =>
  Array.from({ length: blanks }, (_, at) => String(state.answers[pos]?.[at] ?? ''))

export function toggleFlag (state: Answering): Answering {
  const on = !state.flags.includes(state.pos)
  const flags = on ? [...state.flags, state.pos].sort((a, b) => a - b) : state.flags.filter((pos) => pos !== state.pos)
  return { ...state, flags, box: mark(state.box, state.pos, on) }
}

/** So many questions may still be picked to count more; null: nothing is picked. */
export const picksLeft = ({ view, doubled }: Answering): number | null => (view.double?.pick == null ? null : Math.max(0, view.double.pick - doubled.length))

/** Picks a question to count more, or takes that back. Nobody has more than the rule gives, and what is final stays. */
export function toggleDouble (state: Answering): Answering {
  const { pos, doubled, box } = state
  const on = !doubled.includes(pos)
  const left = picksLeft(state)
  if (left === null || isLocked(state) || (on && left === 0)) return state
  return { ...state, doubled: on ? ordered([...doubled, pos]) : doubled.filter((one) => one !== pos), box: double(box, pos, on) }
}

/** What was picked does not travel with a confirmation: it has to be there before. */
export const picksWait = ({ box }: Answering): boolean => Object.keys(unsent(box).doubles).length > 0

/** The app was left so often, as the server has it. */
export const left = (state: Answering, count: number): Answering =>
  (state.view.leaving ? { ...state, view: { ...state.view, leaving: { ...state.view.leaving, left: count } } } : state)

export function goTo (state: Answering, pos: number): Answering {
  return state.view.mode === 'sequential' || pos < 1 || pos > state.view.total ? state : { ...state, pos }
}

const places = (state: Pick<Answering, 'view'>) => state.view.types.map((_, index) => index + 1)
/** A confirmed question cannot be answered any more, whether it was left out or not. */
export const openPlaces = (state: Answering): number[] =>
  places(state).filter((pos) => !isAnswered(state, pos) && !isLocked(state, pos))
export const answeredCount = (state: Answering): number => places(state).filter((pos) => isAnswered(state, pos)).length
/** Where 接着答 leads. */
export const firstOpen = (state: Answering): number | null => openPlaces(state)[0] ?? null

export const waiting = (state: Answering): number[] => waitingPlaces(state.box)

const typeOrder: QuestionType[] = ['single', 'multiple', 'judge', 'fill']
/** For the answer sheet: places by type, in the order in which papers are set. */
export const grouped = ({ types }: Pick<AttemptView, 'types'>): { type: QuestionType, places: number[] }[] =>
  typeOrder.flatMap((type) => {
    const group = types.flatMap((one, index) => (one === type ? [index + 1] : []))
    return group.length ? [{ type, places: group }] : []
  })
