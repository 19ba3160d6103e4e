import { sql } from 'kysely'
import type { Api, Input, Output } from '../../contract'
import type { PlanTask } from '../../contract/plan-config'
import type { Context } from '../context'
import { contains } from '../db/dialects'
import type { CheckInTable, PlanMemberTable } from '../db/study-schema'
import type { MemberActor } from '../http/call'
import { numberCursor } from '../http/cursor'
import { searched } from '../roster/members'
import { readSwitches } from '../switches'
import { weekOfDay } from '../zone'
import { insidePaths } from './managed'
import { mine, totalsOf, type Mine } from './mine'
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
  const inside = sql`m.status = 'active' and ${insidePaths('u.path', paths)}`
  const wanted = search?.trim() ?? ''
  const found = wanted ? sql`(${contains(ctx.engine, 'u.name', wanted)} or ${await searched(ctx, wanted, inside)})` : sql`1 = 1`
  const { rows: people } = await sql<Person>`select m.id, m.name, m.staff_no, u.id as unit_id, u.name as unit, u.path from member m join unit u on u.id = m.unit_id
    where ${inside} and ${found} order by u.path, m.name, m.id`.execute(ctx.db)
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
    const state = one.standing.checkIns > 0 ? 'checked' as const : one.held.some(({ how }) => how !== 'leave') ? 'review' as const : 'none-yet' as const
    return {
      person, one, tasks, state, out: isOut(one.standing, today), behind: behindWords(plan.config, checkedDays, today, keyOf),
      notToday: due && !isOut(one.standing, today) && !one.held.some(({ day }) => day === today)
    }
  })
  const fits: Record<NonNullable<Asked['only']>, (row: typeof listed[number]) => boolean> = {
    checked: ({ state }) => state === 'checked', review: ({ state }) => state === 'review', 'none-yet': ({ state }) => state === 'none-yet',
    'not-today': ({ notToday }) => notToday, behind: ({ behind }) => behind !== '', out: ({ out }) => out
  }
  const many = (which: keyof typeof fits) => listed.filter(fits[which]).length
  const chosen = only ? listed.filter(fits[only]) : listed
  const start = numberCursor(cursor) ?? 0
  const groups = new Map(plan.config.audience.groups?.list.map(({ id, name }) => [id, name]))
  return {
    items: chosen.slice(start, start + limit).map(({ person, one, tasks, state, out, behind }) => ({
      memberId: person.id, name: person.name, staffNo: person.staff_no ?? '', unit: { id: person.unit_id, name: person.unit },
      group: groups.get(one.who.group) ?? '', team: plan.config.teams ? one.member?.team ?? '' : '', leader: plan.config.teams !== undefined && Number(one.member?.leader ?? 0) === 1,
      state, totals: totalsOf(one, switches), ...openTasks(plan, tasks, one, today), behind, out, lastAt: one.standing.lastAt
    })),
    next: start + limit < chosen.length ? String(start + limit) : null,
    counts: { all: listed.length, checked: many('checked'), review: many('review'), noneYet: many('none-yet'), notToday: many('not-today'), behind: many('behind'), out: many('out') }
  }
}

/** Of what is due now: for what nothing is handed in, and for what it waits for review. */
function openTasks({ config: { calendar } }: Plan, tasks: readonly PlanTask[], { held, counted }: Mine, today: number) {
  const undone: string[] = [], waiting: string[] = []
  for (const task of tasks) {
    const stretch = task.optional ? null : stretchOf(task, calendar, today)
    if (!stretch || doneIn(task, stretch, counted).length >= timesOf(task)) continue
    if (doneIn(task, stretch, held).length >= timesOf(task)) waiting.push(task.title)
    else undone.push(task.title)
  }
  return { undone, waiting }
}
