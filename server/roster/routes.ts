import { covers } from '../auth/actors'
import type { Context } from '../context'
import { AppError } from '../errors'
import type { Handlers, MemberActor } from '../http/call'
import { newId } from '../ids'
import { addMember, cancelTransfer, changeMember, leaveMember, restoreMember, transferMember, type MemberText } from './member-writes'
import { memberDetail, memberPage } from './members'
import { childUnits, searchUnits, unitNodes, unitsByIds } from './queries'
import { coveredUnit, ownMember } from './range'
import { personName, phoneOf, PHONE_WRONG, staffNumber } from './rules/words'
import { addUnit, changeUnit, closeUnit, placeUnit } from './unit-writes'
import { ownUnits } from './units'

type RosterRoute = keyof typeof import('../../contract/roster').rosterEndpoints

export const rosterHandlers: Handlers<RosterRoute> = {
  async 'GET /units'({ ctx: { db }, input }) {
    const search = input.search?.trim()
    const rows = input.ids !== undefined ? await unitsByIds(db, input.ids.split(',').slice(0, 500)) : search ? await searchUnits(db, search) : await childUnits(db, input.parent ?? null)
    return { units: await unitNodes(db, rows) }
  },

  async 'GET /organiser/units'({ ctx, actor }) {
    return { units: await ownUnits(ctx, actor) }
  },

  async 'POST /organiser/units'({ ctx, actor, input, now }) {
    const parent = await coveredUnit(ctx, actor, input.parentId)
    const id = newId(now)
    await ctx.writer.write(addUnit, { id, parentId: parent.id, name: unitName(input.name), declaredHeads: input.declaredHeads, actor: actor.accountId, now })
    return { id }
  },

  async 'PUT /organiser/units/:id'({ ctx, actor, input, now }) {
    const { id } = await coveredUnit(ctx, actor, input.id)
    await ctx.writer.write(changeUnit, { id, version: input.version, name: unitName(input.name), declaredHeads: input.declaredHeads, actor: actor.accountId, now })
    return { ok: true }
  },

  async 'POST /organiser/units/:id/place'({ ctx, actor, input, now }) {
    const { id } = await belowMine(ctx, actor, input.id)
    const parent = await coveredUnit(ctx, actor, input.parentId)
    await ctx.writer.write(placeUnit, { id, parentId: parent.id, before: input.before, actor: actor.accountId, now })
    return { ok: true }
  },

  async 'POST /organiser/units/:id/close'({ ctx, actor, input, now }) {
    const { id } = await belowMine(ctx, actor, input.id)
    await ctx.writer.write(closeUnit, { id, actor: actor.accountId, now })
    return { ok: true }
  },

  async 'GET /organiser/members'({ ctx, actor, input }) {
    const { path } = await coveredUnit(ctx, actor, input.unit)
    return memberPage(ctx, { path, below: input.below ?? false, search: personName(input.search ?? ''), state: input.state ?? 'active' }, input.cursor, input.limit ?? 50)
  },

  'GET /organiser/members/:id': ({ ctx, actor, input }) => memberDetail(ctx, actor, input.id),

  async 'POST /organiser/members'({ ctx, actor, input, now }) {
    const unit = await coveredUnit(ctx, actor, input.unitId)
    const id = newId(now)
    await ctx.writer.write(addMember, { id, unitId: unit.id, text: textOf(ctx, input), sees: pathsOf(actor), actor: actor.accountId, now })
    return memberDetail(ctx, actor, id)
  },

  async 'PUT /organiser/members/:id'({ ctx, actor, input, now }) {
    const { id } = await ownMember(ctx, actor, input.id)
    await ctx.writer.write(changeMember, { id, version: input.version, text: textOf(ctx, input), sees: pathsOf(actor), actor: actor.accountId, now })
    return changed(ctx, actor, id)
  },

  async 'POST /organiser/members/:id/transfer'({ ctx, actor, input, now }) {
    const { id } = await ownMember(ctx, actor, input.id)
    const unit = await coveredUnit(ctx, actor, input.unitId)
    await ctx.writer.write(transferMember, { id, version: input.version, unitId: unit.id, day: input.day, zone: ctx.config.zone, actor: actor.accountId, now })
    return changed(ctx, actor, id)
  },

  async 'DELETE /organiser/members/:id/transfer'({ ctx, actor, input, now }) {
    const { id } = await ownMember(ctx, actor, input.id)
    await ctx.writer.write(cancelTransfer, { id, actor: actor.accountId, now })
    return changed(ctx, actor, id)
  },

  async 'POST /organiser/members/:id/leave'({ ctx, actor, input, now }) {
    const { id } = await ownMember(ctx, actor, input.id)
    if (id === actor.member.id) throw new AppError('bad_request', '不能把自己设为离开，请让别的组织者来办。')
    await ctx.writer.write(leaveMember, { id, version: input.version, actor: actor.accountId, now })
    return changed(ctx, actor, id)
  },

  async 'POST /organiser/members/:id/restore'({ ctx, actor, input, now }) {
    const { id } = await ownMember(ctx, actor, input.id)
    const unit = await coveredUnit(ctx, actor, input.unitId)
    await ctx.writer.write(restoreMember, { id, version: input.version, unitId: unit.id, actor: actor.accountId, now })
    return changed(ctx, actor, id)
  }
}

/** Who moves or closes a unit needs the unit above it. */
async function belowMine(ctx: Context, actor: MemberActor, id: string) {
  const unit = await coveredUnit(ctx, actor, id)
  if (unit.parent_id === null || !covers(actor.grants, unit.path.slice(0, -(unit.id.length + 1)))) throw new AppError('forbidden', `“${unit.name}”是你管理范围的最上一级，要由上级来移动或撤销。`)
  return unit
}

/** The next request of that person sees it. */
async function changed(ctx: Context, actor: MemberActor, id: string) {
  const account = await ctx.db.selectFrom('account').select('id').where('member_id', '=', id).executeTakeFirst()
  if (account) ctx.actors.forget(account.id)
  return memberDetail(ctx, actor, id)
}

const pathsOf = ({ grants }: MemberActor) => grants.map(({ unitPath }) => unitPath)

function unitName(text: string): string {
  const name = text.replace(/\s+/g, ' ').trim()
  if (name === '') throw new AppError('bad_request', '请填写单位名称。')
  return name
}

function textOf({ keys }: Context, { name, staffNo, phone, note }: { name: string; staffNo: string | null; phone: string | null; note: string }): MemberText {
  const plain = personName(name)
  if (plain === '') throw new AppError('bad_request', '请填写姓名。')
  const found = phoneOf(phone ?? '')
  if (found && 'wrong' in found) throw new AppError('bad_request', PHONE_WRONG[found.wrong])
  return {
    name: plain, staffNo: staffNumber(staffNo ?? '') || null, note: note.trim(),
    phoneHash: found ? keys.hash(found.number) : null, phoneEnc: found ? keys.encrypt(found.number) : null
  }
}
