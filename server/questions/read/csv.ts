import { parse } from 'csv-parse/sync'
import type { Block, Problem } from '../parse/types'
import { textBudget } from './assemble'
import { fileProblem, tooLarge } from './failure'
import { LIMITS } from './limits'

export function readCsv(text: string): { blocks: Block[]; problems: Problem[] } {
  const clean = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  if (longestLine(clean) > LIMITS.cellChars * 8) throw tooLarge('表格里有一行太长，没有读取。请检查换行是否丢失，或另存为 .xlsx 再上传。')
  const delimiter = delimiterOf(clean)
  // A quotation mark that is never closed swallows the rest of the file: then quotation marks are plain characters.
  const rows = records(clean, delimiter, '"') ?? records(clean, delimiter, null) ?? []
  const budget = textBudget()
  const problems: Problem[] = []
  let cells = 0
  for (const row of rows) {
    if (row.length > LIMITS.columns) row.length = LIMITS.columns
    while (row.length && row.at(-1) === '') row.pop()
    cells += row.length
    if (cells > LIMITS.cells) throw tooLarge('表格太大，没有读取。请只留题目所在的行列，或分成几个文件上传。')
    for (const cell of row) budget(cell.length)
  }
  if (rows.length > LIMITS.rows) {
    rows.length = LIMITS.rows
    problems.push(fileProblem('left_out', `只读了前 ${LIMITS.rows} 行。请把题目分成几个文件上传。`, LIMITS.rows))
  }
  while (rows.length && !rows.at(-1)?.length) rows.pop()
  const first = rows.findIndex((row) => row.length)
  return { blocks: first < 0 ? [] : [{ kind: 'table', rows: rows.slice(first), line: first + 1 }], problems }
}

function records(text: string, delimiter: string, quote: '"' | null): string[][] | undefined {
  try {
    return parse(text, {
      delimiter, quote, relax_quotes: true, relax_column_count: true, skip_empty_lines: false, to: LIMITS.rows + 1, max_record_size: LIMITS.cellChars * 8
    })
  } catch {
    return undefined
  }
}

/** The one that cuts most of the first lines into the same number of cells, more than one. */
function delimiterOf(text: string): string {
  const lines = text.slice(0, 20_000).split('\n').filter((line) => line.trim()).slice(0, 30).map((line) => line.replace(/"[^"]*"/g, ''))
  let best = ','
  let most = 0
  for (const delimiter of [',', '\t', ';', '，']) {
    const counts = lines.map((line) => line.split(delimiter).length)
    const usual = counts.filter((count) => count === counts[0]).length
    const score = (counts[0] ?? 1) > 1 ? usual * 10 + Math.min(counts[0] as number, 9) : 0
    if (score > most) [best, most] = [delimiter, score]
  }
  return best
}

function longestLine(text: string): number {
  let longest = 0
  for (let at = 0; at < text.length;) {
    const end = text.indexOf('\n', at)
    longest = Math.max(longest, (end < 0 ? text.length : end) - at)
    at = end < 0 ? text.length : end + 1
  }
  return longest
}
