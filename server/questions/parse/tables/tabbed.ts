import type { Block } from '../types'
import { headerOf } from './columns'

/** Rows pasted from a sheet into a text: lines of cells between tabs under a line of headings. They become the table they were. */
export function withTables(blocks: readonly Block[]): Block[] {
  const out: Block[] = []
  for (let i = 0; i < blocks.length;) {
    const block = blocks[i] as Block
    const rows = isTabbed(block) ? rowsFrom(blocks, i) : []
    if (rows.length < 2 || headerOf(rows.slice(0, 2))?.from !== 1) {
      out.push(block)
      i++
      continue
    }
    out.push({ kind: 'table', rows, line: block.line })
    i += rows.length
  }
  return out
}

const isTabbed = (block: Block | undefined) => block?.kind === 'line' && block.text.includes('\t') && /题|question/i.test(block.text)

function rowsFrom(blocks: readonly Block[], from: number): string[][] {
  const rows: string[][] = []
  for (let i = from; i < blocks.length; i++) {
    const block = blocks[i] as Block
    if (block.kind !== 'line' || !block.text.includes('\t')) break
    rows.push(block.text.split('\t'))
  }
  return rows
}
