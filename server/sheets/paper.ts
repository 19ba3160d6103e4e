import { strFromU8, strToU8, unzipSync } from 'fflate'
import { AlignmentType, LineRuleType, type IStylesOptions } from 'docx'

/* The look of an official paper (GB/T 9704): twentieths of a point, half points for letters. */

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** A4, with the margins that leave 156 by 225 mm. */
export const PAGE = { size: { width: 11906, height: 16838 }, margin: { top: 2098, bottom: 1984, left: 1588, right: 1474, footer: 1400 } }
export const TEXT_WIDTH = PAGE.size.width - PAGE.margin.left - PAGE.margin.right

/** Where a face is missing Word takes the second, which every Windows and WPS has. */
export const FACES = { 方正小标宋简体: '宋体', 仿宋_GB2312: '仿宋', 楷体_GB2312: '楷体', 黑体: 'SimHei', 宋体: 'SimSun' } as const
const face = (eastAsia: keyof typeof FACES) => ({ ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia })

/** 28 points from line to line. */
const pitch = { line: 560, lineRule: LineRuleType.EXACT, before: 0, after: 0 }
const two = { firstLine: 640 }
const black = '000000'

export const STYLES: IStylesOptions = {
  default: {
    document: { run: { font: face('仿宋_GB2312'), size: 32, language: { value: 'en-US', eastAsia: 'zh-CN' } } },
    title: { run: { font: face('方正小标宋简体'), size: 44, color: black }, paragraph: { alignment: AlignmentType.CENTER, spacing: { ...pitch, line: 640, before: 280, after: 280 } } },
    heading1: { run: { font: face('黑体'), size: 32, bold: false, color: black }, paragraph: { spacing: pitch, indent: two, keepNext: true } },
    heading2: { run: { font: face('楷体_GB2312'), size: 32, bold: false, color: black }, paragraph: { spacing: pitch, indent: two, keepNext: true } }
  },
  paragraphStyles: [
    { id: 'ReportText', name: '报告正文', basedOn: 'Normal', quickFormat: true, paragraph: { alignment: AlignmentType.BOTH, spacing: pitch, indent: two } },
    { id: 'ReportFlush', name: '报告称谓', basedOn: 'Normal', quickFormat: true, paragraph: { spacing: pitch } },
    { id: 'ReportSigned', name: '报告落款', basedOn: 'Normal', quickFormat: true, paragraph: { alignment: AlignmentType.RIGHT, spacing: pitch, indent: { right: 1280 }, keepLines: true } },
    { id: 'ReportCaption', name: '表题', basedOn: 'Normal', quickFormat: true, run: { font: face('黑体'), size: 24 }, paragraph: { alignment: AlignmentType.CENTER, keepNext: true, spacing: { before: 200, after: 80 } } },
    { id: 'ReportCell', name: '表内文字', basedOn: 'Normal', quickFormat: true, run: { font: face('宋体'), size: 21 }, paragraph: { spacing: { before: 20, after: 20 } } },
    { id: 'ReportNote', name: '表注', basedOn: 'Normal', quickFormat: true, run: { font: face('宋体'), size: 21 }, paragraph: { spacing: { before: 60, after: 160 } } },
    { id: 'ReportChart', name: '图', basedOn: 'Normal', quickFormat: true, paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 160, after: 80 } } },
    { id: 'ReportPage', name: '页码', basedOn: 'Normal', run: { font: face('宋体'), size: 28 } }
  ]
}

export type Parts = Record<string, Uint8Array>

/** The parts of a document that the library has made, with what it does not write: which face stands in for another, and indents that go with the letters. */
export function openPaper(docx: Uint8Array): Parts {
  // Folders are no parts of their own.
  const parts: Parts = unzipSync(docx, { filter: ({ name }) => !name.endsWith('/') })
  change(parts, 'word/fontTable.xml', (xml) => xml.replace(/<w:fonts([^>]*?)\/>/, `<w:fonts$1>${faces}</w:fonts>`))
  // Two letters, whatever size somebody gives them afterwards.
  change(parts, 'word/styles.xml', (xml) => xml.replaceAll('w:firstLine="640"', 'w:firstLineChars="200" w:firstLine="640"'))
  return parts
}

/** @throws where the library has come to write it otherwise: a document with a part missing is worse than none */
export function change(parts: Parts, name: string, how: (xml: string) => string): void {
  const before = strFromU8(parts[name] ?? new Uint8Array())
  const after = how(before)
  if (after === before) throw new Error(`${name} is not as it is expected`)
  parts[name] = strToU8(after)
}

const faces = Object.entries(FACES).map(([name, other]) => `<w:font w:name="${name}"><w:altName w:val="${other}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>`).join('')
