import type { QuestionType } from '../../../contract/question'
import type { RoundConfig } from '../../../contract/round-config'
import { papersOf } from '../../rounds/rules/phases'
import type { Rubric } from '../../rounds/rules/types'

/** A question's version, as far as its key goes. */
export interface Keyed {
  id: string
  type: QuestionType
  stem: string
  options: string
  rubric: Rubric
}

const sorted = (list: readonly number[]) => [...list].sort((a, b) => a - b)
export const sameKey = (a: Rubric, b: Rubric) => JSON.stringify([sorted(a.right), a.texts]) === JSON.stringify([sorted(b.right), b.texts])

/**
 * Versions that a correction of the current one concerns: they ask the same. Their options are its own; and either the words of the stem are
 * too, or the key was (a slip of the pen was mended). A version whose stem was turned round, with the key turned round as well, is
 * another question.
 */
export function affectedBy(current: Keyed, versions: readonly Keyed[], corrected: Rubric): Keyed[] {
  return versions.filter((one) => one.type === current.type && one.options === current.options
    && (one.stem === current.stem || sameKey(one.rubric, current.rubric)) && fits(one, corrected) && !sameKey(one.rubric, corrected))
}

/** Never a key with more or fewer blanks than were asked. */
const fits = (one: Keyed, corrected: Rubric) => one.type !== 'fill' || one.rubric.texts.length === corrected.texts.length

/** Whether a round may have asked the question. Topic and difficulty do not count: they may have been others when the paper was drawn. */
export const mayHaveAsked = (config: RoundConfig, question: { id: string; bank: string; type: QuestionType }): boolean =>
  config.phases.flatMap(papersOf).some(({ paper }) => (paper.kind === 'fixed'
    ? paper.questions.some((one) => one.question === question.id)
    : paper.parts.some((part) => part.type === question.type && (!part.banks?.length || part.banks.includes(question.bank)))))
