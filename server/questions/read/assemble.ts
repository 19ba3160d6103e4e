import type { Block, Problem, ProblemCode } from '../parse/types'
import { fileProblem, tooLarge } from './failure'
import { LIMITS } from './limits'

/** A paragraph (its soft breaks are \n) or a table, as a document's reader finds it. Notes become problems once the line is known. */
export type Item =
  | { kind: 'text'; text: string; notes?: Note[] }
  | { kind: 'table'; rows: string[][]; notes?: Note[] }

export interface Note {
  code: ProblemCode
  message: string
}

/** Numbers the lines (a table counts one for each row) and cuts what no question file needs. */
export function assemble(items: Iterable<Item>): { blocks: Block[]; problems: Problem[] } {
  const blocks: Block[] = []
  const problems: Problem[] = []
  const budget = textBudget()
  let line = 1
  for (const item of items) {
    for (const note of item.notes ?? []) problems.push(fileProblem(note.code, note.message, line, item.kind === 'text' ? item.text : (item.rows[0] ?? []).join(' ')))
    if (item.kind === 'table') {
      for (const row of item.rows) for (const cell of row) budget(cell.length)
      blocks.push({ kind: 'table', rows: item.rows, line })
      line += Math.max(1, item.rows.length)
      continue
    }
    budget(item.text.length)
    for (const text of item.text.split('\n')) blocks.push({ kind: 'line', text, line: line++ })
    if (line > LIMITS.lines) throw tooLarge('文件的行数太多，没有读取。请把题目分成几个文件上传。')
  }
  return { blocks, problems }
}

/** Counts characters; throws at too many. */
export function textBudget(): (chars: number) => void {
  let chars = 0
  return (more) => {
    chars += more
    if (chars > LIMITS.chars) throw tooLarge('文件里的文字太多，没有读取。请把题目分成几个文件上传。')
  }
}
