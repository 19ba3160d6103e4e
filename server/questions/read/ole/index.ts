import type { Problem, Source } from '../../parse/types'
import { unreadable } from '../failure'
import { openCompound } from './compound'
import { readDoc } from './doc'

/** What the old container holds: Word's text is read, for anything else we say what to do. */
export function readOle(bytes: Uint8Array): { source: Source; problems: Problem[] } {
  const compound = openCompound(bytes)
  const has = (name: string) => compound.names.includes(name)
  if (has('EncryptedPackage')) throw unreadable('文件有密码保护。请用 Word 或 Excel 打开，去掉密码后另存一份再上传。')
  if (has('Workbook') || has('Book')) throw unreadable('这是旧版 Excel（.xls），请在 Excel 里另存为 .xlsx 再上传。')
  if (has('PowerPoint Document')) throw unreadable('这是演示文稿（PPT）。请把题目复制到 Word 文档（.docx）里再上传。')
  if (!has('WordDocument')) throw unreadable('认不出这个文件的格式。请用 Word 或 Excel 打开，另存为 .docx 或 .xlsx 再上传。')
  return readDoc(compound)
}
