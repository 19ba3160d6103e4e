import type { RoundConfig } from '../../contract/round-config'
import type { StandingTable } from '../db/schema'
import type { Facts } from '../rounds/rules/attempts'
import { RESULT, resultPart } from '../rounds/rules/boards'
import { countingPhases, resultPhases } from '../rounds/rules/phases'
import type { Judged } from '../rounds/rules/qualify'

/** What conditions read in a kept standing. */
export type KeptResult = Pick<StandingTable, 'score' | 'attempts' | 'full_mark' | 'passed'>

/**
 * Boards of the whole round that conditions look at: the result's, the phases that are named, and those that do not count towards the result,
 * since whoever took part in one of them alone has taken part as well.
 */
export function judgedBoards(config: RoundConfig): string[] {
  const { persons = [], draws = [], certificates = [] } = config.awards ?? {}
  const asked = [...draws.map(({ who }) => who), ...certificates.map(({ who }) => who), ...persons.flatMap(({ to }) => (to.kind === 'qualify' ? to.who : []))]
  const all = asked.some(({ phases, full, phase }) => phases !== undefined || (full === true && phase === undefined))
  const named = new Set([...asked.map(({ phase }) => phase), ...persons.map(({ phase }) => phase)])
  const inResult = new Set(resultPhases(config).map(({ id }) => id))
  return [...new Set([resultPart(config), ...countingPhases(config).map(({ id }) => id).filter((id) => all || named.has(id) || !inResult.has(id))])]
}

const standingOf = ({ score, attempts, full_mark, passed }: KeptResult) => ({ score, attempts, full: full_mark === 1, passed: passed === 1 })

/**
 * A person as conditions see one, from what is kept by board.
 * @param result the board of the round's result
 * @param rankOn the rank on a board; null: listed without one
 */
export function judged(result: string, member: string, kept: Iterable<[board: string, row: KeptResult]>, rankOn: (board: string) => number | null, facts: Facts): Judged {
  const phases = new Map<string, ReturnType<typeof standingOf> & { rank: number | null }>()
  let whole: ReturnType<typeof standingOf> | undefined
  for (const [board, row] of kept) {
    const one = standingOf(row)
    if (board === result) whole = one
    if (board !== RESULT) phases.set(board, { ...one, rank: rankOn(board) })
  }
  return { member, rank: rankOn(result), facts, phases, ...(whole ?? { score: 0, attempts: 0, full: false, passed: false }) }
}
