import type { Hundredths } from '../../rounds/rules/types'

/** Scores from `from` on, up to but not including `to`; the last class includes it. */
export interface ScoreClass { from: Hundredths; to: Hundredths; n: number }

export interface Distribution {
  n: number
  classes: ScoreClass[]
  mean: number | null
  /** With quartiles: between two scores by their distance, as Excel's QUARTILE.INC reckons. */
  median: number | null
  lower: number | null
  upper: number | null
  /** Of these scores, not an estimate for others: Excel's STDEV.P. */
  deviation: number | null
  least: Hundredths | null
  most: Hundredths | null
}

const MOST_CLASSES = 12
/** Widths that people count in: 1, 2, 5 and their tenfolds, in hundredths of a point. */
function widthFor(span: number): number {
  for (let ten = 1; ; ten *= 10) for (const step of [1, 2, 5]) if (span <= step * ten * MOST_CLASSES) return step * ten
}

/**
 * How scores lie.
 * @param counts score → how many have it
 * @param full the most there is; null: there is none, and classes end with the highest score
 */
export function distributionOf(counts: ReadonlyMap<Hundredths, number>, full: Hundredths | null): Distribution {
  const scores = [...counts].filter(([, n]) => n > 0).sort(([a], [b]) => a - b)
  const n = scores.reduce((sum, [, times]) => sum + times, 0)
  const [first, last] = [scores[0], scores.at(-1)]
  if (!first || !last) return { n: 0, classes: [], mean: null, median: null, lower: null, upper: null, deviation: null, least: null, most: null }
  const mean = scores.reduce((sum, [score, times]) => sum + score * times, 0) / n
  const variance = scores.reduce((sum, [score, times]) => sum + (score - mean) ** 2 * times, 0) / n
  return {
    n, mean, deviation: Math.sqrt(variance), least: first[0], most: last[0],
    median: quantile(scores, n, 0.5), lower: quantile(scores, n, 0.25), upper: quantile(scores, n, 0.75), classes: classesOf(scores, first[0], last[0], full)
  }
}

type Scores = readonly (readonly [score: Hundredths, times: number])[]

function quantile(scores: Scores, n: number, part: number): number {
  const at = (n - 1) * part
  const [low, high] = [nth(scores, Math.floor(at)), nth(scores, Math.ceil(at))]
  return low + (high - low) * (at - Math.floor(at))
}

function nth(scores: Scores, place: number): Hundredths {
  let passed = 0
  for (const [score, times] of scores) {
    passed += times
    if (place < passed) return score
  }
  return scores.at(-1)?.[0] ?? 0
}

function classesOf(scores: Scores, least: Hundredths, most: Hundredths, full: Hundredths | null): ScoreClass[] {
  // Without a most the classes go only where there are scores.
  const low = full === null ? least : Math.min(0, least)
  const high = full === null ? most : Math.max(full, most)
  const width = widthFor(Math.max(1, high - low))
  const start = Math.floor(low / width) * width
  const many = Math.max(1, Math.ceil((high - start) / width))
  const classes = Array.from({ length: many }, (_, i): ScoreClass => ({ from: start + i * width, to: Math.min(start + (i + 1) * width, full === null ? Infinity : high), n: 0 }))
  for (const [score, times] of scores) {
    const found = classes[Math.min(many - 1, Math.floor((score - start) / width))]
    if (found) found.n += times
  }
  return classes
}
