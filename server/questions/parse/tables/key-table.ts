import type { Pair } from '../key/runs'
import { digits } from '../marks/markers'
import { judgeOf, lettersOf } from '../marks/values'

const isNo = (cell: string) => /^第?[0-9０-９]{1,4}[.、题]?$/.test(cell.trim())
const isValue = (cell: string) => cell.trim() !== '' && (lettersOf(cell) !== null || judgeOf(cell) !== null)
const numberOf = (cell: string) => Number(digits(cell).replace(/[^0-9]/g, ''))

/** A key as a table: numbers in one row and answers below, or number and answer side by side. */
export function keyTable(rows: readonly string[][]): Pair[] | null {
  return above(rows) ?? beside(rows)
}

function above(rows: readonly string[][]): Pair[] | null {
  const pairs: Pair[] = []
  let used = 0
  for (let i = 0; i + 1 < rows.length; i++) {
    const [upper, lower] = [rows[i] as string[], rows[i + 1] as string[]]
    const places = upper.flatMap((cell, j) => (isNo(cell) ? [j] : []))
    if (places.length < (pairs.length ? 1 : 2) || places.filter((j) => isValue(lower[j] ?? '')).length < places.length * 0.8) continue
    for (const j of places) if ((lower[j] ?? '').trim()) pairs.push({ no: numberOf(upper[j] as string), raw: (lower[j] as string).trim() })
    used += 2
    i++
  }
  return used >= rows.length * 0.6 && pairs.length ? pairs : null
}

function beside(rows: readonly string[][]): Pair[] | null {
  const pairs: Pair[] = []
  for (const cells of rows) {
    for (let j = 0; j + 1 < cells.length; j++) {
      if (!isNo(cells[j] as string) || !isValue(cells[j + 1] as string)) continue
      pairs.push({ no: numberOf(cells[j] as string), raw: (cells[j + 1] as string).trim() })
      j++
    }
  }
  const filled = rows.filter((cells) => cells.some((cell) => isNo(cell))).length
  return pairs.length >= 3 && pairs.length >= filled ? pairs : null
}
