import { AlignmentType, BorderStyle, Document, Packer, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, VerticalAlign, WidthType } from 'docx'
import type { Bulletin } from '../../../contract/results'
import type { JobKind } from '../../jobs/kind'
import { DOCX } from '../../sheets/paper'
import { printable, workbook, XLSX, type Cell } from '../../sheets/workbook'
import { bulletin } from '../bulletin'
import { asked, EXPORTS, fileName } from './input'


export const bulletinExport: JobKind = {
  kind: EXPORTS['bulletin-xlsx'].kind, mayCancel: true, must: false,
  async run({ ctx, job, file }) {
    const { scope, file: wanted, board, boardName, depth, parent, order = 'rank', columns } = await asked(ctx, job)
    const table = await bulletin(ctx, scope, { of: parent === undefined ? { depth: depth ?? 0 } : { parent }, board, boardName, order, columns }, ctx.clock())
    const word = wanted === 'bulletin-docx'
    await file({ name: fileName(scope.round.title, '通报表', word ? 'docx' : 'xlsx'), mime: word ? DOCX : XLSX }, [word ? await docxOf(table) : await xlsxOf(table)])
    return { message: `共 ${table.rows.length} 个单位` }
  }
}

/** What is a number in the printed table is one in the sheet, a percentage as a share. */
function cellOf(text: string, number: boolean): Cell {
  if (!number || text === '') return text
  const value = Number(text.replace('%', ''))
  return Number.isNaN(value) ? text : text.endsWith('%') ? Math.round(value * 10) / 1000 : value
}

const widths: Partial<Record<Bulletin['columns'][number]['id'], number>> = { no: 8, unit: 34, above: 26 }
const decimals: Partial<Record<Bulletin['columns'][number]['id'], number>> = { rate: 1, passRate: 1, mean: 1, total: 2 }

async function xlsxOf({ title, asOf, columns, rows, sum, notes }: Bulletin): Promise<Buffer> {
  const cells = (row: readonly string[]) => row.map((text, i) => cellOf(text, columns[i]?.number ?? false))
  const percent = (at: number) => [sum, ...rows].some((row) => row[at]?.endsWith('%'))
  return workbook([{
    name: '通报表', lead: [title, asOf, ...notes],
    columns: columns.map(({ id: key, title: head }, i) => ({
      title: head, width: widths[key] ?? 14, ...(percent(i) ? { percent: true, decimals: 1 } : { decimals: decimals[key] ?? (key === 'value' && rows.some((row) => row[i]?.includes('.')) ? 1 : 0) })
    })),
    rows: [...rows.map(cells), cells(sum)]
  }])
}

const FONT = { ascii: 'Times New Roman', eastAsia: '宋体', hAnsi: 'Times New Roman' }
const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
const borders = { top: line, bottom: line, left: line, right: line }
/** Twentieths of a point: what stands between the margins of an A4 page. */
const PAGE = 9026

async function docxOf({ title, asOf, columns, rows, sum, notes }: Bulletin): Promise<Buffer> {
  const parts = columns.map(({ id }) => widths[id] ?? 12)
  const whole = parts.reduce((a, b) => a + b, 0)
  const each = parts.map((part) => Math.round((part / whole) * PAGE))
  const row = (texts: readonly string[], bold = false) => new TableRow({
    tableHeader: bold && texts === heads, cantSplit: true,
    children: texts.map((text, i) => new TableCell({
      borders, verticalAlign: VerticalAlign.CENTER, width: { size: each[i] ?? 0, type: WidthType.DXA }, margins: { top: 40, bottom: 40, left: 60, right: 60 },
      children: [new Paragraph({ alignment: columns[i]?.number || bold ? AlignmentType.CENTER : AlignmentType.LEFT, children: [new TextRun({ text: printable(text), bold })] })]
    }))
  })
  const heads = columns.map((column) => column.title)
  const paragraph = (text: string, look: { bold?: boolean; size?: number; centred?: boolean } = {}) => new Paragraph({
    ...(look.centred && { alignment: AlignmentType.CENTER }), spacing: { before: 80, after: 80 },
    children: [new TextRun({ text: printable(text), bold: look.bold ?? false, ...(look.size && { size: look.size }) })]
  })
  return Packer.toBuffer(new Document({
    styles: { default: { document: { run: { font: FONT, size: 24 } } } },
    sections: [{
      children: [
        paragraph(title, { bold: true, size: 32, centred: true }), paragraph(asOf, { centred: true }),
        new Table({ width: { size: PAGE, type: WidthType.DXA }, columnWidths: each, layout: TableLayoutType.FIXED, rows: [row(heads, true), ...rows.map((texts) => row(texts)), row(sum, true)] }),
        ...notes.map((note, i) => paragraph(`${i === 0 ? '注：' : '　　'}${note}`, { size: 21 }))
      ]
    }]
  }))
}
