import { columnOf } from './sheet'

/** More cells than this are a decoration, not a heading over its rows. */
const LARGEST = 3000
const IN_ALL = 100_000

/** Fills merged cells with the text of their first one. The area is cut to the rows and columns that are used. */
export function fillMerges(rows: (string[] | undefined)[], width: number, merges: readonly string[], budget: (chars: number) => void): void {
  let left = IN_ALL
  for (const merge of merges) {
    const [first, last] = merge.split(':') as [string, string?]
    const [top, bottom] = [rowOf(first), Math.min(rowOf(last), rows.length)]
    const [start, end] = [columnOf(first) ?? 0, Math.min(columnOf(last) ?? 0, width)]
    if (!top || !start || bottom < top || end < start) continue
    const text = rows[top - 1]?.[start - 1]
    const area = (bottom - top + 1) * (end - start + 1)
    if (!text || area > LARGEST || area > left) continue
    left -= area
    for (let row = top; row <= bottom; row++) {
      const cells = rows[row - 1] ??= []
      while (cells.length < end) cells.push('')
      for (let column = start; column <= end; column++) {
        if (cells[column - 1]) continue
        budget(text.length)
        cells[column - 1] = text
      }
    }
  }
}

const rowOf = (reference: string | undefined) => Number(/(\d{1,7})$/.exec(reference ?? '')?.[1] ?? 0)
