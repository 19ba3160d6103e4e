import { LIMITS } from '../limits'
import { localName, walkXml, type Attributes } from '../xml'
import type { Show } from './formats'
import { richText, unescaped } from './strings'

/** What the sheets of one workbook share. */
export interface Shared {
  strings: string[]
  show: Show
  /** Called with each cell's text as it is taken; throws when the workbook is too large. */
  budget(chars: number): void
}

export interface Sheet {
  /** By row number - 1. Rows that are not there are undefined. */
  rows: (string[] | undefined)[]
  merges: string[]
  errors: string[]
  /** Cells with text beyond the rows and columns we read. */
  beyond: number
  cut: number
}

const MERGES = 20_000

/** Row numbers, dimensions and merges are the file's claims; only cells that hold text take room. */
export function readSheet(bytes: Uint8Array, part: string, shared: Shared): Sheet {
  const sheet: Sheet = { rows: [], merges: [], errors: [], beyond: 0, cut: 0 }
  const rich = richText()
  let row = 0
  let column = 0
  let cell: Attributes | undefined
  let value = ''
  let inValue = false

  const put = (text: string) => {
    if (text === '') return
    if (row > LIMITS.rows || column > LIMITS.columns) {
      sheet.beyond++
      return
    }
    if (text.length > LIMITS.cellChars) sheet.cut++
    const kept = text.slice(0, LIMITS.cellChars)
    shared.budget(kept.length)
    const cells = sheet.rows[row - 1] ??= []
    while (cells.length < column - 1) cells.push('')
    cells[column - 1] = kept
  }

  walkXml(bytes, part, {
    open(name, attributes) {
      const local = localName(name)
      if (local === 'row') {
        row = position(attributes.r, row)
        column = 0
      } else if (local === 'c') {
        cell = attributes
        column = position(columnOf(attributes.r), column)
        value = ''
        rich.begin()
      } else if (local === 'v') inValue = true
      else if (local === 'mergeCell' && sheet.merges.length < MERGES && attributes.ref !== undefined) sheet.merges.push(attributes.ref)
      else if (cell) rich.open(local)
    },
    close(name) {
      const local = localName(name)
      if (local === 'v') inValue = false
      else if (local === 'c' && cell) {
        if (cell.t === 'e') sheet.errors.push(`${cell.r ?? ''} ${value}`.trim().slice(0, 40))
        else put(textOf(cell, value, rich.take(), shared))
        cell = undefined
      } else if (cell) rich.close(local)
    },
    text(text) {
      if (inValue) value += text
      else if (cell) rich.text(text)
    }
  })
  return sheet
}

function textOf(cell: Attributes, value: string, inline: string, { strings, show }: Shared): string {
  switch (cell.t) {
    case 's': return strings[Number(value)] ?? ''
    case 'inlineStr': return inline
    // A picture inside a cell is a formula of WPS, which has nothing to show as text.
    case 'str': return /^=?_?(xlfn\.)?DISPIMG\(/.test(value) ? '' : unescaped(value)
    case 'b': return value === '1' || value === 'true' ? 'TRUE' : value === '' ? '' : 'FALSE'
    case 'd': return value.slice(0, 10)
    default: {
      const number = Number(value)
      return value.trim() === '' ? inline : Number.isFinite(number) ? show(number, Number(cell.s ?? 0)) : value
    }
  }
}

const position = (claimed: string | number | undefined, before: number) => {
  const at = Number(claimed)
  return Number.isInteger(at) && at > 0 ? at : before + 1
}

/** B12 → 2 */
export function columnOf(reference: string | undefined): number | undefined {
  const letters = /^\$?([A-Za-z]{1,3})/.exec(reference ?? '')?.[1]
  if (letters === undefined) return undefined
  let column = 0
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  return column
}
