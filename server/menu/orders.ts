import { sql, type RawBuilder } from 'kysely'
import type { Order, OrderCard, OrderStep, Wish } from '../../contract/menu'
import { covers } from '../auth/actors'
import type { Context } from '../context'
import type { MenuOfferTable, MenuOrderTable } from '../db/menu-schema'
import { notFound } from '../errors'
import type { MemberActor } from '../http/call'
import { placeCursor, placeOf } from '../http/cursor'
import { dayOfMoment } from '../study/rules/days'
import { openContact, termsOf } from './offers'
import { actsNow, type Sides } from './rules/steps'

export interface OrderFound extends MenuOrderTable {
  unit: string; path: string; by: string
  title: string; kind: MenuOfferTable['kind']; body: string; giver_contact: string; giver_id: string; giver_unit: string; giver_path: string
}

/** `o` the order, `u` the unit that it is for, `f` what was ordered, `w` the unit that offers it, `m` who ordered. */
const found = sql`select o.*, u.name as unit, u.path, m.name as by, f.title, f.kind, f.body, f.contact_enc as giver_contact, w.id as giver_id, w.name as giver_unit, w.path as giver_path
  from menu_order o join unit u on u.id = o.unit_id join menu_offer f on f.id = o.offer_id join unit w on w.id = f.unit_id join member m on m.id = o.member_id`

/** An organiser of both sides gives, and does not rate himself; who ordered it himself is always one of those who ordered. */
export function sidesOf({ member, grants }: MemberActor, row: OrderFound): Sides {
  const gives = covers(grants, row.giver_path)
  return { gives, orders: row.member_id === member.id || (!gives && covers(grants, row.path)) }
}

export async function findOrder({ db }: Pick<Context, 'db'>, actor: MemberActor, id: string): Promise<{ row: OrderFound; sides: Sides }> {
  const { rows: [row] } = await sql<OrderFound>`${found} where o.id = ${id}`.execute(db)
  const sides = row && sidesOf(actor, row)
  // Somebody else's is not there.
  if (!row || !sides || !(sides.gives || sides.orders)) throw notFound('这张订单')
  return { row, sides }
}

export async function orderPage(ctx: Context, actor: MemberActor, where: RawBuilder<unknown>, { cursor, limit = 20 }: { cursor?: string; limit?: number }, now: number): Promise<{ items: OrderCard[]; next: string | null }> {
  const after = placeOf(cursor)
  const beyond = after ? sql`and (o.asked_at < ${after.at} or (o.asked_at = ${after.at} and o.id < ${after.id}))` : sql``
  const { rows } = await sql<OrderFound>`${found} where ${where} ${beyond} order by o.asked_at desc, o.id desc limit ${limit + 1}`.execute(ctx.db)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { items: shown.map((row) => cardOf(ctx, row, sidesOf(actor, row), now)), next: rows.length > limit && last ? placeCursor({ at: last.asked_at, id: last.id }) : null }
}

/** All that match, in pieces, for a table. */
export async function* everyOrder({ db }: Pick<Context, 'db'>, where: RawBuilder<unknown>, piece = 500): AsyncGenerator<OrderFound[]> {
  for (let after = ''; ;) {
    const { rows } = await sql<OrderFound>`${found} where ${where} and o.id > ${after} order by o.id limit ${piece}`.execute(db)
    if (rows.length) yield rows
    if (rows.length < piece) return
    after = rows.at(-1)?.id ?? ''
  }
}

/** The day agreed has come. */
const late = ({ begin_at }: MenuOrderTable, now: number, zone: string) => begin_at !== null && dayOfMoment(begin_at, zone) <= dayOfMoment(now, zone)

function cardOf({ config: { zone } }: Pick<Context, 'config'>, row: OrderFound, sides: Sides, now: number): OrderCard {
  const { giver, place, minutes } = termsOf(row)
  return {
    id: row.id, no: row.no, offer: { id: row.offer_id, title: row.title, kind: row.kind, giver, place, minutes, unit: { id: row.giver_id, name: row.giver_unit } }, unit: { id: row.unit_id, name: row.unit }, by: row.by,
    state: row.state, version: row.version, wishes: JSON.parse(row.wishes) as Wish[], heads: row.heads, begin: row.begin_at, end: row.end_at, stars: row.stars, askedAt: row.asked_at, may: actsNow(row.state, sides, late(row, now, zone))
  }
}

export async function orderView(ctx: Context, actor: MemberActor, id: string, now: number): Promise<Order> {
  const { row, sides } = await findOrder(ctx, actor, id)
  const events = await ctx.db.selectFrom('menu_order_event').innerJoin('member', 'member.id', 'menu_order_event.actor').select(['act', 'member.name as by', 'at', 'reason', 'begin_at', 'end_at']).where('order_id', '=', id).orderBy('menu_order_event.version').execute()
  const steps: OrderStep[] = events.map(({ begin_at, end_at, ...one }) => ({ ...one, begin: begin_at, end: end_at }))
  return {
    ...cardOf(ctx, row, sides, now), venue: row.venue, note: row.note, contact: openContact(ctx, row.contact_enc),
    giverContact: sides.gives || row.accepted_at !== null ? openContact(ctx, row.giver_contact) : null,
    place: row.place, acceptNote: row.accept_note, reason: row.reason, doneHeads: row.done_heads, doneNote: row.done_note, said: row.said, steps
  }
}
