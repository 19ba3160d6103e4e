import { createSigner } from 'fast-jwt'
import { sql } from 'kysely'
import type { PlanConfig } from '../contract/plan-config'
import { keysFrom } from '../server/auth/keys'
import { privacy } from '../server/auth/privacy'
import { openDatabase, type Engine } from '../server/db/dialects'
import { migrate } from '../server/db/migrate'
import { addDays, dayOfMoment, eachDay } from '../server/study/rules/days'
import { SECRET } from './world'

export const CITIES = 20
export const BRANCHES = 400

export interface StudyWorld { planId: string; branch: string; member: string; organiser: string }

const planOf = (from: number, to: number): PlanConfig => ({
  v: 1, title: '全年学习', intro: '', audience: { units: ['top'] }, calendar: { from, to }, seenBy: 'unit',
  tasks: [{ id: 'read', title: '每日阅读', every: 'day', proofs: [], points: 10 }, { id: 'think', title: '每周一得', every: 'week', proofs: [], points: 5 }],
  points: { milestones: [{ sum: { of: 'days' }, reach: 30, points: 50 }] },
  boards: { person: { order: { by: [{ of: 'points' }, { of: 'days' }] } }, unit: { order: { by: [{ of: 'rate' }, { of: 'daysPerHead' }] }, level: 2 } },
  behind: { per: 'month', days: 4, steps: [{ times: 3, text: '多月未达标' }] }
} as PlanConfig)

/** An association of so many members, a year into a plan, with about so many check-ins; made by the database itself. Nothing is folded yet. */
export async function prepareStudy(url: string, members: number, checkIns: number): Promise<StudyWorld> {
  const database = openDatabase(url, { size: 2 })
  const { db, engine } = database
  await migrate(database)
  const now = Date.now()
  const today = dayOfMoment(now, 'Asia/Shanghai')
  const from = addDays(today, -364)
  const each = Math.round(checkIns / members)
  const n = (last: number) => series(engine, last)
  await sql`insert into unit (id, parent_id, name, depth, path, sort, declared_heads, active, created_at) values ('top', null, '总会', 0, 'top/', 0, null, 1, 0)`.execute(db)
  await sql`insert into unit (id, parent_id, name, depth, path, sort, declared_heads, active, created_at) select 'c' || i, 'top', '第' || i || '市', 1, 'top/c' || i || '/', i, null, 1, 0 from ${n(CITIES)} as n`.execute(db)
  await sql`insert into unit (id, parent_id, name, depth, path, sort, declared_heads, active, created_at)
    select 'b' || i, 'c' || (i % ${sql.lit(CITIES)}), '第' || i || '支部', 2, 'top/c' || (i % ${sql.lit(CITIES)}) || '/b' || i || '/', i, null, 1, 0 from ${n(BRANCHES)} as n`.execute(db)
  await sql`insert into member (id, unit_id, name, status, created_at) select 'm' || i, 'b' || (i % ${sql.lit(BRANCHES)}), '成员' || i, 'active', 0 from ${n(members)} as n`.execute(db)
  const config = planOf(from, addDays(today, 1))
  await sql`insert into plan (id, unit_id, title, config, state, version, from_day, to_day, created_by, created_at, updated_at, published_at, ended_at)
    values ('plan', 'top', '全年学习', ${JSON.stringify(config)}, 'published', 1, ${from}, ${config.calendar.to}, 'x', 0, 0, 0, null)`.execute(db)
  await sql`insert into plan_unit (plan_id, unit_id) values ('plan', 'top')`.execute(db)
  await sql`create table bench_day (no integer primary key, day integer not null, at bigint not null)`.execute(db)
  const days = [...eachDay(from, today)]
  await db.transaction().execute(async (trx) => {
    for (const [no, day] of days.entries()) await sql`insert into bench_day (no, day, at) values (${no}, ${day}, ${now - (days.length - 1 - no) * 86_400_000})`.execute(trx)
  })
  // Each member on days of his own, evenly over the year; the last of them today for one in ten.
  await sql`insert into check_in (id, plan_id, task_id, member_id, unit_id, by_member, send_id, day, slot, how, state, reason, late, given, sums, at, written_at, decided_at)
    select 'k' || m.i || '-' || k.i, 'plan', 'read', 'm' || m.i, 'b' || (m.i % ${sql.lit(BRANCHES)}), 'm' || m.i, 's' || k.i, d.day, d.day || ':1', 'check-in', 'counted', '', 0, '[]', '{}', d.at + m.i, null, null
    from ${n(members)} as m cross join ${series(engine, each)} as k join bench_day d on d.no = (m.i * 7 + k.i * ${sql.lit(Math.floor(365 / each))}) % 365`.execute(db)
  await sql`insert into reflection (id, member_id, unit_id, plan_id, title, text, chars, state, sight, version, reason, checked, check_note, check_tries, likes, comments, submitted_at, shown_at, created_at, updated_at)
    select 'r' || i, 'm' || (i % ${sql.lit(members)}), 'b' || (i % ${sql.lit(members)} % ${sql.lit(BRANCHES)}), case when i % 10 = 0 then 'plan' end, '', '读后', 2, case when i % 50 = 0 then 'review' else 'shown' end, case when i % 3 = 0 then 'all' else 'unit' end,
      1, '', '', '', 0, i % 7, 0, i, i, i, i from ${n(members * 5)} as n`.execute(db)
  for (const id of ['m1', 'm2']) {
    await db.insertInto('account').values({ id: `a-${id}`, member_id: id, created_at: now, disabled: 0 }).execute()
    await db.insertInto('session').values({ id: `s-${id}`, account_id: `a-${id}`, refresh_hash: id, previous_hash: null, renewed_at: now, created_at: now, expires_at: now + 86_400_000, revoked_at: null }).execute()
    await db.insertInto('consent').values({ id: `n-${id}`, account_id: `a-${id}`, document: 'privacy', version: privacy.version, at: now, withdrawn_at: null }).execute()
  }
  await db.insertInto('role_grant').values({ id: 'g', member_id: 'm2', role: 'admin', unit_id: 'top', created_at: now }).execute()
  await sql.raw('analyze').execute(db)
  await database.close()
  const sign = createSigner({ key: keysFrom(SECRET).token, algorithm: 'HS256', noTimestamp: true })
  const token = (id: string) => sign({ s: `s-${id}`, a: `a-${id}`, exp: Math.floor(now / 1000) + 86_400 })
  return { planId: 'plan', branch: 'b1', member: token('m1'), organiser: token('m2') }
}

/** 0 … last - 1 as a table with one column, i. */
const series = (engine: Engine, last: number) => (engine === 'sqlite'
  ? sql`(with recursive c(i) as (select 0 union all select i + 1 from c where i + 1 < ${sql.lit(last)}) select i from c)`
  : sql`(select i from generate_series(0, ${sql.lit(last - 1)}) as i)`)
