import type { EventConfig, Session } from '../../../contract/event-config'
import { clock, moment } from '../../rounds/rules/words'
import { addDays, dayBegin, dayOfMoment } from '../../study/rules/days'
import { minuteOfDay } from '../../zone'
import { cancelUntil, gathersAt } from './moments'

const HOUR = 3_600_000
/** The evening before, when people look at what tomorrow brings. */
const EVENING = 18 * 60

/** Between them whoever is in is told that it comes: from the evening before, and no more when he would be on his way. */
export function remindWindow(begins: number, zone: string): { from: number; to: number } {
  return { from: dayBegin(addDays(dayOfMoment(begins, zone), -1), zone, EVENING), to: begins - 3 * HOUR }
}

export const isReminded = (begins: number, now: number, zone: string): boolean => {
  const { from, to } = remindWindow(begins, zone)
  return from <= now && now < to
}

export interface Reminder { text: string; place: string; note: string }

/** 明天 14:30（6 月 27 日）…: the day is named too, for who reads it later. */
export function reminderWords({ title, venue, sessions, enrol }: EventConfig, session: Session, { now, zone }: { now: number; zone: string }): Reminder {
  const where = session.venue ?? venue
  const place = where ? [where.address, where.gather ?? where.name].filter(Boolean).join('，') : ''
  const near = dayOfMoment(session.begins, zone) === dayOfMoment(now, zone) ? '今天' : '明天'
  const at = (ms: number) => clock(minuteOfDay(ms, zone))
  const gather = session.gatherBefore === undefined ? '' : `${at(gathersAt(session))} 集合，`
  const until = cancelUntil(enrol, session, zone)
  const how = enrol.how === 'opt-out' ? '请假' : '取消，把名额让给别人'
  const free = until !== null && until > now ? `来不了请在 ${moment(until, zone)} 前${how}。` : '来不了请告诉组织者。'
  const when = `${near} ${at(session.begins)}`
  return {
    text: `“${title}”${sessions.length > 1 ? session.name : ''}${when} 开始（${moment(session.begins, zone).replace(/ \S+$/, '')}）${gather || place ? `，${gather}${place}`.replace(/，$/, '') : ''}。${free}`,
    place, note: `${when} 开始，请按时参加`
  }
}
