import type { EventConfig } from '../../contract/event-config'
import { recordAudit } from '../audit'
import { among } from '../db/dialects'
import { bulkUpsert } from '../db/dialects/bulk'
import type { EventPoolTable, EventSessionTable, SignUpTable } from '../db/events-schema'
import { defineWrite, type Tx } from '../db/writer/write'
import { AppError } from '../errors'
import { letGo } from '../files/take'
import { endMoment, moment } from '../rounds/rules/words'
import type { Doing } from './attendance/kept'
import { reworkEvent } from './attendance/writes'
import { concernedIn } from './concerned'
import { lockEvent, timesOf, type Event } from './event'
import { headsFor } from './heads'
import { closesAt, drawsAt, opensAt, reservedUntil, spanOfEvent, waitlistUntil } from './rules/moments'
import { poolsOf } from './rules/pools'
import { endSignUps, LIVE } from './seats'
import { tellChanged, tellMovedTo, tellSettled } from './tell'
import { offerFree } from './turn'

interface Save { eventId: string; actor: string; now: number; zone: string; config: EventConfig }

const columns = (config: EventConfig) => {
  const { from, to } = spanOfEvent(config)
  return { title: config.title, kind: config.kind, config: JSON.stringify(config), first_at: from, last_at: to }
}

async function setAudience({ db }: Tx, eventId: string, units: readonly string[]) {
  await db.deleteFrom('event_unit').where('event_id', '=', eventId).execute()
  await db.insertInto('event_unit').values([...new Set(units)].map((unit_id) => ({ event_id: eventId, unit_id }))).execute()
}

const putSessions = bulkUpsert<Omit<EventSessionTable, 'drawn_at' | 'settled_at' | 'reason'> & { reason: string }>({
  table: 'event_session', key: ['event_id', 'session'],
  columns: { event_id: 'text', session: 'text', begins_at: 'bigint', ends_at: 'bigint', opens_at: 'bigint', closes_at: 'bigint', offers_until: 'bigint', draw_at: 'bigint', seed: 'text', state: 'text', reason: 'text' },
  // A lot that was drawn stays drawn, a session that was cancelled stays cancelled.
  merge: { begins_at: 'set', ends_at: 'set', opens_at: 'set', closes_at: 'set', offers_until: 'set', draw_at: 'set' }
})

const putPools = bulkUpsert<EventPoolTable>({
  table: 'event_pool', key: ['event_id', 'pool'], columns: { event_id: 'text', pool: 'text', session: 'text', seats: 'bigint', taken: 'bigint', free_at: 'bigint', free_pool: 'text' },
  merge: { seats: 'set', free_at: 'set', free_pool: 'set' }
})

/** Sessions and seats as the configuration has them. @throws where more are taken than it leaves */
async function setSessions(tx: Tx, eventId: string, config: EventConfig, { now, zone, seeds }: { now: number; zone: string; seeds: readonly string[] }) {
  const { db, engine } = tx
  const kept = new Set(config.sessions.map(({ id }) => id))
  const before = await timesOf(tx, eventId)
  const gone = before.filter(({ session }) => !kept.has(session)).map(({ session }) => session)
  if (gone.length) {
    const held = await db.selectFrom('sign_up').select('session').where('event_id', '=', eventId).where(among(engine, 'session', gone)).limit(1).executeTakeFirst()
    if (held) throw new AppError('conflict', '有人报过的场次不能删除，请改为取消这个场次。')
    await db.deleteFrom('event_session').where('event_id', '=', eventId).where(among(engine, 'session', gone)).execute()
  }
  await putSessions(db, engine, config.sessions.map((session, i) => ({
    event_id: eventId, session: session.id, begins_at: session.begins, ends_at: session.ends, opens_at: opensAt(config.enrol, session, zone) ?? 0,
    closes_at: Math.min(closesAt(config.enrol, session, zone), drawsAt(config.enrol) ?? Infinity), offers_until: waitlistUntil(config.enrol, session, zone) ?? session.begins, draw_at: drawsAt(config.enrol),
    seed: seeds[i] ?? '', state: 'open', reason: ''
  })))
  await setPools(tx, eventId, config, zone, now)
}

async function setPools(tx: Tx, eventId: string, config: EventConfig, zone: string, now: number) {
  const { db, engine } = tx
  const held = new Map((await db.selectFrom('event_pool').select(['pool', 'taken']).where('event_id', '=', eventId).execute()).map(({ pool, taken }) => [pool, Number(taken)]))
  const pools = poolsOf(config, await headsFor(db, { config }))
  const wanted = pools.map((one): EventPoolTable => {
    const session = config.sessions.find(({ id }) => id === one.session)
    const reserve = config.reserved?.find(({ id }) => id === one.reserve)
    return { event_id: eventId, pool: one.pool, session: one.session, seats: one.seats, taken: 0, free_at: session && reserve ? reservedUntil(reserve, session, zone) : null, free_pool: one.freePool ?? '' }
  })
  // Kept seats that were given free stay so: their time has passed.
  for (const one of wanted) {
    if (one.free_at === null || one.free_at > now || one.seats === null) continue
    const left = one.seats - Math.min(one.seats, held.get(one.pool) ?? 0)
    one.seats -= left
    const free = wanted.find(({ pool }) => pool === one.free_pool)
    if (free?.seats !== undefined && free.seats !== null) free.seats += left
  }
  const short = wanted.find((one) => one.seats !== null && one.seats < (held.get(one.pool) ?? 0))
  if (short) {
    const session = config.sessions.find(({ id }) => id === short.session)
    throw new AppError('conflict', `${session ? `“${session.name}”` : '这个活动'}已有 ${held.get(short.pool)} 人报上名，名额不能改得比这少。请先与他们商量，或者取消一些报名。`, { pool: short.pool })
  }
  const gone = [...held].filter(([pool]) => !wanted.some((one) => one.pool === pool))
  if (gone.some(([, taken]) => taken > 0)) throw new AppError('conflict', '有人报上名的岗位、单位名额或预留名额不能删除。')
  if (gone.length) await db.deleteFrom('event_pool').where('event_id', '=', eventId).where(among(engine, 'pool', gone.map(([pool]) => pool))).execute()
  await putPools(db, engine, wanted)
}

export const createEvent = defineWrite('event.create', async (tx, { eventId, unitId, actor, now, zone, config, seeds }: Save & { unitId: string; seeds: string[] }) => {
  await tx.db.insertInto('event').values({ id: eventId, unit_id: unitId, ...columns(config), state: 'draft', version: 1, created_by: actor, created_at: now, updated_at: now, published_at: null, ended_at: null, reason: '' }).execute()
  await setAudience(tx, eventId, config.audience.units)
  await setSessions(tx, eventId, config, { now, zone, seeds })
  await recordAudit(tx, { at: now, actor, kind: 'event.create', subject: eventId, outcome: 'done', data: { title: config.title } })
  return { version: 1 }
})

const live = ({ db }: Tx, eventId: string) => db.selectFrom('sign_up').selectAll().where('event_id', '=', eventId).where('state', 'in', LIVE)

/** Also while people sign up: what it changes for them they are told; more seats go to those in line at once. */
export const updateEvent = defineWrite('event.update', async (tx, { eventId, actor, now, zone, config, version, reason, asDraft, seeds }: Save & { version: number; reason: string; asDraft: boolean; seeds: string[] }) => {
  const event = await lockEvent(tx, eventId)
  if (event.state === 'cancelled') throw new AppError('conflict', '活动已经取消，不能再改。')
  if (event.state === 'closed') throw new AppError('conflict', '活动已经办结，不能再改。')
  if (asDraft && event.state !== 'draft') throw new AppError('conflict', '这个活动刚才已经发布，不再自动保存。请刷新页面，看过现在的内容再保存修改。')
  if (event.version !== version) throw new AppError('edited_elsewhere', '刚才有人改过这个活动。你填的内容还在，请对照最新版本再保存。', { version: event.version, config: event.config })
  if (event.state === 'published' && config.enrol.how !== event.config.enrol.how && await live(tx, eventId).limit(1).executeTakeFirst()) throw new AppError('conflict', '已经有人报名，不能再改报名方式。')
  await tx.db.updateTable('event').set({ ...columns(config), version: version + 1, updated_at: now }).where('id', '=', eventId).execute()
  await setAudience(tx, eventId, config.audience.units)
  await setSessions(tx, eventId, config, { now, zone, seeds })
  if (event.state === 'published') {
    const fresh: Event = { ...event, config, title: config.title }
    await reworkAttendance(tx, event, fresh, { actor, reason: reason || '活动规则有变动', now, zone })
    await tellMoved(tx, event, fresh, version + 1, { now, zone, reason })
    for (const times of await timesOf(tx, eventId)) await tellSettled(tx, fresh, await offerFree(tx, fresh, times, now, zone), { now, zone })
    await recordAudit(tx, { at: now, actor, kind: 'event.update', subject: eventId, outcome: 'done', data: { title: config.title, reason, version: version + 1, before: event.config } })
  }
  return { version: version + 1 }
})

/** A session that ends later than it did is not over; what the rules say of those who came is said anew. */
async function reworkAttendance(tx: Tx, before: Event, after: Event, doing: Doing) {
  const said = ({ config }: Event) => JSON.stringify([config.sessions, config.attendance, config.hours, config.noShow])
  if (said(before) === said(after)) return
  await tx.db.updateTable('event_session').set({ settled_at: null }).where('event_id', '=', after.id).where('ends_at', '>', doing.now).execute()
  if (after.config.attendance) await reworkEvent(tx, after, doing)
}

/** Another time or place: everybody who has signed up, or waits, hears of it. */
async function tellMoved(tx: Tx, before: Event, after: Event, version: number, { now, zone, reason }: { now: number; zone: string; reason: string }) {
  for (const session of after.config.sessions) {
    const old = before.config.sessions.find(({ id }) => id === session.id)
    if (!old) continue
    const place = (event: Event, one: typeof session) => { const venue = one.venue ?? event.config.venue; return venue ? [venue.name, venue.address, venue.gather].filter(Boolean).join('，') : '' }
    const moved = old.begins !== session.begins || old.ends !== session.ends
    const other = place(before, old) !== place(after, session)
    if (!moved && !other) continue
    const rows = await live(tx, after.id).where('session', '=', session.id).execute()
    const people = await concernedIn(tx, after, rows)
    const said = [moved ? `时间改为${moment(session.begins, zone)}—${endMoment(session.ends, zone, session.begins)}` : '', other ? `地点改为${place(after, session) || '另行通知'}` : ''].filter(Boolean).join('，')
    await tellMovedTo(tx, after, { session, from: old.begins, people, said, reason, version, now })
  }
}

export const publishEvent = defineWrite('event.publish', async (tx, { eventId, actor, now, zone, version }: { eventId: string; actor: string; now: number; zone: string; version: number }) => {
  const event = await lockEvent(tx, eventId)
  if (event.state !== 'draft') return {}
  if (event.version !== version) throw new AppError('edited_elsewhere', '刚才有人改过这个活动，请看过最新内容再发布。')
  await tx.db.updateTable('event').set({ state: 'published', published_at: now, updated_at: now }).where('id', '=', eventId).execute()
  await setPools(tx, eventId, event.config, zone, now)
  await recordAudit(tx, { at: now, actor, kind: 'event.publish', subject: eventId, outcome: 'done', data: { title: event.title } })
  return {}
})

/** One session, or the whole event where none is named: every sign-up ends, and everybody hears why. */
export const cancelEvent = defineWrite('event.cancel', async (tx, { eventId, session, actor, now, zone, reason }: { eventId: string; session: string | null; actor: string; now: number; zone: string; reason: string }) => {
  const event = await lockEvent(tx, eventId)
  if (event.state === 'draft') throw new AppError('conflict', '活动还没有发布，可以直接删除。')
  if (event.state !== 'published') return {}
  const all = await timesOf(tx, eventId)
  const concerned = all.filter((one) => (session === null || one.session === session) && one.state === 'open' && Number(one.ends_at) > now)
  if (concerned.length === 0) {
    if (session !== null && all.some((one) => one.session === session && one.state === 'cancelled')) return {}
    throw new AppError('conflict', '已经结束的场次不能取消。')
  }
  for (const times of concerned) {
    await tx.db.updateTable('event_session').set({ state: 'cancelled', reason }).where('event_id', '=', eventId).where('session', '=', times.session).execute()
    const rows: SignUpTable[] = await live(tx, eventId).where('session', '=', times.session).execute()
    await endSignUps(tx, rows, 'removed', { actor, reason: `场次取消：${reason}`, now })
    const name = event.config.sessions.find(({ id }) => id === times.session)?.name ?? ''
    await tellChanged(tx, event, await concernedIn(tx, event, rows), {
      title: '活动取消', text: `“${event.title}”${event.config.sessions.length > 1 ? name : ''}（${moment(Number(times.begins_at), zone)}）取消。原因：${reason}。`, until: Number(times.begins_at), mark: `cancelled:${times.session}`, now
    })
  }
  const left = (await timesOf(tx, eventId)).some(({ state }) => state === 'open')
  if (!left) await tx.db.updateTable('event').set({ state: 'cancelled', ended_at: now, reason, updated_at: now }).where('id', '=', eventId).execute()
  await recordAudit(tx, { at: now, actor, kind: 'event.cancel', subject: eventId, outcome: 'done', data: { title: event.title, reason, sessions: concerned.map((one) => event.config.sessions.find(({ id }) => id === one.session)?.name ?? '') } })
  return {}
})

export const deleteEvent = defineWrite('event.delete', async (tx, { eventId, actor, now }: { eventId: string; actor: string; now: number }) => {
  const row = await tx.db.selectFrom('event').select(['state', 'title', 'config']).where('id', '=', eventId).executeTakeFirst()
  if (!row) return {}
  if (row.state !== 'draft') throw new AppError('conflict', '已发布的活动不能删除，可以取消。')
  const pictures = await tx.db.deleteFrom('event_picture').where('event_id', '=', eventId).returning('file_id').execute()
  await letGo(tx, pictures.map(({ file_id }) => file_id), now)
  for (const table of ['event_unit', 'event_session', 'event_pool'] as const) await tx.db.deleteFrom(table).where('event_id', '=', eventId).execute()
  await tx.db.deleteFrom('event').where('id', '=', eventId).execute()
  await recordAudit(tx, { at: now, actor, kind: 'event.delete', subject: eventId, outcome: 'done', data: { title: row.title, config: JSON.parse(row.config) as unknown } })
  return {}
})
