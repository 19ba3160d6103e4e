import type { Problem, Source } from '../parse/types'
import { decode } from './decode'
import { fileProblem, tooLarge } from './failure'
import { imageType } from './image-type'
import { LIMITS } from './limits'
import type { Zip } from './zip'

const ITEM = /<(?:\w+:)?(?:qti-)?assessment-?[iI]tem[\s>]/

/** Each item of a package is a text of its own; its pictures are put into it, since a single file has nowhere else to keep them. */
export function readPackage(zip: Zip): { source: Source; texts: { name: string; text: string }[]; problems: Problem[] } {
  const texts: { name: string; text: string }[] = []
  const problems: Problem[] = []
  let chars = 0
  for (const name of zip.names.filter((one) => /\.xml$/i.test(one) && !/(^|\/)imsmanifest\.xml$/.test(one))) {
    const { text } = decode(zip.read(name))
    if (!ITEM.test(text.slice(0, 20_000))) continue
    const whole = withPictures(text, name, zip)
    chars += whole.length
    if (chars > LIMITS.chars * 2) throw tooLarge('题目包里的内容太多，没有读取。请分成几个包上传。')
    texts.push({ name, text: whole })
  }
  if (!texts.length) problems.push(fileProblem('unread', '题目包里没有找到 QTI 题目。请检查导出时是否选了题目。'))
  return { source: { blocks: [], images: new Map() }, texts, problems }
}

function withPictures(xml: string, item: string, zip: Zip): string {
  const folder = item.slice(0, item.lastIndexOf('/') + 1)
  return xml.replace(/(<(?:\w+:)?img\b[^<>]{0,2000}?\ssrc=)(["'])([^"'<>]{1,500})\2/g, (whole, before: string, quote: string, path: string) => {
    const name = [normal(folder + path), normal(path)].find((one) => zip.has(one))
    const bytes = name === undefined ? undefined : zip.read(name)
    const mime = bytes && imageType(bytes)
    return mime ? `${before}${quote}data:${mime};base64,${Buffer.from(bytes).toString('base64')}${quote}` : whole
  })
}

function normal(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}
