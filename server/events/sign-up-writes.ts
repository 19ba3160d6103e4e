import { randomInt } from 'node:crypto'
import type { EventSessionTable, SignUpTable } from '../db/events-schema'
import { defineWrite, type Tx } from '../db/writer/write'
import { AppError, notFound } from '../errors'
import { newId } from '../ids'
import { moment } from '../rounds/rules/words'
import { lineage } from '../unit-path'
import { findEvent, lockEvent, sessionOf, timesOf, type Event } from './event'
import { headsFor } from './heads'
import { signUpBarrier } from './rules/eligible'
import { cancelUntil, changeUntil } from './rules/moments'
import { seatsOf, waysIn } from './rules/pools'
import { endSignUps, nextPlace, setStates, takeSeats, type Settled } from './seats'
import { clashesOf, signerOf } from './signer'
import { tellSettled } from './tell'
import { bringUp, offerFree } from './turn'

export interface NewSignUp {
  eventId: string; session: string; memberId: string; sendId: string; position: string
  /** Who enters it: an account, and as what. */
  actor: string; by: 'self' | 'unit' | 'organiser'
  heads: number
  /** What was chosen, by field: quotas may go by it. */
  choices: Record<string, string>
  /** Encrypted; empty: nothing was asked. */
  form: string; others: string
  despiteClash: boolean
  /** Stand in line if it is full. */
  wait: boolean
  now: number; zone: string
}

const timesIn = (all: readonly EventSessionTable[], session: string) => {
  const times = all.find((one) => one.session === session)
  if (!times) throw notFound('这个场次')
  return { ...times, begins_at: Number(times.begins_at), ends_at: Number(times.ends_at), opens_at: Number(times.opens_at), closes_at: Number(times.closes_at) }
}

async function memberIn({ db }: Tx, id: string) {
  const row = await db.selectFrom('member').innerJoin('unit', 'unit.id', 'member.unit_id').select(['member.id', 'member.unit_id', 'unit.path']).where('member.id', '=', id).where('member.status', '=', 'active').executeTakeFirst()
  if (!row) throw notFound('这个成员')
  return row
}

/** One seat, one place in line or one application: decided here, in one transaction, whoever else asks at the same moment. */
export const signUp = defineWrite('event.sign-up', async (tx, input: NewSignUp) => {
  const event = await lockEvent(tx, input.eventId)
  const before = await tx.db.selectFrom('sign_up').select('id').where('member_id', '=', input.memberId).where('send_id', '=', input.sendId).executeTakeFirst()
  if (before) return { id: before.id }
  if (event.state !== 'published') throw event.state === 'draft' ? notFound('这个活动') : new AppError('conflict', '这个活动已经取消。', { bar: 'cancelled' })
  const all = await timesOf(tx, event.id)
  await tellSettled(tx, event, await bringUp(tx, event, all, input.now, input.zone), input)
  const row = await enter(tx, event, timesIn(all, input.session), input)
  return { id: row.id }
})

/** Writes the row; what it comes to is for the way in which one gets in. */
async function enter(tx: Tx, event: Event, times: EventSessionTable, input: NewSignUp): Promise<SignUpTable> {
  const { now, zone } = input
  const member = await memberIn(tx, input.memberId)
  const barrier = signUpBarrier(event.config, event.state, times, await signerOf(tx.db, event, { id: member.id, path: member.path }), { now, zone, by: input.by })
  if (barrier.bar !== 'none') throw new AppError('conflict', barrier.why, { bar: barrier.bar })
  checkPosition(event, input)
  if (!input.despiteClash) await refuseClash(tx, member.id, times, zone)
  const ways = waysIn(event.config, input.session, { memberId: member.id, lineage: lineage(member.path), position: input.position, choices: input.choices }, await headsFor(tx.db, event))
  const row: SignUpTable = {
    id: newId(now), event_id: event.id, session: input.session, member_id: member.id, unit_id: member.unit_id, position: input.position, state: 'applied', stage: 0, heads: input.heads, ways: JSON.stringify(ways), pools: '[]',
    form: input.form, others: input.others, send_id: input.sendId, by_actor: input.actor, place: await nextPlace(tx, event.id, input.session), ticket: await freeTicket(tx, event.id), reason: '', at: now,
    offer_until: null, seated_at: null, ended_at: null
  }
  const state = await outcome(tx, event, times, row, input)
  await tx.db.insertInto('sign_up').values({ ...row, ...state }).execute()
  await tx.db.insertInto('sign_up_step').values({ id: newId(now), sign_up_id: row.id, kind: state.state, actor: input.actor, reason: '', at: now }).execute()
  return { ...row, ...state }
}

type Came = Pick<SignUpTable, 'state' | 'pools' | 'seated_at'>

async function outcome(tx: Tx, event: Event, times: EventSessionTable, row: SignUpTable, { now, wait, by }: NewSignUp): Promise<Came> {
  const { how, waitlist, stages } = event.config.enrol
  const undecided = (how === 'lot' && times.drawn_at === null) || ((how === 'review' || (how === 'nominated' && stages !== undefined)) && by !== 'organiser')
  if (undecided) return { state: 'applied', pools: '[]', seated_at: null }
  const pools = await takeSeats(tx, row)
  if (pools) return { state: 'confirmed', pools: JSON.stringify(pools), seated_at: now }
  const seats = seatsOf(sessionOf(event, row.session))
  const full = { bar: 'full', canWait: waitlist !== undefined && now < Number(times.offers_until) }
  if (!waitlist || now >= Number(times.offers_until)) throw new AppError('conflict', row.heads > 1 && seats !== null ? '余下的名额不够这么多人，请减少人数或改报别的场次。' : waitlist ? '名额已满，候补也已截止。' : '名额已满。', full)
  if (!wait) throw new AppError('conflict', '名额已满，可以排候补：有人取消时按顺序递补。', full)
  const { n } = await tx.db.selectFrom('sign_up').select((eb) => eb.fn.countAll<number>().as('n')).where('event_id', '=', event.id).where('session', '=', row.session).where('state', '=', 'waiting').executeTakeFirstOrThrow()
  if (waitlist.most !== undefined && Number(n) >= waitlist.most) throw new AppError('conflict', '名额已满，候补也排满了。', { ...full, canWait: false })
  return { state: 'waiting', pools: '[]', seated_at: null }
}

function checkPosition(event: Event, { session, position, heads }: NewSignUp) {
  const { positions } = sessionOf(event, session)
  if (positions && !positions.some(({ id }) => id === position)) throw new AppError('bad_request', '请选择岗位或乘车安排。')
  if (!positions && position !== '') throw new AppError('bad_request', '这个场次没有岗位可选，请刷新页面再试。')
  const { group } = event.config.enrol
  if (heads > 1 && !group) throw new AppError('bad_request', '这个活动不能替别人一起报名。')
  if (group && heads > group.most) throw new AppError('bad_request', `一次最多报 ${group.most} 人。`)
  if (group?.least !== undefined && heads < group.least) throw new AppError('bad_request', `至少要有 ${group.least} 人一起报名。`)
}

async function refuseClash(tx: Tx, memberId: string, { begins_at, ends_at }: EventSessionTable, zone: string, except?: string) {
  const [clash] = await clashesOf(tx.db, memberId, Number(begins_at), Number(ends_at), except)
  if (clash) throw new AppError('conflict', `与你报名的“${clash.title}”（${moment(clash.begins, zone)} 开始）时间冲突。`, { bar: 'clash' })
}

/** Eight digits that no other sign-up of the event has. */
async function freeTicket({ db }: Tx, eventId: string): Promise<string> {
  for (;;) {
    const ticket = String(randomInt(10_000_000, 100_000_000))
    if (!await db.selectFrom('sign_up').select('id').where('event_id', '=', eventId).where('ticket', '=', ticket).executeTakeFirst()) return ticket
  }
}

interface Own { id: string; memberId: string; now: number; zone: string; actor: string }

/** The member's sign-up with its event locked, both as they are at this moment. */
async function own(tx: Tx, { id, memberId, now, zone }: Own) {
  const found = await tx.db.selectFrom('sign_up').select(['event_id', 'member_id']).where('id', '=', id).executeTakeFirst()
  if (found?.member_id !== memberId) throw notFound('这次报名')
  const event = await lockEvent(tx, found.event_id)
  const all = await timesOf(tx, event.id)
  await tellSettled(tx, event, await bringUp(tx, event, all, now, zone), { now, zone })
  const row = await tx.db.selectFrom('sign_up').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  return { event, all, times: timesIn(all, row.session), row }
}

/** Frees the seat, which goes to the next in line in the same moment. Done twice it is done once. */
export const cancelSignUp = defineWrite('event.cancel-sign-up', async (tx, input: Own) => {
  const { event, times, row } = await own(tx, input)
  const { now, zone, actor } = input
  if (!['applied', 'waiting', 'offered', 'confirmed', 'excused'].includes(row.state)) return {}
  if (row.state === 'confirmed') {
    const until = cancelUntil(event.config.enrol, sessionOf(event, row.session), zone)
    if (until === null) throw new AppError('conflict', '这个活动报名后不能取消，确实来不了请联系组织者。')
    if (now >= until) throw new AppError('conflict', `${moment(until, zone)} 以后不能再取消，确实来不了请联系组织者。`)
  } else if (row.state === 'excused' && now >= Number(times.begins_at)) throw new AppError('conflict', '活动已经开始，不用再销假。')
  await endSignUps(tx, [row], 'cancelled', { actor, reason: '', now })
  await tellSettled(tx, event, await offerFree(tx, event, times, now, zone), { now, zone })
  return {}
})

export const claimOffer = defineWrite('event.claim', async (tx, input: Own) => {
  const { row } = await own(tx, input)
  if (row.state === 'confirmed') return {}
  if (row.state === 'lapsed') throw new AppError('conflict', '确认的时间已过，名额已经让给下一位。')
  if (row.state !== 'offered') throw new AppError('conflict', '现在没有要你确认的名额。')
  await setStates(tx, [{ ...row, state: 'confirmed', seated_at: input.now, offer_until: null }], input.actor, '', input.now)
  return {}
})

/** To another session, if that one has a seat; else nothing changes. */
export const changeSession = defineWrite('event.change', async (tx, input: Own & { sendId: string; session: string; position: string; despiteClash: boolean; choices: Record<string, string> }) => {
  const done = await tx.db.selectFrom('sign_up').select('id').where('member_id', '=', input.memberId).where('send_id', '=', input.sendId).executeTakeFirst()
  if (done) return { id: done.id }
  const { event, all, times, row } = await own(tx, input)
  const { now, zone } = input
  if (row.state !== 'confirmed') throw new AppError('conflict', '只有已经报上名的才能改签。')
  if (row.session === input.session) throw new AppError('bad_request', '这就是你现在报的场次。')
  const until = changeUntil(event.config.enrol, sessionOf(event, row.session), zone)
  if (until === null || now >= until) throw new AppError('conflict', until === null ? '这个活动不能改签。' : `${moment(until, zone)} 以后不能再改签。`)
  if (!input.despiteClash) await refuseClash(tx, input.memberId, timesIn(all, input.session), zone, row.id)
  // First out, then in: one who may have a single session has it again. Nothing is seen of this until both are done.
  await endSignUps(tx, [row], 'moved', { actor: input.actor, reason: '', now })
  const fresh = await enter(tx, event, timesIn(all, input.session), {
    eventId: event.id, session: input.session, memberId: input.memberId, sendId: input.sendId, position: input.position, actor: input.actor, by: 'self', heads: row.heads, choices: input.choices, form: row.form, others: row.others,
    despiteClash: true, wait: false, now, zone
  })
  if (fresh.state !== 'confirmed') throw new AppError('conflict', '那一场现在不能直接改过去。')
  await tellSettled(tx, event, await offerFree(tx, event, times, now, zone), { now, zone })
  return { id: fresh.id }
})

/** Everybody belongs to it; this one cannot come. */
export const excuse = defineWrite('event.excuse', async (tx, input: { eventId: string; session: string; memberId: string; sendId: string; reason: string; actor: string; by: 'self' | 'unit' | 'organiser'; now: number; zone: string }) => {
  const event = await lockEvent(tx, input.eventId)
  const before = await tx.db.selectFrom('sign_up').select('id').where('member_id', '=', input.memberId).where('send_id', '=', input.sendId).executeTakeFirst()
  if (before) return { id: before.id }
  if (event.config.enrol.how !== 'opt-out') throw new AppError('conflict', '这个活动不用请假，不来就取消报名。')
  const { now, zone } = input
  const times = timesIn(await timesOf(tx, event.id), input.session)
  const member = await memberIn(tx, input.memberId)
  const barrier = signUpBarrier(event.config, event.state, times, await signerOf(tx.db, event, { id: member.id, path: member.path }), { now, zone, by: input.by })
  if (barrier.bar !== 'none') throw new AppError('conflict', barrier.why, { bar: barrier.bar })
  const id = newId(now)
  await tx.db.insertInto('sign_up').values({
    id, event_id: event.id, session: input.session, member_id: member.id, unit_id: member.unit_id, position: '', state: 'excused', stage: 0, heads: 1, ways: '[]', pools: '[]', form: '', others: '', send_id: input.sendId, by_actor: input.actor,
    place: 0, ticket: await freeTicket(tx, event.id), reason: input.reason, at: now, offer_until: null, seated_at: null, ended_at: null
  }).execute()
  await tx.db.insertInto('sign_up_step').values({ id: newId(now), sign_up_id: id, kind: 'excused', actor: input.actor, reason: input.reason, at: now }).execute()
  return { id }
})

/** Brings an event up to the moment by itself. */
export const turnEvent = defineWrite('event.turn', async (tx, { eventId, now, zone }: { eventId: string; now: number; zone: string }): Promise<{ settled: number }> => {
  if (!await findEvent(tx.db, eventId)) return { settled: 0 }
  const event = await lockEvent(tx, eventId)
  const settled: Settled[] = await bringUp(tx, event, await timesOf(tx, event.id), now, zone)
  await tellSettled(tx, event, settled, { now, zone })
  return { settled: settled.length }
})
