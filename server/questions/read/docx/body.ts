import type { Item } from '../assemble'
import { walkXml, type Attributes } from '../xml'
import type { Labels } from './numbering'
import { emptyParagraph, textOf, type Paragraph } from './paragraph'
import type { Pictures } from './pictures'
import { runReader } from './runs'
import { tableReader } from './tables'

export interface Body {
  items: Item[]
  /** Text that Word does not show; it was left out. */
  hidden: boolean
  /** A field was opened and never closed: what follows it is missing. */
  openField: boolean
}

const SKIPPED = new Set(['w:del', 'w:moveFrom', 'w:rt', 'w:instrText', 'w:delText', 'w:delInstrText', 'w:sectPr',
  'w:pPrChange', 'w:rPrChange', 'w:tblPrChange', 'w:tcPrChange', 'w:trPrChange', 'w:sectPrChange', 'w:tblGridChange', 'w:numberingChange'])

/** One place that takes paragraphs: the document, a cell, a text box. */
interface Flow {
  items: Item[]
  paragraph?: Paragraph
}

export function readBody(bytes: Uint8Array, part: string, labels: Labels, pictures: Pictures): Body {
  const root: Flow = { items: [] }
  const flows: Flow[] = [root]
  const flow = () => flows.at(-1) as Flow
  const runs = runReader(pictures)
  const tables = tableReader()
  /** For each open mc:AlternateContent: was a choice taken already? */
  const taken: boolean[] = []
  let skipping = 0

  const skips = (name: string) => {
    if (name === 'w:del' && tables.inRowProperties()) tables.dropRow()
    if (SKIPPED.has(name)) return true
    if (name === 'mc:AlternateContent') taken.push(false)
    if (name !== 'mc:Choice' && name !== 'mc:Fallback') return false
    const had = taken.at(-1) ?? false
    if (taken.length) taken[taken.length - 1] = true
    return had
  }

  const closeParagraph = () => {
    const paragraph = flow().paragraph
    if (!paragraph) return
    flow().paragraph = undefined
    const text = labels(paragraph) + textOf(paragraph.pieces)
    flow().items.push({ kind: 'text', text, notes: paragraph.notes }, ...paragraph.beside)
  }

  const opened = (name: string, attributes: Attributes) => {
    const value = attributes['w:val']
    const paragraph = flow().paragraph
    switch (name) {
      case 'w:p': flow().paragraph = emptyParagraph(); break
      case 'w:pStyle': if (paragraph) paragraph.style = value; break
      case 'w:numId': if (paragraph) paragraph.numId = value; break
      case 'w:ilvl': if (paragraph) paragraph.level = Number(value) || 0; break
      case 'w:txbxContent': runs.suspend(); flows.push({ items: [] }); break
      case 'w:tbl': tables.open(); break
      case 'w:tr': tables.row(); break
      case 'w:trPr': tables.rowProperties(true); break
      case 'w:tc': tables.cell(); flows.push({ items: [] }); break
      case 'w:gridSpan': tables.span(Number(value)); break
      case 'w:vMerge': tables.merge(value !== 'restart'); break
      case 'w:gridBefore': tables.before(Number(value)); break
      default: if (paragraph) runs.open(name, attributes, paragraph)
    }
  }

  const closed = (name: string) => {
    switch (name) {
      case 'w:p': closeParagraph(); break
      case 'w:trPr': tables.rowProperties(false); break
      case 'w:tr': tables.closeRow(); break
      case 'w:tc': if (flows.length > 1) tables.closeCell((flows.pop() as Flow).items); break
      case 'w:tbl': {
        const table = tables.close()
        if (table) flow().items.push(table)
        break
      }
      case 'w:txbxContent': {
        if (flows.length < 2) break
        const { items } = flows.pop() as Flow
        runs.resume()
        const host = flow().paragraph
        if (host) host.beside.push(...items)
        else flow().items.push(...items)
        break
      }
      default: runs.close(name)
    }
  }

  walkXml(bytes, part, {
    open(name, attributes) {
      if (skipping) skipping++
      else if (skips(name)) skipping = 1
      else opened(name, attributes)
    },
    close(name) {
      if (skipping) skipping--
      else if (name === 'mc:AlternateContent') taken.pop()
      else closed(name)
    },
    text(text) {
      const paragraph = flow().paragraph
      if (!skipping && paragraph) runs.text(text, paragraph)
    }
  })
  return { items: root.items, hidden: runs.hidden(), openField: runs.openField() }
}
