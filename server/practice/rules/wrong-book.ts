import { momentOfDay } from '../../zone'
import { isMastered, reviewed, type Memory } from './memory'

/** One question in a member's wrong-question book. */
export interface WrongEntry {
  memory: Memory
  dueAt: number
  wrongs: number
  /** How many of `wrongs` were made in practice. */
  inPractice: number
  /** Right answers since the last wrong one. */
  rights: number
  lastAt: number
  /** The latest round in which it was answered wrongly; empty: none. */
  roundTitle: string
  mastered: boolean
}

export interface Given {
  at: number
  correct: boolean
  /** Title of the round in which it was given; absent: in practice. */
  round?: string
}

/**
 * The book after one more answer: only a wrong one opens an entry, and it brings a mastered one back. An answer that reaches the server
 * after later ones is counted, and leaves the schedule as it is.
 */
export function afterAnswer(entry: WrongEntry | undefined, { at, correct, round }: Given): WrongEntry | undefined {
  if (!entry && correct) return undefined
  const wrong = correct ? 0 : 1
  const counted = {
    wrongs: (entry?.wrongs ?? 0) + wrong,
    inPractice: (entry?.inPractice ?? 0) + (round === undefined ? wrong : 0),
    roundTitle: round !== undefined && !correct ? round : entry?.roundTitle ?? ''
  }
  if (entry && at < entry.memory.last) return { ...entry, ...counted }
  const memory = reviewed(entry?.memory, correct, at)
  const rights = correct ? (entry?.rights ?? 0) + 1 : 0
  return { ...counted, memory, rights, dueAt: memory.due, lastAt: at, mastered: correct && (entry?.mastered === true || isMastered(memory, rights)) }
}

/** By hand. What is brought back is due at once. */
export const markedByHand = (entry: WrongEntry, mastered: boolean, now: number): WrongEntry =>
  mastered ? { ...entry, mastered } : { ...entry, mastered, dueAt: now, rights: 0 }

/**
 * What falls due before this moment is to be done today. By the day, not by the minute: what was wrong this morning is there at once, and the
 * day's number does not grow while one looks on.
 */
export const endOfToday = (now: number, zone: string) => momentOfDay(now, 1440, zone)

/** Why it is in the book. */
export function reasonOf({ roundTitle, inPractice }: Pick<WrongEntry, 'roundTitle' | 'inPractice'>): string {
  if (roundTitle === '') return `练习答错 ${inPractice} 次`
  return inPractice > 0 ? `${roundTitle}答错，练习又答错 ${inPractice} 次` : `${roundTitle}答错`
}
