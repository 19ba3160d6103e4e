import type { Item } from './assemble'
import { LIMITS } from './limits'

const BLOCK = new Set(['p', 'div', 'li', 'ul', 'ol', 'dl', 'dt', 'dd', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'section', 'article', 'blockquote', 'pre', 'center', 'hr', 'form', 'body', 'caption', 'fieldset'])
/** Their content is no text of the page. */
const DROPPED = new Set(['script', 'style', 'title', 'template', 'noscript', 'xml', 'object', 'textarea', 'select', 'svg'])
const ENTITIES = new Map(Object.entries({
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', ensp: ' ', emsp: ' ', thinsp: ' ', middot: '·', times: '×', divide: '÷', radic: '√', hellip: '…',
  ldquo: '“', rdquo: '”', lsquo: '‘', rsquo: '’', mdash: '—', ndash: '–', deg: '°', plusmn: '±', le: '≤', ge: '≥', ne: '≠', copy: '©', reg: '®', check: '✓', cross: '✗', bull: '•', rarr: '→'
}))

interface Table {
  rows: string[][]
  row?: string[]
  cell?: string[]
}

/** Pages that were saved as .doc or .xls. One pass over the tags; nothing is run or fetched, tables inside a cell become its lines. */
export function htmlItems(html: string): Item[] {
  const items: Item[] = []
  let text = ''
  let table: Table | undefined
  let nested = 0
  let underline: number | undefined

  const flush = () => {
    const line = text.replace(/[ \t\r\n]+/g, ' ').replace(/\u00a0/g, ' ').trim()
    text = ''
    if (table) { if (line) table.cell?.push(line) } else if (line) items.push({ kind: 'text', text: line })
  }
  const closeCell = () => {
    flush()
    if (table?.cell && table.row && table.row.length < LIMITS.columns) table.row.push(table.cell.join('\n'))
    if (table) table.cell = undefined
  }
  const closeRow = () => {
    closeCell()
    if (table?.row?.length) table.rows.push(table.row)
    if (table) table.row = undefined
  }
  const closeTable = () => {
    closeRow()
    if (table?.rows.length) items.push({ kind: 'table', rows: table.rows })
    table = undefined
  }

  const tag = (name: string, closing: boolean) => {
    if (name === 'table') {
      if (!closing && table) { nested++; flush() }
      else if (!closing) { flush(); table = { rows: [] } }
      else if (nested) { nested--; flush() }
      else closeTable()
    } else if (name === 'tr' && table && !nested) {
      closeRow()
      if (!closing) table.row = []
    } else if ((name === 'td' || name === 'th') && table && !nested) {
      closeCell()
      if (!closing) { table.row ??= []; table.cell = [] }
    } else if (name === 'br' || name === 'tr' || BLOCK.has(name)) flush()
    else if (name === 'td' || name === 'th') text += ' '
    else if (name === 'u' || name === 'ins') {
      if (!closing) underline = text.length
      else if (underline !== undefined) {
        // Underlined spaces are a blank to be filled in.
        const inside = text.slice(underline)
        if (inside && !/[^\s\u00a0]/.test(inside)) text = `${text.slice(0, underline)}____`
        underline = undefined
      }
    }
  }

  walk(html, (more) => { text += more }, tag)
  if (table) closeTable()
  else flush()
  return items
}

function walk(html: string, text: (more: string) => void, tag: (name: string, closing: boolean) => void) {
  for (let at = 0; at < html.length;) {
    const open = html.indexOf('<', at)
    if (open !== at) text(entities(html.slice(at, open < 0 ? html.length : open)))
    if (open < 0) return
    if (html.startsWith('<!--', open)) {
      const end = html.indexOf('-->', open + 4)
      at = end < 0 ? html.length : end + 3
      continue
    }
    const name = /^[A-Za-z][A-Za-z0-9:]{0,30}/.exec(html.slice(open + 1 + Number(html[open + 1] === '/'), open + 34))?.[0].toLowerCase()
    if (name === undefined && !/[!?/]/.test(html[open + 1] ?? '')) {
      text('<')
      at = open + 1
      continue
    }
    const end = html.indexOf('>', open)
    if (end < 0) return
    at = end + 1
    if (name === undefined) continue
    const closing = html[open + 1] === '/'
    if (!closing && DROPPED.has(name) && html[end - 1] !== '/') {
      const close = closingTag(html, name, at)
      at = close < 0 ? html.length : close
    } else tag(name, closing)
  }
}

function closingTag(html: string, name: string, from: number): number {
  const close = new RegExp(`</${name}\\b`, 'gi')
  close.lastIndex = from
  const found = close.exec(html)
  return found ? found.index : -1
}

const entities = (text: string) => text.includes('&')
  ? text.replace(/&(?:#(\d{1,7})|#[xX]([0-9A-Fa-f]{1,6})|([A-Za-z]{2,8}));/g, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return ENTITIES.get(name) ?? whole
    const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex as string, 16)
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : ''
  })
  : text
