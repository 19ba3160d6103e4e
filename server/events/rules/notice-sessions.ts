import type { Position, Session, Venue } from '../../../contract/event-config'
import { clock, list } from '../../rounds/rules/words'
import { addDays, dayOfMoment, weekdayOf } from '../../study/rules/days'
import { dayWithWeekday, minutesWords, spanWords, weekdaysWords } from '../../study/rules/words'
import { minuteOfDay } from '../../zone'
import { gathersAt } from './moments'
import { isMany, someOf, type Around } from './words'

const venueWords = ({ name, address, gather }: Venue) => `${name}${address ? `（${address}）` : ''}${gather ? `，${gather}` : ''}`

const positionWords = (positions: readonly Position[]) => list(positions.map(({ name, seats, note }) => `${name} ${seats} 人${note ? `（${note}）` : ''}`))

/** 9:00 至 11:00; of one that goes on over midnight both days. */
function clockWords({ begins, ends }: Session, zone: string): string {
  const first = dayOfMoment(begins, zone), last = dayOfMoment(ends - 1, zone)
  const end = clock(minuteOfDay(ends, zone) || 1440)
  return `${clock(minuteOfDay(begins, zone))} 至 ${first === last ? end : `${dayWithWeekday(last, first)}${end}`}`
}

function timeWords(session: Session, zone: string, before: number): string {
  const gather = session.gatherBefore ? `，${clock(minuteOfDay(gathersAt(session), zone))} 集合` : ''
  return `${dayWithWeekday(dayOfMoment(session.begins, zone), before)}${clockWords(session, zone)}${gather}`
}

/** All sessions say the same of it, or nothing. */
function isSame(sessions: readonly Session[], ...of: readonly (keyof Session)[]): boolean {
  const plain = (session: Session) => JSON.stringify(of.map((name) => session[name] ?? null), (field, one: unknown) => (field === 'id' ? undefined : one))
  return new Set(sessions.map(plain)).size === 1
}

/** 60 人，其中大巴 45 人、自行前往 15 人. */
function seatsWords({ seats, positions }: Session): string {
  if (seats === undefined) return positions ? positionWords(positions) : ''
  return `${seats} 人${positions ? `，其中${positionWords(positions)}` : ''}`
}

type Detail = 'venue' | 'seats' | 'units' | 'note'

const detailWords: Record<Detail, (session: Session, around: Around) => string> = {
  venue: ({ venue }) => (venue ? venueWords(venue) : ''),
  seats: (session, { config }) => (config.enrol.how === 'opt-out' ? '' : seatsWords(session)),
  units: ({ units }, { names: { unitName = (id) => id } }) => (units ? `限${someOf(units.map(unitName), '单位')}参加` : ''),
  note: ({ note = '' }) => note.replace(/。$/, '')
}

export function sessionSentences(around: Around): string[] {
  const { config: { sessions, venue } } = around
  const [first] = sessions
  if (!first) return []
  const apart = (['venue', 'seats', 'units', 'note'] as const).filter((name) => !isSame(sessions, ...(name === 'seats' ? ['seats', 'positions'] as const : [name])))
  const said = (name: Detail) => (apart.includes(name) ? '' : detailWords[name](first, around))
  const place = said('venue') || (venue ? venueWords(venue) : ''), seats = said('seats')
  return [
    ...times(around, apart), place && `地点：${place}。`, audienceSentence(around), said('units') && `${said('units')}。`,
    seats && `名额：${isMany(around) ? `每场${/^\d/.test(seats) ? ' ' : ''}` : ''}${seats}。`, said('note') && `${said('note')}。`
  ]
}

function audienceSentence({ config, names: { unitName = (id) => id } }: Around): string {
  return `对象：${someOf(config.audience.units.map(unitName), '单位')}${config.enrol.how === 'opt-out' ? '全体人员' : ''}。`
}

function times(around: Around, apart: readonly Detail[]): string[] {
  const { config: { sessions }, zone } = around
  if (!isMany(around)) return sessions.map((session) => `时间：${timeWords(session, zone, 0)}。`)
  const pattern = sessions.length > 4 && apart.length === 0 ? paced(sessions, zone) : null
  if (pattern) return [`时间：${pattern}。`]
  const days = sessions.map(({ begins }) => dayOfMoment(begins, zone))
  if (sessions.length > 30) return [`时间：${spanWords({ from: Math.min(...days), to: Math.max(...days) }, 0)}，共 ${sessions.length} 场，各场时间见场次表。`]
  return [`时间：共 ${sessions.length} 场。`, ...sessions.map((session, i) => `${session.name}：${timeWords(session, zone, days[i - 1] ?? 0)}${apart.map((name) => detailWords[name](session, around)).filter(Boolean).map((words) => `，${words}`).join('')}。`)]
}

/** The same times on every day, or on every such weekday, of a stretch: said in one line. */
function paced(sessions: readonly Session[], zone: string): string | null {
  if (!isSame(sessions, 'gatherBefore')) return null
  const gather = sessions[0]?.gatherBefore
  const slots = new Map<number, string[]>()
  for (const session of [...sessions].sort((a, b) => a.begins - b.begins)) {
    const day = dayOfMoment(session.begins, zone)
    if (dayOfMoment(session.ends - 1, zone) !== day) return null
    slots.set(day, [...slots.get(day) ?? [], clockWords(session, zone)])
  }
  const days = [...slots.keys()], from = days[0] ?? 0, to = days.at(-1) ?? 0
  const [all = []] = slots.values()
  if (days.length < 3 || [...slots.values()].some((one) => one.join() !== all.join())) return null
  const weekdays = [...new Set(days.map(weekdayOf))]
  for (let day = from; day <= to; day = addDays(day, 1)) if (weekdays.includes(weekdayOf(day)) !== slots.has(day)) return null
  const unbroken = to === addDays(from, days.length - 1)
  // Within one week some weekdays are no rule.
  if (!unbroken && to < addDays(from, 7)) return null
  const each = unbroken ? '每天' : `每${weekdaysWords(weekdays)}`
  return `${spanWords({ from, to }, 0)}，${each}${all.length > 1 ? ` ${all.length} 场，` : ' '}${all.join('、')}，共 ${sessions.length} 场${gather ? `，提前 ${minutesWords(gather)}集合` : ''}`
}
