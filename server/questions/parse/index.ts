import { cardRows } from './tables/cards'
import type { Line } from './draft'
import { reportDuplicates } from './finish/duplicates'
import { finished, numberGaps } from './finish'
import { withoutFront } from './shape/front'
import { keyTable } from './tables/key-table'
import { KeyReader } from './key/reader'
import { matchKey, shareAnswers } from './key/match'
import { cleaned } from './normalise'
import { cutRunOn } from './shape/run-on'
import { shaped } from './shape/shapes'
import { sheetQuestions } from './tables/sheet'
import { TextReader } from './read/text'
import { withTables } from './tables/tabbed'
import { trailingAnswers } from './finish/trailing'
import type { Block, Parsed, ParsedQuestion, Problem, Source } from './types'

/**
 * Reads the questions of a paper as people write it.
 * @param key a second file that has only the answers.
 */
export function parseSource(source: Pick<Source, 'blocks'>, key?: Pick<Source, 'blocks'>): Parsed {
  const { lines, tables } = apart(source.blocks)
  const { drafts, keys, unread, first } = new TextReader(cutRunOn(shaped(lines))).read()
  shareAnswers(drafts)
  const problems: Problem[] = [...tables.flatMap((table) => table.problems), ...matchKey(drafts, keys.entries), ...(key ? matchKey(drafts, keyEntries(key.blocks)) : []), ...numberGaps(drafts)]
  trailingAnswers(drafts)
  for (const { text, line } of withoutFront(unread, firstOf(first, tables))) if (text.length > 1) problems.push({ code: 'unread', message: '这一行没有归到哪道题，请看看是不是题目的一部分。', line, words: text.slice(0, 80) })
  const written = drafts.map(finished).filter((question) => question.stem !== '' || question.options.length > 0 || question.answer.length > 0)
  const questions = [...tables.flatMap((table) => table.questions), ...written]
  // In a document tables stand between lines; sheets of a workbook begin anew at line 1 each.
  if (tables.length > 0 && written.length > 0) questions.sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
  reportDuplicates(questions)
  return { questions, problems }
}

interface ReadTable {
  questions: ParsedQuestion[]
  problems: Problem[]
}

/** Where the first question or heading stands, in a table or between them. */
function firstOf(written: number | null, tables: readonly ReadTable[]): number | null {
  const lines = tables.flatMap(({ questions }) => questions.flatMap(({ line }) => line ?? []))
  if (written !== null) lines.push(written)
  return lines.length ? lines.reduce((least, line) => Math.min(least, line)) : null
}

/** Tables that hold questions or a key are read as such; the cells of any other are lines of the text. */
function apart(blocks: readonly Block[]): { lines: Line[]; tables: ReadTable[] } {
  const lines: Line[] = []
  const tables: ReadTable[] = []
  for (const block of withTables(blocks)) {
    if (block.kind === 'line') {
      lines.push({ text: cleaned(block.text).trim(), line: block.line })
      continue
    }
    const rows = block.rows.map((cells) => cells.map((cell) => cleaned(cell).trim()))
    const key = lines.length > 0 ? keyTable(rows) : null
    if (key) {
      lines.push({ text: '参考答案', line: block.line }, ...key.map(({ no, raw }) => ({ text: `${no}.${raw}`, line: block.line })))
      continue
    }
    const sheet = sheetQuestions(cardRows(rows) ?? rows, block.line, block.name)
    if (sheet) {
      tables.push(sheet)
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
