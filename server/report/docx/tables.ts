import type { ReportBlock } from '../../../contract/reports'
import { TEXT_WIDTH } from '../../sheets/paper'
import { escaped, PLACE } from '../../sheets/xml'

type TableBlock = Extract<ReportBlock, { kind: 'table' }>

/** Of each column that holds figures; what is left is the names'. */
const NARROW = 960
const EDGES = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => `<w:${side} w:val="single" w:color="000000" w:sz="4" w:space="0"/>`).join('')
/** For the cells: style and alignment, and the letters of a heading. */
const LOOK = (centred: boolean) => `<w:pPr><w:pStyle w:val="ReportCell"/><w:jc w:val="${centred ? 'center' : 'left'}"/></w:pPr>`
const BOLD = '<w:rPr><w:b/><w:bCs/></w:rPr>'

/**
 * A table as Word keeps it, written by hand: the library takes a millisecond for a cell, and nobody else is answered meanwhile. Hundreds of
 * units in a table for each round are nothing unusual.
 */
export function tableXml({ columns, rows }: TableBlock): string {
  const rest = Math.floor((TEXT_WIDTH - columns.filter(({ wide }) => !wide).length * NARROW) / Math.max(1, columns.filter(({ wide }) => wide).length))
  const widths = columns.map(({ wide }) => (wide ? rest : NARROW))
  const cell = (text: string, i: number, head: boolean) =>
    `<w:tc><w:tcPr><w:tcW w:w="${widths[i]}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr><w:p>${LOOK(head || !columns[i]?.wide)}<w:r>${head ? BOLD : ''}<w:t xml:space="preserve">${escaped(text.replaceAll(PLACE, ''))}</w:t></w:r></w:p></w:tc>`
  const row = (cells: readonly string[], head: boolean) => `<w:tr><w:trPr><w:cantSplit/>${head ? '<w:tblHeader/>' : ''}</w:trPr>${cells.map((text, i) => cell(text, i, head)).join('')}</w:tr>`
  return `<w:tbl><w:tblPr><w:tblW w:w="${widths.reduce((a, b) => a + b, 0)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${EDGES}</w:tblBorders><w:tblLayout w:type="fixed"/>`
    + '<w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    + `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${row(columns.map(({ title }) => title), true)}${rows.map((cells) => row(cells, false)).join('')}</w:tbl>`
}
