import type { Context } from '../context'
import type { PlanTable } from '../db/study-schema'
import { childUnits, unitById } from '../roster/queries'
import { didIn, summed, type Did } from './did'
import { headsIn, sharedPaths } from './heads'
import { audiencePaths, momentsOf } from './managed'
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
  const { did } = await didIn(ctx, plan, { paths, from: span.first, to: span.last })
  const children = (await childUnits(db, unit.id)).filter(({ path }) => sharedPaths(paths, [path]).length > 0)
  const owner = await unitById(db, plan.unit_id)
  return {
    id: plan.id, title: plan.title, owner: { name: owner?.name ?? '', path: owner?.path ?? '' }, from: calendar.from, to: calendar.to, ...span,
    over: plan.stopped || todayOf(plan, now, ctx.config.zone) > calendar.to, ...studied(within(paths), did),
    units: children.map(({ id, name, path }) => ({ unit: { id, name }, ...studied(within(sharedPaths(paths, [path])), did.filter((row) => row.path.startsWith(path))) }))
  }
}

function studied(heads: number, did: readonly Did[]): Studied {
  const { participants, checkIns, days } = summed(did)
  return { heads, participants, checkIns, days }
}
