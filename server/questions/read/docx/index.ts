import type { Problem, Source } from '../../parse/types'
import { assemble, type Item } from '../assemble'
import { fileProblem, unreadable } from '../failure'
import type { Zip } from '../zip'
import { readBody } from './body'
import { readLists } from './lists'
import { labels } from './numbering'
import { pictures } from './pictures'
import { readStyles } from './styles'

/** Office numbers the part when a document was repaired: word/document2.xml. */
export const documentPart = (zip: Zip) => zip.names.find((name) => /^word\/document\d*\.xml$/.test(name))

/** Less text than this beside pictures: the pages were scanned. */
const FEW = 20

export function readDocx(zip: Zip): { source: Source; problems: Problem[] } {
  const part = documentPart(zip)
  if (!part) throw unreadable('文件已损坏，找不到 Word 正文。请用 Word 打开后另存为 .docx 再上传。')
  const optional = (name: string) => zip.has(name) ? zip.read(name) : undefined
  const styles = readStyles(optional('word/styles.xml'))
  const lists = readLists(optional('word/numbering.xml'))
  const found = pictures(zip, part)
  const body = readBody(zip.read(part), part, labels(lists, styles), found)
  const { blocks, problems } = assemble(body.items)
  if (body.hidden) problems.push(fileProblem('left_out', '文档里有隐藏文字，没有读入。如果需要，请在 Word 里取消隐藏后再上传。'))
  if (body.openField) problems.push(fileProblem('broken', '文档里有一个域没有结束，它后面的文字没有读入。请在 Word 里全选后按 Ctrl+Shift+F9，另存后再上传。'))
  if (onlyPictures(body.items, found.images.size)) {
    problems.push(fileProblem('image_page', '文档里几乎只有图片，读不到文字。请先把图片里的文字识别出来（如用微信或 WPS 的“提取文字”），粘贴到文档里再上传。'))
  }
  return { source: { blocks, images: found.images }, problems }
}

function onlyPictures(items: Item[], images: number): boolean {
  if (!images) return false
  let chars = 0
  for (const item of items) {
    const text = item.kind === 'text' ? item.text : item.rows.flat().join('')
    chars += text.replace(/\[图:[0-9a-f]+\]|\s/g, '').length
    if (chars >= FEW) return false
  }
  return true
}
