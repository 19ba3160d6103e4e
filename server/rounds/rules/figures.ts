import type { UnitRanking } from '../../../contract/round-config'
import type { RosterIndex } from './roster'
import { toHundredths, type Hundredths } from './types'
import type { UnitFigures } from './units'

/** What one person adds to a unit, in the result or in one phase. */
export interface Contribution {
  unit: string
  score: Hundredths
  attempts: number
  full: boolean
  passed: boolean
}

interface Sum extends UnitFigures {
  scores: Hundredths[]
}

/** Metrics that need every score of a unit, not only their sum. */
const usesTop = (rule: UnitRanking) => rule.topN !== undefined

/**
 * Figures of every unit over its subtree. Linear in people and units, times the depth of the tree.
 */
export function figuresOf(rule: UnitRanking, contributions: readonly Contribution[], roster: RosterIndex): Map<string, UnitFigures> {
  const sums = new Map<string, Sum>()
  const sumOf = (unitId: string): Sum => {
    let sum = sums.get(unitId)
    if (!sum) {
      sums.set(unitId, sum = {
        unitId, roster: roster.heads.get(unitId) ?? 0, participants: 0, attempts: 0, scoreSum: 0, fullMarks: 0, passed: 0, highScores: 0, leaves: 0, leavesIn: 0,
        given: roster.units.get(unitId)?.given ?? 0, scores: []
      })
    }
    return sum
  }
  const high = rule.highScore === undefined ? Infinity : toHundredths(rule.highScore)
  for (const { unit, score, attempts, full, passed } of contributions) {
    for (const id of roster.lineage(unit)) {
      const sum = sumOf(id)
      sum.participants++
      sum.attempts += attempts
      sum.scoreSum += score
      if (full) sum.fullMarks++
      if (passed) sum.passed = (sum.passed ?? 0) + 1
      if (score >= high) sum.highScores = (sum.highScores ?? 0) + 1
      if (usesTop(rule)) sum.scores.push(score)
    }
  }
  const parents = new Set([...roster.units.values()].map(({ parent }) => parent))
  for (const id of roster.units.keys()) {
    if (parents.has(id)) { sumOf(id); continue }
    const took = sumOf(id).participants > 0
    for (const above of roster.lineage(id)) {
      const sum = sumOf(above)
      sum.leaves = (sum.leaves ?? 0) + 1
      if (took) sum.leavesIn = (sum.leavesIn ?? 0) + 1
    }
  }
  return new Map([...sums].map(([id, { scores, ...sum }]) => [id, { ...sum, ...topOf(rule, scores) }]))
}

function topOf({ topN }: UnitRanking, scores: Hundredths[]): Pick<UnitFigures, 'topSum' | 'topN'> {
  if (topN === undefined) return {}
  return { topN, topSum: scores.sort((a, b) => b - a).slice(0, topN).reduce((sum, score) => sum + score, 0) }
}
