import PDFDocument from 'pdfkit'
import type { Sheet } from '../rules/sheet'
import type { Face } from './font'
import { blockOf, headRows, INK, MEASURE, RED, SOFT, type Drawables, type Row } from './rows'

const LEFT = 56
const TOP = 62
const BOTTOM = 780
const FOOT = 800

/** A paper as an A4 document: set like a printed notice, in ink with one red. */
export function drawSheet(face: Face, sheet: Sheet, pictures: Drawables): Promise<Buffer> {
  const doc = new PDFDocument({
    size: 'A4', margin: 0, bufferPages: true, font: face.font as never, lang: 'zh-CN', displayTitle: true, pdfVersion: '1.7',
    info: { Title: `${sheet.title}，${sheet.whose}`, Author: sheet.association, CreationDate: new Date(sheet.printedAt), ModDate: new Date(sheet.printedAt) }
  })
  const done = new Promise<Buffer>((resolve, reject) => {
    const pieces: Buffer[] = []
    doc.on('data', (piece: Buffer) => pieces.push(piece)).on('end', () => resolve(Buffer.concat(pieces))).on('error', reject)
  })
  new Setting(doc, face, pictures).paper(sheet)
  doc.end()
  return done
}

class Setting {
  private y = TOP

  constructor(private readonly doc: PDFKit.PDFDocument, private readonly face: Face, private readonly pictures: Drawables) {}

  paper(sheet: Sheet): void {
    this.doc.rect(LEFT, this.y, MEASURE, 3).fill(RED)
    this.doc.rect(LEFT, this.y + 5, MEASURE, 1).fill(RED)
    this.y += 16
    this.flow(headRows(this.face, sheet))
    this.y += 8
    this.doc.rect(LEFT, this.y, MEASURE, 0.5).fill(SOFT)
    this.y += 2
    for (const question of sheet.questions) {
      const { asked, notes } = blockOf(this.face, this.pictures, question)
      this.together(asked)
      this.flow(notes)
    }
    this.margins(sheet)
  }

  /** Rows that belong together begin a page rather than be parted; what is longer than a page is parted anyway. */
  private together(rows: readonly Row[]): void {
    const height = rows.reduce((sum, row) => sum + row.height + (row.above ?? 0), 0)
    if (this.y + height > BOTTOM && (height <= BOTTOM - TOP || this.y > (TOP + BOTTOM) / 2)) this.turn()
    this.flow(rows)
  }

  private flow(rows: readonly Row[]): void {
    for (const row of rows) {
      if (this.y + (row.above ?? 0) + row.height > BOTTOM) this.turn()
      if (this.y > TOP) this.y += row.above ?? 0
      this.row(row)
      this.y += row.height
    }
  }

  private turn(): void {
    this.doc.addPage()
    this.y = TOP
  }

  private row({ runs, mark, picture, height }: Row): void {
    for (const run of runs) this.words(run.text, LEFT + run.x, this.y, run.size, run.color, run.bold)
    if (mark) {
      const side = 7
      const [x, y] = [LEFT + mark.x, this.y + 5]
      if (mark.square) this.doc.rect(x, y, side, side)
      else this.doc.circle(x + side / 2, y + side / 2, side / 2)
      this.doc.lineWidth(0.7)
      if (mark.filled) this.doc.fillAndStroke(mark.color, mark.color)
      else this.doc.stroke(mark.color)
    }
    const drawable = picture && this.pictures.get(picture.id)
    if (!picture || !drawable) return
    try {
      this.doc.image(Buffer.from(drawable.bytes), LEFT + picture.x, this.y + 2, { width: picture.width, height: picture.height })
    } catch {
      // Its head was in order and the rest is not.
      this.doc.lineWidth(0.5).rect(LEFT + picture.x, this.y + 2, picture.width, height - 6).stroke(SOFT)
    }
  }

  /** The one weight that is embedded is drawn with an edge where it has to be bold. */
  private words(text: string, x: number, y: number, size: number, color: string, bold = false): void {
    if (!text) return
    this.doc.fontSize(size).fillColor(color)
    if (bold) this.doc.strokeColor(color).lineWidth(size * 0.022)
    this.doc.text(text, x, y, { lineBreak: false, fill: true, stroke: bold })
  }

  /** Once it is known how many pages there are. */
  private margins({ whose, association, printed, id }: Sheet): void {
    const { count } = this.doc.bufferedPageRange()
    const wide = (text: string, size: number) => [...text].reduce((sum, char) => sum + this.face.width(char, size), 0)
    const fitting = (text: string, most: number) => {
      const chars = [...this.face.shown(text)]
      if (wide(chars.join(''), 8) <= most) return chars.join('')
      while (chars.length && wide(`${chars.join('')}…`, 8) > most) chars.pop()
      return `${chars.join('')}…`
    }
    for (let page = 0; page < count; page++) {
      this.doc.switchToPage(page)
      const number = `第 ${page + 1} / ${count} 页`
      this.words(number, LEFT + MEASURE - wide(number, 8), 38, 8, SOFT)
      if (page > 0) this.words(fitting(whose, MEASURE - 80), LEFT, 38, 8, SOFT)
      this.doc.rect(LEFT, FOOT - 6, MEASURE, 0.5).fill(SOFT)
      const right = `答卷编号 ${id}`
      this.words(right, LEFT + MEASURE - wide(right, 8), FOOT, 8, SOFT)
      this.words(fitting(`${association}，打印于 ${printed}`, MEASURE - wide(right, 8) - 16), LEFT, FOOT, 8, INK)
    }
  }
}
