import { sql } from 'kysely'
import type { OfferInput, offersEndpoints } from '../../contract/menu'
import { covers, withinGrants } from '../auth/actors'
import type { Context } from '../context'
import { contains } from '../db/dialects'
import { AppError, notFound } from '../errors'
import { searchWords } from '../fold'
import type { Handlers, MemberActor } from '../http/call'
import { numberCursor } from '../http/cursor'
import { newId } from '../ids'
import { jobView } from '../jobs/views'
import { unitRefs } from '../roster/queries'
import { coveredUnit } from '../roster/range'
import { dayOfMoment } from '../study/rules/days'
import { lineage } from '../unit-path'
import { menuExport, MENU_EXPORT, type MenuExport } from './export'
import { orderMenuExport } from './export-write'
import { menuFigures } from './figures'
import { listOffers, offerEntry, offerRows, openContact, ownOffer, sealContact, termsOf } from './offers'
import { createOffer, deleteOffer, editOffer, showOffer, withdrawOffer } from './offer-writes'
import { findOrder, orderPage } from './orders'
import { takeStep, waitingFor } from './routes'
import { impossible, offerPresets } from './rules/offer'
import { appointed } from './rules/times'

/** Whom a unit may open something to: whoever is below it or one's other units, and as a whole those above it. */
async function checkAudience({ db }: Context, { grants }: MemberActor, ownerPath: string, input: OfferInput): Promise<void> {
  const wrong = impossible(input)
  if (wrong) throw new AppError('bad_request', wrong)
  const units = await db.selectFrom('unit').select(['id', 'path', 'name']).where('id', 'in', input.units).where('active', '=', 1).execute()
  if (units.length !== input.units.length) throw notFound('开放范围里的一个单位')
  const above = lineage(ownerPath)
  const outside = units.find((unit) => !above.includes(unit.id) && !covers(grants, unit.path))
  if (outside) throw new AppError('forbidden', `“${outside.name}”不在你的管理范围内，不能单独向它开放。`)
}

const entry = async (ctx: Context, actor: MemberActor, id: string, now: number) => offerEntry(ctx, await ownOffer(ctx, actor, id), now)

export const offersHandlers: Handlers<keyof typeof offersEndpoints> = {
  async 'GET /organiser/offers'({ ctx, actor, now, input: { cursor, limit = 30, state } }) {
    const offset = numberCursor(cursor) ?? 0
    const rows = await listOffers(ctx, sql`${withinGrants(actor.grants, 'w.path')} ${state ? sql`and o.state = ${state}` : sql``}`, sql`case o.state when 'shown' then 0 when 'draft' then 1 else 2 end, o.updated_at desc, o.id`, offset, limit + 1)
    return { items: await offerRows(ctx, rows.slice(0, limit), now), next: rows.length > limit ? String(offset + limit) : null }
  },

  async 'GET /organiser/offer-presets'({ ctx, actor }) {
    const seen = new Set<string>()
    const grants = actor.grants.filter(({ unitId }) => !seen.has(unitId) && seen.add(unitId))
    const owners = await Promise.all(grants.map(async ({ unitId, unitName, unitPath }) => ({ id: unitId, name: unitName, above: await unitRefs(ctx.db, lineage(unitPath)) })))
    return { presets: offerPresets(owners[0]?.above.slice(0, 1).map(({ id }) => id) ?? []), owners }
  },

  async 'POST /organiser/offers'({ ctx, actor, now, input: { unitId, ...input } }) {
    const unit = await coveredUnit(ctx, actor, unitId)
    await checkAudience(ctx, actor, unit.path, input)
    const id = newId(now)
    await ctx.writer.write(createOffer, { id, unitId, input, contactEnc: sealContact(ctx, input.contact), memberId: actor.member.id, actor: actor.accountId, now })
    return entry(ctx, actor, id, now)
  },

  'GET /organiser/offers/:id': ({ ctx, actor, now, input: { id } }) => entry(ctx, actor, id, now),

  async 'PUT /organiser/offers/:id'({ ctx, actor, now, input: { id, version, ...input } }) {
    const { path } = await ownOffer(ctx, actor, id)
    await checkAudience(ctx, actor, path, input)
    await ctx.writer.write(editOffer, { id, version, input, contactEnc: sealContact(ctx, input.contact), memberId: actor.member.id, actor: actor.accountId, today: dayOfMoment(now, ctx.config.zone), now })
    return entry(ctx, actor, id, now)
  },

  async 'POST /organiser/offers/:id/show'({ ctx, actor, now, input: { id, version } }) {
    const { contact_enc } = await ownOffer(ctx, actor, id)
    await ctx.writer.write(showOffer, { id, version, contact: openContact(ctx, contact_enc) ?? { name: '', phone: '' }, today: dayOfMoment(now, ctx.config.zone), actor: actor.accountId, now })
    return entry(ctx, actor, id, now)
  },

  async 'POST /organiser/offers/:id/withdraw'({ ctx, actor, now, input: { id, version, reason } }) {
    await ownOffer(ctx, actor, id)
    await ctx.writer.write(withdrawOffer, { id, version, reason, actor: actor.accountId, now })
    return entry(ctx, actor, id, now)
  },

  async 'DELETE /organiser/offers/:id'({ ctx, actor, now, input: { id } }) {
    await ownOffer(ctx, actor, id)
    await ctx.writer.write(deleteOffer, { id, actor: actor.accountId, now })
    return { ok: true }
  },

  async 'GET /organiser/menu-orders'({ ctx, actor, now, input: { state, offerId, text = '', ...at } }) {
    const narrowed = [
      ...(state ? [sql`o.state = ${state}`] : []), ...(offerId ? [sql`o.offer_id = ${offerId}`] : []),
      ...searchWords(text).map((word) => sql`(${contains(ctx.engine, 'f.words', word)} or ${contains(ctx.engine, 'u.name', word)})`)
    ].map((one) => sql`and ${one}`)
    // By one's own services first: else orders in that state of the whole association are looked through.
    const ours = sql`o.offer_id in (select x.id from menu_offer x join unit y on y.id = x.unit_id where ${withinGrants(actor.grants, 'y.path')})`
    return { ...await orderPage(ctx, actor, sql`${ours} ${sql.join(narrowed, sql` `)}`, at, now), waiting: await waitingFor(ctx, actor) }
  },

  async 'GET /organiser/menu-orders/:id/clashes'({ ctx, actor, now, input: { id, ...at } }) {
    const { row, sides } = await findOrder(ctx, actor, id)
    if (!sides.gives) throw new AppError('forbidden', '这一步由提供服务的单位来做。')
    const asked = appointed(at, 0, ctx.config.zone)
    if ('wrong' in asked) throw new AppError('bad_request', asked.wrong)
    const { rows } = await sql<{ id: string; title: string; body: string; unit: string; begin_at: number; end_at: number }>`select o.id, f.title, f.body, u.name as unit, o.begin_at, o.end_at
      from menu_order o join menu_offer f on f.id = o.offer_id join unit u on u.id = o.unit_id
      where f.unit_id = ${row.giver_id} and o.id <> ${id} and o.state = 'accepted' and o.begin_at < ${asked.end} and o.end_at > ${asked.begin} and o.end_at > ${now} order by o.begin_at, o.id limit 20`.execute(ctx.db)
    return { clashes: rows.map(({ body, begin_at, end_at, ...one }) => ({ ...one, giver: termsOf({ body }).giver, begin: begin_at, end: end_at })) }
  },

  'POST /organiser/menu-orders/:id/accept': (call) => takeStep(call, call.input, { act: 'accept', at: call.input.at, place: call.input.place, note: call.input.note }),
  'POST /organiser/menu-orders/:id/decline': (call) => takeStep(call, call.input, { act: 'decline', reason: call.input.reason }),
  'POST /organiser/menu-orders/:id/move': (call) => takeStep(call, call.input, { act: 'move', at: call.input.at, place: call.input.place, reason: call.input.reason }),
  'POST /organiser/menu-orders/:id/call-off': (call) => takeStep(call, call.input, { act: 'call-off', reason: call.input.reason }),
  'POST /organiser/menu-orders/:id/done': (call) => takeStep(call, call.input, { act: 'done', heads: call.input.heads, note: call.input.note }),

  'GET /organiser/menu-figures': ({ ctx, actor, input }) => menuFigures(ctx, actor, input),

  async 'POST /organiser/menu-orders/export'({ ctx, actor, now, input }) {
    const unitId = actor.grants[0]?.unitId ?? ''
    // The session is nobody's business later.
    const what: MenuExport = { actor: { ...actor, sessionId: '' }, ...input }
    const job = await ctx.writer.write(orderMenuExport, { job: { id: newId(now), kind: MENU_EXPORT, unit_id: unitId, actor: actor.accountId, subject: unitId, title: '导出：点单记录', message: '等待开始', at: now, input: what }, unitId })
    return jobView(job, [menuExport])
  }
}
