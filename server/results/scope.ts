import { covers, withinGrants, type Grant } from '../auth/actors'
import type { Context } from '../context'
import { sql } from 'kysely'
import { AppError, notFound } from '../errors'
import type { MemberActor } from '../http/call'
import { managedRound } from '../organiser/routes'
import { unitById } from '../roster/queries'
import { frozen } from '../rounds/entrants'
import { findRound, type Round } from '../rounds/round'
import type { RoundConfig } from '../../contract/round-config'
import { personBoards, unitBoards, type ListedBoard } from '../rounds/rules/board-list'
import { partsOfBoard, WHOLE } from '../rounds/rules/boards'
import { pathEnd } from '../unit-path'

/** What somebody may see of a round's results: all of it where the owning unit is his, else the units that his roles cover. */
export interface Scope {
  round: Round
  own: boolean
  grants: readonly Pick<Grant, 'unitPath'>[]
}

export async function resultsScope(ctx: Context, actor: MemberActor, id: string, now: number): Promise<Scope> {
  const found = await findRound(ctx.db, id)
  const owner = found && await unitById(ctx.db, found.unit_id)
  const own = owner !== undefined && covers(actor.grants, owner.path)
  if (found && own && found.state === 'draft') throw new AppError('round_not_open', '这场竞赛还是草稿，没有成绩。')
  const round = found && own ? await frozen(ctx, found, now) : await managedRound(ctx, actor, id, now)
  if (round.practice) throw new AppError('conflict', '练习不排名次，没有成绩表。')
  return { round, own, grants: actor.grants.map(({ unitPath }) => ({ unitPath })) }
}

export const seenIn = ({ own, grants }: Scope, path: string) => own || grants.some(({ unitPath }) => path.startsWith(unitPath))

/** Rows whose unit's path stands in `column`. */
export const within = ({ own, grants }: Scope, column: string) => (own ? sql<boolean>`1 = 1` : withinGrants(grants, column))

/** The unit that is asked about, if it is one to be seen. */
export async function askedUnit(ctx: Pick<Context, 'db'>, scope: Scope, id: string) {
  const unit = await unitById(ctx.db, id)
  if (!unit) throw notFound('这个单位')
  if (!seenIn(scope, unit.path)) throw new AppError('forbidden', '这个单位不在你的管理范围内。')
  return unit
}

export const below = (path: string, column: string) => sql<boolean>`(${sql.ref(column)} >= ${path} and ${sql.ref(column)} < ${pathEnd(path)})`

const withPhases = <K extends 'personBoards' | 'unitBoards'>(config: RoundConfig, which: K): RoundConfig =>
  ({ ...config, show: { ...config.show, [which]: [...new Set([...(config.show[which] ?? []), 'phase'])] } })

/** As members see them, and each phase's as well: it is kept in any case. */
export const deskPersonBoards = (config: RoundConfig, now: number, zone: string): ListedBoard[] => personBoards(withPhases(config, 'personBoards'), now, zone)
export const deskUnitBoards = (config: RoundConfig, now: number, zone: string): ListedBoard[] => unitBoards(withPhases(config, 'unitBoards'), now, zone)

/** A board as a title prints it: today is a date by the time that somebody reads it. */
export function printedName(boards: readonly ListedBoard[], board: string): string {
  const { period } = partsOfBoard(board)
  const day = Number(period.slice(2))
  return period === WHOLE ? boards.find(({ id }) => id === board)?.name ?? '' : `${Math.floor((day % 10000) / 100)} 月 ${day % 100} 日${period.startsWith('@w') ? '那周' : ''}`
}

/** Whether members see this board. */
export const shownTo = ({ show }: RoundConfig, which: 'personBoard' | 'unitBoard', listed: readonly ListedBoard[], board: string) =>
  show[which] === true && listed.some(({ id }) => id === board)
