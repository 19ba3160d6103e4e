import type { QuestionType } from '../../../contract/question'

/** Hundredths of a point: every score inside the server is an integer. */
export type Hundredths = number

export const toHundredths = (points: number): Hundredths => Math.round(points * 100)
export const toPoints = (score: Hundredths): number => score / 100

/** The key. Only the scorer and `reveal` see it. */
export interface Rubric {
  /** Right options by their place in the stored question; a judgement: 0 正确, 1 错误. */
  right: number[]
  /** Accepted texts per blank. */
  texts: string[][]
}

/** One question of a drawn paper. */
export interface PaperItem {
  /** Id of the question's version: a later edit does not change a paper. */
  version: string
  type: QuestionType
  points: Hundredths
  /** Shown place → stored place of each option; empty for judgements and fill-in. */
  order: number[]
}

/** A question that a paper may be drawn from. */
export interface PoolQuestion {
  id: string
  version: string
  bank: string
  type: QuestionType
  topic: string
  difficulty: number
  options: number
}

/** Answers as they were given (shown places), by 1-based place in the paper. */
export type Answers = Record<number, number[] | string[]>
