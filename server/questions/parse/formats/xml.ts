import { SaxesParser } from 'saxes'
import type { Problem } from '../types'
import { excerpt, linesOf, problem, withoutMark } from './question'

export interface XmlNode {
  /** Without its namespace's prefix. */
  name: string
  attributes: Map<string, string>
  children: (XmlNode | string)[]
  line: number
}

const MOST_CHARACTERS = 40_000_000
const MOST_NODES = 1_000_000
const DEEPEST = 100

class Stop extends Error {}
const local = (name: string) => name.slice(name.indexOf(':') + 1)

/** Reads a whole document into a tree. Entities of its own are refused, not expanded. */
export function readXml(source: string): { root: XmlNode } | { problem: Problem } {
  const text = withoutMark(source).trimStart()
  const skipped = linesOf(source.slice(0, source.length - text.length)).length - 1
  if (text.length > MOST_CHARACTERS) return { problem: problem('broken', '这个 XML 文件太大了；请分成几个文件再导入', null) }
  const parser = new SaxesParser({ xmlns: false, position: true })
  const line = () => parser.line + skipped
  const top: XmlNode = { name: '', attributes: new Map(), children: [], line: 1 }
  const open = [top]
  let nodes = 0
  let wrong = ''
  const stop = (why: string): never => { wrong = why; throw new Stop() }
  const add = (words: string) => { open.at(-1)?.children.push(words) }
  let started = 1

  parser.on('error', () => stop('这里不是正确的 XML；请重新导出这个文件，或改正这一行再导入'))
  parser.on('doctype', (doctype) => { if (/<!ENTITY/i.test(doctype)) stop('文件自己定义了 XML 实体，出于安全不读；请重新导出一份没有实体定义的文件') })
  parser.on('opentagstart', () => { started = line() })
  parser.on('opentag', (tag) => {
    if (++nodes > MOST_NODES) stop('这个 XML 文件里的标签太多了；请分成几个文件再导入')
    if (open.length > DEEPEST) stop('这个 XML 文件的标签套得太深；请重新导出这个文件')
    const attributes = new Map(Object.entries(tag.attributes).map(([name, value]) => [local(name), value]))
    const node: XmlNode = { name: local(tag.name), attributes, children: [], line: started }
    open.at(-1)?.children.push(node)
    open.push(node)
  })
  parser.on('closetag', () => { open.pop() })
  parser.on('text', add)
  parser.on('cdata', add)
  try {
    parser.write(text).close()
  } catch (thrown) {
    if (!(thrown instanceof Stop)) wrong = '这个 XML 文件读不出来；请重新导出这个文件'
    return { problem: problem('broken', wrong, line(), excerpt(lineAt(text, parser.line))) }
  }
  const root = elements(top)[0]
  return root ? { root } : { problem: problem('broken', '这个 XML 文件是空的', null) }
}

function lineAt(text: string, line: number): string {
  let from = 0
  for (let n = 1; n < line && from !== -1; n++) from = text.indexOf('\n', from) + 1 || text.length
  return text.slice(from, from + 1000).split('\n')[0] ?? ''
}

export const elements = (node: XmlNode) => node.children.filter((child): child is XmlNode => typeof child !== 'string')
export const named = (node: XmlNode, name: string) => elements(node).filter((child) => child.name === name)
export const first = (node: XmlNode | undefined, name: string) => node && elements(node).find((child) => child.name === name)

/** All text within, as it stands. */
export function textOf(node: XmlNode | undefined): string {
  return node ? node.children.map((child) => typeof child === 'string' ? child : textOf(child)).join('') : ''
}

/** Every element within that meets the test, outermost first; it is not looked into further. */
export function within(node: XmlNode, meets: (node: XmlNode) => boolean): XmlNode[] {
  return elements(node).flatMap((child) => meets(child) ? [child] : within(child, meets))
}
