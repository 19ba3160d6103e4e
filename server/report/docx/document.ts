import { AlignmentType, Document, Footer, HeadingLevel, Packer, PageNumber, Paragraph, TextRun } from 'docx'
import type { ReportBlock, ReportFigures, ReportRun } from '../../../contract/reports'
import { printable } from '../../sheets/workbook'
import { chartPart, type ChartPart } from './charts'
import { completed } from './package'
import { PAGE, STYLES } from '../../sheets/paper'
import { tableXml } from './tables'
import { PLACE } from '../../sheets/xml'

/** The report as a Word document: what the figures say, and nothing else. */
export async function reportDocx({ title, opening, sections, signed }: ReportFigures): Promise<Uint8Array> {
  const charts: ChartPart[] = []
  const tables: string[] = []
  const block = blocks(charts, tables)
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
  return completed(bytes, charts, tables)
}

const clean = (text: string) => printable(text).replaceAll(PLACE, '')
const run = (text: string) => new TextRun({ text: clean(text) })
const runs = (all: readonly ReportRun[]) => all.map(({ text, gap }) => new TextRun({ text: clean(text), ...(gap && { highlight: 'yellow' as const }) }))

/** Where package.ts puts the chart or the table of that number. */
const place = (n: number) => new TextRun({ text: `${PLACE}${n}${PLACE}` })

const footer = (alignment: typeof AlignmentType.RIGHT | typeof AlignmentType.LEFT) => new Footer({
  children: [new Paragraph({ style: 'ReportPage', alignment, indent: { left: 320, right: 320 }, children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] })] })]
})

const blocks = (charts: ChartPart[], tables: string[]) => (block: ReportBlock): Paragraph[] => {
  switch (block.kind) {
    case 'heading': return [new Paragraph({ heading: HeadingLevel.HEADING_2, children: [run(block.text)] })]
    case 'text': return [new Paragraph({ style: block.flush ? 'ReportFlush' : 'ReportText', children: runs(block.runs) })]
    case 'chart': {
      charts.push(chartPart({ ...block, title: clean(block.title), alt: clean(block.alt), labels: block.labels.map(clean) }))
      return [new Paragraph({ style: 'ReportChart', children: [place(charts.length)] })]
    }
    case 'table': {
      tables.push(tableXml(block))
      return [new Paragraph({ style: 'ReportCaption', children: [run(block.caption)] }), new Paragraph({ children: [place(tables.length)] }), new Paragraph({ style: 'ReportNote', children: [run(block.note)] })]
    }
    default: return block satisfies never
  }
}
