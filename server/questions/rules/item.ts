import type { ImportItem } from '../../../contract/questions'
import { isBlocking } from './check'

/** Which question says the same: one of the bank, or an earlier one of the same file. */
export interface Twin {
  questionId: string | null
  no: number | null
  exact: boolean
  likeness: number
}

export interface Facts {
  problems: readonly { code: string }[]
  twin: Twin | null
  /** What a person decided; null: nothing yet. */
  chosen: ImportItem['decision'] | null
}

/** Where an item stands, and what happens to it at the commit unless somebody decides otherwise. */
export function standingOf({ problems, twin, chosen }: Facts): Pick<ImportItem, 'state' | 'decision'> {
  if (problems.some(isBlocking)) return { state: 'problem', decision: 'skip' }
  if (twin) return { state: 'duplicate', decision: chosen === 'replace' && !twin.questionId ? 'skip' : chosen ?? 'skip' }
  return { state: 'ready', decision: chosen === 'skip' ? 'skip' : 'take' }
}

/** Why a decision cannot be taken; null: it can. */
export function whyNot(decision: ImportItem['decision'], { problems, twin }: Omit<Facts, 'chosen'>): string | null {
  if (decision === 'skip') return null
  if (problems.some(isBlocking)) return '这道题还有问题，改好后才能入库。'
  if (decision === 'replace' && !twin?.questionId) return '题库里没有和它重复的题，不能替换，可以直接入库。'
  return null
}

/** The id that an item's question will have: the same however often it is brought in. */
export const questionIdOf = (importId: string, no: number) => `${importId}-${String(no).padStart(6, '0')}`

export const idPrefix = (importId: string) => `${importId}-`
