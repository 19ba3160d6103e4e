import type { PracticePack, PracticeQuestion } from '../../../contract/practice'
import type { AnswerValue } from '../../../contract/question'
import type { Outcome } from '@/quiz/Verdict'
import { fits } from './fill'

type Key = Pick<PracticeQuestion, 'type' | 'right' | 'texts'>

/** How much of a question is right: all of it (1), some, or none. */
interface Mark { outcome: Outcome, share: number }

const nothing: Mark = { outcome: 'blank', share: 0 }

/** `multiple`: what an incomplete multiple choice earns; in practice nothing less than all is right. */
export function mark (question: Key, value: AnswerValue | undefined, multiple: PracticePack['multiple'] = 'all'): Mark {
  return question.type === 'fill' ? markTexts(question.texts, value) : markChoice(question, value, multiple)
}

export const isRight = (question: Key, value: AnswerValue | undefined): boolean => mark(question, value).outcome === 'right'

function markChoice ({ type, right }: Key, value: AnswerValue | undefined, multiple: PracticePack['multiple']): Mark {
  const chosen = [...new Set((value ?? []).filter((one): one is number => typeof one === 'number'))]
  if (!chosen.length) return nothing
  const hits = chosen.filter((place) => right.includes(place)).length
  if (hits < chosen.length || (type !== 'multiple' && chosen.length > 1)) return { outcome: 'wrong', share: 0 }
  if (hits === right.length) return { outcome: 'right', share: 1 }
  return { outcome: 'partial', share: multiple === 'half' ? 0.5 : multiple === 'each' ? hits / right.length : 0 }
}

function markTexts (texts: string[][], value: AnswerValue | undefined): Mark {
  const given = (value ?? []).map(String)
  if (given.every((text) => text.trim() === '')) return nothing
  const hits = texts.filter((accepted, at) => fits(given[at] ?? '', accepted)).length
  return { outcome: hits === texts.length ? 'right' : hits ? 'partial' : 'wrong', share: hits / texts.length }
}

/** Points are counted in hundredths and rounded down, as the server does it. */
export const earned = (question: Key, value: AnswerValue | undefined, full: number, multiple: PracticePack['multiple']): number =>
  Math.floor(Math.round(full * 100) * mark(question, value, multiple).share + 1e-9) / 100
