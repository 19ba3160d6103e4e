import { sql } from 'kysely'
import type { OfferInput } from '../../contract/menu'
import type { Tx } from '../db/writer/write'
import { AppError } from '../errors'
import { dayOfMoment, monthOf } from '../study/rules/days'

type Limits = OfferInput['limits']
interface Place { slot: string; most: number | null; full: string }

export const monthSlot = (month: number) => `m${month}`
export const unitSlot = (unitId: string) => `u${unitId}`

const monthWords = (month: number) => `${Math.floor(month / 100)} 年 ${month % 100} 月`

/** What an accepted order takes, always in this order: two processes that take the same wait for each other instead of for ever. */
function placesOf(limits: Limits, unitId: string, begin: number, zone: string): [Place, Place, Place] {
  const month = monthOf(dayOfMoment(begin, zone))
  return [
    { slot: 'all', most: limits.all, full: `这项服务一共接 ${limits.all} 单，已经接满了。` },
    { slot: monthSlot(month), most: limits.month, full: `${monthWords(month)}已经接了 ${limits.month} 单，约满了，请改在别的月份。` },
    { slot: unitSlot(unitId), most: limits.unit, full: `一个单位最多 ${limits.unit} 单，这个单位已经有了。` }
  ]
}

/** Counts one more; the one statement decides whether there was room. */
async function takeOne({ db }: Tx, offerId: string, { slot, most, full }: Place): Promise<void> {
  const room = most === null ? sql`` : sql`where menu_tally.n < ${most}`
  const { rows } = await sql<{ n: number }>`insert into menu_tally (offer_id, slot, n) values (${offerId}, ${slot}, 1) on conflict (offer_id, slot) do update set n = menu_tally.n + 1 ${room} returning n`.execute(db)
  if (rows.length === 0) throw new AppError('conflict', full, { full: slot.charAt(0) })
}

const giveOne = ({ db }: Tx, offerId: string, slot: string) => sql`update menu_tally set n = n - 1 where offer_id = ${offerId} and slot = ${slot} and n > 0`.execute(db)

interface Taken { offerId: string; unitId: string; begin: number; zone: string }

/** @throws where a limit is reached; what was counted before goes with the transaction */
export async function takePlaces(tx: Tx, limits: Limits, { offerId, unitId, begin, zone }: Taken): Promise<void> {
  for (const place of placesOf(limits, unitId, begin, zone)) await takeOne(tx, offerId, place)
}

const none: Limits = { all: null, month: null, unit: null }

export async function givePlaces(tx: Tx, { offerId, unitId, begin, zone }: Taken): Promise<void> {
  for (const { slot } of placesOf(none, unitId, begin, zone)) await giveOne(tx, offerId, slot)
}

/** Into another month there has to be room in that one. */
export async function movePlaces(tx: Tx, limits: Limits, { offerId, unitId, begin, zone }: Taken, to: number): Promise<void> {
  const [, before] = placesOf(limits, unitId, begin, zone)
  const [, after] = placesOf(limits, unitId, to, zone)
  if (before.slot === after.slot) return
  const steps = [{ slot: before.slot, run: () => giveOne(tx, offerId, before.slot) }, { slot: after.slot, run: () => takeOne(tx, offerId, after) }]
  for (const { run } of steps.sort((a, b) => (a.slot < b.slot ? -1 : 1))) await run()
}

/** A new number for an order of this offer. */
export async function nextNo({ db }: Tx, offerId: string): Promise<number> {
  const { rows: [row] } = await sql<{ n: number }>`insert into menu_tally (offer_id, slot, n) values (${offerId}, 'no', 1) on conflict (offer_id, slot) do update set n = menu_tally.n + 1 returning n`.execute(db)
  return Number(row?.n ?? 1)
}

export async function tallies({ db }: Pick<Tx, 'db'>, offerIds: readonly string[]): Promise<Map<string, Map<string, number>>> {
  const found = new Map<string, Map<string, number>>()
  if (offerIds.length === 0) return found
  for (const { offer_id, slot, n } of await db.selectFrom('menu_tally').selectAll().where('offer_id', 'in', [...offerIds]).execute()) {
    found.set(offer_id, (found.get(offer_id) ?? new Map<string, number>()).set(slot, Number(n)))
  }
  return found
}
