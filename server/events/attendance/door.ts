import type { Door, SignInTimes } from '../../../contract/attendance'
import type { Attendance, Session } from '../../../contract/event-config'
import type { Context } from '../../context'
import { groupView } from '../companions'
import { sessionOf, timesOf, type Event } from '../event'
import { markWindow, overFrom } from '../rules/attendance'
import { lateFrom } from '../rules/moments'
import { expectedIn } from './kept'
import { mayCome } from './writes'

/* What people and staff have to know beforehand: when one can sign in and out, how, and who is expected. */

function timesFor(session: Session, rule: Attendance) {
  const { begins, ends } = session
  return { begins, ends, in: markWindow('in', session, rule) ?? { from: begins, to: ends }, out: markWindow('out', session, rule), lateFrom: lateFrom(session, rule) }
}

/** Nothing where nobody signs in (any more). */
export async function signInTimes(ctx: Context, event: Event, memberId: string): Promise<SignInTimes[]> {
  const rule = event.config.attendance
  if (!rule || event.state !== 'published') return []
  const open = new Set((await timesOf(ctx, event.id)).flatMap(({ session, state }) => (state === 'open' ? session : [])))
  const seats = new Set((await ctx.db.selectFrom('sign_up').select('session').where('event_id', '=', event.id).where('member_id', '=', memberId).where('state', '=', 'confirmed').execute()).map(({ session }) => session))
  return Promise.all(event.config.sessions.filter(({ id }) => open.has(id)).map(async (session) => ({
    session: session.id, sessionName: session.name, ...timesFor(session, rule), ways: rule.ways, segments: rule.segments ?? false, mine: seats.has(session.id) || await mayCome(ctx, event, session.id, memberId)
  })))
}

/** The session that is on, or the next one, or the last. */
function sessionNow({ config: { sessions, attendance } }: Event, now: number): string {
  const inOrder = [...sessions].sort((a, b) => a.begins - b.begins)
  return (inOrder.find((one) => now < (attendance ? overFrom(one, attendance) : one.ends)) ?? inOrder.at(-1))?.id ?? ''
}

const NOBODY: Door['counts'] = { expected: 0, came: 0, late: 0, out: 0, missing: 0, walkIns: 0 }

/** Who has come so far, also while nobody is written down as absent yet. */
async function countsOf({ db, engine }: Context, event: Event, session: Session): Promise<Door['counts']> {
  const expected = new Set(await expectedIn({ db, engine }, event, session.id))
  const booked = await db.selectFrom('sign_up').select('heads').where('event_id', '=', event.id).where('session', '=', session.id).where('state', '=', 'confirmed').execute()
  const there = await db.selectFrom('attendance').select(['member_id', 'first_in', 'last_out', 'heads']).where('event_id', '=', event.id).where('session', '=', session.id).where('heads', '>', 0).execute()
  const late = event.config.attendance ? lateFrom(session, event.config.attendance) : null
  const people = (rows: readonly { heads: number }[]) => rows.reduce((sum, { heads }) => sum + heads, 0)
  const all = event.config.enrol.how === 'opt-out' ? expected.size : people(booked)
  const [came, walkIns] = [people(there), people(there.filter(({ member_id }) => !expected.has(member_id)))]
  return {
    expected: all, came, late: late === null ? 0 : people(there.filter(({ first_in }) => first_in !== null && Number(first_in) >= late)), out: people(there.filter(({ last_out }) => last_out !== null)), missing: all - (came - walkIns), walkIns
  }
}

export async function doorOf(ctx: Context, event: Event, named: string | undefined, now: number): Promise<Door> {
  const session = sessionOf(event, named ?? sessionNow(event, now))
  const rule = event.config.attendance
  const states = new Map((await timesOf(ctx, event.id)).map((one) => [one.session, one.state]))
  const rows = await ctx.db.selectFrom('sign_up as k').innerJoin('member as m', 'm.id', 'k.member_id').innerJoin('unit as u', 'u.id', 'm.unit_id')
    .leftJoin('attendance as a', (join) => join.onRef('a.event_id', '=', 'k.event_id').onRef('a.session', '=', 'k.session').onRef('a.member_id', '=', 'k.member_id'))
    .select(['k.id', 'k.ticket', 'k.member_id', 'm.name', 'u.name as unit', 'k.position', 'k.heads', 'k.form', 'k.others', 'a.first_in', 'a.last_out', 'a.party']).where('k.event_id', '=', event.id).where('k.session', '=', session.id).where('k.state', '=', 'confirmed')
    .orderBy('u.path').orderBy('m.name').orderBy('k.id').execute()
  return {
    now, title: event.title, session: session.id, ways: rule?.ways ?? [], confirm: rule?.confirm ?? false, closed: event.state === 'closed', withoutSeat: rule?.walkIn === true || event.config.enrol.how === 'opt-out', counts: states.get(session.id) === 'cancelled' ? NOBODY : await countsOf(ctx, event, session),
    sessions: event.config.sessions.map((one) => ({ id: one.id, name: one.name, ...timesFor(one, rule ?? { ways: [] }), cancelled: states.get(one.id) === 'cancelled' })),
    people: rows.map((row) => ({
      signUpId: row.id, number: row.ticket, memberId: row.member_id, name: row.name, unit: row.unit, position: session.positions?.find(({ id }) => id === row.position)?.name ?? '', heads: row.heads, group: groupView(ctx, event.config, row, row.party ?? ''),
      firstIn: row.first_in === null ? null : Number(row.first_in), lastOut: row.last_out === null ? null : Number(row.last_out)
    }))
  }
}
