import { sql } from 'kysely'
import type { Context } from '../context'
import type { PlanTable } from '../db/study-schema'
import { unitById } from '../roster/queries'
import { headsIn, sharedPaths } from './heads'
import { audiencePaths, insidePaths, momentsOf } from './managed'
import { planFrom, todayOf } from './plan'
import { dayOfMoment } from './rules/days'

/** Added up over a subtree in a stretch of days. */
export interface Studied {
  heads: number
  /** Who checked in at least once. */
  participants: number
  checkIns: number
  /** Days on which somebody checked in, added up over the people. */
  days: number
}

export interface PlanBelow extends Studied {
  id: string
  title: string
  owner: { name: string; path: string }
  /** The plan's own days, and those of them that lie in the period. */
  from: number
  to: number
  first: number
  last: number
  /** Nothing more can come of it. */
  over: boolean
  /** Units directly below the unit that take part. */
  units: (Studied & { unit: { id: string; name: string } })[]
}

/** Plans that ran between two moments (`to` no longer belongs to it) for somebody below the unit, in the order of their first days. */
export async function plansBelow(ctx: Context, unit: { id: string; path: string }, from: number, to: number, now: number): Promise<PlanBelow[]> {
  const { zone } = ctx.config
  const [first, last] = [dayOfMoment(from, zone), dayOfMoment(Math.min(to - 1, now), zone)]
  const rows = await ctx.db.selectFrom('plan').selectAll().where('state', '!=', 'draft').where('from_day', '<=', last).where('to_day', '>=', first).orderBy('from_day').orderBy('id').execute()
  const found = await Promise.all(rows.map((row) => planBelow(ctx, row, unit, first, last, now)))
  return found.filter((one) => one !== null && one.heads + one.participants > 0) as PlanBelow[]
}

async function planBelow(ctx: Context, row: PlanTable, unit: { id: string; path: string }, first: number, last: number, now: number): Promise<PlanBelow | null> {
  const { db } = ctx
  const plan = planFrom(row, ctx.config.zone)
  const { calendar } = plan.config
  const paths = sharedPaths(await audiencePaths(ctx, plan.id), [unit.path])
  if (paths.length === 0 || calendar.to < first) return null
  const span = { first: Math.max(first, calendar.from), last: Math.min(last, calendar.to) }
  const moments = momentsOf(plan, span.first, span.last, now, ctx.config.zone)
  const heads = await headsIn(ctx, paths, moments.from, moments.to)
  const within = (list: readonly string[]) => list.reduce((sum, path) => sum + heads.inside(path), 0)
  const counted = sql`c.plan_id = ${plan.id} and c.day >= ${span.first} and c.day <= ${span.last} and c.state = 'counted' and c.how <> 'leave' and ${insidePaths('u.path', paths)}`
  const sums = sql`count(distinct c.member_id) as took, count(*) as n, count(distinct c.member_id || ' ' || c.day) as days`
  const { rows: [whole] } = await sql<Counted>`select '' as id, ${sums} from check_in c join unit u on u.id = c.unit_id where ${counted}`.execute(db)
  const { rows: parts } = await sql<Counted>`select b.id, ${sums} from check_in c join unit u on u.id = c.unit_id
    join unit b on b.parent_id = ${unit.id} and u.path >= b.path and u.path < b.path || '~' where ${counted} group by b.id`.execute(db)
  const children = (await db.selectFrom('unit').select(['id', 'name', 'path']).where('parent_id', '=', unit.id).where('active', '=', 1).orderBy('sort').orderBy('id').execute())
    .filter(({ path }) => sharedPaths(paths, [path]).length > 0)
  const owner = await unitById(db, plan.unit_id)
  return {
    id: plan.id, title: plan.title, owner: { name: owner?.name ?? '', path: owner?.path ?? '' }, from: calendar.from, to: calendar.to, ...span,
    over: plan.stopped || todayOf(plan, now, ctx.config.zone) > calendar.to, ...studied(within(paths), whole),
    units: children.map(({ id, name, path }) => ({ unit: { id, name }, ...studied(within(sharedPaths(paths, [path])), parts.find((part) => part.id === id)) }))
  }
}

interface Counted { id: string; took: number; n: number; days: number }

const studied = (heads: number, row: Counted | undefined): Studied => ({ heads, participants: Number(row?.took ?? 0), checkIns: Number(row?.n ?? 0), days: Number(row?.days ?? 0) })
