import { AlignmentType, Document, Footer, HeadingLevel, Packer, PageNumber, Paragraph, TextRun } from 'docx'
import { zipSync } from 'fflate'
import { change, openPaper, PAGE, STYLES, TEXT_WIDTH } from '../../sheets/paper'
import { printable } from '../../sheets/workbook'
import { escaped, PLACE } from '../../sheets/xml'

export interface PaperRow { name: string; unit: string; position: string; note: string }
export interface Paper { title: string; lines: string[]; groups: { unit: string; rows: PaperRow[] }[]; blank: number }

const COLUMNS = ['序号', '姓名', '单位', '岗位', '签到', '签退', '备注'] as const
const WIDTHS = [680, 1240, 2300, 1240, 1180, 1180, TEXT_WIDTH - 7820]
/** High enough to write one's name: a centimetre. */
const HEIGHT = 567
const EDGES = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => `<w:${side} w:val="single" w:color="000000" w:sz="4" w:space="0"/>`).join('')

const clean = (text: string) => printable(text).replaceAll(PLACE, '')

function cell(text: string, width: number, { bold = false, left = false, span = 1 } = {}): string {
  const letters = bold ? '<w:rPr><w:b/><w:bCs/></w:rPr>' : ''
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''}<w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="ReportCell"/>${span > 1 ? '<w:keepNext/>' : ''}<w:jc w:val="${left ? 'left' : 'center'}"/></w:pPr>`
    + `<w:r>${letters}<w:t xml:space="preserve">${escaped(clean(text))}</w:t></w:r></w:p></w:tc>`
}

const row = (cells: string, head = false) => `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="${HEIGHT}" w:hRule="atLeast"/>${head ? '<w:tblHeader/>' : ''}</w:trPr>${cells}</w:tr>`
const line = (texts: readonly string[], head = false) => row(texts.map((text, i) => cell(text, WIDTHS[i] ?? 0, { bold: head, left: !head && (i === 2 || i === 6) })).join(''), head)
const group = (text: string) => row(cell(text, TEXT_WIDTH, { bold: true, left: true, span: COLUMNS.length }))

/** The table as Word keeps it: the library takes a millisecond for a cell, and a hall has a thousand seats. */
function tableXml({ groups, blank }: Paper): string {
  let no = 0
  const body = groups.flatMap(({ unit, rows }) => [group(`${unit}（${rows.length} 人）`), ...rows.map((one) => line([String(++no), one.name, one.unit, one.position, '', '', one.note]))])
  const more = blank ? [group('名单上没有、现场到的'), ...Array.from({ length: blank }, () => line([String(++no), '', '', '', '', '', '']))] : []
  return `<w:tbl><w:tblPr><w:tblW w:w="${TEXT_WIDTH}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${EDGES}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr>`
    + `<w:tblGrid>${WIDTHS.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${line(COLUMNS, true)}${body.join('')}${more.join('')}</w:tbl>`
}

/** A list to be signed at the door: its heading stands on every page, units one after the other, and lines for whoever is not on it. */
export async function signInPaper(paper: Paper): Promise<Uint8Array> {
  const run = (text: string) => new TextRun({ text: clean(text) })
  const footer = new Footer({ children: [new Paragraph({ style: 'ReportPage', alignment: AlignmentType.CENTER, children: [new TextRun({ children: ['第 ', PageNumber.CURRENT, ' 页，共 ', PageNumber.TOTAL_PAGES, ' 页'] })] })] })
  const bytes = await Packer.toBuffer(new Document({
    title: clean(paper.title), creator: '学史', lastModifiedBy: '学史', styles: STYLES,
    sections: [{
      properties: { page: PAGE }, footers: { default: footer },
      children: [new Paragraph({ heading: HeadingLevel.TITLE, children: [run(paper.title)] }), ...paper.lines.map((text) => new Paragraph({ style: 'ReportNote', children: [run(text)] })), new Paragraph({ children: [run(''), new TextRun({ text: PLACE })] })]
    }]
  }))
  const parts = openPaper(bytes)
  change(parts, 'word/document.xml', (xml) => xml.replace(new RegExp(`<w:p>(?:(?!<w:p>).)*${PLACE}.*?</w:p>`), () => `${tableXml(paper)}<w:p/>`))
  return zipSync(parts, { level: 6 })
}
