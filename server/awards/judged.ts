import type { RoundConfig } from '../../contract/round-config'
import type { StandingTable } from '../db/schema'
import type { Facts } from '../rounds/rules/attempts'
import { RESULT, resultPart } from '../rounds/rules/boards'
import { countingPhases } from '../rounds/rules/phases'
import type { Judged } from '../rounds/rules/qualify'

/** What conditions read in a kept standing. */
export type KeptResult = Pick<StandingTable, 'score' | 'attempts' | 'full_mark' | 'passed'>

/** Boards of the whole round that conditions look at. */
export const judgedBoards = (config: RoundConfig): string[] => [...new Set([...countingPhases(config).map(({ id }) => id), resultPart(config)])]

const phase = ({ score, attempts, full_mark, passed }: KeptResult) => ({ score, attempts, full: full_mark === 1, passed: passed === 1 })

/**
 * A person as conditions see one, from what is kept by board.
 * @param rank null: listed without one
 */
export function judged(config: RoundConfig, member: string, kept: ReadonlyMap<string, KeptResult>, rank: number | null, facts: Facts): Judged {
  const result = kept.get(resultPart(config))
  const phases = new Map([...kept].filter(([board]) => board !== RESULT).map(([board, row]) => [board, phase(row)]))
  // Whoever took part in no phase of the result has none, and yet may have had a paper without a mistake.
  const whole = result ? phase(result) : { score: 0, attempts: 0, full: [...phases.values()].some(({ full }) => full), passed: false }
  return { member, rank, facts, phases, ...whole }
}
