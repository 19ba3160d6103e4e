import type { PersonOrder, PersonRanking, SharedRanks } from '../../../contract/round-config'
import type { Placed } from './person-order'

/** What persons are ordered by: `sort` downwards, then each tie-breaker upwards. Two persons with equal keys are level. */
export interface RankKey {
  /** Hundredths of a point; where only the last phase counts, with the phase that one reached before it. */
  sort: number
  tie1: number
  tie2: number
  /** All further tie-breakers, as a text that sorts. */
  tie3: string
}

/** More than any score, so that whoever came further stands before. */
const STAGE = 1.3e8
/** 1-based place of the phase that one reached, as it is in the key; 0 where only the score is. */
export const stageOf = ({ sort, score }: Pick<RankKey, 'sort'> & { score: number }) => Math.round((sort - score) / STAGE)
/** Above every time and every lot: who did not take part in a phase that a tie looks at stands behind. */
const NOTHING = 2 ** 52
const WIDTH = 11

/**
 * The key that is kept with a standing.
 * @param opensAt finish times are counted from here, which keeps the numbers small.
 */
export function rankKey({ ties }: Pick<PersonRanking, 'ties'>, person: Placed, opensAt: number, lot: (id: string) => number): RankKey {
  const [tie1 = 0, tie2 = 0, ...more] = ties.map((tie) => tieNumber(tie, person, opensAt, lot))
  return { sort: (person.stage ?? 0) * STAGE + person.score, tie1, tie2, tie3: more.map((n) => n.toString(36).padStart(WIDTH, '0')).join('') }
}

function tieNumber(tie: PersonOrder, person: Placed, opensAt: number, lot: (id: string) => number): number {
  const sinceOpening = (at: number) => Math.max(0, at - opensAt)
  switch (tie) {
    case 'time': return Math.max(0, person.timeMs)
    case 'finish': return sinceOpening(person.finishedAt)
    case 'attempts': return person.attempts
    case 'lot': return Math.floor(lot(person.member) * NOTHING)
  }
  const one = person.phases?.get(tie.phase)
  if (!one) return NOTHING
  return tie.by === 'score' ? STAGE - one.score : tie.by === 'time' ? Math.max(0, one.timeMs) : sinceOpening(one.finishedAt)
}

const compareTexts = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Negative when a stands before b. */
export const compareKeys = (a: RankKey, b: RankKey) => b.sort - a.sort || a.tie1 - b.tie1 || a.tie2 - b.tie2 || compareTexts(a.tie3, b.tie3)

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

export function cellsOf(key: Pick<RankKey, 'sort' | 'tie1'>): Cells {
  const whole = Math.floor(key.sort / 100)
  const tieCell = Math.min(TIE_CELLS - 1, Math.floor(key.tie1 / TIE_WIDTH))
  return {
    cell0: BASE - whole,
    cell1: (BASE - key.sort) * TIE_CELLS + tieCell,
    groupStart: (BASE - (whole * 100 + 99)) * TIE_CELLS,
    tieFrom: tieCell * TIE_WIDTH
  }
}
