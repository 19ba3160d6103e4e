import { sql } from 'kysely'
import type { CheckInTable, PlanMemberTable, PointEntryTable } from '../db/study-schema'
import { among, forUpdate } from '../db/dialects'
import { bulkUpsert } from '../db/dialects/bulk'
import type { Tx } from '../db/writer/write'
import { newId } from '../ids'
import { groupOf } from '../rounds/rules/roster'
import { lineage } from '../unit-path'
import type { Plan } from './plan'
import type { Belongs } from './rules/due'
import { standingOf, type Row, type RowSums, type Standing } from './rules/standing'

/* What is kept of members in a plan: worked out anew from all of their rows after each change, in the same transaction. */

/** Beside the columns of `plan_member`, as JSON in `sums`. */
export type KeptSums = Pick<Standing, 'numbers' | 'tasks' | 'places' | 'titles' | 'aliveTo'>

export const rowOf = ({ id, task_id, day, how, at, sums }: Pick<CheckInTable, 'id' | 'task_id' | 'day' | 'how' | 'at' | 'sums'>): Row =>
  ({ id, taskId: task_id, day: Number(day), how, at: Number(at), sums: JSON.parse(sums) as RowSums })

/** Where somebody belongs in a plan: groups go by the unit, or as the organiser wrote them. */
export function belongsIn({ config: { audience } }: Pick<Plan, 'config'>, member: { id: string; path: string; group: string }): Belongs {
  const units = lineage(member.path)
  return { lineage: units, group: groupOf(audience.groups ? { groups: { ...audience.groups, by: audience.groups.by === 'unit' ? 'unit' : 'roster' } } : {}, { id: member.id, unit: units.at(-1) ?? '', group: member.group }, units) ?? '' }
}

const blank = (plan: string, member: string, unit: string): PlanMemberTable => ({
  plan_id: plan, member_id: member, unit_id: unit, group_id: '', team: '', leader: 0, out_day: null, days: 0, check_ins: 0, full_days: 0, made_up: 0, leaves: 0, streak: 0, longest: 0,
  last_day: 0, last_at: null, points: 0, sums: '{}'
})

const insertMembers = bulkUpsert<Pick<PlanMemberTable, 'plan_id' | 'member_id' | 'unit_id' | 'group_id' | 'team' | 'leader' | 'days' | 'check_ins' | 'full_days' | 'made_up' | 'leaves' | 'streak' | 'longest' | 'last_day' | 'points' | 'sums'>>({
  table: 'plan_member', key: ['plan_id', 'member_id'], merge: {},
  columns: {
    plan_id: 'text', member_id: 'text', unit_id: 'text', group_id: 'text', team: 'text', leader: 'bigint', days: 'bigint', check_ins: 'bigint', full_days: 'bigint', made_up: 'bigint', leaves: 'bigint', streak: 'bigint',
    longest: 'bigint', last_day: 'bigint', points: 'bigint', sums: 'text'
  }
})

export interface Locked extends PlanMemberTable { path: string }

/** Rows of these members, made where there are none; whoever else writes for them waits. */
export async function lockMembers(tx: Tx, planId: string, members: readonly { id: string; unit: string }[]): Promise<Locked[]> {
  const { db, engine } = tx
  if (members.length === 0) return []
  await insertMembers(db, engine, members.map(({ id, unit }) => blank(planId, id, unit)))
  const { rows } = await sql<Locked>`select k.*, u.path from plan_member k join member m on m.id = k.member_id join unit u on u.id = m.unit_id
    where k.plan_id = ${planId} and k.member_id in (${sql.join(members.map(({ id }) => id))}) order by k.member_id ${engine === 'sqlite' ? sql`` : sql`for update of k`}`.execute(db)
  return rows
}

/** A write that changes the plan and one that writes into it never overlap: the first takes it whole, the others share it. */
export const lockPlan = ({ db, engine }: Tx, planId: string, whole: boolean) =>
  sql`select id from plan where id = ${planId} ${engine === 'sqlite' ? sql`` : whole ? forUpdate(engine) : sql`for share`}`.execute(db)

const insertEntries = bulkUpsert<PointEntryTable>({
  table: 'point_entry', key: ['id'], merge: {},
  columns: { id: 'text', member_id: 'text', plan_id: 'text', cause: 'text', words: 'text', delta: 'bigint', day: 'bigint', check_in_id: 'text', at: 'bigint' }
})

export interface Refolded {
  memberId: string
  entries: PointEntryTable[]
  standing: Standing
  /** What was kept of him was something else. */
  changed: boolean
}

/** Works out what is kept of these members, and writes what is different: of every cause the ledger gets the difference. */
export async function refold(tx: Tx, plan: Plan, members: readonly Locked[], { now, checkIns = new Map() }: { now: number; checkIns?: ReadonlyMap<string, string> }): Promise<Refolded[]> {
  const { db, engine } = tx
  const some = sql`and ${among(engine, 'member_id', members.map(({ member_id }) => member_id))}`
  const { rows } = await sql<CheckInTable>`select id, member_id, task_id, day, how, at, sums from check_in where plan_id = ${plan.id} and state = 'counted' ${some} order by at, id`.execute(db)
  const { rows: sums } = await sql<{ member_id: string; cause: string; n: number; words: string; day: number | null }>`
    select member_id, cause, sum(delta) as n, max(words) as words, max(day) as day from point_entry where plan_id = ${plan.id} ${some} group by member_id, cause`.execute(db)
  const byMember = grouped(rows)
  const ledger = grouped(sums)
  const out: Refolded[] = []
  for (const member of members) {
    const standing = standingOf(plan.config, belongsIn(plan, { id: member.member_id, path: member.path, group: member.group_id }), (byMember.get(member.member_id) ?? []).map(rowOf))
    const changed = await keep(tx, plan.id, member, standing)
    const had = new Map((ledger.get(member.member_id) ?? []).map((row) => [row.cause, row]))
    const entries: PointEntryTable[] = []
    const entry = (cause: string, words: string, delta: number, day: number | null) => entries.push({
      id: newId(now), member_id: member.member_id, plan_id: plan.id, cause, words, delta, day, check_in_id: checkIns.get(member.member_id) ?? null, at: now
    })
    for (const { cause, words, points, day } of standing.earned) {
      const delta = points - Number(had.get(cause)?.n ?? 0)
      if (delta !== 0) entry(cause, words, delta, day)
      had.delete(cause)
    }
    for (const [cause, { n, words, day }] of had) if (Number(n) !== 0) entry(cause, words, -Number(n), day === null ? null : Number(day))
    out.push({ memberId: member.member_id, entries, standing, changed })
  }
  await insertEntries(db, engine, out.flatMap(({ entries }) => entries))
  return out
}

function grouped<T extends { member_id: string }>(rows: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>()
  for (const row of rows) {
    const own = found.get(row.member_id)
    if (own) own.push(row)
    else found.set(row.member_id, [row])
  }
  return found
}

const NEVER = 99991231

/** The columns that hold a standing. */
export function columnsOf(standing: Standing) {
  const { numbers, tasks, places, titles, aliveTo } = standing
  return {
    out_day: standing.inTo === NEVER ? null : standing.inTo, days: standing.days, check_ins: standing.checkIns, full_days: standing.fullDays, made_up: standing.madeUp, leaves: standing.leaves,
    streak: standing.run, longest: standing.longest, last_day: standing.lastDay, last_at: standing.lastAt, points: standing.points,
    sums: JSON.stringify({ numbers, tasks, places, titles, aliveTo } satisfies KeptSums)
  }
}

async function keep({ db }: Tx, planId: string, member: Locked, standing: Standing) {
  const fresh = columnsOf(standing)
  const same = Object.entries(fresh).every(([name, value]) => {
    const old = member[name as keyof Locked]
    return typeof value === 'number' ? Number(old) === value && old !== null : old === value
  })
  if (!same) await db.updateTable('plan_member').set(fresh).where('plan_id', '=', planId).where('member_id', '=', member.member_id).execute()
  return !same
}

/** The next members of a plan in the order of their ids; whoever else writes for them waits. */
export async function memberBatch({ db, engine }: Tx, planId: string, after: string, limit: number): Promise<Locked[]> {
  const { rows } = await sql<Locked>`select k.*, u.path from plan_member k join member m on m.id = k.member_id join unit u on u.id = m.unit_id
    where k.plan_id = ${planId} and k.member_id > ${after} order by k.member_id limit ${limit} ${engine === 'sqlite' ? sql`` : sql`for update of k`}`.execute(db)
  return rows
}

/** Everybody of a plan at once, as after a change of its rules. */
export async function refoldAll(tx: Tx, plan: Plan, now: number): Promise<number> {
  const { rows } = await sql<Locked>`select k.*, u.path from plan_member k join member m on m.id = k.member_id join unit u on u.id = m.unit_id where k.plan_id = ${plan.id} order by k.member_id`.execute(tx.db)
  if (rows.length) await refold(tx, plan, rows, { now })
  return rows.length
}
