import type { Before, Enrol, EventConfig, Session, Venue } from '../../../contract/event-config'
import { given, omit, text } from '@/organiser/editing/typed'
import { fromLocal, toLocal, type LocalMoment } from '@/organiser/publish/moment'
import { askedFields, askedFrom, type AskedFields } from './asked'
import { attendFields, attendFrom, hoursFields, hoursFrom, type AttendFields, type HoursFields } from './attend'
import { positionFields, positionFrom, type PositionFields } from './positions'
import { leastFields, percentFields, quotasFrom, sharesFields, type PercentFields, type SharesFields, type UnitSeats } from './quotas'

/** A point before a session begins, as typed. */
export interface Point { minutes: string, days: string, at: string }
/** `begin`: as long as it has not begun. */
export interface Closes extends Point { how: 'begin' | 'moment' | 'minutes' | 'days', moment: LocalMoment }
export interface Cancel extends Point { how: 'begin' | 'minutes' | 'days' | 'end' | 'never' }

/** A session as typed; what the form does not show (its own place, its units) travels along in `own`. */
export interface SessionFields { own: Session, name: string, day: string, from: string, endDay: string, to: string, seats: string, gather: string, positions: PositionFields[] }

export interface EventForm {
  title: string
  intro: string
  contactName: string
  contactPhone: string
  venueName: string
  venueAddress: string
  venueGather: string
  units: string[]
  sessions: SessionFields[]
  /** Null: from publication on. */
  opens: LocalMoment | null
  closes: Closes
  /** Of a lot, and of a review that names a day. */
  drawAt: LocalMoment | null
  decideBy: LocalMoment | null
  cancel: Cancel
  waits: boolean
  /** Minutes; empty: whoever is next has the seat at once. */
  claim: string
  mostSessions: string
  /** People in one booking; empty: one signs up for oneself. */
  group: string
  /** What is asked at sign-up. */
  asked: AskedFields[]
  keepDays: string
  shares: SharesFields
  percent: PercentFields
  /** What units are asked for at least. */
  least: UnitSeats[]
  attend: AttendFields
  hours: HoursFields
}

const two = (n: number) => String(n).padStart(2, '0')
const clockOf = (minute: number) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
const minuteOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))
const whole = (typed: string) => (/^\d+$/.test(typed.trim()) ? Number(typed) : NaN)
const equal = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

export const sessionFields = (own: Session, zone: string): SessionFields => {
  const [begins, ends] = [toLocal(own.begins, zone), toLocal(own.ends, zone)]
  return { own, name: own.name, day: begins.day, from: begins.time, endDay: ends.day, to: ends.time, seats: text(own.seats), gather: text(own.gatherBefore), positions: (own.positions ?? []).map(positionFields) }
}

const pointOf = (before: Before | undefined): Point => ({
  minutes: before && 'minutes' in before ? text(before.minutes) : '60', days: before && 'days' in before ? text(before.days) : '1', at: before && 'at' in before ? clockOf(Math.min(before.at, 1439)) : '18:00'
})
const howOf = (before: Before): 'minutes' | 'days' => ('minutes' in before ? 'minutes' : 'days')

function closesOf ({ closes, closesAt }: Enrol, first: number, zone: string): Closes {
  return { ...pointOf(closes), how: closesAt !== undefined ? 'moment' : closes ? howOf(closes) : 'begin', moment: toLocal(closesAt ?? first, zone) }
}

export function toForm (config: EventConfig, zone: string): EventForm {
  const { enrol, venue, contact, sessions } = config
  const { cancel } = enrol
  return {
    title: config.title, intro: config.intro, contactName: contact?.name ?? '', contactPhone: contact?.phone ?? '',
    venueName: venue?.name ?? '', venueAddress: venue?.address ?? '', venueGather: venue?.gather ?? '', units: config.audience.units,
    sessions: sessions.map((one) => sessionFields(one, zone)), opens: enrol.opensAt === undefined ? null : toLocal(enrol.opensAt, zone),
    closes: closesOf(enrol, Math.min(...sessions.map(({ begins }) => begins)), zone), drawAt: enrol.drawAt === undefined ? null : toLocal(enrol.drawAt, zone), decideBy: enrol.decideBy === undefined ? null : toLocal(enrol.decideBy, zone),
    cancel: { ...pointOf(typeof cancel === 'object' ? cancel : undefined), how: cancel === undefined ? 'begin' : typeof cancel === 'object' ? howOf(cancel) : cancel },
    waits: enrol.waitlist !== undefined, claim: text(enrol.waitlist?.claimMinutes), mostSessions: text(enrol.mostSessions ?? 1), group: text(enrol.group?.most),
    asked: (config.form ?? []).map(askedFields), keepDays: text(config.keepDays), shares: sharesFields(config.quotas), percent: percentFields(config.quotas), least: leastFields(config.quotas),
    attend: attendFields(config.attendance), hours: hoursFields(config.hours)
  }
}

/** The configuration that a form stands for; what the form does not show, and what was not touched, stays as it is in `base`. */
export function toConfig (form: EventForm, base: EventConfig, zone: string): EventConfig {
  const before = toForm(base, zone)
  const { venue: _venue, contact: _contact, form: _form, keepDays: _keepDays, quotas, attendance, hours, ...rest } = base
  const venue = venueFrom(form, before, base.venue)
  const name = form.contactName.trim(), phone = form.contactPhone.trim()
  const same = (...fields: (keyof EventForm)[]) => fields.every((field) => equal(form[field], before[field]))
  const rules = {
    quotas: same('shares', 'percent', 'least') ? quotas : quotasFrom(form.shares, form.percent, form.least, quotas),
    attendance: same('attend') ? attendance : attendFrom(form.attend), hours: same('hours') ? hours : hoursFrom(form.hours)
  }
  return {
    ...rest, title: form.title === before.title ? base.title : form.title.trim(), intro: form.intro === before.intro ? base.intro : form.intro.trim(),
    ...(name || phone ? { contact: { name, ...(phone && { phone }) } } : {}), ...(venue && { venue }),
    audience: { ...base.audience, units: form.units }, sessions: form.sessions.map((one) => sessionFrom(one, zone)), enrol: enrolFrom(form, before, base.enrol, zone),
    ...(form.asked.length && { form: form.asked.map(askedFrom) }), ...given('keepDays', form.keepDays),
    ...(rules.quotas && { quotas: rules.quotas }), ...(rules.attendance && { attendance: rules.attendance }), ...(rules.hours && { hours: rules.hours })
  }
}

/** A point on the map belongs to its place: with another name or address it is not true any more. */
function venueFrom ({ venueName, venueAddress, venueGather }: EventForm, before: EventForm, base: Venue | undefined): Venue | undefined {
  const name = venueName.trim(), address = venueAddress.trim(), gather = venueGather.trim()
  if (!name && !address && !gather) return undefined
  const same = venueName === before.venueName && venueAddress === before.venueAddress
  const { name: _name, address: _address, gather: _gather, latitude: _latitude, longitude: _longitude, ...rest } = base ?? { name: '' }
  return { ...rest, name, ...(address && { address }), ...(gather && { gather }), ...(same && base?.latitude !== undefined && { latitude: base.latitude }), ...(same && base?.longitude !== undefined && { longitude: base.longitude }) }
}

function sessionFrom (fields: SessionFields, zone: string): Session {
  const { own, name, day, from, endDay, to, seats, gather, positions } = fields
  const { seats: _seats, gatherBefore: _gather, positions: _positions, ...rest } = own
  const was = sessionFields(own, zone)
  const moved = (field: 'day' | 'from' | 'endDay' | 'to') => fields[field] !== was[field]
  return {
    ...rest, name: name === was.name ? own.name : name.trim(),
    // Seconds that a wall clock does not show stay where nothing was changed.
    begins: moved('day') || moved('from') ? fromLocal({ day, time: from }, zone) : own.begins, ends: moved('endDay') || moved('to') ? fromLocal({ day: endDay, time: to }, zone) : own.ends,
    ...given('seats', seats), ...given('gatherBefore', gather), ...(positions.length && { positions: positions.map(positionFrom) })
  }
}

const beforeFrom = ({ how, minutes, days, at }: Point & { how: string }): Before => (how === 'minutes' ? { minutes: whole(minutes) } : { days: whole(days), at: minuteOf(at) })

function closesFrom ({ closes }: EventForm, zone: string): Pick<Enrol, 'closes' | 'closesAt'> {
  if (closes.how === 'begin') return {}
  return closes.how === 'moment' ? { closesAt: fromLocal(closes.moment, zone) } : { closes: beforeFrom(closes) }
}

function enrolFrom (form: EventForm, before: EventForm, base: Enrol, zone: string): Enrol {
  const { opensAt, closesAt, closes, drawAt, decideBy, cancel, waitlist, mostSessions, group, ...rest } = base
  const at = (field: 'opens' | 'drawAt' | 'decideBy', own: number | undefined) => (equal(form[field], before[field]) ? own : form[field] ? fromLocal(form[field], zone) : undefined)
  const [opens, draws, decides] = [at('opens', opensAt), at('drawAt', drawAt), at('decideBy', decideBy)]
  const most = whole(form.mostSessions)
  return {
    ...rest, ...(opens !== undefined && { opensAt: opens }), ...(draws !== undefined && { drawAt: draws }), ...(decides !== undefined && { decideBy: decides }),
    ...(equal(form.closes, before.closes) ? { ...(closesAt !== undefined && { closesAt }), ...(closes && { closes }) } : closesFrom(form, zone)),
    ...(equal(form.cancel, before.cancel) ? cancel !== undefined && { cancel } : form.cancel.how !== 'begin' && { cancel: form.cancel.how === 'end' || form.cancel.how === 'never' ? form.cancel.how : beforeFrom(form.cancel) }),
    ...(form.waits && { waitlist: { ...omit(omit(waitlist ?? {}, 'claimMinutes'), 'sparesNight'), ...(form.claim.trim() !== '' && { claimMinutes: whole(form.claim), ...((waitlist?.claimMinutes === undefined || waitlist.sparesNight) && { sparesNight: true }) }) } }),
    ...(form.mostSessions === before.mostSessions ? mostSessions !== undefined && { mostSessions } : most !== 1 && { mostSessions: most }),
    ...(form.group.trim() !== '' && { group: { ...group, most: whole(form.group) } })
  }
}
