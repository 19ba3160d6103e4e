import type { Attendance, Before, Enrol, EventConfig, Reserved, Session, Waitlist } from '../../../contract/event-config'
import { addDays, dayBegin, dayOfMoment, weekdayOf } from '../../study/rules/days'
import { minuteOfDay } from '../../zone'

/*
 * When things around a session begin and end. Stretches of time have their first moment and not their last: what is open until 9:00 is shut
 * at 9:00. Minutes are minutes gone by; days and clock times are those of the association's wall.
 */

const MINUTE = 60_000

export interface Window { from: number; to: number }

/** Never later than it begins, also where the clock time of its own day is. */
export function momentBefore(begins: number, before: Before, zone: string): number {
  if ('minutes' in before) return begins - before.minutes * MINUTE
  return Math.min(dayBegin(addDays(dayOfMoment(begins, zone), -before.days), zone, before.at), begins)
}

/** The last day on which one can still sign up for that day: so many days, or days from Monday to Friday, lie after it. */
export function lastDayAhead(day: number, { days, working }: NonNullable<Enrol['ahead']>): number {
  if (!working) return addDays(day, -days)
  let at = day
  for (let left = days; left > 0;) if (weekdayOf(at = addDays(at, -1)) <= 5) left--
  return at
}

/** The midnight that ends that day. */
const endOfDay = (day: number, zone: string) => dayBegin(addDays(day, 1), zone)

/** From when on one can sign up for a session. Null: from publication. */
export function opensAt(enrol: Enrol, session: Session, zone: string): number | null {
  const all = [...(enrol.opensAt === undefined ? [] : [enrol.opensAt]), ...(enrol.release ? [momentBefore(session.begins, enrol.release, zone)] : [])]
  return all.length ? Math.max(...all) : null
}

/** Until when one can. */
export function closesAt(enrol: Enrol, session: Session, zone: string): number {
  return Math.min(
    session.begins, enrol.closesAt ?? Infinity, enrol.closes ? momentBefore(session.begins, enrol.closes, zone) : Infinity,
    enrol.ahead ? endOfDay(lastDayAhead(dayOfMoment(session.begins, zone), enrol.ahead), zone) : Infinity
  )
}

/** When a lot is drawn. Null: there is none, or nobody said when sign-up closes. */
export const drawsAt = ({ how, drawAt, closesAt: close }: Enrol): number | null => (how === 'lot' ? drawAt ?? close ?? null : null)

/** Until when a sign-up can be taken back. Null: never. */
export function cancelUntil({ cancel }: Enrol, session: Session, zone: string): number | null {
  if (cancel === 'never') return null
  if (cancel === 'end') return session.ends
  return cancel ? momentBefore(session.begins, cancel, zone) : session.begins
}

/** Until when one can move from a session to another. Null: never. */
export function changeUntil(enrol: Enrol, session: Session, zone: string): number | null {
  if (enrol.change === 'never') return null
  return enrol.change ? momentBefore(session.begins, enrol.change, zone) : cancelUntil(enrol, session, zone)
}

/** Until when a freed seat is offered to the next in line. Null: nobody waits. */
export function waitlistUntil({ waitlist }: Enrol, session: Session, zone: string): number | null {
  if (!waitlist) return null
  return waitlist.until ? momentBefore(session.begins, waitlist.until, zone) : session.begins
}

/** Minutes of the wall clock: nobody is asked to answer between, and has until then. */
const NIGHT = { from: 22 * 60, to: 8 * 60, until: 9 * 60 }

/** Until when a seat that is offered now is held. Null: it is theirs at once. */
export function claimUntil({ claimMinutes, sparesNight }: Waitlist, now: number, zone: string): number | null {
  if (claimMinutes === undefined) return null
  const until = now + claimMinutes * MINUTE
  const minute = minuteOfDay(until, zone)
  if (!sparesNight || (minute >= NIGHT.to && minute < NIGHT.from)) return until
  return dayBegin(addDays(dayOfMoment(until, zone), minute < NIGHT.to ? 0 : 1), zone, NIGHT.until)
}

/** From when on the seats kept for some are free for all. Null: never. */
export const reservedUntil = ({ until }: Reserved, session: Session, zone: string): number | null => (until ? momentBefore(session.begins, until, zone) : null)

/** When people gather. */
export const gathersAt = ({ begins, gatherBefore = 0 }: Session): number => begins - gatherBefore * MINUTE

/** When one can sign in: not after it ended. */
export function signInWindow({ begins, ends }: Session, { from = 30, until }: Attendance): Window {
  return { from: begins - from * MINUTE, to: until === undefined ? ends : Math.min(begins + until * MINUTE, ends) }
}

/** Who signs in from then on is late. Null: nobody is. */
export const lateFrom = ({ begins }: Session, { late }: Attendance): number | null => (late === undefined ? null : begins + late * MINUTE)

/** When one can sign out: not before it began. Null: nobody does. */
export function signOutWindow({ begins, ends }: Session, { signOut }: Attendance): Window | null {
  return signOut ? { from: Math.max(ends - signOut.from * MINUTE, begins), to: ends + signOut.until * MINUTE } : null
}

/** The event as a whole, from its first beginning to its last end. */
export function spanOfEvent({ sessions }: Pick<EventConfig, 'sessions'>): Window {
  return { from: Math.min(...sessions.map(({ begins }) => begins)), to: Math.max(...sessions.map(({ ends }) => ends)) }
}

/** The midnight that ends the so-manieth day after the day of a moment: until when feedback, photos and particulars are due or kept. */
export const endOfDaysAfter = (ms: number, days: number, zone: string): number => endOfDay(addDays(dayOfMoment(ms, zone), days), zone)

/** What goes on for longer is walked or visited on any of its days: it is at nobody's hour, in milliseconds. */
export const A_DAY = 24 * 3600 * 1000
export const goesOnForDays = ({ begins, ends }: { begins: number; ends: number }): boolean => ends - begins > A_DAY
