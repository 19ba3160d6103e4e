import { recordAudit } from '../../audit'
import { among } from '../../db/dialects'
import type { EventSessionTable, SignUpTable } from '../../db/events-schema'
import { defineWrite, type Tx } from '../../db/writer/write'
import { AppError, notFound } from '../../errors'
import { newId } from '../../ids'
import { moment } from '../../rounds/rules/words'
import { lineage } from '../../unit-path'
import { findEvent, lockEvent, sessionOf, timesOf, type Event } from '../event'
import { markWindow, overFrom } from '../rules/attendance'
import { askFeedback } from '../feedback/asked'
import { addMarks, expectedIn, refold, type Doing } from './kept'

export const attendanceRule = ({ config }: Event) => {
  if (!config.attendance) throw new AppError('conflict', '这个活动不签到。')
  return config.attendance
}

export async function openSession(tx: Pick<Tx, 'db'>, event: Event, session: string): Promise<EventSessionTable> {
  sessionOf(event, session)
  const times = (await timesOf(tx, event.id)).find((one) => one.session === session)
  if (!times) throw notFound('这个场次')
  if (times.state === 'cancelled') throw new AppError('conflict', '这个场次已经取消。')
  return times
}

const seatOf = ({ db }: Pick<Tx, 'db'>, eventId: string, session: string, memberId: string): Promise<SignUpTable | undefined> =>
  db.selectFrom('sign_up').selectAll().where('event_id', '=', eventId).where('session', '=', session).where('member_id', '=', memberId).where('state', '=', 'confirmed').executeTakeFirst()

/** Without a seat comes who is shown the event; some sessions are for some units only. */
async function asked({ db }: Pick<Tx, 'db'>, event: Event, session: string, memberId: string): Promise<boolean> {
  const { audience } = event.config
  const units = sessionOf(event, session).units ?? (audience.seenBy === 'all' ? undefined : audience.units)
  if (!units) return true
  const member = await db.selectFrom('member').innerJoin('unit', 'unit.id', 'member.unit_id').select('unit.path').where('member.id', '=', memberId).executeTakeFirst()
  return member !== undefined && lineage(member.path).some((id) => units.includes(id))
}

/** Whether somebody without a seat may come all the same. */
export async function mayCome(tx: Pick<Tx, 'db' | 'engine'>, event: Event, session: string, memberId: string): Promise<boolean> {
  if (event.config.attendance?.walkIn) return asked(tx, event, session, memberId)
  if (event.config.enrol.how !== 'opt-out') return false
  // Who was excused and comes nevertheless is welcome.
  const excused = await tx.db.selectFrom('sign_up').select('id').where('event_id', '=', event.id).where('session', '=', session).where('member_id', '=', memberId).where('state', '=', 'excused').executeTakeFirst()
  return excused !== undefined || (await expectedIn(tx, event, session, [memberId])).length > 0
}

export interface SignIn { eventId: string; session: string; memberId: string; direction: 'in' | 'out'; way: 'code' | 'password'; sendId: string; actor: string; now: number; zone: string }

/** By oneself, at this moment. Sent twice it is one. */
export const signIn = defineWrite('event.sign-in', async (tx, { eventId, session, memberId, direction, way, sendId, actor, now, zone }: SignIn) => {
  const event = await lockEvent(tx, eventId)
  const scanId = `m:${memberId}:${sendId}`
  if (await tx.db.selectFrom('attendance_mark').select('id').where('event_id', '=', eventId).where('scan_id', '=', scanId).executeTakeFirst()) return {}
  if (event.state !== 'published') throw new AppError('conflict', '活动没有发布、已经取消或已经办结，不能签到。')
  const rule = attendanceRule(event)
  const times = await openSession(tx, event, session)
  const word = direction === 'in' ? '签到' : '签退'
  if (!rule.ways.includes(way)) throw new AppError('conflict', way === 'code' ? '这个活动不用扫码签到。' : '这个活动不用口令签到。')
  const window = markWindow(direction, sessionOf(event, session), rule)
  if (!window) throw new AppError('conflict', '这个活动不用签退。')
  if (now < window.from) throw new AppError('conflict', `${moment(window.from, zone)}开始${word}，现在还早。`)
  if (now >= window.to) throw new AppError('conflict', `${word}时间已过。你确实到场的话，请找组织者登记。`)
  const seat = await seatOf(tx, eventId, session, memberId)
  if (!seat && !await mayCome(tx, event, session, memberId)) throw new AppError('conflict', '你没有报上这一场，不能签到。请找现场的组织者。')
  await addMarks(tx, [{ id: newId(now), event_id: eventId, session, member_id: memberId, sign_up_id: seat?.id ?? null, kind: direction, way, said_at: now, at: now, actor, scan_id: scanId, under: '', reason: '', party: '' }])
  await refold(tx, event, times, [memberId], { actor, reason: '', now, zone })
  return {}
})

/** Whoever scans a station of the walk is there: it counts as having scanned the room's code, where one signs in by that. */
export async function signInOnTheWay(tx: Tx, event: Event, session: string, { memberId, saidAt, sendId, actor, now, zone }: { memberId: string; saidAt: number; sendId: string; actor: string; now: number; zone: string }): Promise<void> {
  const rule = event.config.attendance
  const window = rule?.ways.includes('code') ? markWindow('in', sessionOf(event, session), rule) : null
  if (!window || saidAt < window.from || saidAt >= window.to) return
  const { db } = tx
  const been = await db.selectFrom('attendance_mark').select('id').where('event_id', '=', event.id).where('session', '=', session).where('member_id', '=', memberId).where('kind', '=', 'in').where('said_at', '<=', saidAt).limit(1).executeTakeFirst()
  if (been) return
  const seat = await seatOf(tx, event.id, session, memberId)
  await addMarks(tx, [{ id: newId(now), event_id: event.id, session, member_id: memberId, sign_up_id: seat?.id ?? null, kind: 'in', way: 'code', said_at: saidAt, at: now, actor, scan_id: `r:${memberId}:${sendId}`, under: '', reason: '', party: '' }])
  await refold(tx, event, await openSession(tx, event, session), [memberId], { actor, reason: '路线到站扫码', now, zone })
}

/** Writes down who has not come, once the session and its signing out are over, and gives the hours. */
export const settleSessions = defineWrite('event.settle', async (tx, { eventId, now, zone }: { eventId: string; now: number; zone: string }) => {
  if (!await findEvent(tx.db, eventId)) return { settled: 0 }
  const event = await lockEvent(tx, eventId)
  return { settled: await settleDue(tx, event, { actor: 'system', reason: '', now, zone }) }
})

export async function settleDue(tx: Tx, event: Event, doing: Doing): Promise<number> {
  if (event.state !== 'published') return 0
  let settled = 0
  for (const times of await timesOf(tx, event.id)) {
    if (times.settled_at !== null || times.state !== 'open' || doing.now < settlesAt(event, times)) continue
    await tx.db.updateTable('event_session').set({ settled_at: doing.now }).where('event_id', '=', event.id).where('session', '=', times.session).execute()
    settled++
    if (event.config.attendance) await refold(tx, event, { ...times, settled_at: doing.now }, await knownIn(tx, event, times.session), doing)
    await askFeedback(tx, event, times, doing)
  }
  return settled
}

export function settlesAt({ config }: Pick<Event, 'config'>, { session, ends_at }: Pick<EventSessionTable, 'session' | 'ends_at'>): number {
  const found = config.sessions.find(({ id }) => id === session)
  return config.attendance && found ? overFrom(found, config.attendance) : Number(ends_at)
}

/** Everybody of whom there is, or has to be, something to keep. */
async function knownIn(tx: Tx, event: Event, session: string): Promise<string[]> {
  const kept = await tx.db.selectFrom('attendance').select('member_id').where('event_id', '=', event.id).where('session', '=', session).execute()
  const marked = await tx.db.selectFrom('attendance_mark').select('member_id').distinct().where('event_id', '=', event.id).where('session', '=', session).execute()
  return [...new Set([...kept.map(({ member_id }) => member_id), ...marked.map(({ member_id }) => member_id), ...await expectedIn(tx, event, session)])]
}

/** Everything of an event anew, as after a change of its rules. @returns how many rows were different */
export async function reworkEvent(tx: Tx, event: Event, doing: Doing): Promise<number> {
  let different = 0
  for (const times of await timesOf(tx, event.id)) {
    const ids = await knownIn(tx, event, times.session)
    const known = times.settled_at !== null || ids.length === 0 ? ids : await marked(tx, event.id, times.session, ids)
    different += (await refold(tx, event, times, known, doing, true)).different
  }
  return different
}

/** Before it is over only those with a mark matter: the others are everybody who is yet to come. */
async function marked({ db, engine }: Tx, eventId: string, session: string, ids: readonly string[]): Promise<string[]> {
  const of = (table: 'attendance' | 'attendance_mark') => db.selectFrom(table).select('member_id').where('event_id', '=', eventId).where('session', '=', session).where(among(engine, 'member_id', ids))
  const rows = await of('attendance').union(of('attendance_mark')).execute()
  return rows.map(({ member_id }) => member_id)
}

/** @returns how many rows were different, and how many entries it took to set the hours right */
export const rebuildAttendance = defineWrite('event.attendance-rebuild', async (tx, { eventId, now, zone }: { eventId: string; now: number; zone: string }) => {
  const event = await lockEvent(tx, eventId)
  if (!event.config.attendance) return { different: 0, entries: 0 }
  const entries = async () => Number((await tx.db.selectFrom('hour_entry').select((eb) => eb.fn.countAll<number>().as('n')).where('event_id', '=', eventId).executeTakeFirstOrThrow()).n)
  const before = await entries()
  const different = await reworkEvent(tx, event, { actor: 'system', reason: '重新核算', now, zone })
  return { different, entries: await entries() - before }
})

/** Closed for good: hours that waited for it are given; from then on there are only corrections. */
export const closeEvent = defineWrite('event.close', async (tx, { eventId, actor, now, zone }: { eventId: string; actor: string; now: number; zone: string }) => {
  const event = await lockEvent(tx, eventId)
  if (event.state === 'closed') return {}
  if (event.state !== 'published') throw new AppError('conflict', '没有发布或已经取消的活动不能办结。')
  await settleDue(tx, event, { actor: 'system', reason: '', now, zone })
  const open = (await timesOf(tx, eventId)).filter(({ state, settled_at }) => state === 'open' && settled_at === null)
  if (open.length) throw new AppError('conflict', `还有 ${open.length} 个场次没有结束，或者签退还没有截止，请结束后再办结。`)
  const { n } = await tx.db.selectFrom('attendance').select((eb) => eb.fn.countAll<number>().as('n')).where('event_id', '=', eventId).where('settled', '=', 0).where('state', '<>', 'absent').executeTakeFirstOrThrow()
  if (Number(n) > 0) throw new AppError('conflict', `还有 ${Number(n)} 人次的时间没有核对，请先核对。`)
  await tx.db.updateTable('event').set({ state: 'closed', ended_at: now, updated_at: now }).where('id', '=', eventId).execute()
  if (event.config.attendance) await reworkEvent(tx, { ...event, state: 'closed' }, { actor, reason: '办结', now, zone })
  await recordAudit(tx, { at: now, actor, kind: 'event.close', subject: eventId, outcome: 'done', data: { title: event.title } })
  return {}
})

export const setPassword = defineWrite('event.password', async (tx, { eventId, session, direction, password, actor, now }: { eventId: string; session: string; direction: 'in' | 'out'; password: string; actor: string; now: number }) => {
  const event = await lockEvent(tx, eventId)
  if (!attendanceRule(event).ways.includes('password')) throw new AppError('conflict', '这个活动不用口令签到，请先在活动里加上这种方式。')
  await openSession(tx, event, session)
  await tx.db.insertInto('session_password').values({ event_id: eventId, session, direction, password, at: now }).onConflict((on) => on.columns(['event_id', 'session', 'direction']).doUpdateSet({ password, at: now })).execute()
  await recordAudit(tx, { at: now, actor, kind: 'event.password', subject: eventId, outcome: 'done', data: { title: event.title, session: sessionOf(event, session).name } })
  return {}
})
