import type { Appointment, NewOrder, OrderAct } from '../../contract/menu'
import { recordAudit } from '../audit'
import { forUpdate } from '../db/dialects'
import type { MenuOrderTable, OfferBody } from '../db/menu-schema'
import { defineWrite, type Tx } from '../db/writer/write'
import { AppError, notFound } from '../errors'
import { newId } from '../ids'
import { dayOfMoment, monthOf } from '../study/rules/days'
import { stepped, type Sides } from './rules/steps'
import { appointed, wrongWishes } from './rules/times'
import { dayWords, headsWords } from './rules/words'
import { givePlaces, monthSlot, movePlaces, nextNo, takePlaces, tallies, unitSlot } from './tally'
import { tellOther } from './tell'

/** So many orders of one person that nobody has answered: more is a program that runs wild. */
const MOST_OPEN = 20

interface By { memberId: string; actor: string; zone: string; now: number }
interface Ask extends By { id: string; offerId: string; order: Omit<NewOrder, 'contact'>; contactEnc: string }

async function lockedOffer({ db, engine }: Tx, id: string) {
  const row = await db.selectFrom('menu_offer').selectAll().where('id', '=', id).modifyEnd(forUpdate(engine)).executeTakeFirst()
  if (!row) throw notFound('这项服务')
  return { ...row, terms: JSON.parse(row.body) as OfferBody }
}

/** Sent twice it is one. The offer is locked: of two orders of a unit that may have one, the second is told. */
export const askOrder = defineWrite('menu.ask', async (tx: Tx, { id, offerId, order, contactEnc, memberId, actor, zone, now }: Ask): Promise<{ id: string }> => {
  const offer = await lockedOffer(tx, offerId)
  const sent = await tx.db.selectFrom('menu_order').select(['id', 'offer_id']).where('member_id', '=', memberId).where('send_id', '=', order.sendId).executeTakeFirst()
  if (sent && sent.offer_id !== offerId) throw new AppError('conflict', '这张单已经点了别的服务，请重新点一次。')
  if (sent) return { id: sent.id }
  if (offer.state !== 'shown') throw new AppError('conflict', '这项服务现在不接新的点单。')
  refuseWrong(offer.terms, order, dayOfMoment(now, zone))
  await refuseFull(tx, offerId, offer.terms, order, memberId)
  const row: MenuOrderTable = {
    id, offer_id: offerId, no: await nextNo(tx, offerId), member_id: memberId, unit_id: order.unitId, send_id: order.sendId, state: 'asked', version: 1, wishes: JSON.stringify(order.wishes), heads: order.heads,
    venue: order.venue.trim(), contact_enc: contactEnc, note: order.note.trim(), minutes: offer.terms.minutes, begin_at: null, end_at: null, place: '', accept_note: '', reason: '', accepted_at: null, done_heads: null, done_note: '',
    stars: null, said: '', asked_at: now, updated_at: now
  }
  await tx.db.insertInto('menu_order').values(row).execute()
  await record(tx, row, { act: 'ask', sendId: order.sendId, reason: '', memberId, actor, zone, now })
  return { id }
})

function refuseWrong(terms: OfferBody, { wishes, heads, venue }: Ask['order'], today: number): void {
  const wrong = wrongWishes(wishes, terms, today)
  if (wrong) throw new AppError('bad_request', `${wishes.length > 1 ? `第 ${wrong.no} 个时间：` : ''}${wrong.why}`, { wish: wrong.no })
  if (heads < terms.least || (terms.most !== null && heads > terms.most)) throw new AppError('bad_request', `这项服务的人数要求：${headsWords(terms)}。`)
  if (terms.place === 'come' && venue.trim() === '') throw new AppError('bad_request', '上门的服务，请写在哪里办。')
}

async function refuseFull(tx: Tx, offerId: string, { limits }: OfferBody, { unitId, wishes }: Ask['order'], memberId: string): Promise<void> {
  const taken = (await tallies(tx, [offerId])).get(offerId) ?? new Map<string, number>()
  const of = (slot: string) => taken.get(slot) ?? 0
  if (limits.all !== null && of('all') >= limits.all) throw new AppError('conflict', '这项服务已经接满了。')
  const months = limits.month === null ? [] : wishes.filter(({ day }) => of(monthSlot(monthOf(day))) >= (limits.month ?? 0))
  if (months[0]) throw new AppError('conflict', `${dayWords(months[0].day)}所在的月份已经约满了，请换一个月份。`)
  const asked = tx.db.selectFrom('menu_order').select((eb) => eb.fn.countAll<number>().as('n')).where('state', '=', 'asked')
  if (limits.unit !== null) {
    const { n } = await asked.where('offer_id', '=', offerId).where('unit_id', '=', unitId).executeTakeFirstOrThrow()
    if (Number(n) + of(unitSlot(unitId)) >= limits.unit) throw new AppError('conflict', `每个单位最多点 ${limits.unit} 单，这个单位已经点过了。`)
  }
  const { n } = await asked.where('member_id', '=', memberId).executeTakeFirstOrThrow()
  if (Number(n) >= MOST_OPEN) throw new AppError('too_many', `你还有 ${MOST_OPEN} 张单在等对方答复，请先等一等，或撤回一些。`)
}

interface Recorded extends By { act: OrderAct | 'ask'; sendId: string; reason: string }

async function record(tx: Tx, row: MenuOrderTable, { act, sendId, reason, memberId, actor, zone, now }: Recorded): Promise<void> {
  const id = newId(now)
  const agreed = act === 'accept' || act === 'move'
  await tx.db.insertInto('menu_order_event').values({ id, order_id: row.id, version: row.version, send_id: sendId, act, actor: memberId, reason, begin_at: agreed ? row.begin_at : null, end_at: agreed ? row.end_at : null, at: now }).execute()
  const unit = await tx.db.selectFrom('unit').select('name').where('id', '=', row.unit_id).executeTakeFirst()
  await recordAudit(tx, { at: now, actor, kind: 'menu-order', subject: row.offer_id, outcome: 'done', data: { act, no: row.no, unit: unit?.name ?? '', ...(reason && { reason }) } })
  await tellOther(tx, row, { act, eventId: id, memberId, reason, zone, now })
}

/** What is said with each step. */
export type Said =
  | { act: 'accept'; at: Appointment; place: string; note: string }
  | { act: 'move'; at: Appointment; place: string; reason: string }
  | { act: 'decline' | 'call-off' | 'withdraw'; reason: string }
  | { act: 'done'; heads: number; note: string }
  | { act: 'rate'; stars: number; said: string }

interface Step extends By { id: string; version: number; sendId: string; sides: Sides; said: Said }

/** One step of an order, once: the order is locked, so of two that exclude each other the second is told. */
export const stepOrder = defineWrite('menu.step', async (tx: Tx, { id, version, sendId, sides, said, memberId, actor, zone, now }: Step) => {
  const row = await tx.db.selectFrom('menu_order').selectAll().where('id', '=', id).modifyEnd(forUpdate(tx.engine)).executeTakeFirst()
  if (!row) throw notFound('这张订单')
  const sent = await tx.db.selectFrom('menu_order_event').select('act').where('order_id', '=', id).where('send_id', '=', sendId).executeTakeFirst()
  // The answer to the first try was lost.
  if (sent?.act === said.act) return {}
  const reason = 'reason' in said ? said.reason.trim() : ''
  const outcome = stepped(row.state, said.act, sides, reason)
  if ('no' in outcome) throw new AppError(outcome.why === 'side' ? 'forbidden' : outcome.why === 'state' ? 'conflict' : 'bad_request', outcome.no, outcome.why === 'state' ? { state: row.state } : undefined)
  if (row.version !== version) throw new AppError('edited_elsewhere', '刚才有人动过这张单，请看过最新的再操作。', { version: row.version })
  const change = await changed(tx, row, said, zone, now)
  const after: MenuOrderTable = { ...row, ...change, state: outcome.to, reason: reason || row.reason, version: version + 1, updated_at: now }
  const { id: _id, ...columns } = after
  await tx.db.updateTable('menu_order').set(columns).where('id', '=', id).execute()
  await record(tx, after, { act: said.act, sendId, reason, memberId, actor, zone, now })
  return {}
})

async function changed(tx: Tx, row: MenuOrderTable, said: Said, zone: string, now: number): Promise<Partial<MenuOrderTable>> {
  const held = { offerId: row.offer_id, unitId: row.unit_id, zone }
  switch (said.act) {
    case 'accept': {
      const at = momentsOf(said.at, now, zone)
      await takePlaces(tx, await limitsOf(tx, row), { ...held, begin: at.begin })
      return { begin_at: at.begin, end_at: at.end, place: said.place.trim(), accept_note: said.note.trim(), accepted_at: now }
    }
    case 'move': {
      const at = momentsOf(said.at, now, zone)
      await movePlaces(tx, await limitsOf(tx, row), { ...held, begin: row.begin_at ?? now }, at.begin)
      return { begin_at: at.begin, end_at: at.end, place: said.place.trim() }
    }
    case 'call-off':
    case 'withdraw': {
      if (row.begin_at !== null) await givePlaces(tx, { ...held, begin: row.begin_at })
      return {}
    }
    case 'done': {
      if (row.begin_at !== null && dayOfMoment(row.begin_at, zone) > dayOfMoment(now, zone)) throw new AppError('conflict', '还没有到约定的那一天，办完以后再登记。')
      return { done_heads: said.heads, done_note: said.note.trim() }
    }
    case 'rate': return { stars: said.stars, said: said.said.trim() }
    case 'decline': return {}
  }
}

function momentsOf(at: Appointment, now: number, zone: string): { begin: number; end: number } {
  const found = appointed(at, now, zone)
  if ('wrong' in found) throw new AppError('bad_request', found.wrong)
  return found
}

async function limitsOf(tx: Tx, row: MenuOrderTable): Promise<OfferBody['limits']> {
  const { body } = await tx.db.selectFrom('menu_offer').select('body').where('id', '=', row.offer_id).executeTakeFirstOrThrow()
  return (JSON.parse(body) as OfferBody).limits
}
