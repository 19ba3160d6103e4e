import type { Bulletin, BulletinColumn } from '../../contract/results'
import { BulletinColumn as Columns } from '../../contract/results'
import type { Context } from '../context'
import { AppError } from '../errors'
import type { BoardOf } from '../leaderboard/units'
import { valueLabel } from '../rounds/rules/units'
import { endMoment, moment } from '../rounds/rules/words'
import { closesAt, momentOf } from '../rounds/round'
import { lineage } from '../unit-path'
import { bulletinOf, USUAL } from './rules/bulletin'
import type { Scope } from './scope'
import { unitNames, unitResults, type SeenUnit } from './units'

export interface BulletinAsked { of: BoardOf; board: string; boardName: string; order: 'rank' | 'tree'; columns?: string }

const known = (Columns as unknown as { enum: string[] }).enum as BulletinColumn[]

export function columnsOf(text: string | undefined): readonly BulletinColumn[] {
  if (text === undefined) return USUAL
  const asked = text.split(',')
  if (!asked.every((one): one is BulletinColumn => known.includes(one as BulletinColumn))) throw new AppError('bad_request', '没有这样的列，请重新选择要印的列。', { field: 'columns' })
  return asked
}

/** 截至 6 月 20 日 9:00（竞赛已于 6 月 19 日 24:00 结束） */
export function asOf({ config }: Pick<Context, 'config'>, { round }: Pick<Scope, 'round'>, now: number): string {
  const end = momentOf(round, now) === 'closed' ? `（竞赛已于 ${endMoment(closesAt(round), config.zone, now)} 结束）` : ''
  return `截至 ${moment(now, config.zone, now)}${end}`
}

/** 总榜 has no name of its own in a title. */
export const titleOf = ({ round }: Pick<Scope, 'round'>, boardName: string, rest: string) => `${round.title}${boardName === '总榜' ? '' : ` ${boardName}`}${rest}`

export async function bulletin(ctx: Context, scope: Scope, { of, board, boardName, order, columns }: BulletinAsked, now: number): Promise<Bulletin> {
  const units = await unitResults(ctx, scope, of, board)
  const sorted = order === 'tree' ? await inTree(ctx, units) : units
  return bulletinOf(sorted.map(({ name, row }) => ({ ...row, name })), {
    title: titleOf(scope, boardName, '参与情况通报表'), asOf: asOf(ctx, scope, now), valueLabel: valueLabel(scope.round.config.unit), columns: columnsOf(columns)
  })
}

/** As the roster lists them, down the tree. */
async function inTree(ctx: Context, units: readonly SeenUnit[]): Promise<SeenUnit[]> {
  const names = await unitNames(ctx)
  const keys = new Map(units.map((unit) => [unit.unitId, lineage(unit.path).map((id) => ({ sort: names.get(id)?.sort ?? 0, id }))]))
  return [...units].sort((a, b) => {
    const [one, other] = [keys.get(a.unitId) ?? [], keys.get(b.unitId) ?? []]
    for (let i = 0; i < Math.min(one.length, other.length); i++) {
      const [x, y] = [one[i], other[i]] as [{ sort: number; id: string }, { sort: number; id: string }]
      if (x.id !== y.id) return x.sort - y.sort || (x.id < y.id ? -1 : 1)
    }
    return one.length - other.length
  })
}
