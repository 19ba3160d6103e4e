import type { OfferInput } from '../../contract/menu'
import { recordAudit } from '../audit'
import { forUpdate } from '../db/dialects'
import type { MenuOfferTable, OfferBody } from '../db/menu-schema'
import { defineWrite, type Tx } from '../db/writer/write'
import { AppError, notFound } from '../errors'
import { letGo, takeFiles } from '../files/take'
import { foldForSearch } from '../fold'
import { unready } from './rules/offer'

interface By { actor: string; now: number }
interface Save extends By { id: string; memberId: string; input: OfferInput; contactEnc: string }

/** The second of two who edit is told. */
async function lockOffer({ db, engine }: Tx, id: string, version?: number): Promise<MenuOfferTable> {
  const row = await db.selectFrom('menu_offer').selectAll().where('id', '=', id).modifyEnd(forUpdate(engine)).executeTakeFirst()
  if (!row) throw notFound('这项服务')
  if (version !== undefined && row.version !== version) throw new AppError('edited_elsewhere', '刚才有人改过这项服务。你填的内容还在，请对照最新内容再保存。', { version: row.version })
  return row
}

function columns({ input, contactEnc, now }: Save) {
  const { title, kind, picture, units: _units, contact: _contact, ...rest } = input
  const body: OfferBody = { ...rest, text: rest.text.trim(), giver: rest.giver.trim(), giverAbout: rest.giverAbout.trim(), address: rest.address.trim() }
  return { title: title.trim(), kind, picture, body: JSON.stringify(body), contact_enc: contactEnc, words: foldForSearch([title, body.giver, body.giverAbout, body.text].join('\n')), updated_at: now }
}

/** The picture is taken over once the row is there to hold it, and what it was before is let go. */
async function takePicture(tx: Tx, { memberId, input: { picture }, now }: Save, before: string | null): Promise<void> {
  if (picture === before) return
  if (picture !== null) await takeFiles(tx, memberId, [picture], { purpose: 'menu', kinds: ['photo'], most: 1 })
  if (before !== null) await letGo(tx, [before], now)
}

async function putUnits({ db }: Tx, id: string, units: readonly string[]): Promise<void> {
  await db.deleteFrom('menu_offer_unit').where('offer_id', '=', id).execute()
  await db.insertInto('menu_offer_unit').values(units.map((unit_id) => ({ offer_id: id, unit_id }))).execute()
}

export const createOffer = defineWrite('offer.create', async (tx: Tx, save: Save & { unitId: string }) => {
  const { id, unitId, input, actor, now } = save
  await takePicture(tx, save, null)
  await tx.db.insertInto('menu_offer').values({ ...columns(save), id, unit_id: unitId, state: 'draft', reason: '', version: 1, created_by: actor, created_at: now, shown_at: null }).execute()
  await putUnits(tx, id, input.units)
  await recordAudit(tx, { at: now, actor, kind: 'offer.create', subject: id, outcome: 'done', data: { title: input.title } })
  return {}
})

function refuseUnready(input: OfferInput, today: number): void {
  const problems = unready(input, today)
  if (problems[0]) throw new AppError('bad_request', problems[0], { problems })
}

export const editOffer = defineWrite('offer.edit', async (tx: Tx, save: Save & { version: number; today: number }) => {
  const { id, input, version, today, actor, now } = save
  const before = await lockOffer(tx, id, version)
  if (before.state === 'shown') refuseUnready(input, today)
  await takePicture(tx, save, before.picture)
  await tx.db.updateTable('menu_offer').set({ ...columns(save), version: version + 1 }).where('id', '=', id).execute()
  await putUnits(tx, id, input.units)
  await recordAudit(tx, { at: now, actor, kind: 'offer.edit', subject: id, outcome: 'done', data: { title: input.title, version: version + 1 } })
  return {}
})

interface Turn extends By { id: string; version: number }

/** `contact`: opened, since it is kept sealed. */
export const showOffer = defineWrite('offer.show', async (tx: Tx, { id, version, contact, today, actor, now }: Turn & { contact: OfferInput['contact']; today: number }) => {
  const row = await lockOffer(tx, id, version)
  if (row.state === 'shown') return {}
  refuseUnready({ ...JSON.parse(row.body) as OfferBody, title: row.title, kind: row.kind, picture: row.picture, units: [], contact }, today)
  await tx.db.updateTable('menu_offer').set({ state: 'shown', reason: '', shown_at: row.shown_at ?? now, version: version + 1, updated_at: now }).where('id', '=', id).execute()
  await recordAudit(tx, { at: now, actor, kind: 'offer.show', subject: id, outcome: 'done', data: { title: row.title } })
  return {}
})

export const withdrawOffer = defineWrite('offer.withdraw', async (tx: Tx, { id, version, reason, actor, now }: Turn & { reason: string }) => {
  const row = await lockOffer(tx, id, version)
  if (row.state !== 'shown') throw new AppError('conflict', '这项服务没有发布，不用下架。')
  await tx.db.updateTable('menu_offer').set({ state: 'withdrawn', reason: reason.trim(), version: version + 1, updated_at: now }).where('id', '=', id).execute()
  await recordAudit(tx, { at: now, actor, kind: 'offer.withdraw', subject: id, outcome: 'done', data: { title: row.title, reason } })
  return {}
})

export const deleteOffer = defineWrite('offer.delete', async (tx: Tx, { id, actor, now }: By & { id: string }) => {
  const row = await lockOffer(tx, id)
  if (row.shown_at !== null) throw new AppError('conflict', '发布过的服务不能删除，可以下架。')
  await tx.db.deleteFrom('menu_offer_unit').where('offer_id', '=', id).execute()
  await tx.db.deleteFrom('menu_offer').where('id', '=', id).execute()
  if (row.picture !== null) await letGo(tx, [row.picture], now)
  await recordAudit(tx, { at: now, actor, kind: 'offer.delete', subject: row.unit_id, outcome: 'done', data: { title: row.title } })
  return {}
})
