import type { PersonFigure, PlanConfig, Sum, UnitFigure } from '../../../../../contract/plan-config'
import type { Options } from '../../../editor/options'
import type { Spot } from '../../../editor/paths'
import { numbersOf } from '../words'

type Figure = Sum | PersonFigure | UnitFigure

/* A figure as one choice among others: what it is of, and of which number or task. */

const keyOf = (figure: Figure): string => ('id' in figure ? `${figure.of} ${figure.id}` : figure.of)
function figureOf(key: string): Figure {
  const [of = '', id] = key.split(' ')
  return (id === undefined ? { of } : { of, id }) as Figure
}

export const asKey = <T extends Figure>(spot: Spot<T>): Spot<string | undefined> => ({
  ...(spot as unknown as Spot<string | undefined>), value: keyOf(spot.value), set: (key) => { if (key) spot.set(figureOf(key) as T) }
})

export const sums = (config: PlanConfig): Options<string> => [
  ['days', '打卡天数'], ['checkIns', '打卡次数'], ['fullDays', '全部完成的天数'], ['streak', '最长连续天数'], ['places', '到过的地点'],
  ...numbersOf(config).map(([id, name]) => [`number ${id}`, `累计${name}`] as const), ...config.tasks.map(({ id, title }) => [`task ${id}`, `“${title || '未命名的任务'}”的次数`] as const)
]

export const personFigures = (config: PlanConfig): Options<string> => [
  ['points', '积分'], ['days', '打卡天数'], ['checkIns', '打卡次数'], ['fullDays', '全部完成的天数'], ['streak', '最长连续天数'], ['likes', '得到的赞'], ['places', '到过的地点'],
  ...numbersOf(config).map(([id, name]) => [`number ${id}`, `累计${name}`] as const)
]

export const unitFigures = (config: PlanConfig): Options<string> => [
  ['rate', '参与率'], ['participants', '参与人数'], ['daysPerHead', '人均打卡天数'], ['days', '打卡天数合计'], ['pointsPerHead', '人均积分'], ['points', '积分合计'], ['checkIns', '打卡次数'], ['fullDays', '全部完成的天数'], ['tiers', '得到称号的人数'],
  ...numbersOf(config).flatMap(([id, name]) => [[`number ${id}`, `合计${name}`] as const, [`numberPerHead ${id}`, `人均${name}`] as const])
]
