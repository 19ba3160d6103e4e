import type { ListCounts, ListRow as RowView, RosterImport } from '../../contract/enrol'
import type { Context } from '../context'
import type { RosterImportTable } from '../db/roster-schema'
import { notFound } from '../errors'
import type { MemberActor } from '../http/call'
import { jobView } from '../jobs/views'
import { unitRefs } from '../roster/queries'
import { coveredUnit } from '../roster/range'
import { figuresOf } from './apply-write'
import { givenOf, judge, type Reader } from './given'
import type { Diff, Given } from './rules/types'

/** A list is its maker's alone, and only while its unit lies in his range. */
export async function ownList(ctx: Context, actor: MemberActor, id: string): Promise<RosterImportTable> {
  const row = await ctx.db.selectFrom('roster_import').selectAll().where('id', '=', id).where('actor', '=', actor.accountId).executeTakeFirst()
  if (!row) throw notFound('这次导入')
  await coveredUnit(ctx, actor, row.unit_id)
  return row
}

export const readerOf = ({ member, grants }: MemberActor): Reader => ({ memberId: member.id, grants })

export interface Looked { found: RosterImportTable; given: Given; diff: Diff; mark: string }

export async function lookAt(ctx: Context, actor: MemberActor, id: string): Promise<Looked> {
  const found = await ownList(ctx, actor, id)
  const given = await givenOf(ctx.db, ctx.engine, found, readerOf(actor))
  return { found, given, ...judge(given) }
}

const NAMES = (given: Given) => { const names = new Map(given.units.map((unit) => [unit.id, unit])); return (id: string) => ({ id, name: names.get(id)?.name ?? '' }) }

export async function listView(ctx: Context, actor: MemberActor, id: string): Promise<RosterImport> {
  const { found, given, diff, mark } = await lookAt(ctx, actor, id)
  const named = NAMES(given)
  const [unit] = await unitRefs(ctx.db, [found.unit_id])
  const job = found.job_id ? await ctx.db.selectFrom('job').selectAll().where('id', '=', found.job_id).executeTakeFirst() : undefined
  const counts: ListCounts = found.state === 'done'
    ? { problem: 0, ...JSON.parse(found.result) as Omit<ListCounts, 'problem'> }
    : { ...figuresOf(diff), problem: diff.rows.filter(({ kind }) => kind === 'problem').length }
  return {
    id: found.id, name: found.name, unit: unit ?? { id: found.unit_id, name: '' }, state: found.state, at: found.created_at, version: found.version, complete: found.complete === 1,
    total: found.state === 'done' ? counts.new + counts.back + counts.moved + counts.changed + counts.same + counts.skipped : diff.rows.length,
    notes: JSON.parse(found.notes) as string[], counts, mark, job: job ? jobView(job) : null, changedMeanwhile: found.state === 'open' && found.result !== '',
    units: diff.units.map(({ key, name, parent, rows, near, choice }) => ({
      key, name, parent, rows, near: near.map(named), is: choice && 'unitId' in choice ? named(choice.unitId) : null, under: choice && 'under' in choice ? named(choice.under) : null
    }))
  }
}

/** Phones are opened for the rows that are shown, no others. */
export async function rowViews(ctx: Context, { found, given, diff }: Looked, nos: readonly number[]): Promise<RowView[]> {
  if (nos.length === 0) return []
  const named = NAMES(given)
  const wanted = new Set(nos)
  const sealed = new Map((await ctx.db.selectFrom('roster_import_row').select(['no', 'phone_enc']).where('import_id', '=', found.id).where('no', 'in', [...nos]).execute()).map((row) => [row.no, row.phone_enc]))
  const known = new Map((await ctx.db.selectFrom('member').select(['id', 'phone_enc']).where('id', 'in', ['', ...diff.rows.flatMap((row) => (wanted.has(row.no) && row.memberId) || [])]).execute()).map((row) => [row.id, row.phone_enc]))
  const open = (text: string | null | undefined) => (text ? ctx.keys.decrypt(text) ?? '' : '')
  const units = new Map(diff.units.map((unit) => [`new:${unit.key}`, unit.name]))
  return diff.rows.flatMap((row, i) => {
    const text = given.rows[i]
    if (!text || !wanted.has(row.no)) return []
    const { name, unit, parent, unitId, staffNo, note, place } = text
    return [{
      no: row.no, place, name, unit, parent, staffNo, note, phone: open(sealed.get(row.no)), picked: unitId ? named(unitId) : null, kind: row.kind,
      problem: row.problem && { ...row.problem, near: row.problem.near.map(named) },
      from: row.from && named(row.from).name, to: row.to && (units.get(row.to) ?? named(row.to).name),
      changes: row.changes.map(({ field, from }) => ({ field, from: field === 'phone' ? open(known.get(row.memberId ?? '')) : from }))
    }]
  })
}
