import { sql, type RawBuilder } from 'kysely'
import type { OfferCard, OfferEntry, OfferInput, OfferRow, OfferView } from '../../contract/menu'
import { covers, withinGrants } from '../auth/actors'
import type { Context } from '../context'
import { among } from '../db/dialects'
import type { KeptContact, MenuOfferTable, OfferBody } from '../db/menu-schema'
import { AppError, notFound } from '../errors'
import { fileViews } from '../files/view'
import type { MemberActor } from '../http/call'
import { dayOfMoment } from '../study/rules/days'
import { lineage } from '../unit-path'
import { unready } from './rules/offer'
import { earliestDay } from './rules/times'
import { rulesOf, whenWords } from './rules/words'
import { tallies } from './tally'

export interface OfferFound extends MenuOfferTable { unit_name: string; path: string }

const found = sql`select o.*, w.name as unit_name, w.path from menu_offer o join unit w on w.id = o.unit_id`
export const termsOf = ({ body }: Pick<MenuOfferTable, 'body'>) => JSON.parse(body) as OfferBody

/** Sealed, as phone numbers of the roster are. */
export const sealContact = ({ keys }: Pick<Context, 'keys'>, { name, phone }: KeptContact) => keys.encrypt(JSON.stringify({ name: name.trim(), phone: phone.trim() }))
/** Null: sealed with another secret. */
export function openContact({ keys }: Pick<Context, 'keys'>, sealed: string): KeptContact | null {
  const text = keys.decrypt(sealed)
  return text === null ? null : JSON.parse(text) as KeptContact
}

/** Open to the unit of the member, or to units that he organises. */
export const openTo = (ctx: Pick<Context, 'engine'>, { member, grants }: MemberActor, offer: string): RawBuilder<boolean> => {
  const line = [...new Set([...member.lineage, ...grants.flatMap(({ unitPath }) => lineage(unitPath))])]
  const below = grants.length ? sql`or ${withinGrants(grants, 'a.path')}` : sql``
  return sql<boolean>`exists (select 1 from menu_offer_unit x join unit a on a.id = x.unit_id where x.offer_id = ${sql.ref(offer)} and (${among(ctx.engine, 'a.id', line)} ${below}))`
}

export async function listOffers({ db }: Context, where: RawBuilder<unknown>, order: RawBuilder<unknown>, offset: number, limit: number): Promise<OfferFound[]> {
  const { rows } = await sql<OfferFound>`${found} where ${where} order by ${order} limit ${limit} offset ${offset}`.execute(db)
  return rows
}

export async function findOffer({ db }: Pick<Context, 'db'>, id: string): Promise<OfferFound> {
  const { rows: [row] } = await sql<OfferFound>`${found} where o.id = ${id}`.execute(db)
  if (!row) throw notFound('这项服务')
  return row
}

export async function cardsOf(ctx: Context, rows: readonly OfferFound[], now: number): Promise<OfferCard[]> {
  const taken = await tallies(ctx, rows.map(({ id }) => id))
  const pictures = await fileViews(ctx, rows.flatMap(({ picture }) => (picture === null ? [] : [picture])), now)
  return rows.map((row) => {
    const { giver, minutes, place, limits, ...terms } = termsOf(row)
    return {
      id: row.id, title: row.title, kind: row.kind, unit: { id: row.unit_id, name: row.unit_name }, giver, minutes, place, picture: (row.picture === null ? null : pictures.get(row.picture)) ?? null,
      when: whenWords(terms), full: limits.all !== null && (taken.get(row.id)?.get('all') ?? 0) >= limits.all
    }
  })
}

/** For which units somebody may order: those he organises, and his own where any member may. `n`: no more than so many. */
async function unitsFor(ctx: Context, { member, grants }: MemberActor, offer: OfferFound, n = 100) {
  const mine = [...(grants.length ? [withinGrants(grants, 'u.path')] : []), ...(termsOf(offer).who === 'members' ? [sql<boolean>`u.id = ${member.unitId}`] : [])]
  if (mine.length === 0) return []
  const { rows } = await sql<{ id: string; name: string }>`select u.id, u.name from unit u where u.active = 1 and (${sql.join(mine, sql` or `)})
    and exists (select 1 from menu_offer_unit x join unit a on a.id = x.unit_id where x.offer_id = ${offer.id} and substr(u.path, 1, length(a.path)) = a.path)
    order by case when u.id = ${member.unitId} then 0 else 1 end, u.path limit ${n}`.execute(ctx.db)
  return rows
}

export async function mayOrderFor(ctx: Context, actor: MemberActor, offer: OfferFound, unitId: string): Promise<boolean> {
  const unit = await ctx.db.selectFrom('unit').select(['id', 'path']).where('id', '=', unitId).where('active', '=', 1).executeTakeFirst()
  if (!unit || !(covers(actor.grants, unit.path) || (termsOf(offer).who === 'members' && unit.id === actor.member.unitId))) return false
  return await ctx.db.selectFrom('menu_offer_unit').select('unit_id').where('offer_id', '=', offer.id).where('unit_id', 'in', lineage(unit.path)).executeTakeFirst() !== undefined
}

export async function offerView(ctx: Context, actor: MemberActor, row: OfferFound, now: number): Promise<OfferView> {
  const terms = termsOf(row)
  const [card] = await cardsOf(ctx, [row], now) as [OfferCard]
  const taken = (await tallies(ctx, [row.id])).get(row.id) ?? new Map<string, number>()
  const units = await unitsFor(ctx, actor, row)
  const { rows: [sums] } = await sql<{ done: number; rated: number; stars: number | null }>`select count(*) as done, count(stars) as rated, avg(stars * 1.0) as stars from menu_order where offer_id = ${row.id} and state in ('done', 'rated')`.execute(ctx.db)
  const today = dayOfMoment(now, ctx.config.zone)
  const months = terms.limits.month === null ? [] : [...taken].flatMap(([slot, n]) => (slot.startsWith('m') && n >= (terms.limits.month ?? 0) ? [Number(slot.slice(1))] : []))
  return {
    ...card, text: terms.text, giverAbout: terms.giverAbout, address: terms.address, least: terms.least, most: terms.most, parts: terms.parts, weekdays: terms.weekdays,
    earliest: earliestDay(terms, today), latest: terms.to, takenMonths: months.sort((a, b) => a - b), rules: rulesOf(terms), units,
    why: whyNot(row, card.full, units.length > 0, terms, today), done: Number(sums?.done ?? 0), stars: sums?.stars == null ? null : Math.round(Number(sums.stars) * 10) / 10, rated: Number(sums?.rated ?? 0)
  }
}

function whyNot(row: OfferFound, full: boolean, may: boolean, terms: OfferBody, today: number): string {
  if (row.state !== 'shown') return '这项服务现在不接新的点单。'
  if (full) return '这项服务已经接满了。'
  if (terms.to !== null && terms.to < earliestDay(terms, today)) return '可以约的日期已经过去了。'
  return may ? '' : terms.who === 'organisers' ? '这项服务由单位的组织者来点。想要的话，可以告诉本支部的组织者。' : '这项服务没有向你的单位开放。'
}

/** An offer of a unit that the actor organises. */
export async function ownOffer(ctx: Context, { grants }: MemberActor, id: string): Promise<OfferFound> {
  const row = await findOffer(ctx, id)
  if (!covers(grants, row.path)) throw new AppError('forbidden', '这项服务由别的单位提供，不在你的管理范围内。')
  return row
}

export async function offerRows(ctx: Context, rows: readonly OfferFound[], now: number): Promise<OfferRow[]> {
  if (rows.length === 0) return []
  const cards = await cardsOf(ctx, rows, now)
  const counts = await ctx.db.selectFrom('menu_order').select((eb) => ['offer_id', 'state', eb.fn.countAll<number>().as('n')]).where('offer_id', 'in', rows.map(({ id }) => id)).groupBy(['offer_id', 'state']).execute()
  return rows.map((row, i) => {
    const of = (...states: string[]) => counts.filter(({ offer_id, state }) => offer_id === row.id && states.includes(state)).reduce((sum, { n }) => sum + Number(n), 0)
    return { ...cards[i] as OfferCard, state: row.state, version: row.version, reason: row.reason, updatedAt: row.updated_at, asked: of('asked'), accepted: of('accepted'), done: of('done', 'rated') }
  })
}

export async function offerEntry(ctx: Context, row: OfferFound, now: number): Promise<OfferEntry> {
  const units = await ctx.db.selectFrom('menu_offer_unit').innerJoin('unit', 'unit.id', 'menu_offer_unit.unit_id').select(['unit.id', 'unit.name']).where('offer_id', '=', row.id).orderBy('unit.path').execute()
  const input: OfferInput = { ...termsOf(row), title: row.title, kind: row.kind, picture: row.picture, contact: openContact(ctx, row.contact_enc) ?? { name: '', phone: '' }, units: units.map(({ id }) => id) }
  return { row: (await offerRows(ctx, [row], now))[0] as OfferRow, input, units, problems: unready(input, dayOfMoment(now, ctx.config.zone)) }
}
