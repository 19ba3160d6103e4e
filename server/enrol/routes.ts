import type { Context } from '../context'
import type { RosterImportRowTable, RosterImportTable } from '../db/roster-schema'
import { AppError, notFound } from '../errors'
import type { Handlers } from '../http/call'
import { numberCursor } from '../http/cursor'
import { newId } from '../ids'
import { unitRefs } from '../roster/queries'
import { coveredUnit } from '../roster/range'
import { personName, staffNumber } from '../roster/rules/words'
import type { RowText } from './given'
import { newUnits } from './rules/place'
import type { UnitChoice } from './rules/types'
import { storedRow } from './stage'
import { listView, lookAt, ownList, rowViews } from './views'
import { beginList, changeList, dropList } from './writes'

type EnrolRoute = keyof typeof import('../../contract/enrol').enrolEndpoints

export const enrolHandlers: Handlers<EnrolRoute> = {
  async 'GET /roster-imports'({ ctx: { db }, actor }) {
    const rows = await db.selectFrom('roster_import').innerJoin('unit', 'unit.id', 'roster_import.unit_id').selectAll('roster_import').select('unit.name as unitName')
      .select((eb) => eb.selectFrom('roster_import_row').whereRef('import_id', '=', 'roster_import.id').select((inner) => inner.fn.countAll<number>().as('n')).as('total'))
      .where('actor', '=', actor.accountId).where('state', '!=', 'done').orderBy('roster_import.created_at', 'desc').limit(20).execute()
    return { items: rows.map((row) => ({ id: row.id, name: row.name, unit: { id: row.unit_id, name: row.unitName }, state: row.state, at: row.created_at, total: Number(row.total ?? 0) })) }
  },

  'GET /roster-imports/:id': ({ ctx, actor, input }) => listView(ctx, actor, input.id),

  async 'GET /roster-imports/:id/rows'({ ctx, actor, input }) {
    const looked = await lookAt(ctx, actor, input.id)
    const after = numberCursor(input.cursor) ?? 0
    const limit = input.limit ?? 50
    const nos = looked.diff.rows.filter(({ no, kind }) => no > after && (!input.kind || kind === input.kind)).map(({ no }) => no)
    return { items: await rowViews(ctx, looked, nos.slice(0, limit)), next: nos.length > limit ? String(nos[limit - 1]) : null }
  },

  async 'GET /roster-imports/:id/left'({ ctx, actor, input }) {
    const { given, diff } = await lookAt(ctx, actor, input.id)
    const going = new Set(diff.left)
    const people = given.people.filter(({ id }) => going.has(id))
    const names = new Map((await unitRefs(ctx.db, [...new Set(people.map(({ unitId }) => unitId))])).map(({ id, name }) => [id, name]))
    return { items: people.map(({ id, name, unitId, staffNo }) => ({ memberId: id, name, unit: names.get(unitId) ?? '', staffNo })) }
  },

  async 'PUT /roster-imports/:id/rows/:no'({ ctx, actor, input, now }) {
    const list = await ownList(ctx, actor, input.id)
    const row = await ctx.db.selectFrom('roster_import_row').selectAll().where('import_id', '=', list.id).where('no', '=', input.no).executeTakeFirst()
    if (!row) throw notFound('这一行')
    if (input.unitId) await coveredUnit(ctx, actor, input.unitId)
    await ctx.writer.write(changeList, { importId: list.id, version: input.version, now, rows: [mended(ctx, row, input)] })
    return listView(ctx, actor, list.id)
  },

  async 'POST /roster-imports/:id/skip'({ ctx, actor, input, now }) {
    const { found, diff } = await lookAt(ctx, actor, input.id)
    const nos = new Set(diff.rows.filter(({ kind }) => kind === 'problem').map(({ no }) => no))
    const rows = (await ctx.db.selectFrom('roster_import_row').selectAll().where('import_id', '=', found.id).execute()).filter(({ no }) => nos.has(no))
    await ctx.writer.write(changeList, { importId: found.id, version: input.version, now, rows: rows.map((row) => ({ ...row, skipped: 1 })) })
    return listView(ctx, actor, found.id)
  },

  async 'PUT /roster-imports/:id'({ ctx, actor, input, now }) {
    const list = await ownList(ctx, actor, input.id)
    const { choice } = input
    for (const id of [choice?.unitId, choice?.under]) if (id) await coveredUnit(ctx, actor, id)
    await ctx.writer.write(changeList, {
      importId: list.id, version: input.version, now, ...(input.complete !== undefined && { complete: input.complete }), ...(choice && { choices: chosen(list, choice) })
    })
    return listView(ctx, actor, list.id)
  },

  async 'POST /roster-imports/:id/units'({ ctx, actor, input, now }) {
    const { found, given, diff } = await lookAt(ctx, actor, input.id)
    const made = Object.fromEntries(newUnits(given, diff.units).map(({ key, under }) => [key, { under }]))
    await ctx.writer.write(changeList, { importId: found.id, version: input.version, now, choices: JSON.stringify({ ...JSON.parse(found.choices) as Record<string, UnitChoice>, ...made }) })
    return listView(ctx, actor, found.id)
  },

  async 'POST /roster-imports/:id/apply'({ ctx, actor, input, now }) {
    const { found, diff, mark } = await lookAt(ctx, actor, input.id)
    if (found.state !== 'open') return listView(ctx, actor, found.id)
    const open = diff.rows.filter(({ kind }) => kind === 'problem').length
    if (open) throw new AppError('bad_request', `还有 ${open} 行有问题，请改正或跳过以后再导入。`)
    if (mark !== input.mark) throw new AppError('edited_elsewhere', '花名册刚才有改动，比对的结果变了。请看过新的结果再导入。')
    await ctx.writer.write(beginList, { importId: found.id, version: input.version, now, jobId: newId(now), actor: actor.accountId, mark, total: diff.rows.length + diff.left.length })
    return listView(ctx, actor, found.id)
  },

  async 'DELETE /roster-imports/:id'({ ctx, actor, input }) {
    const list = await ownList(ctx, actor, input.id)
    await ctx.writer.write(dropList, { importId: list.id })
    return { ok: true }
  }
}

function chosen(list: RosterImportTable, { key, unitId, under }: { key: string; unitId?: string; under?: string }): string {
  const choices = JSON.parse(list.choices) as Record<string, UnitChoice>
  const { [key]: _before, ...others } = choices
  return JSON.stringify(unitId ? { ...others, [key]: { unitId } } : under ? { ...others, [key]: { under } } : others)
}

type Mend = { name?: string; unit?: string; parent?: string; unitId?: string | null; staffNo?: string; phone?: string; note?: string; skipped?: boolean }

function mended(ctx: Context, row: RosterImportRowTable, mend: Mend): RosterImportRowTable {
  const { phoneWrong: _wrong, ...before } = JSON.parse(row.body) as RowText
  const phone = mend.phone ?? (row.phone_enc === null ? '' : ctx.keys.decrypt(row.phone_enc) ?? '')
  const text = {
    ...before, line: row.line,
    ...(mend.name !== undefined && { name: personName(mend.name) }), ...(mend.unit !== undefined && { unit: mend.unit.trim() }), ...(mend.parent !== undefined && { parent: mend.parent.trim() }),
    ...(mend.unitId !== undefined && { unitId: mend.unitId ?? '' }), ...(mend.staffNo !== undefined && { staffNo: staffNumber(mend.staffNo) }), ...(mend.note !== undefined && { note: mend.note.trim() })
  }
  // Who mends a line that was set aside wants it after all.
  return storedRow(ctx, row.import_id, row.no, text, phone, mend.skipped ?? false)
}
