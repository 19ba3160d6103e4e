import writeXlsxFile, { type SheetData } from 'write-excel-file/node'

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A cell: a number is one that can be added up; everything else is a text, whatever it begins with: nothing that somebody typed is ever a formula. */
export type Cell = string | number | null

export interface Sheet {
  name: string
  /** Heading and width (in characters) of each column. */
  columns: { title: string; width: number; /** Decimals shown of its numbers. */ decimals?: number; percent?: boolean; /** For each row how far its text is set in: the text itself stays as it is. */ indents?: readonly number[] }[]
  rows: readonly (readonly Cell[])[]
  /** Above the headings: what the table is, as of when. */
  lead?: readonly string[]
}

/** XML has no place for these; none is ever meant. */
export const printable = (text: string) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')

/** Names of sheets may neither be long nor hold these. */
const sheetName = (name: string) => printable(name).replace(/[\\/?*[\]:]/g, ' ').slice(0, 31) || '表'

/** @returns the bytes of an xlsx file */
export async function workbook(sheets: readonly Sheet[]): Promise<Buffer> {
  return writeXlsxFile(sheets.map((sheet) => ({
    data: dataOf(sheet), sheet: sheetName(sheet.name), columns: sheet.columns.map(({ width }) => ({ width })), stickyRowsCount: (sheet.lead?.length ?? 0) + 1
  }))).toBuffer()
}

function dataOf({ columns, rows, lead = [] }: Sheet): SheetData {
  const format = ({ decimals = 0, percent = false }: Sheet['columns'][number]) => `${decimals ? `0.${'0'.repeat(decimals)}` : '0'}${percent ? '%' : ''}`
  return [
    ...lead.map((line, i) => [{ value: printable(line), type: String, ...(i === 0 && { fontWeight: 'bold' as const, fontSize: 14 }) }]),
    columns.map(({ title }) => ({ value: title, type: String, fontWeight: 'bold' as const, wrap: true, backgroundColor: '#f2ede4' })),
    ...rows.map((cells, row) => cells.map((cell, i) => {
      if (cell === null || cell === '') return null
      if (typeof cell === 'number') return { value: cell, type: Number, format: format(columns[i] ?? { title: '', width: 0 }) }
      const indent = columns[i]?.indents?.[row] ?? 0
      return { value: printable(cell), type: String, wrap: true, ...(indent > 0 && { indent }) }
    }))
  ] as SheetData
}
