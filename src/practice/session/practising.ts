import type { PracticePack, PracticeQuestion } from '../../../contract/practice'
import type { AnswerValue, QuestionType } from '../../../contract/question'
import type { Progress } from '@/services/practice'
import { earned, isRight } from './judge'

/** A pack as it is being worked through. Everything shown is worked out from this. */
export interface Practising extends Progress { questions: PracticeQuestion[], kind: PracticePack['kind'], points: number[] | null, multiple: PracticePack['multiple'] }

/** The pack with what the server knows of it and, on top, what was done on this phone. */
export function opened (pack: PracticePack, of: string, kept: Progress | null, now: number): Practising {
  const { questions, kind, points, multiple, seconds } = pack
  const mine = kept?.pack === pack.pack ? kept : null
  const answers: Progress['answers'] = {}
  const judged: Progress['judged'] = {}
  for (const { questionId, value, correct } of pack.given) {
    const at = questions.findIndex(({ id }) => id === questionId)
    if (at < 0) continue
    answers[at + 1] = value
    judged[at + 1] = correct
  }
  const state: Practising = {
    pack: pack.pack, of, questions, kind, points, multiple, flags: [], pos: 1, startedAt: now,
    deadlineAt: kind === 'mock' && seconds !== null ? now + seconds * 1000 : null, doneAt: null,
    ...mine, answers: { ...answers, ...mine?.answers }, judged: { ...judged, ...mine?.judged }
  }
  if (kind === 'mock' || state.doneAt !== null) return state
  // On a question that was answered here one stays until one goes on; else the first that is open.
  const stays = mine !== null && mine.pos in mine.judged
  const pos = stays ? mine.pos : openPlaces(state)[0]
  return pos === undefined ? { ...state, doneAt: now } : { ...state, pos }
}

export const places = ({ questions }: Pick<Practising, 'questions'>): number[] => questions.map((_, at) => at + 1)
export const questionAt = (state: Practising, pos = state.pos): PracticeQuestion | undefined => state.questions[pos - 1]
export const isJudged = (state: Practising, pos = state.pos): boolean => pos in state.judged
export const isAnswered = (state: Practising, pos = state.pos): boolean => !blank(state.answers[pos])
const openPlaces = (state: Practising): number[] => places(state).filter((pos) => !isJudged(state, pos))
/** mock: places without an answer. */
export const blankPlaces = (state: Practising): number[] => places(state).filter((pos) => !isAnswered(state, pos))
export const rightCount = (state: Practising): number => places(state).filter((pos) => state.judged[pos]).length
export const missed = (state: Practising): number[] => places(state).filter((pos) => state.judged[pos] === false)

const blank = (value: AnswerValue | undefined): boolean => !value || value.every((one) => typeof one === 'string' && one.trim() === '')

const answer = (state: Practising, value: AnswerValue): Practising =>
  isJudged(state) || state.doneAt !== null ? state : { ...state, answers: { ...state.answers, [state.pos]: value } }

export const chosenAt = (state: Practising, pos = state.pos): number[] =>
  (state.answers[pos] ?? []).filter((one): one is number => typeof one === 'number')

/** A tap on an option: chooses it, or turns it on and off where several may be chosen. */
export function choose (state: Practising, place: number): Practising {
  const question = questionAt(state)
  if (!question || question.type === 'fill' || place >= question.options.length) return state
  const before = chosenAt(state)
  if (question.type !== 'multiple') return before[0] === place ? state : answer(state, [place])
  const next = before.includes(place) ? before.filter((one) => one !== place) : [...before, place].sort((a, b) => a - b)
  return answer(state, next.length ? next : null)
}

export const textsAt = (state: Practising, pos = state.pos): string[] =>
  Array.from({ length: questionAt(state, pos)?.blanks ?? 0 }, (_, at) => String(state.answers[pos]?.[at] ?? ''))

export function write (state: Practising, at: number, text: string): Practising {
  const texts = textsAt(state).map((before, index) => (index === at ? text : before))
  return answer(state, blank(texts) ? null : texts)
}

export const goTo = (state: Practising, pos: number): Practising => (pos >= 1 && pos <= state.questions.length ? { ...state, pos } : state)

export function toggleFlag (state: Practising): Practising {
  const flags = state.flags.includes(state.pos) ? state.flags.filter((pos) => pos !== state.pos) : [...state.flags, state.pos].sort((a, b) => a - b)
  return { ...state, flags }
}

/** The answer is final, and right or wrong from now on. */
export function confirm (state: Practising): Practising {
  const question = questionAt(state)
  if (!question || !isAnswered(state) || isJudged(state) || state.doneAt !== null) return state
  return { ...state, judged: { ...state.judged, [state.pos]: isRight(question, state.answers[state.pos]) } }
}

/** Not known: the key is shown without an answer. */
export const pass = (state: Practising): Practising =>
  isJudged(state) || state.doneAt !== null
    ? state
    : { ...state, answers: { ...state.answers, [state.pos]: null }, judged: { ...state.judged, [state.pos]: false } }

/** Nothing comes after the question that is shown. */
export const isLast = (state: Practising): boolean =>
  (state.kind === 'challenge' && state.judged[state.pos] === false) || !openPlaces(state).some((pos) => pos !== state.pos)

/** Goes on from a question that is answered. */
export function next (state: Practising, now: number): Practising {
  if (!isJudged(state)) return state
  if (isLast(state)) return { ...state, doneAt: now }
  const open = openPlaces(state)
  return { ...state, pos: open.find((pos) => pos > state.pos) ?? open[0] ?? state.pos }
}

/** mock: all at once, at the end. */
export function handIn (state: Practising, now: number): Practising {
  const judged = Object.fromEntries(state.questions.map((question, at) => [at + 1, isRight(question, state.answers[at + 1])]))
  return { ...state, judged, doneAt: now, pos: 1 }
}

export interface Score { got: number, full: number }

const total = (numbers: number[]) => Math.round(numbers.reduce((sum, one) => sum + one, 0) * 100) / 100

export function scoreOf (state: Practising, of = places(state)): Score {
  const full = (pos: number) => state.points?.[pos - 1] ?? 0
  const got = (pos: number) => {
    const question = questionAt(state, pos)
    return question ? earned(question, state.answers[pos], full(pos), state.multiple) : 0
  }
  return { got: total(of.map(got)), full: total(of.map(full)) }
}

const typeOrder: QuestionType[] = ['single', 'multiple', 'judge', 'fill']

/** Places by type, in the order in which papers are set. */
export const byType = (state: Practising): { type: QuestionType, places: number[] }[] =>
  typeOrder.map((type) => ({ type, places: places(state).filter((pos) => questionAt(state, pos)?.type === type) })).filter((group) => group.places.length > 0)
