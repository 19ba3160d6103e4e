import { AlignmentType, Document, Footer, HeadingLevel, ImageRun, Packer, PageNumber, Paragraph, TextRun } from 'docx'
import { zipSync } from 'fflate'
import { openPaper, PAGE, STYLES } from '../sheets/paper'
import { printable } from '../sheets/workbook'

export interface Printed {
  heading: string
  /** Who, of which unit, when. */
  by: string
  text: string
  pictures: { bytes: Uint8Array; width: number; height: number }[]
  /** What could not be printed. */
  note: string
}

/** Of a picture, in pixels of Word's: the width of the text, or a good third of the page's height. */
const WIDEST = 560
const HIGHEST = 380

/** Reflections as a Word document, one after the other, each with its writer. */
export async function reflectionsDocx(title: string, opening: string, all: readonly Printed[]): Promise<Uint8Array> {
  const children = [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [run(title)] }),
    new Paragraph({ style: 'ReportText', children: [run(opening)] }),
    ...all.flatMap(printed)
  ]
  const bytes = await Packer.toBuffer(new Document({
    title: printable(title), creator: '学史', lastModifiedBy: '学史', evenAndOddHeaderAndFooters: true, styles: STYLES,
    sections: [{ properties: { page: PAGE }, footers: { default: footer(AlignmentType.RIGHT), even: footer(AlignmentType.LEFT) }, children }]
  }))
  // Pictures are packed already.
  return zipSync(openPaper(bytes), { level: 1 })
}

const run = (text: string) => new TextRun({ text: printable(text) })

const printed = ({ heading, by, text, pictures, note }: Printed): Paragraph[] => [
  new Paragraph({ heading: HeadingLevel.HEADING_1, children: [run(heading)] }),
  new Paragraph({ style: 'ReportText', keepNext: true, children: [run(by)] }),
  ...text.split(/\r?\n/).filter((line) => line.trim() !== '').map((line) => new Paragraph({ style: 'ReportText', children: [run(line.trim())] })),
  ...pictures.map(({ bytes, width, height }) => {
    const scale = Math.min(1, WIDEST / width, HIGHEST / height)
    return new Paragraph({ style: 'ReportChart', children: [new ImageRun({ type: 'jpg', data: bytes, transformation: { width: Math.round(width * scale), height: Math.round(height * scale) }, altText: { name: '图片', title: '图片', description: `${heading}的图片` } })] })
  }),
  ...(note ? [new Paragraph({ style: 'ReportNote', children: [run(note)] })] : [])
]

const footer = (alignment: typeof AlignmentType.RIGHT | typeof AlignmentType.LEFT) => new Footer({
  children: [new Paragraph({ style: 'ReportPage', alignment, indent: { left: 320, right: 320 }, children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] })] })]
})
