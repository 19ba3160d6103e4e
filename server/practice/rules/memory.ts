import { createEmptyCard, fsrs, Rating, type CardInput } from 'ts-fsrs'

/** What FSRS knows of one question and one person; moments are milliseconds. */
export interface Memory extends Omit<CardInput, 'due' | 'last_review'> {
  due: number
  last: number
}

/** Without chance: the same answers give the same days. What was wrong comes again after ten minutes, then after days. */
const scheduler = fsrs({ enable_fuzz: false, learning_steps: ['10m'], relearning_steps: ['10m'] })

const DAY_STABILITY = 21
const IN_A_ROW = 2

/** After one more answer. A clock that runs backwards counts as standing still. */
export function reviewed(memory: Memory | undefined, correct: boolean, at: number): Memory {
  const now = Math.max(at, memory?.last ?? at)
  const card: CardInput = memory ? { ...memory, due: memory.due, last_review: memory.last } : createEmptyCard(new Date(now))
  const { card: { due, last_review: _last, ...next } } = scheduler.next(card, now, correct ? Rating.Good : Rating.Again)
  return { ...next, due: due.getTime(), last: now }
}

/** Held for weeks, and right more than once since it was wrong. */
export const isMastered = (memory: Memory, rights: number) => memory.stability >= DAY_STABILITY && rights >= IN_A_ROW
