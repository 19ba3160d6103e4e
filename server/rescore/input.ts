import type { QuestionType } from '../../contract/question'
import type { Noted } from './rules/note'

/** What a re-scoring job is to do. */
export interface RescoreInput {
  question: { id: string; bank: string; type: QuestionType }
  versions: string[]
  /** Attempts marked before this correction are marked again. */
  epoch: number
  noted: Noted
}

/** How far it has come: kept with each step, in the same transaction. */
export interface RescorePlace {
  /** Attempts up to this id have been looked at in this pass. */
  after: string
  /** Marked again so far. */
  rescored: number
  /** Of those: with more points than before, and with fewer. */
  rose: number
  fell: number
  /** Marked again in this pass: a pass that finds none is the last. */
  inPass: number
}

export const RESCORE = 'rescore'
export const FIRST: RescorePlace = { after: '', rescored: 0, rose: 0, fell: 0, inPass: 0 }

export const placeOf = ({ place }: { place: string }): RescorePlace => ({ ...FIRST, ...JSON.parse(place) as Partial<RescorePlace> })
