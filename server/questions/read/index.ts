import type { Problem, Source } from '../parse/types'
import { assemble } from './assemble'
import { readCsv } from './csv'
import { decode } from './decode'
import { documentPart, readDocx } from './docx'
import { tooLarge, unreadable } from './failure'
import { htmlItems } from './html'
import { advice, kindOfText, sniff } from './kind'
import { LIMITS } from './limits'
import { readOle } from './ole'
import { readPackage } from './qti-package'
import { lostCharacters, readText } from './text'
import { readXlsx } from './xlsx'
import { openZip } from './zip'

export interface FileInput {
  name: string
  bytes: Uint8Array
}

export interface ReadFile {
  source: Source
  /** The raw text of files that may be in an exchange format (GIFT, Aiken, Moodle XML, QTI, JSON): one, or one for each item of a package. */
  texts: { name: string; text: string }[]
  problems: Problem[]
}

/**
 * From bytes to lines, tables and pictures. What a file is, its content says; the name only tells a CSV from a text.
 * Throws an AppError for a file that cannot be read at all. Uploads go through readSafely (sandbox.ts).
 */
export async function readFile({ name, bytes }: FileInput): Promise<ReadFile> {
  if (bytes.length > LIMITS.fileBytes) throw tooLarge('文件超过 20 MB，没有读取。请压缩图片，或把题目分成几个文件上传。')
  if (!bytes.length) throw unreadable('文件是空的。请确认内容已保存，再重新上传。')
  const kind = sniff(bytes)
  switch (kind) {
    case 'zip': return readZip(bytes)
    case 'ole': return { texts: [], ...readOle(bytes) }
    case 'text': return readPlain(name, bytes)
    default: throw unreadable(advice(kind))
  }
}

function readZip(bytes: Uint8Array): ReadFile {
  const zip = openZip(bytes)
  if (documentPart(zip)) return { texts: [], ...readDocx(zip) }
  if (zip.has('xl/workbook.xml')) return { texts: [], ...readXlsx(zip) }
  if (zip.names.some((name) => /(^|\/)imsmanifest\.xml$/.test(name))) return readPackage(zip)
  if (zip.has('xl/workbook.bin')) throw unreadable('这是 Excel 二进制工作簿（.xlsb）。请在 Excel 里另存为 .xlsx 再上传。')
  if (zip.has('ppt/presentation.xml')) throw unreadable('这是演示文稿（PPT）。请把题目复制到 Word 文档（.docx）里再上传。')
  if (zip.has('content.xml')) throw unreadable('这是 OpenDocument 文件（.odt 或 .ods）。请另存为 .docx 或 .xlsx 再上传。')
  throw unreadable('这是压缩包，里面不是可以直接读取的题目。请先解压，再上传里面的文件。')
}

function readPlain(name: string, bytes: Uint8Array): ReadFile {
  const decoded = decode(bytes)
  const { text } = decoded
  const lost = lostCharacters(decoded)
  const kind = kindOfText(name, text)
  switch (kind) {
    case 'html': {
      const { blocks, problems } = assemble(htmlItems(text))
      return { source: { blocks, images: new Map() }, texts: [], problems: [...lost, ...problems] }
    }
    case 'csv': {
      const { blocks, problems } = readCsv(text)
      return { source: { blocks, images: new Map() }, texts: [], problems: [...lost, ...problems] }
    }
    case 'text': {
      const { source, problems } = readText(text)
      return { source, texts: [{ name, text: text.replace(/^\ufeff/, '') }], problems: [...lost, ...problems] }
    }
    default: throw unreadable(advice(kind))
  }
}
