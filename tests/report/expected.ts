import type { ReportBlock, ReportFigures } from '../../contract/reports'
import type { ReadDocx } from '../support/read-docx'

type Of<K extends ReportBlock['kind']> = Extract<ReportBlock, { kind: K }>
export const blocksOf = <K extends ReportBlock['kind']>({ opening, sections }: ReportFigures, kind: K): Of<K>[] =>
  [...opening, ...sections.flatMap(({ blocks }) => blocks)].filter((block): block is Of<K> => block.kind === kind)

const said = ({ runs }: Of<'text'>) => runs.map(({ text }) => text).join('')
/** Everything that is said in sentences. */
export const wordsOf = (figures: ReportFigures): string => blocksOf(figures, 'text').map(said).join('\n')

/** What the document has to read like, by what the figures say. */
export function expectedDocument(figures: ReportFigures): Omit<ReadDocx, 'names'> {
  const { title, opening, sections, signed } = figures
  const paragraph = (style: string, text: string, highlighted = '') => ({ style, text, highlighted })
  const of = (block: ReportBlock) => {
    switch (block.kind) {
      case 'heading': return [paragraph('Heading2', block.text)]
      case 'text': return [paragraph(block.flush ? 'ReportFlush' : 'ReportText', said(block), block.runs.filter(({ gap }) => gap).map(({ text }) => text).join(''))]
      case 'table': return [paragraph('ReportCaption', block.caption), paragraph('ReportNote', block.note)]
      case 'chart': return [paragraph('ReportChart', '')]
      default: return block satisfies never
    }
  }
  return {
    faults: [],
    paragraphs: [
      paragraph('Title', title), ...opening.flatMap(of), ...sections.flatMap(({ heading, blocks }) => [paragraph('Heading1', heading), ...blocks.flatMap(of)]),
      paragraph('ReportFlush', ''), ...signed.map((line) => paragraph('ReportSigned', line))
    ],
    tables: blocksOf(figures, 'table').map(({ columns, rows }) => ({ head: columns.map((one) => one.title), rows, repeated: true, whole: true })),
    charts: blocksOf(figures, 'chart').map(({ alt, chart, labels, values, of: rows, series }) => ({
      alt, kind: chart === 'bar' ? 'bar' : 'col', labels, values, sheet: [[rows, series], ...labels.map((label, i) => [label, values[i] ?? 0])]
    }))
  }
}
