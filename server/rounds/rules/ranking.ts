import type { PersonRanking, SharedRanks } from '../../../contract/round-config'
import type { Counted } from './counting'
import type { Hundredths } from './types'

/** What persons are ordered by: the score downwards, then each tie-breaker upwards. Two persons with equal keys are level. */
export interface RankKey {
  score: Hundredths
  tie1: number
  tie2: number
}

/**
 * The key that is kept with a standing. It holds what the standing alone says; rounds whose ties look further are ordered by
 * person-order.ts.
 * @param opensAt finish times are counted from here, which keeps the numbers small.
 */
export function rankKey(ranking: PersonRanking, standing: Counted, opensAt: number): RankKey {
  const [tie1 = 0, tie2 = 0] = ranking.ties.flatMap((tie) => {
    if (tie === 'time') return Math.max(0, standing.timeMs)
    return tie === 'finish' ? Math.max(0, standing.finishedAt - opensAt) : []
  })
  return { score: standing.score, tie1, tie2 }
}

/** Negative when a stands before b. */
export const compareKeys = (a: RankKey, b: RankKey) => b.score - a.score || a.tie1 - b.tie1 || a.tie2 - b.tie2

/** Ranks of items already in order. Level items share a rank: 1,2,2,4 (gap) or 1,2,2,3 (dense); or none do: 1,2,3,4 (broken). */
export function ranksOf<T>(ordered: readonly T[], level: (a: T, b: T) => boolean, shared: SharedRanks): number[] {
  const ranks: number[] = []
  for (const [i, item] of ordered.entries()) {
    const before = ordered[i - 1]
    const last = ranks[i - 1] ?? 0
    ranks.push(shared !== 'broken' && before !== undefined && level(before, item) ? last : shared === 'dense' ? last + 1 : i + 1)
  }
  return ranks
}

/*
 * A bounded histogram beside the standings tells a rank without counting everybody before one: level 0 has a cell per whole point,
 * level 1 per hundredth and quarter minute of the first tie-breaker. Lower cells are better.
 */
const BASE = 1e8
const TIE_CELLS = 2 ** 20
const TIE_WIDTH = 16384

export interface Cells {
  cell0: number
  cell1: number
  /** First level-1 cell of the same whole point. */
  groupStart: number
  /** The least tie1 that falls into the same level-1 cell. */
  tieFrom: number
}

export function cellsOf(key: RankKey): Cells {
  const whole = Math.floor(key.score / 100)
  const tieCell = Math.min(TIE_CELLS - 1, Math.floor(key.tie1 / TIE_WIDTH))
  return {
    cell0: BASE - whole,
    cell1: (BASE - key.score) * TIE_CELLS + tieCell,
    groupStart: (BASE - (whole * 100 + 99)) * TIE_CELLS,
    tieFrom: tieCell * TIE_WIDTH
  }
}
