import { createHash } from 'node:crypto'
import type { Image } from '../../parse/types'
import type { Note } from '../assemble'
import { tooLarge } from '../failure'
import { imageType } from '../image-type'
import { LIMITS } from '../limits'
import { walkXml } from '../xml'
import type { Zip } from '../zip'

/** A picture's mark for the text, or why there is none. */
export interface Pictures {
  images: Map<string, Image>
  mark(relation: string | undefined): { mark: string } | { note: Note }
}

const note = (message: string): { note: Note } => ({ note: { code: 'unsupported', message } })

export function pictures(zip: Zip, part: string): Pictures {
  const targets = relations(zip, part)
  const images = new Map<string, Image>()
  const known = new Map<string, { mark: string } | { note: Note }>()
  let total = 0

  const load = (name: string) => {
    if (!zip.has(name)) return note('这里的图片在文件里找不到，没有读入。请在 Word 里重新插入图片。')
    const bytes = zip.read(name)
    const mime = imageType(bytes)
    if (!mime) return note('这里的图片或公式是读不了的格式（如 EMF、WMF），没有读入。请截图后以 PNG 图片重新插入。')
    if (bytes.length > LIMITS.imageBytes) return note('这里的图片超过 10 MB，没有读入。请压缩后重新插入。')
    const key = createHash('sha256').update(bytes).digest('hex').slice(0, 16)
    if (!images.has(key)) {
      total += bytes.length
      if (total > LIMITS.imagesBytes) throw tooLarge('文件里的图片太多太大，没有读取。请压缩图片，或把题目分成几个文件上传。')
      images.set(key, { mime, bytes: Uint8Array.from(bytes) })
    }
    return { mark: `[图:${key}]` }
  }

  return {
    images,
    mark(relation) {
      const target = targets.get(relation ?? '')
      if (target === undefined) return note('这里的图片是链接到别处的，没有读入。请把图片插入到文档里。')
      let found = known.get(target)
      if (!found) known.set(target, found = load(target))
      return found
    }
  }
}

/** Relation id → the part's full name; what lies outside the file is left out. */
export function relations(zip: Zip, part: string): Map<string, string> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  const name = `${folder}_rels/${part.slice(folder.length)}.rels`
  const targets = new Map<string, string>()
  if (!zip.has(name)) return targets
  walkXml(zip.read(name), name, {
    open(_, { Id, Target, TargetMode }) {
      if (Id !== undefined && Target !== undefined && TargetMode !== 'External') targets.set(Id, resolve(folder, Target))
    }
  })
  return targets
}

function resolve(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const parts: string[] = []
  for (const part of `${folder}${target}`.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}
