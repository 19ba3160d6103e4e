import { sql } from 'kysely'
import type { Context } from '../context'
import { among } from '../db/dialects'
import { DEAR, ttlCache, type TtlCache } from '../ttl-cache'
import { insidePaths } from './managed'
import type { Plan } from './plan'

const HANDED_IN = 1, COUNTED = 2

/** What a member did while he was in a unit. */
export interface Did {
  member: string
  path: string
  /** Check-ins that count. */
  n: number
  /** Days with one that counts. */
  days: number
  /** Of each task of the plan: 0 nothing, 1 something that waits for review, 2 something that counts. */
  tasks: number[]
}

interface Known { did: Did[]; days: { day: number; members: number }[] }
const kept = new WeakMap<Context, TtlCache<Known>>()

/** Who has just decided about check-ins sees at once what became of it. */
export const forgetDid = (ctx: Context) => kept.get(ctx)?.clear()

/** Read through one index from end to end, a member at a time, and kept for a moment: of a year of a city that is a million check-ins. */
export async function didIn(ctx: Context, plan: Plan, { paths, from, to }: { paths: readonly string[]; from: number; to: number }): Promise<Known> {
  const known = kept.get(ctx) ?? ttlCache<Known>(ctx.boardMs, 50, DEAR)
  kept.set(ctx, known)
  return known.get(JSON.stringify([plan.id, plan.version, from, to, paths]), async () => {
    const { tasks } = plan.config
    const units = new Map((await sql<{ id: string; path: string }>`select id, path from unit where ${insidePaths('path', paths)}`.execute(ctx.db)).rows.map(({ id, path }) => [id, path]))
    const inside = sql`c.plan_id = ${plan.id} and ${among(ctx.engine, 'c.unit_id', [...units.keys()])} and c.day >= ${from} and c.day <= ${to} and c.how <> 'leave'`
    const marks = tasks.map(({ id }, i) => sql`max(case when c.task_id <> ${id} then 0 when c.state = 'counted' then ${sql.lit(COUNTED)} else ${sql.lit(HANDED_IN)} end) as ${sql.ref(`t${i}`)}`)
    const { rows } = await sql<Record<string, number> & { unit_id: string; member_id: string }>`select c.unit_id, c.member_id, count(case when c.state = 'counted' then 1 end) as n,
        count(distinct case when c.state = 'counted' then c.day end) as days, ${sql.join(marks)}
      from check_in c where ${inside} and c.state in ('counted', 'review') group by c.unit_id, c.member_id`.execute(ctx.db)
    const { rows: days } = await sql<{ day: number; n: number }>`select d.day, count(distinct d.member_id) as n from (
      select distinct c.unit_id, c.member_id, c.day from check_in c where ${inside} and c.state = 'counted') d group by d.day order by d.day`.execute(ctx.db)
    return {
      did: rows.map((row) => ({ member: row.member_id, path: units.get(row.unit_id) ?? '', n: Number(row.n), days: Number(row.days), tasks: tasks.map((_, i) => Number(row[`t${i}`])) })),
      days: days.map(({ day, n }) => ({ day: Number(day), members: Number(n) }))
    }
  })
}

/** Heads are counted once, in however many units they were: who has something that counts, and who has only something that waits. `task`: of that one alone. */
export function summed(rows: readonly Did[], task?: number): { participants: number; waiting: number; checkIns: number; days: number } {
  const took = new Set<string>(), held = new Set<string>()
  let checkIns = 0, days = 0
  for (const row of rows) {
    const mark = task === undefined ? (row.n > 0 ? COUNTED : HANDED_IN) : row.tasks[task]
    if (mark === COUNTED) took.add(row.member)
    else if (mark === HANDED_IN) held.add(row.member)
    checkIns += row.n
    days += row.days
  }
  return { participants: took.size, waiting: [...held].filter((member) => !took.has(member)).length, checkIns, days }
}
