import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { Schema } from '../db/schema'
import { insidePaths } from './managed'

/** Check-ins added up over a part of the tree in a stretch of days. */
export interface Sums {
  /** By whom they are told apart; empty where they are not. */
  unit: string
  task: string
  /** Who checked in at least once; and who has only handed in what waits for review, so that both and the rest make up all. */
  participants: number
  waiting: number
  checkIns: number
  /** Days on which somebody checked in, added up over the people. */
  days: number
}

export interface Stretch { planId: string; paths: readonly string[]; from: number; to: number }

/** `units`: which units `b` they are added up for, each with its subtree. */
interface By { units?: RawBuilder<unknown>; task?: true }

interface Counted { unit: string; task: string; took: number; held: number; n: number; days: number }

export async function sumsIn(db: Kysely<Schema>, { planId, paths, from, to }: Stretch, { units, task }: By = {}): Promise<Sums[]> {
  const keys = [...(units ? [sql`b.id`] : []), ...(task ? [sql`c.task_id`] : [])]
  // Every character of a path sorts before the tilde: what lies between is the subtree.
  const { rows } = await sql<Counted>`select ${units ? sql`b.id` : sql`''`} as unit, ${task ? sql`c.task_id` : sql`''`} as task, count(distinct c.member_id) as held,
      count(distinct case when c.state = 'counted' then c.member_id end) as took, count(case when c.state = 'counted' then 1 end) as n, count(distinct case when c.state = 'counted' then c.member_id || ' ' || c.day end) as days
    from check_in c join unit u on u.id = c.unit_id ${units ? sql`join unit b on ${units} and u.path >= b.path and u.path < b.path || '~'` : sql``}
    where c.plan_id = ${planId} and c.day >= ${from} and c.day <= ${to} and c.state in ('counted', 'review') and c.how <> 'leave' and ${insidePaths('u.path', paths)}
    ${keys.length ? sql`group by ${sql.join(keys)}` : sql``}`.execute(db)
  return rows.map((row) => ({ unit: row.unit, task: row.task, participants: Number(row.took), waiting: Number(row.held) - Number(row.took), checkIns: Number(row.n), days: Number(row.days) }))
}

const NONE: Sums = { unit: '', task: '', participants: 0, waiting: 0, checkIns: 0, days: 0 }

/** Of those told apart, these; nothing where nobody has handed in anything. */
export const sumsFor = (all: readonly Sums[], key: Partial<Pick<Sums, 'unit' | 'task'>>): Sums =>
  all.find(({ unit, task }) => unit === (key.unit ?? '') && task === (key.task ?? '')) ?? NONE
