import { sql } from 'kysely'
import type { ItemProblem } from '../../../contract/questions'
import type { Context } from '../../context'
import type { ImportItemTable, QuestionImportTable } from '../../db/bank-schema'
import { newId } from '../../ids'
import { plain, type Defaults } from '../rules/body'
import { isBlocking } from '../rules/check'
import { standingOf, type Twin } from '../rules/item'
import { checkFound, type Interpreted } from './interpret'
import { bodyIn, factsOf, itemRow, withTwin } from './items'
import { labelsIn } from './labels'
import { findTwins } from './twins'
import { changeItems, openImport, storeImage, storeItems, storeLines } from './writes'

export const LINES = 200
const ITEMS = 500
const LONGEST_LINE = 5000

/** Items that can say something about others: those that wait for the bank and have all they need. */
const candidate = (row: ImportItemTable) => ({ no: row.no, body: bodyIn(row), whole: !factsOf(row).problems.some(isBlocking) })

interface Staged {
  name: string
  bankId: string | null
  actor: string
  now: number
  /** What the file's name says and its content does not hold. */
  posesAs?: string | null
}

/** Keeps what was read for looking through. The import itself is written last: half of one is never seen. */
export async function stage(ctx: Context, read: Interpreted, { name, bankId, actor, now, posesAs = null }: Staged): Promise<string> {
  checkFound(read, posesAs)
  const importId = newId(now)
  const labels = labelsIn(read)
  const rows = read.questions.map((question, i) => itemRow(importId, i + 1, labels[i] ?? '', question))
  const twins = await findTwins(ctx, bankId, rows.map(candidate))
  const items = rows.map((row) => withTwin(row, twins.get(row.no) ?? null))
  for (const [id, { mime, bytes }] of read.images) await ctx.writer.write(storeImage, { id, mime, bytes, now })
  const chunks = slices(read.lines.map((line) => plain(line, LONGEST_LINE)), LINES)
  for (const some of slices(chunks.map((lines, chunk) => ({ import_id: importId, chunk, body: JSON.stringify(lines) })), 100)) await ctx.writer.write(storeLines, { rows: some })
  for (const some of slices(items, ITEMS)) await ctx.writer.write(storeItems, { rows: some })
  const problems: ItemProblem[] = read.problems.slice(0, 500).map(({ code, message, line, words }) => ({ code, message: plain(message, 500), line, words: plain(words, 200) }))
  const row: QuestionImportTable = {
    id: importId, bank_id: bankId, actor, name: plain(name, 100), state: 'open', version: 1, created_at: now, updated_at: now, lines: read.lines.length,
    problems: JSON.stringify(problems), defaults: '{}', created: 0, replaced: 0, undone: null
  }
  await ctx.writer.write(openImport, { row })
  return importId
}

export function slices<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size))
}

/** Another bank, other twins. Only rows that change are written, all at once. */
export async function moveTo(ctx: Context, row: QuestionImportTable, bankId: string, defaults: Defaults, now: number): Promise<void> {
  const rows = row.bank_id === bankId ? [] : await ctx.db.selectFrom('import_item').selectAll().where('import_id', '=', row.id).where('state', '!=', 'done').orderBy('no').execute()
  const twins = await findTwins(ctx, bankId, rows.map(candidate))
  const changed = rows.flatMap((item) => {
    const fresh = withTwin(item, twins.get(item.no) ?? null)
    return fresh.twin === item.twin && fresh.state === item.state && fresh.decision === item.decision ? [] : [fresh]
  })
  await ctx.writer.write(changeItems, { importId: row.id, version: row.version, now, rows: changed, into: { bankId, defaults: JSON.stringify(defaults) } })
}

/** Questions that are near another one, but not the same, and may be both: one decision about all of them. Resolves to their number. */
export async function decideNear(ctx: Context, row: QuestionImportTable, decision: 'take' | 'skip', now: number): Promise<number> {
  const doubled = await ctx.db.selectFrom('import_item').selectAll().where('import_id', '=', row.id).where('state', '=', 'duplicate').orderBy('no').execute()
  const near = doubled.filter((item) => factsOf(item).twin?.exact === false)
  await ctx.writer.write(changeItems, { importId: row.id, version: row.version, now, rows: near.map((item) => ({ ...item, chosen: decision, ...standingOf({ ...factsOf(item), chosen: decision }) })) })
  return near.length
}

/**
 * The twins of an edited item and of those that were its twins: against the bank, and against the items of the file that say just the same
 * or were near before.
 */
export async function withFreshTwins(ctx: Context, row: QuestionImportTable, edited: ImportItemTable): Promise<ImportItemTable[]> {
  const { rows: near } = await sql<ImportItemTable>`select * from import_item where import_id = ${row.id} and no <> ${edited.no} and state <> 'done'
    and (exact = ${edited.exact} or twin_no = ${edited.no} or no = ${edited.twin_no ?? 0}) order by no limit 200`.execute(ctx.db)
  const all = [...near, edited].sort((a, b) => a.no - b.no)
  const twins = await findTwins(ctx, row.bank_id, all.map(candidate))
  return all.flatMap((item) => {
    const before = item.twin === null ? null : JSON.parse(item.twin) as Twin
    const found = twins.get(item.no) ?? null
    // An item that is only here to be compared with keeps a twin that was not looked at.
    const other = item !== edited && found === null && before?.no != null && !all.some(({ no }) => no === before.no)
    const fresh = withTwin(item, other ? before : found)
    return item !== edited && fresh.twin === item.twin && fresh.state === item.state ? [] : [fresh]
  })
}
