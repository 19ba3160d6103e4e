import { sql } from 'kysely'
import type { EventSessionTable, SignUpTable } from '../db/events-schema'
import type { Tx } from '../db/writer/write'
import { seededRandom, shuffled } from '../rounds/rules/random'
import type { Event } from './event'
import { claimUntil } from './rules/moments'
import { endSignUps, offerSeats, seatByLot, type Settled } from './seats'

/* What time alone changes in an event. Done before each write that depends on it, and once a second by itself: whoever comes first does it. */

const rowsIn = ({ db }: Tx, eventId: string, session: string, state: SignUpTable['state']) =>
  db.selectFrom('sign_up').selectAll().where('event_id', '=', eventId).where('session', '=', session).where('state', '=', state)

/** Offers free seats of a session to those in line. */
export function offerFree(tx: Tx, { id, config: { enrol } }: Pick<Event, 'id' | 'config'>, times: EventSessionTable, now: number, zone: string): Promise<Settled[]> {
  if (!enrol.waitlist || times.state === 'cancelled') return Promise.resolve([])
  return offerSeats(tx, id, times.session, { heldUntil: claimUntil(enrol.waitlist, now, zone), until: Number(times.offers_until), now })
}

/**
 * Brings sessions up to the moment: offers that ran out, kept seats that are free now, lots that are due, waiting that is in vain.
 * The event is locked. @returns what became of whose sign-up
 */
export async function bringUp(tx: Tx, event: Event, sessions: readonly EventSessionTable[], now: number, zone: string): Promise<Settled[]> {
  const told: Settled[] = []
  for (const times of sessions) {
    if (times.state === 'cancelled' || event.state !== 'published') continue
    const out = await rowsIn(tx, event.id, times.session, 'offered').where('offer_until', '<=', now).execute()
    if (out.length) told.push(...await endSignUps(tx, out, 'lapsed', { actor: 'system', reason: '没有在时限内确认', now }))
    const freed = await freeReserves(tx, event.id, times.session, now)
    if (times.draw_at !== null && times.drawn_at === null && now >= Number(times.draw_at)) told.push(...await drawLot(tx, event, times, now))
    if (out.length || freed) told.push(...await offerFree(tx, event, times, now, zone))
    if (now >= Number(times.begins_at)) {
      const late = await rowsIn(tx, event.id, times.session, 'waiting').execute()
      if (late.length) told.push(...await endSignUps(tx, late, 'lapsed', { actor: 'system', reason: '到开始时仍没有空出名额', now }))
    }
  }
  return told
}

/** What is left of kept seats goes to the common ones, when their time has come; also what comes back to them later. */
async function freeReserves(tx: Tx, eventId: string, session: string, now: number): Promise<boolean> {
  const due = await tx.db.selectFrom('event_pool').selectAll().where('event_id', '=', eventId).where('session', '=', session).where('free_at', '<=', now).whereRef('seats', '>', 'taken').execute()
  for (const { pool, seats, taken, free_pool } of due) {
    await sql`update event_pool set seats = taken where event_id = ${eventId} and pool = ${pool}`.execute(tx.db)
    await sql`update event_pool set seats = seats + ${Number(seats) - Number(taken)} where event_id = ${eventId} and pool = ${free_pool}`.execute(tx.db)
  }
  return due.length > 0
}

/**
 * The lot: everybody who applied, put in order by id and shuffled with the session's seed, gets a seat in that order. With the seed and the list
 * anybody can draw it again.
 */
async function drawLot(tx: Tx, event: Event, times: EventSessionTable, now: number): Promise<Settled[]> {
  const applied = await rowsIn(tx, event.id, times.session, 'applied').orderBy('id').execute()
  await tx.db.updateTable('event_session').set({ drawn_at: now }).where('event_id', '=', event.id).where('session', '=', times.session).execute()
  return seatByLot(tx, lotOrder(applied, times.seed), { waits: event.config.enrol.waitlist !== undefined, now })
}

export const lotOrder = <T extends { id: string }>(applied: readonly T[], seed: string): T[] => shuffled([...applied].sort((a, b) => (a.id < b.id ? -1 : 1)), seededRandom(seed))
