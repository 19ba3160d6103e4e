import type { FinishedPaper } from '../../server/statistics/rules/statistics'

/* The same figures from whole lists, straight from Moodle's formulas: what the running ones are held against. */

const mean = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0) / list.length
export const covariance = (a: readonly number[], b: readonly number[]) => {
  const [meanA, meanB] = [mean(a), mean(b)]
  return a.reduce((sum, one, i) => sum + (one - meanA) * ((b[i] as number) - meanB), 0) / (a.length - 1)
}
const ascending = (list: readonly number[]) => [...list].sort((a, b) => a - b)

export interface NaiveItem {
  facility: number
  deviation: number | null
  discrimination: number | null
  efficiency: number | null
  intendedWeight: number
  effectiveWeight: number | null
}

export function naive(papers: readonly FinishedPaper[]): Map<string, NaiveItem> {
  const versions = [...new Set(papers.flatMap(({ asked }) => asked.map(({ version }) => version)))]
  const lists = new Map(versions.map((version) => [version, papers.flatMap(({ score, full, asked }) => asked.filter((one) => one.version === version).map((one) => ({ x: one.points / one.max, rest: score - one.share, points: one.points, total: score - one.share + one.points, weight: one.max / full })))]))
  const root = (version: string) => {
    const list = lists.get(version) ?? []
    return list.length < 2 ? 0 : Math.sqrt(Math.max(0, covariance(list.map(({ points }) => points), list.map(({ total }) => total))))
  }
  const all = versions.reduce((sum, version) => sum + (root(version) * (lists.get(version)?.length ?? 0)) / papers.length, 0)
  return new Map(versions.map((version) => {
    const list = lists.get(version) ?? []
    const [x, rest] = [list.map((one) => one.x), list.map((one) => one.rest)]
    const several = list.length > 1
    const varies = several && covariance(x, x) > 1e-12 && covariance(rest, rest) > 1e-12
    const negative = several && covariance(list.map(({ points }) => points), list.map(({ total }) => total)) < -1e-6
    return [version, {
      facility: mean(x), deviation: several ? Math.sqrt(covariance(x, x)) : null,
      discrimination: varies ? covariance(x, rest) / Math.sqrt(covariance(x, x) * covariance(rest, rest)) : null,
      efficiency: varies ? Math.max(-1, covariance(x, rest) / covariance(ascending(x), ascending(rest))) : null,
      intendedWeight: mean(list.map(({ weight }) => weight)),
      effectiveWeight: negative || all < 1e-3 ? null : root(version) / all
    }]
  }))
}
