import { SaxesParser } from 'saxes'
import { AppError } from '../../errors'
import { unreadable } from './failure'
import { LIMITS } from './limits'

export type Attributes = Record<string, string>

export interface XmlHandler {
  open?(name: string, attributes: Attributes): void
  close?(name: string): void
  text?(text: string): void
}

/** A program may choose its own prefixes (`ns0:p`); the readers know these ones. */
const PREFIXES: readonly (readonly [RegExp, string])[] = [
  [/\/wordprocessingml(\/2006)?\/main$/, 'w'],
  [/\/officeDocument\/(2006\/)?relationships$/, 'r'],
  [/\/officeDocument\/(2006\/)?math$/, 'm'],
  [/\/drawingml\/(2006\/)?main$/, 'a'],
  [/markup-compatibility\/2006$/, 'mc'],
  [/^urn:schemas-microsoft-com:vml$/, 'v']
]

const CHUNK = 1 << 18

/** Walks through the XML of one part. Nothing is expanded: a document type (and with it any entity) is refused. */
export function walkXml(bytes: Uint8Array, part: string, handler: XmlHandler): void {
  const parser = new SaxesParser({ xmlns: false, position: false })
  const aliases = new Map<string, string>()
  let depth = 0

  parser.on('doctype', () => { throw unreadable('文件里有不允许的 XML 声明，没有读取。请用 Word 或 Excel 打开后另存一份再上传。') })
  parser.on('error', (error) => {
    // Word itself writes none of these, but other programs let them slip through.
    if (!/disallowed character/.test(error.message)) throw error
  })
  parser.on('opentag', (tag) => {
    if (++depth > LIMITS.xmlDepth) throw unreadable('文件的结构嵌套得太深，没有读取。请把内容复制到一个新文档里再上传。')
    learnPrefixes(tag.attributes, aliases)
    handler.open?.(canonical(tag.name, aliases), aliases.size ? renamed(tag.attributes, aliases) : tag.attributes)
  })
  parser.on('closetag', (tag) => {
    depth--
    handler.close?.(canonical(tag.name, aliases))
  })
  if (handler.text) {
    parser.on('text', (text) => handler.text?.(text))
    parser.on('cdata', (text) => handler.text?.(text))
  }

  try {
    const decoder = new TextDecoder(encodingOf(bytes))
    for (let at = 0; at < bytes.length; at += CHUNK) parser.write(decoder.decode(bytes.subarray(at, at + CHUNK), { stream: true }))
    parser.write(decoder.decode()).close()
  } catch (error) {
    if (error instanceof AppError) throw error
    throw unreadable(`文件已损坏（${part} 读不出来）。请用 Word 或 Excel 打开后另存一份再上传。`)
  }
}

/** The name without its prefix: workbooks come with `x:row` as well as `row`. */
export const localName = (name: string) => name.slice(name.indexOf(':') + 1)

const encodingOf = (bytes: Uint8Array) =>
  bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'

function learnPrefixes(attributes: Attributes, aliases: Map<string, string>) {
  for (const key in attributes) {
    if (!key.startsWith('xmlns')) continue
    const own = key.slice(6)
    const known = PREFIXES.find(([uri]) => uri.test(attributes[key] as string))?.[1]
    if (known !== undefined && known !== own) aliases.set(own, known)
  }
}

function canonical(name: string, aliases: Map<string, string>): string {
  if (!aliases.size) return name
  const colon = name.indexOf(':')
  const known = aliases.get(colon < 0 ? '' : name.slice(0, colon))
  return known === undefined ? name : `${known}:${name.slice(colon + 1)}`
}

function renamed(attributes: Attributes, aliases: Map<string, string>): Attributes {
  const result: Attributes = Object.create(null) as Attributes
  for (const key in attributes) result[key.includes(':') ? canonical(key, aliases) : key] = attributes[key] as string
  return result
}
