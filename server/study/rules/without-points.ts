import type { PlanBoards, PlanConfig } from '../../../contract/plan-config'
import type { Switches } from '../../../contract/switches'
import type { AnyFigure } from './board'

type Order = NonNullable<PlanBoards['person']>['order'] | NonNullable<PlanBoards['unit']>['order']

const counts = ({ of }: AnyFigure) => of !== 'points' && of !== 'pointsPerHead'

/** Undefined: there is nothing else to order by. */
function orderWithout<O extends Order>(order: O): O | undefined {
  const rest = 'by' in order ? { by: order.by.filter(counts) } : 'shares' in order ? { shares: order.shares.filter(({ figure }) => counts(figure)) } : { places: order.places.filter(({ figure }) => counts(figure)) }
  return Object.values(rest).flat().length ? rest as unknown as O : undefined
}

function boardWithout<B extends { order: Order }>(board: B | undefined): B | undefined {
  const order = board && orderWithout(board.order)
  return board && order && { ...board, order }
}

/** What members are told and shown of a plan: where points are switched off nothing of them, titles stay. The record is kept by the whole of it. */
export function shownConfig(config: PlanConfig, { studyPoints }: Pick<Switches, 'studyPoints'>): PlanConfig {
  if (studyPoints) return config
  const { points, boards, ...rest } = config
  const milestones = points?.milestones?.filter(({ title }) => title).map(({ points: _points, ...one }) => one)
  const tiers = points?.tiers?.filter(({ title }) => title).map(({ points: _points, ...one }) => one)
  const person = boardWithout(boards?.person), unit = boardWithout(boards?.unit)
  return {
    ...rest, tasks: config.tasks.map(({ points: _points, lengthBonus: _bonus, ...task }) => task),
    ...((milestones?.length || tiers?.length) && { points: { ...(milestones?.length && { milestones }), ...(tiers?.length && { tiers }) } }),
    ...((person || unit) && { boards: { ...(person && { person }), ...(unit && { unit }) } })
  }
}
