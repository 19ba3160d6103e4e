import type { Problem, Source } from '../../parse/types'
import { assemble, textBudget, type Item } from '../assemble'
import { textOf } from '../docx/paragraph'
import { fileProblem, unreadable } from '../failure'
import { fieldStack } from '../fields'
import type { Compound } from './compound'
import { DELETED, flagsAt, HIDDEN, IN_TABLE, NUMBERED, ROW_END, stretches, UNDERLINED, type Stretch } from './properties'

interface Piece {
  text: string
  from: number
  width: 1 | 2
}

/** Word 97–2003. Text, tables and blanks are read; pictures and automatic numbers are not, and that is said. */
export function readDoc(compound: Compound): { source: Source; problems: Problem[] } {
  const word = compound.stream('WordDocument')
  if (!word || word.length < 0x1aa || word.readUInt16LE(0) !== 0xa5ec) throw unreadable('文件已损坏，找不到 Word 正文。请用 Word 打开后另存为 .docx 再上传。')
  const flags = word.readUInt16LE(0x0a)
  if (flags & 0x0100) throw unreadable('文件有密码保护。请在 Word 里去掉密码，另存为 .docx 再上传。')
  if (word.readUInt16LE(2) < 193) throw unreadable('这是很旧的 Word 文档（Word 95 或更早）。请用 Word 打开后另存为 .docx 再上传。')
  const table = compound.stream(flags & 0x0200 ? '1Table' : '0Table')
  if (!table) throw unreadable('文件已损坏，读不出正文。请用 Word 打开后另存为 .docx 再上传。')

  const characters = stretches(word, table, 0xfa, 'characters')
  const paragraphs = stretches(word, table, 0x102, 'paragraphs')
  const { items, picture } = readItems(pieces(word, table), characters, paragraphs)
  const { blocks, problems } = assemble(items)
  if (paragraphs.some((one) => one.flags & NUMBERED)) {
    problems.push(fileProblem('left_out', '这是旧版 Word（.doc），自动编号（题号、选项字母）读不到。如果题目不全，请在 Word 里另存为 .docx 再上传。'))
  }
  if (picture) problems.push(fileProblem('left_out', '旧版 Word（.doc）里的图片和公式没有读入。请在 Word 里另存为 .docx 再上传。'))
  return { source: { blocks, images: new Map() }, problems }
}

function pieces(word: Buffer, table: Buffer): Piece[] {
  const broken = () => unreadable('文件已损坏，读不出正文。请用 Word 打开后另存为 .docx 再上传。')
  const start = word.readUInt32LE(0x1a2)
  const clx = table.subarray(start, start + word.readUInt32LE(0x1a6))
  let at = 0
  while (clx[at] === 1 && at + 3 <= clx.length) at += 3 + clx.readUInt16LE(at + 1)
  if (clx[at] !== 2 || at + 9 > clx.length) throw broken()
  const list = clx.subarray(at + 5, at + 5 + clx.readUInt32LE(at + 1))
  const many = Math.floor((list.length - 4) / 12)
  const budget = textBudget()
  let left = word.readUInt32LE(0x4c)
  const found: Piece[] = []
  for (let i = 0; i < many && left > 0; i++) {
    const length = Math.min(list.readUInt32LE(i * 4 + 4) - list.readUInt32LE(i * 4), left)
    if (length < 0) throw broken()
    const position = list.readUInt32LE((many + 1) * 4 + i * 8 + 2)
    const narrow = Boolean(position & 0x40000000)
    const from = narrow ? (position & 0x3fffffff) / 2 : position & 0x3fffffff
    const bytes = word.subarray(from, from + length * (narrow ? 1 : 2))
    budget(length)
    left -= length
    found.push({ text: narrow ? latin(bytes) : bytes.toString('utf16le'), from, width: narrow ? 1 : 2 })
  }
  return found
}

/** By hand: Node 20 reads windows-1252 as ISO 8859-1 and loses the quotation marks. */
const UPPER = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

const latin = (bytes: Buffer) => bytes.toString('latin1').replace(/[\x80-\x9f]/g, (char) => UPPER[char.charCodeAt(0) - 0x80] as string)

/** Word's own marks in the text: paragraph, cell, line and page ends, fields, pictures. */
const MARK = /[\x01-\x08\x0b-\x1f]/g

function readItems(all: Piece[], characters: Stretch[], paragraphs: Stretch[]): { items: Item[]; picture: boolean } {
  const items: Item[] = []
  let pieces: { text: string; underlined: boolean }[] = []
  let cell: string[] = []
  let row: string[] = []
  let rows: string[][] = []
  const fields = fieldStack()
  let picture = false

  const line = () => {
    const text = textOf(pieces)
    pieces = []
    return text
  }
  const closeTable = () => {
    if (row.length) rows.push(row)
    if (rows.length) items.push({ kind: 'table', rows })
    rows = []
    row = []
  }
  const put = (text: string, flags: number) => {
    if (text && !(flags & (DELETED | HIDDEN)) && !fields.hides()) pieces.push({ text, underlined: Boolean(flags & UNDERLINED) })
  }
  const mark = (sign: string, flags: number, position: number) => {
    switch (sign) {
      case '\r': case '\x0c': {
        if ((flagsAt(paragraphs, position)?.flags ?? 0) & IN_TABLE) { cell.push(line()); break }
        closeTable()
        items.push({ kind: 'text', text: line() })
        break
      }
      case '\x07': {
        if ((flagsAt(paragraphs, position)?.flags ?? 0) & ROW_END) { rows.push(row); row = []; cell = []; pieces = []; break }
        row.push([...cell, line()].join('\n'))
        cell = []
        break
      }
      case '\x0b': case '\x0e': put('\n', flags & ~UNDERLINED); break
      case '\x1e': put('-', flags); break
      case '\x13': fields.begin(); break
      case '\x14': fields.separate(); break
      case '\x15': fields.end(); break
      case '\x01': case '\x08': picture = true
    }
  }
  const segment = (text: string, flags: number, piece: Piece, offset: number) => {
    let at = 0
    for (const found of text.matchAll(MARK)) {
      put(text.slice(at, found.index), flags)
      mark(found[0], flags, piece.from + (offset + found.index) * piece.width)
      at = found.index + 1
    }
    put(text.slice(at), flags)
  }

  for (const piece of all) {
    for (let at = 0; at < piece.text.length;) {
      const position = piece.from + at * piece.width
      const stretch = flagsAt(characters, position)
      const end = stretch ? at + Math.max(1, Math.floor((stretch.to - position) / piece.width)) : at + nextStretch(characters, position, piece)
      segment(piece.text.slice(at, end), stretch?.flags ?? 0, piece, at)
      at = end
    }
  }
  if (pieces.length) items.push({ kind: 'text', text: line() })
  closeTable()
  return { items, picture }
}

/** Without formatting up to the next stretch that has some. */
function nextStretch(sorted: readonly Stretch[], position: number, piece: Piece): number {
  const next = sorted.find((one) => one.from > position)
  return next ? Math.max(1, Math.floor((next.from - position) / piece.width)) : piece.text.length
}
