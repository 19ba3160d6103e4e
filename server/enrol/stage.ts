import type { Context } from '../context'
import type { RosterImportRowTable } from '../db/roster-schema'
import { AppError } from '../errors'
import { newId } from '../ids'
import type { ReadFile } from '../questions/read'
import { phoneOf } from '../roster/rules/words'
import type { RowText } from './given'
import { readTables, type Line, type Table } from './rules/table'
import { openList, putRows } from './writes'

const MOST = 20_000
const ROWS = 500

/** What the reader found, as a list that waits: phones sealed, everything else as text. The list itself is written last. */
export async function stage(ctx: Context, read: ReadFile, { name, unitId, actor, now }: { name: string; unitId: string; actor: string; now: number }): Promise<string> {
  const tables = read.source.blocks.flatMap((block): Table[] => (block.kind === 'table' ? [block] : []))
  if (tables.length === 0) throw new AppError('file_unreadable', '文件里没有表格。请上传 Excel 文件（.xlsx 或 .csv），第一行写姓名、单位、工号、手机号。')
  const { lines, columns, without } = readTables(tables)
  if (without.length) throw new AppError('file_unreadable', '没有找到“姓名”这一列。请在表头写上“姓名”，或下载模板，把名单粘进去再上传。')
  if (lines.length === 0) throw new AppError('file_unreadable', '表里只有表头，没有人。请核对后再上传。')
  if (lines.length > MOST) throw new AppError('file_too_large', `这份表有 ${lines.length} 行，最多 ${MOST} 行。请按单位分成几份。`)
  const importId = newId(now)
  const rows = lines.map((line, i) => storedRow(ctx, importId, i + 1, textOf(line), line.phone))
  for (let i = 0; i < rows.length; i += ROWS) await ctx.writer.write(putRows, { rows: rows.slice(i, i + ROWS) })
  const notes = read.problems.map(({ message }) => message).slice(0, 20)
  await ctx.writer.write(openList, {
    row: {
      id: importId, unit_id: unitId, actor, name: name.slice(0, 100), state: 'open', version: 1, created_at: now, updated_at: now, columns: JSON.stringify(columns), choices: '{}', complete: 0,
      notes: JSON.stringify(notes), job_id: null, result: ''
    }
  })
  return importId
}

export interface Typed extends Omit<RowText, 'phoneWrong'> { line: number }

const textOf = ({ sheet, line, name, unit, parent, staffNo, note }: Line): Typed =>
  ({ line, place: `${sheet ? `“${sheet}”` : ''}第 ${line} 行`, name, unit, parent, unitId: '', staffNo, note })

/** Right or wrong, the number itself is kept only sealed. */
export function storedRow({ keys }: Pick<Context, 'keys'>, importId: string, no: number, { line, ...text }: Typed, phone: string, skipped = false): RosterImportRowTable {
  const found = phoneOf(phone)
  const body: RowText = { ...text, phoneWrong: found && 'wrong' in found ? found.wrong : '' }
  return {
    import_id: importId, no, line, body: JSON.stringify(body), skipped: skipped ? 1 : 0,
    phone_hash: found && 'number' in found ? keys.hash(found.number) : null, phone_enc: found ? keys.encrypt('number' in found ? found.number : phone.trim()) : null
  }
}
