import { sql } from 'kysely'
import type { menuEndpoints } from '../../contract/menu'
import { covers, withinGrants } from '../auth/actors'
import type { Context } from '../context'
import { contains } from '../db/dialects'
import { AppError, notFound } from '../errors'
import { searchWords } from '../fold'
import type { Handlers, MemberActor } from '../http/call'
import { numberCursor } from '../http/cursor'
import { newId } from '../ids'
import { cardsOf, findOffer, listOffers, mayOrderFor, offerView, openTo, sealContact } from './offers'
import { askOrder, stepOrder, type Said } from './order-writes'
import { findOrder, orderPage, orderView } from './orders'
import { wrongPhone } from './rules/offer'

/** Orders that wait for an answer of units one organises. */
export async function waitingFor({ db }: Context, { grants }: MemberActor): Promise<number> {
  if (grants.length === 0) return 0
  const { rows: [row] } = await sql<{ n: number }>`select count(*) as n from menu_order o join menu_offer f on f.id = o.offer_id join unit w on w.id = f.unit_id where o.state = 'asked' and ${withinGrants(grants, 'w.path')}`.execute(db)
  return Number(row?.n ?? 0)
}

/** Part of every handler that moves an order on. */
export async function takeStep({ ctx, actor, now }: { ctx: Context; actor: MemberActor; now: number }, { id, version, sendId }: { id: string; version: number; sendId: string }, said: Said) {
  const { sides } = await findOrder(ctx, actor, id)
  await ctx.writer.write(stepOrder, { id, version, sendId, sides, said, memberId: actor.member.id, actor: actor.accountId, zone: ctx.config.zone, now })
  return orderView(ctx, actor, id, now)
}

/** One that is open to the actor; who organises the unit that offers it sees it as others do. */
async function seenOffer(ctx: Context, actor: MemberActor, id: string) {
  const offer = await findOffer(ctx, id)
  const { rows: [open] } = await sql<{ one: number }>`select 1 as one from menu_offer o where o.id = ${id} and o.state <> 'draft' and ${openTo(ctx, actor, 'o.id')}`.execute(ctx.db)
  if (!open && !covers(actor.grants, offer.path)) throw notFound('这项服务')
  return offer
}

export const menuHandlers: Handlers<keyof typeof menuEndpoints> = {
  async 'GET /menu'({ ctx, actor, now, input: { cursor, limit = 20, kind, text = '' } }) {
    const offset = numberCursor(cursor) ?? 0
    const narrowed = [...(kind ? [sql`o.kind = ${kind}`] : []), ...searchWords(text).map((word) => contains(ctx.engine, 'o.words', word))].map((one) => sql`and ${one}`)
    const rows = await listOffers(ctx, sql`o.state = 'shown' and ${openTo(ctx, actor, 'o.id')} ${sql.join(narrowed, sql` `)}`, sql`o.shown_at desc, o.id`, offset, limit + 1)
    return { items: await cardsOf(ctx, rows.slice(0, limit), now), next: rows.length > limit ? String(offset + limit) : null, waiting: await waitingFor(ctx, actor) }
  },

  'GET /menu/:id': async ({ ctx, actor, now, input: { id } }) => offerView(ctx, actor, await seenOffer(ctx, actor, id), now),

  async 'POST /menu/:id/orders'({ ctx, actor, now, input: { id, contact, ...order } }) {
    const offer = await seenOffer(ctx, actor, id)
    if (!await mayOrderFor(ctx, actor, offer, order.unitId)) throw new AppError('forbidden', '你不能替这个单位点这项服务。')
    if (contact.name.trim() === '') throw new AppError('bad_request', '请写联系人。')
    const wrong = wrongPhone(contact.phone)
    if (wrong) throw new AppError('bad_request', wrong)
    const made = await ctx.writer.write(askOrder, { id: newId(now), offerId: id, order, contactEnc: sealContact(ctx, contact), memberId: actor.member.id, actor: actor.accountId, zone: ctx.config.zone, now })
    return orderView(ctx, actor, made.id, now)
  },

  async 'GET /menu-orders'({ ctx, actor, now, input: { of, open, ...at } }) {
    if (of === 'theirs' && actor.grants.length === 0) return { items: [], next: null }
    const whose = of === 'theirs' ? withinGrants(actor.grants, 'w.path') : actor.grants.length ? sql`(o.member_id = ${actor.member.id} or ${withinGrants(actor.grants, 'u.path')})` : sql`o.member_id = ${actor.member.id}`
    // What has been done still waits for the word of those who had it, not for those who gave it.
    const states = of === 'theirs' ? sql`('asked', 'accepted')` : sql`('asked', 'accepted', 'done')`
    return orderPage(ctx, actor, sql`${whose} ${open === undefined ? sql`` : open ? sql`and o.state in ${states}` : sql`and o.state not in ${states}`}`, at, now)
  },

  'GET /menu-orders/:id': ({ ctx, actor, now, input: { id } }) => orderView(ctx, actor, id, now),

  'POST /menu-orders/:id/withdraw': (call) => takeStep(call, call.input, { act: 'withdraw', reason: call.input.reason }),

  'POST /menu-orders/:id/rate': (call) => takeStep(call, call.input, { act: 'rate', stars: call.input.stars, said: call.input.said })
}
