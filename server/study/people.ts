import { sql } from 'kysely'
import type { Api, Input, Output } from '../../contract'
import type { Context } from '../context'
import { contains } from '../db/dialects'
import type { CheckInTable, PlanMemberTable } from '../db/study-schema'
import type { MemberActor } from '../http/call'
import { numberCursor } from '../http/cursor'
import { readSwitches } from '../switches'
import { weekOfDay } from '../zone'
import { insidePaths } from './managed'
import { mine, totalsOf } from './mine'
import { todayOf, type Plan } from './plan'
import { shownUnit } from './progress'
import { doneIn } from './rules/barrier'
import { monthOf } from './rules/days'
import { isDueDay, stretchOf, tasksFor, timesOf } from './rules/due'
import { behindWords } from './rules/later'
import { isOut } from './rules/standing'

type People = Output<Api['GET /organiser/plans/:id/people']>
type Asked = Pick<Input<Api['GET /organiser/plans/:id/people']>, 'unitId' | 'only' | 'search' | 'cursor' | 'limit'>
interface Person { id: string; name: string; staff_no: string | null; unit_id: string; unit: string; path: string }

/** Everybody of a unit with what he did and did not do: for those who organise it, and nobody else. */
export async function peoplePage(ctx: Context, actor: MemberActor, plan: Plan, { unitId, only, search, cursor, limit = 50 }: Asked, now: number): Promise<People> {
  const { paths } = await shownUnit(ctx, actor, plan, unitId)
  const today = todayOf(plan, now, ctx.config.zone)
  const named = search?.trim() ? contains(ctx.engine, 'm.name', search.trim()) : sql`1 = 1`
  const { rows: people } = await sql<Person>`select m.id, m.name, m.staff_no, u.id as unit_id, u.name as unit, u.path from member m join unit u on u.id = m.unit_id
    where m.status = 'active' and ${insidePaths('u.path', paths)} and ${named} order by u.path, m.name, m.id`.execute(ctx.db)
  const members = new Map((await sql<PlanMemberTable>`select * from plan_member where plan_id = ${plan.id}`.execute(ctx.db)).rows.map((row) => [row.member_id, row]))
  const rows = new Map<string, CheckInTable[]>()
  const { rows: all } = await sql<CheckInTable>`select c.* from check_in c join member m on m.id = c.member_id join unit u on u.id = m.unit_id
    where c.plan_id = ${plan.id} and c.state in ('counted', 'review') and ${insidePaths('u.path', paths)} order by c.at, c.id`.execute(ctx.db)
  for (const row of all) {
    const own = rows.get(row.member_id)
    if (own) own.push(row)
    else rows.set(row.member_id, [row])
  }
  const switches = await readSwitches(ctx.db)
  const keyOf = plan.config.behind?.per === 'week' ? weekOfDay : monthOf
  const listed = people.map((person) => {
    const one = mine(plan, person.id, person.path, members.get(person.id), rows.get(person.id) ?? [], today, now)
    const tasks = tasksFor(plan.config, one.who)
    const checkedDays = [...new Set(one.counted.filter(({ how }) => how !== 'leave').map(({ day }) => day))]
    const due = isDueDay(tasks, plan.config.calendar, today)
    return {
      person, one, tasks, out: isOut(one.standing, today), behind: behindWords(plan.config, checkedDays, today, keyOf), noneYet: one.standing.checkIns === 0,
      notToday: due && !isOut(one.standing, today) && !one.held.some(({ day }) => day === today)
    }
  })
  const chosen = listed.filter((row) => (only === 'none-yet' ? row.noneYet : only === 'not-today' ? row.notToday : only === 'behind' ? row.behind !== '' : only === 'out' ? row.out : true))
  const start = numberCursor(cursor) ?? 0
  return {
    items: chosen.slice(start, start + limit).map(({ person, one, tasks, out, behind }) => ({
      memberId: person.id, name: person.name, staffNo: person.staff_no ?? '', unit: { id: person.unit_id, name: person.unit }, totals: totalsOf(one, switches),
      undone: tasks.filter((task) => {
        const stretch = task.optional ? null : stretchOf(task, plan.config.calendar, today)
        return stretch !== null && doneIn(task, stretch, one.held).length < timesOf(task)
      }).map(({ title }) => title),
      behind, out, lastAt: one.standing.lastAt
    })),
    next: start + limit < chosen.length ? String(start + limit) : null,
    counts: {
      all: listed.length, noneYet: listed.filter(({ noneYet }) => noneYet).length, notToday: listed.filter(({ notToday }) => notToday).length,
      behind: listed.filter(({ behind }) => behind !== '').length, out: listed.filter(({ out }) => out).length
    }
  }
}
