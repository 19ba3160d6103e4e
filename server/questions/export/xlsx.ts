import writeXlsxFile, { type SheetData } from 'write-excel-file/node'
import type { ImportItem } from '../../../contract/questions'
import type { ParsedQuestion } from '../parse/types'
import { answerText, sheetRows, typeName } from './sheet-rows'

/** XML has no place for these; none is ever meant. */
export const printable = (text: string) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')

/** Every cell is a text, whatever it begins with: nothing that somebody typed is ever a formula. */
async function workbook(rows: readonly string[][], sheet: string, widths: readonly number[]): Promise<Buffer> {
  const data: SheetData = rows.map((cells, row) => cells.map((cell) => (cell === '' ? null : { value: printable(cell), type: String, wrap: true, ...(row === 0 && { fontWeight: 'bold' as const }) })))
  return writeXlsxFile(data, { sheet, stickyRowsCount: 1, columns: widths.map((width) => ({ width })) }).toBuffer()
}

export async function exportXlsx(questions: readonly ParsedQuestion[]): Promise<Buffer> {
  const rows = sheetRows(questions)
  return workbook(rows, '试题', (rows[0] ?? []).map((name) => (name === '题干' ? 60 : name === '解析' ? 40 : /^选项/.test(name) ? 18 : 12)))
}

/** What still has to be mended, for those who mend it in the file. */
export async function problemsXlsx(items: readonly ImportItem[]): Promise<Buffer> {
  const header = ['序号', '行', '题型', '题干', '选项', '答案', '问题', '怎么办']
  const rows = items.map(({ no, line, body, problems, twin }) => [
    String(no), line === null ? '' : String(line), typeName(body.type), body.stem, body.options.map((text, i) => `${String.fromCharCode(65 + i)}. ${text}`).join('\n'),
    answerText({ type: body.type, answer: body.answer, answer_text: body.texts }), problems.map(({ words }) => words).filter(Boolean).join('\n'),
    [...problems.map(({ message }) => message), ...(twin ? [sameAs(twin)] : [])].join('\n')
  ])
  return workbook([header, ...rows], '要处理的题', [8, 8, 10, 50, 40, 12, 30, 50])
}

const sameAs = ({ no, exact, bank }: NonNullable<ImportItem['twin']>) =>
  no === null ? `和题库“${bank}”里的一题${exact ? '相同' : '相近'}，请决定跳过、替换还是都留。` : `和第 ${no} 题${exact ? '相同' : '相近'}，请决定跳过还是都留。`
