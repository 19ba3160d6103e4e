import { newDraft, type Draft } from '../draft'
import { finished } from '../finish'
import { difficultyOf } from '../finish/difficulty'
import { numberMark } from '../marks/numbers'
import { optionRow } from '../marks/options'
import { typeOfCell, typeOfWord } from '../marks/sections'
import { blanksIn } from '../marks/stem'
import { tagsOf } from '../marks/tags'
import { lettersOf } from '../marks/values'
import { TextReader } from '../read/text'
import { cutRunOn } from '../shape/run-on'
import { shaped } from '../shape/shapes'
import type { ParsedQuestion, Problem } from '../types'
import { columnOf, columnsByContent, headerOf, isOption, type Column } from './columns'

/* Tables with a question in each row: 题型|题目|选项1…|正确答案|答案解析|分值 and their cousins. */

/**
 * @param name of the sheet, which may say the type of all its questions.
 * @returns null: this table holds no questions in rows.
 */
export function sheetQuestions(rows: readonly string[][], firstLine: number, name = ''): { questions: ParsedQuestion[]; problems: Problem[] } | null {
  const header = headerOf(rows) ?? columnsByContent(rows)
  if (!header) return null
  const { columns, from } = header
  const questions: ParsedQuestion[] = []
  const problems: Problem[] = []
  const figures = judgedInFigures(rows.slice(from), columns)
  let section = typeOfWord(name) === null ? '' : name
  underStems(rows.slice(from), columns).forEach((cells, i) => {
    const line = firstLine + from + i
    const filled = cells.filter((cell) => cell !== '')
    if (filled.length === 0) return
    const [only] = filled
    if ((cells[columns.indexOf('stem')] ?? '') === '' || (cells.length > 1 && new Set(filled).size === 1)) {
      if (new Set(filled).size === 1 && only !== undefined && typeOfWord(only) !== null) section = only
      else problems.push({ code: 'unread', message: '这一行没有题目，已跳过，请看看是不是漏写了题目。', line, words: filled.join(' ').slice(0, 80) })
      return
    }
    if (cells.every((cell, j) => cell === '' || isSame(columnOf(cell), columns[j] ?? null))) return
    questions.push(rowQuestion(cells, columns, line, section || (figures ? '判断题' : '')))
  })
  return { questions, problems }
}

/** Options in rows of their own below the question, in its column: they go back into the question's cell. */
function underStems(rows: readonly string[][], columns: readonly (Column | null)[]): string[][] {
  const stem = columns.indexOf('stem')
  const out = rows.map((cells) => [...cells])
  let above = -1
  out.forEach((cells, i) => {
    const lone = cells[stem] !== '' && cells.every((cell, j) => j === stem || cell === '')
    if (!lone || above === -1 || optionRow(cells[stem] ?? '', 0, true, 1) === null && !/\n/.test(out[above]?.[stem] ?? '') || !/^[（(]?[A-HＡ-Ｈ]\s?[.．、)）:：]/.test(cells[stem] ?? '')) {
      above = lone ? above : i
      return
    }
    const row = out[above] as string[]
    row[stem] += `\n${cells[stem]}`
    cells[stem] = ''
  })
  return out
}

/** Statements without options, each with 1 or 0: right or wrong. */
function judgedInFigures(rows: readonly string[][], columns: readonly (Column | null)[]): boolean {
  const [stem, answer] = [columns.indexOf('stem'), columns.indexOf('answer')]
  const asked = rows.filter((cells) => cells[stem] && cells[answer])
  return !columns.includes('options') && !columns.some(isOption) && asked.length >= 2 && asked.every((cells) => /^[01]$/.test(cells[answer] ?? '') && blanksIn(cells[stem] ?? '') === 0 && !/[？?]$/.test(cells[stem] ?? ''))
}

const isSame = (a: Column | null, b: Column | null) => a !== null && JSON.stringify(a) === JSON.stringify(b)

function rowQuestion(cells: readonly string[], columns: readonly (Column | null)[], line: number, section: string): ParsedQuestion {
  const of = (name: Column) => cells[columns.indexOf(name)] ?? ''
  const optionCells = columns.flatMap((column, i) => (isOption(column) ? [{ place: column.option, text: cells[i] ?? '' }] : [])).sort((a, b) => a.place - b.place)
  const listed = optionsOf(optionCells.map((one) => one.text))
  const packed = listed.length === 0 && of('options') ? packedOptions(of('options')) : []
  const whole = listed.length || packed.length || of('answer') ? null : wholeQuestion(of('stem'), line)
  const draft = whole ?? newDraft(line, { title: section, type: section ? typeOfWord(section) : null, points: null, index: 0 }, null)
  if (!whole) {
    const numbered = numberMark(of('stem'))
    const tags = tagsOf(numbered?.strength === 'strong' ? `${numbered.lead}${numbered.rest}` : of('stem'))
    const row = listed.length || packed.length ? null : optionRow(tags.text, 0, false, 2)
    Object.assign(draft, { type: tags.type, loose: draft.loose || tags.loose, points: tags.points, stem: [row?.before ?? tags.text] })
    draft.options = (row?.texts ?? (listed.length ? listed : packed)).map((one) => [one])
  }
  draft.type = (of('type') ? typeOfCell(of('type').replace(/\s/g, '')) : null) ?? draft.type
  draft.loose ||= of('type').includes('不定项')
  draft.points = Number.parseFloat(of('points')) || draft.points
  // Templates that have no other place for them put the texts of the blanks where options stand.
  if (draft.type === 'fill' && !of('answer') && listed.length > 0 && listed.length === blanksIn(of('stem'))) draft.answers.push({ raw: listed.join('；'), line })
  if (draft.type === 'fill' && lettersOf(of('answer')) === null) draft.options = []
  if (of('answer')) draft.answers.push({ raw: of('answer'), line })
  if (of('analysis')) draft.analysis = [of('analysis')]
  for (const name of ['source', 'topic', 'period', 'tags'] as const) if (of(name)) draft.labels[name] = of(name)
  const question = finished(draft)
  const difficulty = of('difficulty') ? difficultyOf(of('difficulty')) : null
  return difficulty === null ? question : { ...question, difficulty }
}

/** A cell with the question, its options and its answer in it. */
function wholeQuestion(text: string, line: number): Draft | null {
  const { drafts, unread } = new TextReader(cutRunOn(shaped(text.split('\n').map((one) => ({ text: one.trim(), line }))))).read()
  const [draft] = drafts
  return drafts.length === 1 && draft && draft.stem.length > 0 && unread.length === 0 ? draft : null
}

/** Texts of option cells: letters in front taken off, two options in one cell taken apart, empty cells at the end left out. */
function optionsOf(cells: readonly string[]): string[] {
  const last = cells.reduce((found, cell, i) => (cell === '' ? found : i), -1)
  const found: string[] = []
  // Letters are taken off only where every filled cell carries its own: 「A股」 alone is a text.
  const filled = cells.slice(0, last + 1)
  const lettered = filled.filter((cell, i) => cell !== '' && startsWith(cell, i)).length
  const strip = lettered >= Math.max(1, filled.filter((cell) => cell !== '').length * 0.6)
  for (const cell of filled) {
    const place = found.length
    const row = strip && startsWith(cell, place) ? optionRow(cell, place, true, 1) : null
    found.push(...(row ? row.texts : [cell]))
  }
  return found
}

const startsWith = (cell: string, place: number) => optionRow(cell, place, true, 1) !== null

/** All options in one cell: by letters, or one on each line, or between | ; . */
function packedOptions(text: string): string[] {
  const flat = text.replace(/\n/g, ' ')
  const row = optionRow(flat, 0, true, 2)
  if (row) return row.texts
  for (const separator of [/\n/, /\s*[|｜]\s*/, /\s*\$+;?\s*/, /\s*[;；]\s*/]) {
    const parts = text.split(separator).map((part) => part.trim()).filter(Boolean)
    if (parts.length >= 2) return parts
  }
  return [text]
}
