import type { RankTable, UnitMetric, UnitPart, UnitRanking } from '../../../contract/round-config'
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
  /** Who passed; who reached the ranking's high score. */
  passed?: number
  highScores?: number
  /** The best N scores added up, and N: whoever is missing counts as nought. */
  topSum?: Hundredths
  topN?: number
  /** Units without sub-units in the subtree, and those of them in which somebody took part. */
  leaves?: number
  leavesIn?: number
  /** Points that an organiser entered, and why. */
  given?: number
  givenFor?: string
  /** The same of single phases, where the ranking asks for them. */
  phases?: Record<string, UnitFigures>
}

/** One dimension of a sum, with its arithmetic. */
export interface PartValue {
  metric: UnitMetric
  /** In the metric's own unit; null where there is none. */
  figure: number | null
  /** The rank that was turned into points, where it was. */
  rank?: number
  points: number
}

export interface RankedUnit extends UnitFigures {
  /** Null: listed without a rank. */
  rank: number | null
  value: number | null
  /** Only where the ranking adds up dimensions. */
  parts?: PartValue[]
}

/** How points of a mean enter a composite: as they are, or as a percentage of the full score. */
export interface MeanScale {
  full: number
  /** False where a standing has no natural maximum (sums over attempts or days). */
  bounded: boolean
}

export const scaledMean = (mean: number, scale: MeanScale) => (scale.bounded && scale.full > 0 ? (mean * 100) / scale.full : mean)

const MEANS: readonly UnitMetric[] = ['mean', 'rosterMean', 'topMean']
const COUNTS: readonly UnitMetric[] = ['participants', 'fullMarks', 'attempts', 'passed', 'highScores']
const PERCENTS: readonly UnitMetric[] = ['rate', 'passRate', 'fullMarkRate', 'unitRate']
export const isMean = (metric: UnitMetric) => MEANS.includes(metric)
export const isCount = (metric: UnitMetric) => COUNTS.includes(metric)
export const isPercent = (metric: UnitMetric) => PERCENTS.includes(metric)

/** What a roster is divided by: nobody counts without being divided by, also where late members make more participants than were on the roster. */
export const heads = (f: Pick<UnitFigures, 'roster' | 'participants'>) => (f.roster > 0 ? Math.max(f.roster, f.participants) : 0)
/** Participants ÷ roster, at most 1. Null where nobody is on the roster. */
export const rateOf = (f: UnitFigures) => (f.roster > 0 ? Math.min(1, f.participants / f.roster) : null)
/** Mean over participants, in points. */
export const meanOf = (f: UnitFigures) => (f.participants > 0 ? toPoints(f.scoreSum) / f.participants : null)
const percent = (part: number, whole: number) => (whole > 0 ? Math.min(100, (part / whole) * 100) : null)

/** In the metric's own unit: percent for rates, points for means and totals, heads for counts. */
export function metricOf(metric: UnitMetric, f: UnitFigures): number | null {
  switch (metric) {
    case 'rate': { const rate = rateOf(f); return rate === null ? null : rate * 100 }
    case 'mean': return meanOf(f)
    case 'rosterMean': return heads(f) > 0 ? toPoints(f.scoreSum) / heads(f) : null
    case 'total': return toPoints(f.scoreSum)
    case 'participants': return f.participants
    case 'fullMarks': return f.fullMarks
    case 'attempts': return f.attempts
    case 'attemptsPerHead': return heads(f) > 0 ? f.attempts / heads(f) : null
    case 'passed': return f.passed ?? 0
    case 'passRate': return percent(f.passed ?? 0, f.participants)
    case 'fullMarkRate': return percent(f.fullMarks, f.participants)
    case 'highScores': return f.highScores ?? 0
    case 'topMean': return f.topN ? toPoints(f.topSum ?? 0) / f.topN : null
    case 'unitRate': return percent(f.leavesIn ?? 0, f.leaves ?? 0)
    case 'given': return f.given ?? 0
    default: return metric satisfies never
  }
}

/** One weighted part of a composite: rates in percent, means on the scale of `MeanScale`. */
export function compositePart(metric: UnitMetric, f: UnitFigures, scale: MeanScale): number {
  const value = metricOf(metric, f) ?? 0
  return isMean(metric) ? scaledMean(value, scale) : value
}

/** Null also where the value depends on the other units: a rank turned into points (see `rankUnits`). */
export function valueOf(rule: UnitRanking, f: UnitFigures, scale: MeanScale): number | null {
  if (f.roster === 0 && f.participants === 0) return null
  const { by } = rule
  switch (by.kind) {
    case 'metric': return metricOf(by.metric, f)
    case 'composite': return by.weights.reduce((sum, { metric, percent }) => sum + (compositePart(metric, f, scale) * percent) / 100, 0)
    case 'points': return by.parts.some(({ table }) => table) ? null : by.parts.reduce((sum, part) => sum + partPoints(part, partFigure(part, f) ?? 0), 0)
    default: return by satisfies never
  }
}

/** A condition of having a rank that a unit does not meet: what it has, and the least there must be. */
export interface Shortfall {
  metric: UnitMetric
  has: number
  least: number
}

/** Everything that keeps a unit from having a rank; empty: it has one. */
export function shortfalls(rule: UnitRanking, f: UnitFigures): Shortfall[] {
  const least = Math.max(1, rule.minParticipants ?? 1)
  const rate = (rateOf(f) ?? 0) * 100
  return [
    ...(f.participants < least ? [{ metric: 'participants' as const, has: f.participants, least }] : []),
    ...(rule.minRatePercent !== undefined && rate < rule.minRatePercent - EPSILON ? [{ metric: 'rate' as const, has: rate, least: rule.minRatePercent }] : []),
    ...(rule.least ?? []).flatMap(({ metric, value }) => {
      const has = metricOf(metric, f)
      return (has ?? -Infinity) < value - EPSILON ? [{ metric, has: has ?? 0, least: value }] : []
    })
  ]
}

export const isEligible = (rule: UnitRanking, f: UnitFigures): boolean => shortfalls(rule, f).length === 0

/** Figures are quotients of integers: what differs by less than this is equal. */
const EPSILON = 1e-9
const apart = (a: number, b: number) => a !== b && !(Math.abs(a - b) < EPSILON)

const partFigure = ({ metric, of }: UnitPart, f: UnitFigures) => {
  const figures = of === undefined ? f : f.phases?.[of]
  return figures ? metricOf(metric, figures) : null
}
const partPoints = ({ times = 1, cap = Infinity }: UnitPart, value: number) => Math.min(cap, value * times)

/** Points of a rank, 1-based. */
export function tablePoints(table: RankTable, rank: number): number {
  return table.kind === 'list' ? (table.points[rank - 1] ?? 0) : Math.max(table.last, table.first - table.step * (rank - 1))
}

/** Dimensions of each unit. A rank that is turned into points is one among the units that may have a rank; level units share the better one. */
function partsOf(parts: readonly UnitPart[], rows: readonly { figures: UnitFigures; eligible: boolean }[]): PartValue[][] {
  const columns = parts.map((part) => {
    const figures = rows.map((row) => partFigure(part, row.figures))
    const { table, metric } = part
    if (!table) return figures.map((figure): PartValue => ({ metric, figure, points: partPoints(part, figure ?? 0) }))
    const order = rows.map((_, i) => i).filter((i) => rows[i]?.eligible).sort((a, b) => (figures[b] ?? -Infinity) - (figures[a] ?? -Infinity))
    const ranks = ranksOf(order, (a, b) => !apart(figures[a] ?? -Infinity, figures[b] ?? -Infinity), 'gap')
    const rankAt = new Map(order.map((at, i) => [at, ranks[i] as number]))
    return figures.map((figure, i): PartValue => {
      const rank = rankAt.get(i)
      return { metric, figure, ...(rank !== undefined && { rank }), points: rank === undefined ? 0 : partPoints(part, tablePoints(table, rank)) }
    })
  })
  return rows.map((_, i) => columns.map((column) => column[i] as PartValue))
}

const keysOf = (rule: UnitRanking, value: number | null, f: UnitFigures) => [value, ...rule.ties.map((metric) => metricOf(metric, f))].map((key) => key ?? -Infinity)
const partedAt = (a: readonly number[], b: readonly number[]) => a.findIndex((key, i) => apart(key, b[i] as number))

/** What puts one unit before another: the value, one of the tie-breakers, or nothing. */
export function partedUnits(rule: UnitRanking, a: RankedUnit, b: RankedUnit): 'value' | UnitMetric | null {
  const at = partedAt(keysOf(rule, a.value, a), keysOf(rule, b.value, b))
  return at < 0 ? null : at === 0 ? 'value' : rule.ties[at - 1] ?? null
}

/**
 * Orders units by the rule's value, then by its list of tie-breakers (each downwards). Units that are not eligible follow without a rank,
 * in the same order. Among units that are level in everything the order is that of the ids, and they share the rank; where ranks are not
 * shared, that of `lot`.
 * @param lot a number per unit, the lower first; only read for the units that are level where ranks are broken
 */
export function rankUnits(rule: UnitRanking, units: readonly UnitFigures[], scale: MeanScale, lot?: (unitId: string) => number): RankedUnit[] {
  const judged = units.map((figures) => ({ figures, eligible: isEligible(rule, figures) }))
  const parts = rule.by.kind === 'points' ? partsOf(rule.by.parts, judged) : null
  const rows = judged.map((row, i) => {
    const mine = parts?.[i]
    const value = mine ? mine.reduce((sum, { points }) => sum + points, 0) : valueOf(rule, row.figures, scale)
    return { ...row, value, ...(mine && { parts: mine }), keys: keysOf(rule, value, row.figures) }
  })
  const compare = (a: (typeof rows)[number], b: (typeof rows)[number]) => {
    const at = partedAt(a.keys, b.keys)
    return at < 0 ? 0 : (b.keys[at] as number) - (a.keys[at] as number)
  }
  const last = (a: string, b: string) => (rule.shared === 'broken' && lot ? lot(a) - lot(b) : 0) || (a < b ? -1 : 1)
  const order = (list: typeof rows) => list.sort((a, b) => compare(a, b) || last(a.figures.unitId, b.figures.unitId))
  const ranked = order(rows.filter((row) => row.eligible))
  const others = order(rows.filter((row) => !row.eligible))
  const ranks = ranksOf(ranked, (a, b) => compare(a, b) === 0, rule.shared)
  const out = (row: (typeof rows)[number], rank: number | null): RankedUnit => ({ ...row.figures, rank, value: row.value, ...(row.parts && { parts: row.parts }) })
  return [...ranked.map((row, i) => out(row, ranks[i] as number)), ...others.map((row) => out(row, null))]
}

/** What a ranking is made of, in its order. */
export function metricsOf({ by }: Pick<UnitRanking, 'by'>): UnitMetric[] {
  switch (by.kind) {
    case 'metric': return [by.metric]
    case 'composite': return by.weights.map(({ metric }) => metric)
    case 'points': return by.parts.map(({ metric }) => metric)
    default: return by satisfies never
  }
}

export const metricNames: Record<UnitMetric, string> = {
  rate: '参与率', mean: '平均分', rosterMean: '应参与人均分', total: '总分', participants: '参与人数', fullMarks: '满分人数',
  attempts: '答题人次', attemptsPerHead: '人均答题次数', passed: '合格人数', passRate: '合格率', fullMarkRate: '满分率', highScores: '高分人数',
  topMean: '前若干名平均分', unitRate: '下级单位参与率', given: '组织工作分'
}

export const valueLabel = (rule: UnitRanking) => {
  if (rule.by.kind === 'metric') return metricNames[rule.by.metric]
  return rule.by.kind === 'composite' ? '综合分' : '总得分'
}
