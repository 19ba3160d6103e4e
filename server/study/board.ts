import { sql } from 'kysely'
import type { PersonFigure, UnitFigure } from '../../contract/plan-config'
import type { Api, Output } from '../../contract'
import type { Context } from '../context'
import type { PlanMemberTable } from '../db/study-schema'
import { AppError } from '../errors'
import type { MemberActor } from '../http/call'
import { numberCursor } from '../http/cursor'
import { toPoints } from '../rounds/rules/types'
import { readSwitches } from '../switches'
import { DEAR, ttlCache, type TtlCache } from '../ttl-cache'
import { lineage } from '../unit-path'
import { headsIn } from './heads'
import type { KeptSums } from './kept'
import type { Plan } from './plan'
import { figureName, figuresOf, figureText, rankFigures, type AnyFigure, type Ranked } from './rules/board'
import { dayBegin } from './rules/days'
import { shownConfig } from './rules/without-points'

type Board = Output<Api['GET /plans/:id/board']>
interface Asked { of: 'person' | 'unit'; cursor?: string; limit?: number }
type Kept = PlanMemberTable & { name: string; unit: string; path: string }

/** Boards are there only where the plan has them and the deployment has switched them on. */
export async function boardPage(ctx: Context, actor: MemberActor, plan: Plan, { of, cursor, limit = 50 }: Asked, now: number): Promise<Board> {
  const switches = await readSwitches(ctx.db)
  const shownPlan = { ...plan, config: shownConfig(plan.config, switches) }
  const rule = shownPlan.config.boards?.[of]
  if (!switches.studyBoards || !rule) throw new AppError('not_found', '这个计划没有学习榜。')
  const kept = boards.get(ctx) ?? ttlCache<Placed[]>(ctx.boardMs, 50, DEAR)
  boards.set(ctx, kept)
  // Many look at the same board within a moment of each other: it is put in order once.
  const ranked = await kept.get(`${plan.id} ${plan.version} ${plan.state} ${of} ${switches.studyPoints}`, () => ranking(ctx, shownPlan, of, now))
  const figures = figuresOf(rule.order)
  const top = of === 'person' ? plan.config.boards?.person?.top ?? Infinity : Infinity
  const shown = ranked.filter(({ rank, one }) => (rank ?? Infinity) <= top || (of === 'unit') || one.id === actor.member.id)
  const start = numberCursor(cursor) ?? 0
  return {
    by: figures.map((figure) => figureName(plan.config, figure)).join('、'),
    items: shown.slice(start, start + limit).map(({ rank, score, how, one }) => ({
      rank, tied: rank !== null && ranked.filter((other) => other.rank === rank).length > 1, id: one.id, name: one.name, unit: one.unit, mine: of === 'person' ? one.id === actor.member.id : actor.member.lineage.includes(one.id), score, how,
      figures: figures.map((figure, i) => ({ label: figureName(plan.config, figure), value: one.values[i] ?? 0, text: figureText(plan.config, figure, one.values[i] ?? 0) }))
    })),
    next: start + limit < shown.length ? String(start + limit) : null
  }
}

interface Item { id: string; name: string; unit: string; fit: boolean; value: (figure: AnyFigure) => number }
interface Placed extends Ranked { one: Pick<Item, 'id' | 'name' | 'unit'> & { values: number[] } }
const boards = new WeakMap<Context, TtlCache<Placed[]>>()

/** Everybody, or every unit, in order. */
async function ranking(ctx: Context, plan: Plan, of: Asked['of'], now: number): Promise<Placed[]> {
  const order = plan.config.boards?.[of]?.order
  if (!order) return []
  const { rows } = await sql<Kept>`select k.*, m.name, u.name as unit, u.path from plan_member k join member m on m.id = k.member_id join unit u on u.id = k.unit_id
    where k.plan_id = ${plan.id} and k.check_ins > 0 and m.status = 'active'`.execute(ctx.db)
  const all = of === 'person' ? await people(ctx, plan, rows) : await units(ctx, plan, rows, now)
  const figures = figuresOf(order)
  const valued = all.map(({ id, name, unit, fit, value }) => ({ id, name, unit, fit, values: figures.map((figure) => value(figure)) }))
  const ranked = rankFigures(order, valued).map((place, i) => ({ ...place, one: valued[i] as typeof valued[number] }))
  return ranked.sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || (a.one.name < b.one.name ? -1 : a.one.name > b.one.name ? 1 : a.one.id < b.one.id ? -1 : 1))
}

const sumsOf = ({ sums }: Pick<PlanMemberTable, 'sums'>) => JSON.parse(sums) as Partial<KeptSums>

async function people({ db }: Context, plan: Plan, rows: readonly Kept[]): Promise<Item[]> {
  const { rows: liked } = await sql<{ member_id: string; n: number }>`select member_id, sum(likes) as n from reflection where plan_id = ${plan.id} and state = 'shown' group by member_id`.execute(db)
  const likes = new Map(liked.map(({ member_id, n }) => [member_id, Number(n)]))
  return rows.map((row) => ({
    id: row.member_id, name: row.name, unit: row.unit, fit: true,
    value: (figure) => personValue(figure as PersonFigure, row, likes.get(row.member_id) ?? 0)
  }))
}

function personValue(figure: PersonFigure, row: Kept, likes: number): number {
  switch (figure.of) {
    case 'points': return toPoints(Number(row.points))
    case 'days': return Number(row.days)
    case 'checkIns': return Number(row.check_ins)
    case 'fullDays': return Number(row.full_days)
    case 'streak': return Number(row.longest)
    case 'likes': return likes
    case 'places': return sumsOf(row).places?.length ?? 0
    case 'number': return sumsOf(row).numbers?.[figure.id] ?? 0
    default: return figure satisfies never
  }
}

/** Units of the level that the board names, below the units that take part or above them; each with everybody in its subtree. */
async function units(ctx: Context, plan: Plan, rows: readonly Kept[], now: number): Promise<Item[]> {
  const { config } = plan
  const level = config.boards?.unit?.level ?? 0
  const { rows: roots } = await sql<{ path: string }>`select u.path from plan_unit p join unit u on u.id = p.unit_id where p.plan_id = ${plan.id}`.execute(ctx.db)
  const heads = await headsIn(ctx, roots.map(({ path }) => path), Math.min(now, dayBegin(config.calendar.from, ctx.config.zone, config.calendar.dayBegins)), now)
  const ids = new Set([...heads.own.values()].flatMap(({ path }) => lineage(path)[level] ?? []))
  const { rows: found } = ids.size ? await sql<{ id: string; name: string; path: string }>`select id, name, path from unit where id in (${sql.join([...ids])})`.execute(ctx.db) : { rows: [] }
  const inside = new Map<string, Kept[]>()
  for (const row of rows) {
    const id = lineage(row.path)[level] ?? ''
    const own = inside.get(id)
    if (own) own.push(row)
    else inside.set(id, [row])
  }
  const least = (config.boards?.unit?.leastRate ?? 0) / 100
  return found.map(({ id, name, path }) => {
    const own = inside.get(id) ?? []
    const n = Math.max(heads.inside(path), own.length)
    const value = (figure: AnyFigure) => unitValue(figure as UnitFigure, config.points?.tiers?.map(({ days }) => days) ?? [], own, n)
    return { id, name, unit: '', fit: own.length > 0 && value({ of: 'rate' }) >= least, value }
  })
}

function unitValue(figure: UnitFigure, tiers: readonly number[], rows: readonly Kept[], heads: number): number {
  const sum = (of: (row: Kept) => number) => rows.reduce((n, row) => n + of(row), 0)
  const perHead = (n: number) => (heads > 0 ? n / heads : 0)
  switch (figure.of) {
    case 'participants': return rows.length
    case 'rate': return perHead(rows.length)
    case 'days': return sum(({ days }) => Number(days))
    case 'daysPerHead': return perHead(sum(({ days }) => Number(days)))
    case 'points': return toPoints(sum(({ points }) => Number(points)))
    case 'pointsPerHead': return perHead(toPoints(sum(({ points }) => Number(points))))
    case 'checkIns': return sum((row) => Number(row.check_ins))
    case 'fullDays': return sum((row) => Number(row.full_days))
    case 'tiers': return tiers.length ? rows.filter(({ days }) => Number(days) >= Math.min(...tiers)).length : 0
    case 'number': return sum((row) => sumsOf(row).numbers?.[figure.id] ?? 0)
    case 'numberPerHead': return perHead(sum((row) => sumsOf(row).numbers?.[figure.id] ?? 0))
    default: return figure satisfies never
  }
}
