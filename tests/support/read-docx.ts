import { strFromU8, unzipSync } from 'fflate'
import { posix } from 'node:path'
import { SaxesParser } from 'saxes'
import { readSheets, type ReadCell } from './read-xlsx'

/* What another program finds in a Word document of ours. */

export interface Element { name: string; attributes: Record<string, string>; children: (Element | string)[] }

export interface ReadDocx {
  /** Whatever would make Word offer to repair it: parts that are no XML, relations that lead nowhere, parts without a type. */
  faults: string[]
  names: string[]
  /** In order, tables left out. */
  paragraphs: { style: string; text: string; highlighted: string }[]
  tables: { head: string[]; rows: string[][]; repeated: boolean; whole: boolean }[]
  charts: { alt: string; kind: string; labels: string[]; values: number[]; sheet: ReadCell[][] }[]
}

export function parsed(xml: string): Element {
  const top: Element = { name: '', attributes: {}, children: [] }
  const open = [top]
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => { throw error })
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = { name, attributes: Object.fromEntries(Object.entries(attributes).map(([key, { value }]) => [key, value])), children: [] }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => { open.pop() })
  parser.on('text', (text) => { open.at(-1)?.children.push(text) })
  parser.write(xml).close()
  return top
}

const elements = ({ children }: Element) => children.filter((child): child is Element => typeof child !== 'string')
/** Everything of that name, at whatever depth, in order. */
export const all = (within: Element, name: string): Element[] => elements(within).flatMap((child) => (child.name === name ? [child] : all(child, name)))
export const textOf = (element: Element): string => element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('')
const words = (element: Element) => all(element, 'w:t').map(textOf).join('')
const valueOf = (element: Element | undefined, name: string) => element?.attributes[name] ?? ''

export async function readDocx(bytes: Uint8Array): Promise<ReadDocx> {
  const parts = unzipSync(bytes)
  const names = Object.keys(parts)
  const trees = new Map<string, Element>()
  const faults: string[] = []
  for (const name of names.filter((one) => /\.(xml|rels)$/.test(one))) {
    try {
      trees.set(name, parsed(strFromU8(parts[name] as Uint8Array)))
    } catch (error) {
      faults.push(`${name}: ${String(error)}`)
    }
  }
  faults.push(...untyped(names, trees), ...astray(names, trees))
  const tree = trees.get('word/document.xml') as Element
  const body = all(tree, 'w:body')[0] as Element
  return {
    faults, names,
    paragraphs: elements(body).filter(({ name }) => name === 'w:p').map((one) => ({
      style: valueOf(all(one, 'w:pStyle')[0], 'w:val'), text: words(one), highlighted: all(one, 'w:r').filter((run) => all(run, 'w:highlight').length).map(words).join('')
    })),
    tables: elements(body).filter(({ name }) => name === 'w:tbl').map((one) => {
      const rows = all(one, 'w:tr')
      const [head = [], ...rest] = rows.map((row) => all(row, 'w:tc').map(words))
      return { head, rows: rest, repeated: all(rows[0] as Element, 'w:tblHeader').length === 1, whole: rows.every((row) => all(row, 'w:cantSplit').length === 1) }
    }),
    charts: await Promise.all(all(body, 'w:drawing').filter((drawing) => all(drawing, 'c:chart').length > 0).map((drawing) => chartOf(drawing, trees, parts)))
  }
}

/** Where a relation of a part leads, by its id. */
function targetOf(trees: ReadonlyMap<string, Element>, part: string, id: string): string {
  const relations = trees.get(posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`))
  const found = relations && all(relations, 'Relationship').find(({ attributes }) => attributes.Id === id)
  return posix.join(posix.dirname(part), found?.attributes.Target ?? '?')
}

async function chartOf(drawing: Element, trees: ReadonlyMap<string, Element>, parts: Record<string, Uint8Array>) {
  const name = targetOf(trees, 'word/document.xml', valueOf(all(drawing, 'c:chart')[0], 'r:id'))
  const chart = trees.get(name) as Element
  const cached = (of: string) => all(all(chart, of)[0] as Element, 'c:v').map(textOf)
  const book = targetOf(trees, name, valueOf(all(chart, 'c:externalData')[0], 'r:id'))
  const [sheet] = await readSheets(Buffer.from(parts[book] as Uint8Array))
  return {
    alt: valueOf(all(drawing, 'wp:docPr')[0], 'descr'), kind: valueOf(all(chart, 'c:barDir')[0], 'val'),
    labels: cached('c:cat'), values: cached('c:val').map(Number), sheet: sheet?.rows ?? []
  }
}

function untyped(names: readonly string[], trees: ReadonlyMap<string, Element>): string[] {
  const types = trees.get('[Content_Types].xml')
  if (!types) return ['no content types']
  const defaults = all(types, 'Default').map(({ attributes }) => attributes.Extension?.toLowerCase() ?? '')
  const overrides = all(types, 'Override').map(({ attributes }) => attributes.PartName ?? '')
  const twice = (list: string[]) => list.filter((one, i) => list.indexOf(one) !== i).map((one) => `${one} has two types`)
  return [
    ...names.filter((name) => name !== '[Content_Types].xml' && !overrides.includes(`/${name}`) && !defaults.includes(name.slice(name.lastIndexOf('.') + 1))).map((name) => `${name} has no type`),
    ...overrides.filter((name) => !names.includes(name.slice(1))).map((name) => `${name} has a type and is not there`), ...twice(overrides), ...twice(defaults)
  ]
}

function astray(names: readonly string[], trees: ReadonlyMap<string, Element>): string[] {
  return [...trees].filter(([name]) => name.endsWith('.rels')).flatMap(([name, tree]) => {
    const base = posix.dirname(posix.dirname(name))
    const relations = all(tree, 'Relationship')
    const ids = relations.map(({ attributes }) => attributes.Id)
    return [
      ...relations.filter(({ attributes: { TargetMode, Target = '' } }) => TargetMode !== 'External' && !names.includes(posix.join(Target.startsWith('/') ? '' : base, Target).replace(/^\//, ''))).map(({ attributes }) => `${name}: ${attributes.Target} is not there`),
      ...(new Set(ids).size === ids.length ? [] : [`${name}: an id twice`])
    ]
  })
}
