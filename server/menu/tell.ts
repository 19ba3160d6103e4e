import type { OrderAct, Wish } from '../../contract/menu'
import type { MenuOrderTable } from '../db/menu-schema'
import type { Tx } from '../db/writer/write'
import { putNotices } from '../inbox/put'
import { organisersOf } from '../roster/organisers'
import { noticeOf } from './rules/notices'
import { spanWords, wishWords } from './rules/words'

/** What WeChat has not taken by then nobody needs any more: it stands in the inbox. */
const WORTH_MS = 3 * 86_400_000

/** Who ordered it; once he has left, who organises the unit that it is for. */
async function ordererOf(tx: Tx, { member_id, unit_id }: MenuOrderTable): Promise<string[]> {
  const there = await tx.db.selectFrom('member').select('id').where('id', '=', member_id).where('status', '=', 'active').executeTakeFirst()
  return there ? [member_id] : organisersOf(tx, unit_id)
}

interface Step { act: OrderAct | 'ask'; eventId: string; memberId: string; reason: string; zone: string; now: number }

/** Part of a write: the other side hears of the step; whoever took it knows. */
export async function tellOther(tx: Tx, order: MenuOrderTable, { act, eventId, memberId, reason, zone, now }: Step): Promise<void> {
  const offer = await tx.db.selectFrom('menu_offer').innerJoin('unit', 'unit.id', 'menu_offer.unit_id').select(['menu_offer.title', 'menu_offer.unit_id', 'unit.name as giver']).where('menu_offer.id', '=', order.offer_id).executeTakeFirstOrThrow()
  const unit = await tx.db.selectFrom('unit').select('name').where('id', '=', order.unit_id).executeTakeFirstOrThrow()
  const when = order.begin_at !== null && order.end_at !== null ? spanWords(order.begin_at, order.end_at, zone, now) : act === 'ask' ? (JSON.parse(order.wishes) as Wish[]).map((wish) => wishWords(wish)).join('；') : ''
  const { to, title, text } = noticeOf(act, { title: offer.title, no: order.no, unit: unit.name, giver: offer.giver, heads: order.heads, when, place: order.place, reason, stars: order.stars ?? 0 })
  const people = to === 'gives' ? await organisersOf(tx, offer.unit_id) : await ordererOf(tx, order)
  // An organiser who took back what a member of his unit had ordered.
  const also = act === 'withdraw' && order.member_id !== memberId ? await ordererOf(tx, order) : []
  const told = [...new Set([...people, ...also])].filter((id) => id !== memberId)
  const page = `menu/order/index?id=${order.id}`
  const message = { words: { title: offer.title, unit: offer.giver, note: title, place: order.place, at: order.begin_at ?? now }, page, expiresAt: now + WORTH_MS }
  await putNotices(tx, told.map((id) => ({ memberId: id, kind: 'menu', title, text, page, about: order.id, once: eventId, message })), now)
}
