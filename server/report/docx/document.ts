import {
  AlignmentType, Document, Footer, HeadingLevel, Packer, PageNumber, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, VerticalAlign, WidthType
} from 'docx'
import type { ReportBlock, ReportFigures, ReportRun } from '../../../contract/reports'
import { printable } from '../../sheets/workbook'
import { chartPart, type ChartPart } from './charts'
import { withCharts } from './package'
import { PAGE, STYLES, TEXT_WIDTH } from './styles'
import { PLACE } from './xml'

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

type TableBlock = Extract<ReportBlock, { kind: 'table' }>

/** The report as a Word document: what the figures say, and nothing else. */
export async function reportDocx({ title, opening, sections, signed }: ReportFigures): Promise<Uint8Array> {
  const charts: ChartPart[] = []
  const block = blocks(charts)
  const children = [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [run(title)] }),
    ...opening.flatMap(block),
    ...sections.flatMap((section) => [new Paragraph({ heading: HeadingLevel.HEADING_1, children: [run(section.heading)] }), ...section.blocks.flatMap(block)]),
    new Paragraph({ style: 'ReportFlush', keepNext: true, children: [] }),
    ...signed.map((line, i) => new Paragraph({ style: 'ReportSigned', keepNext: i < signed.length - 1, children: [run(line)] }))
  ]
  const bytes = await Packer.toBuffer(new Document({
    title: clean(title), creator: '学史', lastModifiedBy: '学史', evenAndOddHeaderAndFooters: true, styles: STYLES,
    // Pages are numbered at the outer edge, one letter in.
    sections: [{ properties: { page: PAGE }, footers: { default: footer(AlignmentType.RIGHT), even: footer(AlignmentType.LEFT) }, children }]
  }))
  return withCharts(bytes, await Promise.all(charts))
}

const clean = (text: string) => printable(text).replaceAll(PLACE, '')
const run = (text: string) => new TextRun({ text: clean(text) })
const runs = (all: readonly ReportRun[]) => all.map(({ text, gap }) => new TextRun({ text: clean(text), ...(gap && { highlight: 'yellow' as const }) }))

const footer = (alignment: typeof AlignmentType.RIGHT | typeof AlignmentType.LEFT) => new Footer({
  children: [new Paragraph({ style: 'ReportPage', alignment, indent: { left: 320, right: 320 }, children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] })] })]
})

const blocks = (charts: ChartPart[]) => (block: ReportBlock): (Paragraph | Table)[] => {
  switch (block.kind) {
    case 'heading': return [new Paragraph({ heading: HeadingLevel.HEADING_2, children: [run(block.text)] })]
    case 'text': return [new Paragraph({ style: block.flush ? 'ReportFlush' : 'ReportText', children: runs(block.runs) })]
    case 'chart': {
      charts.push(chartPart({ ...block, title: clean(block.title), alt: clean(block.alt), labels: block.labels.map(clean) }))
      return [new Paragraph({ style: 'ReportChart', children: [new TextRun({ text: `${PLACE}${charts.length}${PLACE}` })] })]
    }
    case 'table': return [new Paragraph({ style: 'ReportCaption', children: [run(block.caption)] }), table(block), new Paragraph({ style: 'ReportNote', children: [run(block.note)] })]
    default: return block satisfies never
  }
}

/** Of each column that holds figures; what is left is the names'. */
const NARROW = 960

function table({ columns, rows }: TableBlock): Table {
  const rest = Math.floor((TEXT_WIDTH - columns.filter(({ wide }) => !wide).length * NARROW) / Math.max(1, columns.filter(({ wide }) => wide).length))
  const widths = columns.map(({ wide }) => (wide ? rest : NARROW))
  const cell = (text: string, i: number, head: boolean) => new TableCell({
    width: { size: widths[i] ?? NARROW, type: WidthType.DXA }, verticalAlign: VerticalAlign.CENTER, margins: { left: 60, right: 60 },
    children: [new Paragraph({ style: 'ReportCell', alignment: head || !columns[i]?.wide ? AlignmentType.CENTER : AlignmentType.LEFT, children: [new TextRun({ text: clean(text), bold: head })] })]
  })
  return new Table({
    width: { size: widths.reduce((a, b) => a + b, 0), type: WidthType.DXA }, columnWidths: widths, layout: TableLayoutType.FIXED, alignment: AlignmentType.CENTER,
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: columns.map(({ title }, i) => cell(title, i, true)) }),
      ...rows.map((cells) => new TableRow({ cantSplit: true, children: cells.map((text, i) => cell(text, i, false)) }))
    ]
  })
}
