import { sql } from 'kysely'
import { among } from '../db/dialects'
import { bulkUpdate } from '../db/dialects/bulk'
import type { SignUpTable } from '../db/events-schema'
import type { Tx } from '../db/writer/write'
import { newId } from '../ids'
import { openWay, type Level } from './rules/pools'

/* Who has a seat. Everything here is part of a write that has locked the event. */

export const LIVE = ['applied', 'waiting', 'offered', 'confirmed', 'excused'] as const

type Seeking = Pick<SignUpTable, 'id' | 'event_id' | 'session' | 'heads' | 'ways'>

const waysOf = ({ ways }: Pick<SignUpTable, 'ways'>) => JSON.parse(ways) as string[][]
const poolsIn = ({ pools }: Pick<SignUpTable, 'pools'>) => JSON.parse(pools) as string[]

/**
 * Takes the seats, on the first way that has room.
 * @returns the pools that they are taken from; null: there is no room
 */
export async function takeSeats(tx: Tx, { event_id, heads, ways }: Omit<Seeking, 'id' | 'session'>): Promise<string[] | null> {
  for (const way of waysOf({ ways })) {
    // This statement decides: a pool without room is not among those it changes.
    const { rows } = await sql<{ pool: string }>`update event_pool set taken = taken + ${heads} where event_id = ${event_id} and ${among(tx.engine, 'pool', way)}
      and (seats is null or taken + ${heads} <= seats) returning pool`.execute(tx.db)
    if (rows.length === way.length) return way
    if (rows.length) await giveBack(tx, event_id, rows.map(({ pool }) => pool), heads)
  }
  return null
}

export async function giveBack(tx: Tx, eventId: string, pools: readonly string[], heads: number): Promise<void> {
  if (pools.length === 0) return
  await sql`update event_pool set taken = taken - ${heads} where event_id = ${eventId} and ${among(tx.engine, 'pool', pools)}`.execute(tx.db)
}

const updateSeated = bulkUpdate<Pick<SignUpTable, 'id' | 'state' | 'pools' | 'offer_until' | 'seated_at' | 'place' | 'ended_at' | 'reason'>>({
  table: 'sign_up', key: 'id', columns: { id: 'text', state: 'text', pools: 'text', offer_until: 'bigint', seated_at: 'bigint', place: 'bigint', ended_at: 'bigint', reason: 'text' }
})

export interface Settled { id: string; memberId: string; state: SignUpTable['state']; offerUntil: number | null; session: string }

/** Writes what became of some sign-ups, and a step for each. */
export async function setStates(tx: Tx, rows: readonly SignUpTable[], actor: string, reason: string, now: number): Promise<Settled[]> {
  if (rows.length === 0) return []
  await updateSeated(tx.db, tx.engine, rows.map(({ id, state, pools, offer_until, seated_at, place, ended_at, reason: why }) => ({ id, state, pools, offer_until, seated_at, place, ended_at, reason: why })))
  for (let from = 0; from < rows.length; from += 500) {
    await tx.db.insertInto('sign_up_step').values(rows.slice(from, from + 500).map(({ id, state }) => ({ id: newId(now), sign_up_id: id, kind: state, actor, reason, at: now }))).execute()
  }
  return rows.map(({ id, member_id, state, offer_until, session }) => ({ id, memberId: member_id, state, offerUntil: offer_until, session }))
}

/** Ends sign-ups that are over, with the seats that they had. */
export async function endSignUps(tx: Tx, rows: readonly SignUpTable[], state: 'cancelled' | 'moved' | 'removed' | 'declined' | 'lapsed' | 'lost', { actor, reason, now }: { actor: string; reason: string; now: number }): Promise<Settled[]> {
  // Those on the same pools give back together.
  const back = new Map<string, { event: string; pools: string[]; heads: number }>()
  for (const row of rows) {
    const found = back.get(row.pools)
    if (found) found.heads += row.heads
    else back.set(row.pools, { event: row.event_id, pools: poolsIn(row), heads: row.heads })
  }
  for (const { event, pools, heads } of back.values()) await giveBack(tx, event, pools, heads)
  return setStates(tx, rows.map((row) => ({ ...row, state, pools: '[]', offer_until: null, ended_at: now, reason })), actor, reason, now)
}

export async function levelsOf({ db }: Pick<Tx, 'db'>, eventId: string): Promise<Map<string, Level>> {
  const rows = await db.selectFrom('event_pool').select(['pool', 'seats', 'taken']).where('event_id', '=', eventId).execute()
  return new Map(rows.map(({ pool, seats, taken }) => [pool, { seats: seats === null ? null : Number(seats), taken: Number(taken) }]))
}

/** Takes seats for one after the other, in their order; who finds no room is passed over. */
async function seatInOrder(tx: Tx, rows: readonly SignUpTable[]): Promise<{ row: SignUpTable; pools: string[] }[]> {
  const [first] = rows
  if (!first) return []
  const levels = await levelsOf(tx, first.event_id)
  const seated: { row: SignUpTable; pools: string[] }[] = []
  for (const row of rows) {
    // Looked at in memory first: of a thousand in line most find no room.
    if (!openWay(waysOf(row), row.heads, levels)) continue
    const pools = await takeSeats(tx, row)
    if (!pools) continue
    for (const pool of pools) {
      const level = levels.get(pool)
      if (level) level.taken += row.heads
    }
    seated.push({ row, pools })
  }
  return seated
}

export const inLine = ({ db }: Tx, eventId: string, session: string) => db.selectFrom('sign_up').selectAll().where('event_id', '=', eventId).where('session', '=', session).where('state', '=', 'waiting').orderBy('place').orderBy('id').execute()

/**
 * Offers free seats to those in line, the first first; who is before them and finds no room by another rule (his unit's quota) keeps his place.
 * After it nobody waits for a seat that he could have.
 * @param heldUntil until when a seat is held; null: it is theirs at once
 */
export async function offerSeats(tx: Tx, eventId: string, session: string, { heldUntil, until, now }: { heldUntil: number | null; until: number; now: number }): Promise<Settled[]> {
  if (now >= until) return []
  const seated = await seatInOrder(tx, await inLine(tx, eventId, session))
  return setStates(tx, seated.map(({ row, pools }) => ({
    ...row, pools: JSON.stringify(pools), ...(heldUntil === null ? { state: 'confirmed', seated_at: now, offer_until: null } : { state: 'offered', offer_until: Math.min(heldUntil, until) })
  })), 'system', '', now)
}

/** Of a lot: in its order those who find room are in; the others wait in that order, or have lost. */
export async function seatByLot(tx: Tx, rows: readonly SignUpTable[], { waits, now }: { waits: boolean; now: number }): Promise<Settled[]> {
  const seated = new Map((await seatInOrder(tx, rows)).map(({ row, pools }) => [row.id, pools]))
  return setStates(tx, rows.map((row, i): SignUpTable => {
    const pools = seated.get(row.id)
    if (pools) return { ...row, state: 'confirmed', pools: JSON.stringify(pools), seated_at: now, place: i + 1 }
    return waits ? { ...row, state: 'waiting', place: i + 1 } : { ...row, state: 'lost', place: i + 1, ended_at: now }
  }), 'system', '', now)
}

/** What somebody in a session is told to be last in line. */
export async function nextPlace({ db }: Tx, eventId: string, session: string): Promise<number> {
  const row = await db.selectFrom('sign_up').select((eb) => eb.fn.max('place').as('n')).where('event_id', '=', eventId).where('session', '=', session).executeTakeFirst()
  return Number(row?.n ?? 0) + 1
}
