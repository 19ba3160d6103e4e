import { sql } from 'kysely'
import type { AttendanceRow, MyAttendance } from '../../../contract/attendance'
import type { Context } from '../../context'
import type { AttendanceTable } from '../../db/attendance-schema'
import { among, contains } from '../../db/dialects'
import type { MemberActor } from '../../http/call'
import { numberCursor } from '../../http/cursor'
import { unitById } from '../../roster/queries'
import { insidePaths } from '../../study/managed'
import { groupView } from '../companions'
import { timesOf, type Event } from '../event'
import { seenPaths } from '../managed'
import { attendanceSaid } from '../rules/attendance-words'
import { goesOnForDays } from '../rules/moments'
import { groupOf, partyOf } from '../rules/groups'
import { belongs } from './kept'

const orNull = (value: number | null) => (value === null ? null : Number(value))

/** What is kept of a member in an event, by session. */
export async function myAttendance(ctx: Context, event: Event, memberId: string): Promise<MyAttendance[]> {
  const rows = await ctx.db.selectFrom('attendance').selectAll().where('event_id', '=', event.id).where('member_id', '=', memberId).execute()
  const hours = await ctx.db.selectFrom('hour_entry').select(['session', (eb) => eb.fn.sum<number>('delta').as('n')]).where('event_id', '=', event.id).where('member_id', '=', memberId).groupBy('session').execute()
  const times = await timesOf(ctx, event.id)
  const bookings = event.config.enrol.group ? await ctx.db.selectFrom('sign_up').select(['session', 'heads']).where('event_id', '=', event.id).where('member_id', '=', memberId).where('state', '=', 'confirmed').execute() : []
  return event.config.sessions.flatMap((session): MyAttendance[] => {
    const row = rows.find((one) => one.session === session.id)
    if (!row) return []
    const kept = { state: row.state, firstIn: orNull(row.first_in), lastOut: orNull(row.last_out), minutes: row.minutes }
    const over = times.some((one) => one.session === session.id && one.settled_at !== null)
    const others = partyOf(row.party).length
    const alone = !over && others === 0 && groupOf(event.config, bookings.find((one) => one.session === session.id)?.heads ?? 1).others > 0
    return [{
      session: session.id, sessionName: session.name, ...kept, hours: Number(hours.find((one) => one.session === session.id)?.n ?? 0),
      said: attendanceSaid({ ...kept, corrected: row.corrected === 1, others }, { zone: ctx.config.zone, over, asksOut: event.config.attendance?.signOut !== undefined, days: goesOnForDays(session) }) + (alone ? '；同行的人请找工作人员登记' : '')
    }]
  })
}

export interface Filter { session?: string; state?: 'came' | 'late' | 'left-early' | 'absent' | 'none' | 'unsettled'; unitId?: string; search?: string }

/** Everybody of whom something is kept or expected: session, member and the unit he belongs to in it. */
export function belongingTo(event: Event) {
  const all = event.config.enrol.how === 'opt-out'
    ? sql.join(event.config.sessions.map(({ id }) => sql`select cast(${id} as text) as session, m.id as member_id, m.unit_id from member m join unit u on u.id = m.unit_id where m.status = 'active' and exists (select 1 from event_session o where o.event_id = ${event.id} and o.session = ${id} and o.state = 'open') and ${belongs(event, id)}`), sql` union all `)
    : sql`select session, member_id, unit_id from sign_up where event_id = ${event.id} and state = 'confirmed'`
  return sql`select a.session, a.member_id, a.unit_id from attendance a where a.event_id = ${event.id} union all
      select e.session, e.member_id, e.unit_id from (${all}) e where not exists (select 1 from attendance a where a.event_id = ${event.id} and a.session = e.session and a.member_id = e.member_id)`
}

/** Those of them whose names the actor may see. */
async function people(ctx: Context, actor: MemberActor, event: Event, { session, unitId, search }: Filter) {
  const paths = await seenPaths(ctx, actor, event)
  const unit = unitId === undefined ? undefined : await unitById(ctx.db, unitId)
  const like = (column: string) => contains(ctx.engine, column, search ?? '')
  return sql`from (${belongingTo(event)}) p
    join member m on m.id = p.member_id join unit u on u.id = p.unit_id join event_session s on s.event_id = ${event.id} and s.session = p.session
    left join attendance a on a.event_id = ${event.id} and a.session = p.session and a.member_id = p.member_id
    left join sign_up k on k.event_id = ${event.id} and k.session = p.session and k.member_id = p.member_id and k.state = 'confirmed'
    where 1 = 1 ${paths === null ? sql`` : sql`and ${insidePaths('u.path', paths)}`} ${unitId === undefined ? sql`` : sql`and ${insidePaths('u.path', unit ? [unit.path] : [])}`}
      ${session === undefined ? sql`` : sql`and p.session = ${session}`} ${search ? sql`and (${like('m.name')} or ${like('u.name')} or k.ticket = ${search.replace(/\s/g, '')} or coalesce(m.staff_no, '') = ${search})` : sql``}`
}

const inState = (state: Filter['state']) => {
  if (state === undefined) return sql``
  if (state === 'none') return sql`and a.state is null`
  return state === 'unsettled' ? sql`and a.settled = 0 and a.state <> 'absent'` : sql`and a.state = ${state}`
}

interface Row { session: string; member_id: string; unit_id: string; name: string; unit_name: string; state: AttendanceTable['state'] | null; first_in: number | null; last_out: number | null; minutes: number | null; corrected: number | null; settled: number | null; party: string | null; seat: string | null; position: string | null; heads: number | null; form: string | null; others: string | null }

export async function attendancePage(ctx: Context, actor: MemberActor, event: Event, input: Filter & { cursor?: string; limit?: number }) {
  const offset = numberCursor(input.cursor) ?? 0
  const limit = input.limit ?? 50
  const { rows } = await sql<Row>`select p.session, p.member_id, p.unit_id, m.name, u.name as unit_name, a.state, a.first_in, a.last_out, a.minutes, a.corrected, a.settled, a.party, k.id as seat, k.position, k.heads, k.form, k.others
    ${await people(ctx, actor, event, input)} ${inState(input.state)} order by s.begins_at, p.session, u.path, m.name, m.id limit ${limit + 1} offset ${offset}`.execute(ctx.db)
  const shown = rows.slice(0, limit)
  return { items: await rowViews(ctx, event, shown), next: rows.length > limit ? String(offset + limit) : null, sessions: await figures(ctx, actor, event) }
}

/** A correction comes before what it enters. */
const asMade = (a: { at: number; kind: string; said_at: number }, b: typeof a) => Number(a.at) - Number(b.at) || Number(b.kind === 'void') - Number(a.kind === 'void') || Number(a.said_at) - Number(b.said_at)

async function rowViews(ctx: Context, event: Event, rows: readonly Row[]): Promise<AttendanceRow[]> {
  const ids = [...new Set(rows.map(({ member_id }) => member_id))]
  const [marks, hours] = await Promise.all([
    ctx.db.selectFrom('attendance_mark as k').leftJoin('account as c', 'c.id', 'k.actor').leftJoin('member as m', 'm.id', 'c.member_id').select(['k.session', 'k.member_id', 'k.kind', 'k.way', 'k.said_at', 'k.at', 'k.reason', 'k.party', 'k.sign_up_id', 'm.id as by_id', 'm.name as by'])
      .where('k.event_id', '=', event.id).where(among(ctx.engine, 'k.member_id', ids)).orderBy('k.at').orderBy('k.id').execute(),
    ctx.db.selectFrom('hour_entry').select(['session', 'member_id', (eb) => eb.fn.sum<number>('delta').as('n')]).where('event_id', '=', event.id).where(among(ctx.engine, 'member_id', ids)).groupBy(['session', 'member_id']).execute()
  ])
  return rows.map((row): AttendanceRow => {
    const own = <T extends { session: string; member_id: string }>(one: T) => one.session === row.session && one.member_id === row.member_id
    const session = event.config.sessions.find(({ id }) => id === row.session)
    const group = row.heads === null ? null : groupView(ctx, event.config, { form: row.form ?? '', others: row.others ?? '', heads: row.heads }, row.party ?? '')
    // Who was in a booking that is over is not known any more.
    const named = (party: string, signUpId: string | null) => (group && signUpId === row.seat ? partyOf(party).map((place) => (place === 0 ? row.name : group.others[place - 1]?.name || `同行的第 ${place} 人`)) : [])
    return {
      memberId: row.member_id, name: row.name, unit: { id: row.unit_id, name: row.unit_name }, session: row.session, position: session?.positions?.find(({ id }) => id === row.position)?.name ?? '', state: row.state,
      firstIn: orNull(row.first_in), lastOut: orNull(row.last_out), minutes: row.minutes ?? 0, corrected: row.corrected === 1, settled: row.settled !== 0, walkIn: row.seat === null && event.config.enrol.how !== 'opt-out' && row.state !== null,
      group,
      hours: Number(hours.find(own)?.n ?? 0),
      marks: marks.filter(own).sort(asMade).map(({ kind, way, said_at, at, by_id, by, reason, party, sign_up_id }) => ({ names: named(party, sign_up_id), kind, way, saidAt: Number(said_at), at: Number(at), by: by_id === row.member_id ? '' : by ?? '', reason }))
    }
  })
}

/** Counted in people: a booking for several is as many as came of it. Of a session that is over whoever of them did not come is absent. */
export function headSums(event: Event) {
  const walkIn = event.config.enrol.how === 'opt-out' ? sql`0 = 1` : sql`k.id is null and a.state is not null`
  const sum = (of: ReturnType<typeof sql>, when: ReturnType<typeof sql>) => sql`sum(case when ${when} then ${of} else 0 end)`
  const came = (when: ReturnType<typeof sql>) => sum(sql`a.heads`, when)
  const seats = sql`coalesce(k.heads, 1)`
  return sql`${sum(seats, sql`not (${walkIn})`)} as expected, ${came(sql`a.state is not null`)} as came, ${came(sql`a.state = 'late'`)} as late, ${came(sql`a.state = 'left-early'`)} as left_early, ${came(walkIn)} as walk_ins,
    ${sum(sql`${seats} - a.heads`, sql`not (${walkIn}) and (a.state = 'absent' or (a.state is not null and s.settled_at is not null))`)} as absent`
}

type Sums = Record<'expected' | 'came' | 'late' | 'left_early' | 'walk_ins' | 'absent' | 'unsettled', number | null>

/** By session, over the same people. */
async function figures(ctx: Context, actor: MemberActor, event: Event) {
  const inside = await people(ctx, actor, event, {})
  const { rows } = await sql<{ session: string } & Sums>`select p.session, ${headSums(event)}, sum(case when a.settled = 0 and a.state <> 'absent' then 1 else 0 end) as unsettled ${inside} and s.state = 'open' group by p.session`.execute(ctx.db)
  const { rows: hours } = await sql<{ session: string; n: number }>`select h.session, sum(h.delta) as n from hour_entry h join (select p.session, p.member_id ${inside}) w on w.session = h.session and w.member_id = h.member_id where h.event_id = ${event.id} group by h.session`.execute(ctx.db)
  return event.config.sessions.map(({ id, name, begins, ends }) => {
    const own = rows.find(({ session }) => session === id)
    const n = (of: keyof Sums) => Number(own?.[of] ?? 0)
    return {
      session: id, name, begins, ends, expected: n('expected'), came: n('came') - n('late') - n('left_early'), late: n('late'), leftEarly: n('left_early'), absent: n('absent'), walkIns: n('walk_ins'), unsettled: n('unsettled'),
      hours: Number(hours.find(({ session }) => session === id)?.n ?? 0)
    }
  })
}
