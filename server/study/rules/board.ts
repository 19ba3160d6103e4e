import type { PersonFigure, PlanBoards, PlanConfig, UnitFigure } from '../../../contract/plan-config'
import { numberOf } from './points'

export type AnyFigure = PersonFigure | UnitFigure
type Order = NonNullable<PlanBoards['person']>['order'] | NonNullable<PlanBoards['unit']>['order']

/** Figures that an order looks at, in its order. */
export const figuresOf = (order: Order): AnyFigure[] => ('by' in order ? [...order.by] : 'shares' in order ? order.shares.map(({ figure }) => figure) : order.places.map(({ figure }) => figure))

export interface Ranked { rank: number | null; score: number | null; how: string[] }

/**
 * Places of items by their figures, which stand in the order of `figuresOf`; level items share a place and leave a gap.
 * An item that is not `fit` is listed behind without a place.
 */
export function rankFigures(order: Order, items: readonly { values: readonly number[]; fit: boolean }[]): Ranked[] {
  const fits = items.flatMap(({ values, fit }) => (fit ? [values] : []))
  const among = figuresOf(order).map((_, i) => fits.map((values) => values[i] ?? 0).sort((a, b) => b - a))
  const scored = items.map((item) => ({ ...item, ...scoreOf(order, item.values, among) }))
  const compare = (a: typeof scored[number], b: typeof scored[number]): number => {
    if (a.score !== null && b.score !== null) return b.score - a.score
    for (const [i, value] of a.values.entries()) if (value !== b.values[i]) return (b.values[i] ?? 0) - value
    return 0
  }
  const ranks = new Map<typeof scored[number], number>()
  let before: typeof scored[number] | undefined
  for (const [i, one] of scored.filter(({ fit }) => fit).sort(compare).entries()) {
    ranks.set(one, before && compare(before, one) === 0 ? ranks.get(before) as number : i + 1)
    before = one
  }
  return scored.map((one) => ({ rank: ranks.get(one) ?? null, score: one.score, how: one.how }))
}

/** Rounded where no sum of shares means anything any more. */
const round = (n: number) => Math.round(n * 100) / 100

/** @param among of each figure the values of those who are ranked, the greatest first */
function scoreOf(order: Order, values: readonly number[], among: readonly (readonly number[])[]): { score: number | null; how: string[] } {
  if ('by' in order) return { score: null, how: [] }
  if ('shares' in order) {
    const parts = order.shares.map(({ weight }, i) => {
      const best = Math.max(0, among[i]?.[0] ?? 0)
      const share = best > 0 ? ((values[i] ?? 0) / best) * weight : 0
      return { share, text: `${round(values[i] ?? 0)} ÷ 最高 ${round(best)} × ${weight} = ${round(share)}` }
    })
    return { score: round(parts.reduce((sum, { share }) => sum + share, 0)), how: parts.map(({ text }) => text) }
  }
  const parts = order.places.map(({ first, step, least }, i) => {
    const place = 1 + above(among[i] ?? [], values[i] ?? 0)
    const points = Math.max(least, first - step * (place - 1))
    return { points, text: `第 ${place} 名得 ${round(points)} 分` }
  })
  return { score: round(parts.reduce((sum, { points }) => sum + points, 0)), how: parts.map(({ text }) => text) }
}

/** How many are greater, in a list that begins with the greatest. */
function above(list: readonly number[], value: number): number {
  let low = 0
  for (let high = list.length; low < high;) {
    const middle = (low + high) >> 1
    if ((list[middle] as number) > value) low = middle + 1
    else high = middle
  }
  return low
}

export function figureName(config: Pick<PlanConfig, 'tasks'>, figure: AnyFigure): string {
  switch (figure.of) {
    case 'points': return '积分'
    case 'days': return '打卡天数'
    case 'checkIns': return '打卡次数'
    case 'fullDays': return '全部完成的天数'
    case 'streak': return '最长连续天数'
    case 'likes': return '心得获赞'
    case 'places': return '到过的地点'
    case 'participants': return '参与人数'
    case 'rate': return '参与率'
    case 'daysPerHead': return '人均打卡天数'
    case 'pointsPerHead': return '人均积分'
    case 'tiers': return '达到档次的人数'
    case 'number': return numberOf(config, figure.id)?.label ?? '累计'
    case 'numberPerHead': return `人均${numberOf(config, figure.id)?.label ?? '累计'}`
    default: return figure satisfies never
  }
}

export const figureText = (config: Pick<PlanConfig, 'tasks'>, figure: AnyFigure, value: number): string =>
  (figure.of === 'rate' ? `${round(value * 100)}%` : figure.of === 'number' || figure.of === 'numberPerHead' ? `${round(value)} ${numberOf(config, figure.id)?.unit ?? ''}`.trim() : String(round(value)))
