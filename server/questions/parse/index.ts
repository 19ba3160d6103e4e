import type { Line } from './draft'
import { finished, reportDuplicates } from './finish'
import { keyTable, KeyReader } from './keys'
import { matchKey } from './match'
import { cleaned } from './normalise'
import { cutRunOn } from './run-on'
import { sheetQuestions } from './sheet'
import { TextReader } from './text'
import type { Block, Parsed, ParsedQuestion, Problem, Source } from './types'

/**
 * Reads the questions of a paper as people write it.
 * @param key a second file that has only the answers.
 */
export function parseSource(source: Pick<Source, 'blocks'>, key?: Pick<Source, 'blocks'>): Parsed {
  const problems: Problem[] = []
  const questions: ParsedQuestion[] = []
  const { lines, tables } = apart(source.blocks)
  for (const { question } of tables.flatMap((table) => table.questions.map((question) => ({ question })))) questions.push(question)
  for (const table of tables) problems.push(...table.problems)

  const read = new TextReader(cutRunOn(lines)).read()
  const { drafts, keys } = read
  for (const table of tables) for (const pair of table.key) keys.add(pair, table.line)
  problems.push(...matchKey(drafts, keys.entries).problems)
  if (key) problems.push(...matchKey(drafts, keyEntries(key.blocks)).problems)
  const written = drafts.map(finished)
  for (const line of read.unread) if (line.text.length > 1) problems.push({ code: 'unread', message: '这一行没有归到哪道题，请看看是不是题目的一部分。', line: line.line, words: line.text.slice(0, 80) })
  questions.push(...written.filter((question) => question.stem !== '' || question.options.length > 0 || question.answer.length > 0))
  reportDuplicates(questions)
  return { questions, problems }
}

interface ReadTable {
  questions: ParsedQuestion[]
  problems: Problem[]
  key: { no: number; raw: string }[]
  line: number
}

/** Tables that hold questions or a key are read as such; the cells of any other are lines of the text. */
function apart(blocks: readonly Block[]): { lines: Line[]; tables: ReadTable[] } {
  const lines: Line[] = []
  const tables: ReadTable[] = []
  for (const block of blocks) {
    if (block.kind === 'line') {
      lines.push({ text: cleaned(block.text).trim(), line: block.line })
      continue
    }
    const rows = block.rows.map((cells) => cells.map((cell) => cleaned(cell).trim()))
    const sheet = sheetQuestions(rows, block.line)
    if (sheet) {
      tables.push({ ...sheet, key: [], line: block.line })
      continue
    }
    const key = keyTable(rows)
    if (key && lines.length > 0) {
      tables.push({ questions: [], problems: [], key, line: block.line })
      continue
    }
    rows.forEach((cells, i) => {
      for (const text of [...new Set(cells)].flatMap((cell) => cell.split('\n'))) lines.push({ text: text.trim(), line: block.line + i })
    })
  }
  return { lines, tables }
}

/** Entries of a file that is nothing but a key. */
function keyEntries(blocks: readonly Block[]) {
  const reader = new KeyReader()
  for (const block of blocks) {
    if (block.kind === 'table') {
      const rows = block.rows.map((cells) => cells.map((cell) => cleaned(cell).trim()))
      reader.heading(null)
      for (const pair of keyTable(rows) ?? []) reader.add(pair, block.line)
      continue
    }
    for (const text of cleaned(block.text).split('\n').map((one) => one.trim()).filter(Boolean)) {
      if (!reader.take({ text, line: block.line })) reader.more(text)
    }
  }
  return reader.entries
}
