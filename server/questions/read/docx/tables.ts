import type { Item, Note } from '../assemble'
import { LIMITS } from '../limits'

interface Table {
  rows: string[][]
  notes: Note[]
  /** The text of the cell above, by column: a cell merged downwards shows it again. */
  above: string[]
  row: string[]
  /** The open cell. */
  span: number
  merged: boolean
  dropped: boolean
}

/** Tables may lie in one another: the inner one becomes lines of the outer one's cell. */
export function tableReader() {
  const open: Table[] = []
  let inProperties = false
  const top = () => open.at(-1)

  const pad = (table: Table, columns: number) => {
    const many = Number.isInteger(columns) ? Math.min(columns, LIMITS.columns - table.row.length) : 0
    for (let i = 0; i < many; i++) table.row.push('')
  }

  return {
    open: () => { open.push({ rows: [], notes: [], above: [], row: [], span: 1, merged: false, dropped: false }) },
    row() {
      const table = top()
      if (table) Object.assign(table, { row: [], dropped: false })
    },
    rowProperties: (inside: boolean) => { inProperties = inside },
    inRowProperties: () => inProperties,
    dropRow() {
      const table = top()
      if (table) table.dropped = true
    },
    before(columns: number) {
      const table = top()
      if (table) pad(table, columns)
    },
    cell() {
      const table = top()
      if (table) Object.assign(table, { span: 1, merged: false })
    },
    span(columns: number) {
      const table = top()
      if (table) table.span = columns
    },
    merge(withAbove: boolean) {
      const table = top()
      if (table) table.merged = withAbove
    },
    closeCell(items: Item[]) {
      const table = top()
      if (!table || table.row.length >= LIMITS.columns) return
      for (const item of items) table.notes.push(...item.notes ?? [])
      const text = items.map((item) => item.kind === 'text' ? item.text : item.rows.map((row) => row.join('\t')).join('\n')).join('\n')
      table.row.push(table.merged ? table.above[table.row.length] ?? '' : text)
      pad(table, table.span - 1)
    },
    closeRow() {
      const table = top()
      if (!table || table.dropped) return
      table.rows.push(table.row)
      table.above = table.row
      table.row = []
    },
    close(): Item | undefined {
      const table = open.pop()
      return table && table.rows.length ? { kind: 'table', rows: table.rows, notes: table.notes } : undefined
    }
  }
}
