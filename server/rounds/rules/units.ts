import type { UnitMetric, UnitRanking } from '../../../contract/round-config'
import { ranksOf } from './ranking'
import { toPoints, type Hundredths } from './types'

/** A unit's kept figures (its subtree's), with its frozen roster. */
export interface UnitFigures {
  unitId: string
  roster: number
  participants: number
  attempts: number
  scoreSum: Hundredths
  fullMarks: number
}

export interface RankedUnit extends UnitFigures {
  /** Null: listed without a rank. */
  rank: number | null
  value: number | null
}

/** How points of a mean enter a composite: as they are, or as a percentage of the full score. */
export interface MeanScale {
  full: number
  /** False where a standing has no natural maximum (sums over attempts or days). */
  bounded: boolean
}

export const scaledMean = (mean: number, scale: MeanScale) => (scale.bounded && scale.full > 0 ? (mean * 100) / scale.full : mean)

/** What a roster is divided by: nobody counts without being divided by, also where late members make more participants than were on the roster. */
export const heads = (f: Pick<UnitFigures, 'roster' | 'participants'>) => (f.roster > 0 ? Math.max(f.roster, f.participants) : 0)
/** Participants ÷ roster, at most 1. Null where nobody is on the roster. */
export const rateOf = (f: UnitFigures) => (f.roster > 0 ? Math.min(1, f.participants / f.roster) : null)
/** Mean over participants, in points. */
export const meanOf = (f: UnitFigures) => (f.participants > 0 ? toPoints(f.scoreSum) / f.participants : null)

/** In the metric's own unit: percent for rates, points for means and totals, heads for counts. */
export function metricOf(metric: UnitMetric, f: UnitFigures): number | null {
  switch (metric) {
    case 'rate': { const rate = rateOf(f); return rate === null ? null : rate * 100 }
    case 'mean': return meanOf(f)
    case 'rosterMean': return heads(f) > 0 ? toPoints(f.scoreSum) / heads(f) : null
    case 'total': return toPoints(f.scoreSum)
    case 'participants': return f.participants
    case 'fullMarks': return f.fullMarks
    default: return metric satisfies never
  }
}

/** One weighted part of a composite: rates in percent, means on the scale of `MeanScale`. */
export function compositePart(metric: UnitMetric, f: UnitFigures, scale: MeanScale): number {
  const value = metricOf(metric, f) ?? 0
  return metric === 'mean' || metric === 'rosterMean' ? scaledMean(value, scale) : value
}

export function valueOf(rule: UnitRanking, f: UnitFigures, scale: MeanScale): number | null {
  if (f.roster === 0 && f.participants === 0) return null
  if (rule.by.kind === 'metric') return metricOf(rule.by.metric, f)
  return rule.by.weights.reduce((sum, { metric, percent }) => sum + (compositePart(metric, f, scale) * percent) / 100, 0)
}

export function isEligible(rule: UnitRanking, f: UnitFigures): boolean {
  if (f.participants === 0) return false
  if (rule.minParticipants !== undefined && f.participants < rule.minParticipants) return false
  return rule.minRatePercent === undefined || ((rateOf(f) ?? 0) * 100) >= rule.minRatePercent - EPSILON
}

/** Figures are quotients of integers: what differs by less than this is equal. */
const EPSILON = 1e-9

/**
 * Orders units by the rule's value, then by its list of tie-breakers (each downwards). Units that are not eligible follow without a rank,
 * in the same order. Among units that are level in everything the order is that of the ids, and they share the rank.
 */
export function rankUnits(rule: UnitRanking, units: readonly UnitFigures[], scale: MeanScale): RankedUnit[] {
  const rows = units.map((figures) => {
    const keys = [valueOf(rule, figures, scale), ...rule.ties.map((metric) => metricOf(metric, figures))].map((key) => key ?? -Infinity)
    return { figures, keys, eligible: isEligible(rule, figures) }
  })
  const compare = (a: (typeof rows)[number], b: (typeof rows)[number]) => {
    for (const [i, key] of a.keys.entries()) {
      const other = b.keys[i] as number
      if (key !== other && !(Math.abs(key - other) < EPSILON)) return other - key
    }
    return 0
  }
  const order = (list: typeof rows) => list.sort((a, b) => compare(a, b) || (a.figures.unitId < b.figures.unitId ? -1 : 1))
  const ranked = order(rows.filter((row) => row.eligible))
  const others = order(rows.filter((row) => !row.eligible))
  const ranks = ranksOf(ranked, (a, b) => compare(a, b) === 0, rule.shared)
  const out = (row: (typeof rows)[number], rank: number | null): RankedUnit => ({ ...row.figures, rank, value: valueOf(rule, row.figures, scale) })
  return [...ranked.map((row, i) => out(row, ranks[i] as number)), ...others.map((row) => out(row, null))]
}

export const metricNames: Record<UnitMetric, string> = {
  rate: '参与率', mean: '平均分', rosterMean: '应参与人均分', total: '总分', participants: '参与人数', fullMarks: '满分人数'
}

export const valueLabel = (rule: UnitRanking) => (rule.by.kind === 'composite' ? '综合分' : metricNames[rule.by.metric])
