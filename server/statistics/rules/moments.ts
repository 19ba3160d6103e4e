/** Means, variances and the covariance of pairs that come one after the other (Welford): exact enough for any number, nothing is kept. */
export class Moments {
  n = 0
  meanA = 0
  private meanB = 0
  private sumA = 0
  private sumB = 0
  private sumAB = 0

  add(a: number, b: number): void {
    this.n++
    const fromA = a - this.meanA
    const fromB = b - this.meanB
    this.meanA += fromA / this.n
    this.meanB += fromB / this.n
    this.sumA += fromA * (a - this.meanA)
    this.sumB += fromB * (b - this.meanB)
    this.sumAB += fromA * (b - this.meanB)
  }

  private over(sum: number) { return this.n > 1 ? sum / (this.n - 1) : 0 }
  get varianceA() { return this.over(this.sumA) }
  get covariance() { return this.over(this.sumAB) }

  /** Null where one of the two never varies. */
  get correlation(): number | null {
    if (isNothing(this.sumA) || isNothing(this.sumB)) return null
    return within(this.sumAB / Math.sqrt(this.sumA * this.sumB))
  }
}

/** Sums of squares that are zero but for rounding. */
export const isNothing = (sum: number) => Math.abs(sum) < 1e-9
export const within = (value: number) => Math.max(-1, Math.min(1, value))

/** How often each value occurred. */
export type Histogram = Map<number, number>
export const count = (histogram: Histogram, value: number) => { histogram.set(value, (histogram.get(value) ?? 0) + 1) }

/** The covariance that two lists would have if both were sorted: the most that their values allow. */
export function sortedCovariance(a: Histogram, b: Histogram): number {
  const runs = (histogram: Histogram) => [...histogram].sort(([x], [y]) => x - y)
  const [left, right] = [runs(a), runs(b)]
  const moments = { n: 0, a: 0, b: 0 }
  for (const [value, n] of left) { moments.n += n; moments.a += value * n }
  for (const [value, n] of right) moments.b += value * n
  if (moments.n < 2) return 0
  const [meanA, meanB] = [moments.a / moments.n, moments.b / moments.n]
  let sum = 0
  let j = 0
  let leftOfB = right[0]?.[1] ?? 0
  for (const [value, n] of left) {
    for (let rest = n; rest > 0;) {
      const step = Math.min(rest, leftOfB)
      sum += step * (value - meanA) * ((right[j]?.[0] ?? 0) - meanB)
      rest -= step
      leftOfB -= step
      if (leftOfB === 0) leftOfB = right[++j]?.[1] ?? Infinity
    }
  }
  return sum / (moments.n - 1)
}
