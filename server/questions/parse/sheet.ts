import { newDraft, type Draft } from './draft'
import { difficultyOf, finished } from './finish'
import { numberMark, tagsOf, typeOfWord } from './markers'
import { optionRow } from './options'
import type { ParsedQuestion, Problem } from './types'

/* Tables with a row of headings: 题型|题目|选项1…|正确答案|答案解析|分值 and their cousins. */

type Column = 'no' | 'type' | 'stem' | 'options' | 'answer' | 'analysis' | 'points' | 'source' | 'difficulty' | 'topic' | 'period' | 'tags' | { option: number }

const NAMES: [Exclude<Column, { option: number }>, RegExp][] = [
  ['no', /^(?:序号|题号|编号|no\.?|id|#)$/i],
  ['type', /^(?:题型|题目类型|试题类型|类型|题类|题目类别|试题题型|题型[（(].*)$/],
  ['stem', /^(?:题目|题干|试题|问题|题目内容|试题内容|题干内容|内容|题目名称|试题题干|题目题干|题目标题|标题|question|题目[（(].*|题干[（(].*)$/i],
  ['answer', /^(?:正确答案|答案|参考答案|标准答案|正确选项|答案选项|试题答案|answer|(?:正确)?答案[（(].*)$/i],
  ['analysis', /^(?:答案解析|解析|试题解析|题目解析|答题解析|解析说明|解析[（(].*)$/],
  ['points', /^(?:分值|分数|得分|题目分值|试题分数|分值[（(].*)$/],
  ['source', /^(?:出处|来源|题目来源|试题来源|依据|答案出处|答案依据)$/],
  ['difficulty', /^(?:难度|难易程度|难易度|难度系数|难度等级)$/],
  ['topic', /^(?:知识点|考点|专题|章节|所属章节|分类|题目分类|试题分类|所属分类|知识模块|类别)$/],
  ['period', /^(?:时期|历史时期)$/],
  ['tags', /^(?:标签|关键词)$/],
  ['options', /^(?:选项|选项内容|备选项|备选答案|试题选项|答案选项|选项[（(].*|options?)$/i]
]
const OPTION_NAME = /^(?:选项|备选项|备选答案|答案选项|选择项|option)?\s*[（(]?\s*([A-Za-zＡ-Ｚ]|[0-9０-９]{1,2}|[一二三四五六七八九十])\s*[)）]?\s*(?:项|选项)?$/i
const CHINESE = '一二三四五六七八九十'

function columnOf(name: string): Column | null {
  const plain = name.replace(/[\s*＊:：]/g, '').replace(/[（(]必填[)）]|[（(]选填[)）]/g, '')
  const known = NAMES.find(([, form]) => form.test(plain))
  if (known) return known[0]
  const option = OPTION_NAME.exec(plain)
  if (!option || (/^[0-9０-９]/.test(plain))) return null
  const mark = (option[1] as string).normalize('NFKC').toUpperCase()
  const place = /[A-Z]/.test(mark) ? mark.charCodeAt(0) - 65 : /\d/.test(mark) ? Number(mark) - 1 : CHINESE.indexOf(mark)
  return place >= 0 && place < 26 ? { option: place } : null
}

interface Header {
  row: number
  columns: (Column | null)[]
}

function headerOf(rows: readonly string[][]): Header | null {
  for (let row = 0; row < Math.min(rows.length, 15); row++) {
    const columns = (rows[row] as string[]).map(columnOf)
    const has = (name: Column) => columns.includes(name)
    if (has('stem') && (has('answer') || has('options') || columns.some((column) => typeof column === 'object' && column !== null))) return { row, columns }
    if (has('answer') && columns.filter((column) => typeof column === 'object' && column !== null).length >= 2 && !has('stem')) {
      // A heading nobody named: the widest column before the options is the question.
      const first = columns.findIndex((column) => typeof column === 'object' && column !== null)
      const free = columns.findIndex((column, i) => column === null && i < first && (rows[row + 1]?.[i] ?? '').length > 4)
      if (free !== -1) return { row, columns: columns.map((column, i) => (i === free ? 'stem' : column)) }
    }
  }
  return null
}

/** @returns null: this table holds no questions with a heading row. */
export function sheetQuestions(rows: readonly string[][], firstLine: number): { questions: ParsedQuestion[]; problems: Problem[] } | null {
  const header = headerOf(rows)
  if (!header) return null
  const questions: ParsedQuestion[] = []
  const problems: Problem[] = []
  let section = ''
  rows.slice(header.row + 1).forEach((cells, i) => {
    const line = firstLine + header.row + 1 + i
    const filled = cells.filter((cell) => cell !== '')
    if (filled.length === 0) return
    const of = (name: Column) => cells[header.columns.indexOf(name)] ?? ''
    if (of('stem') === '' || new Set(filled).size === 1) {
      if (new Set(filled).size === 1 && filled[0] !== undefined && typeOfWord(filled[0]) !== null) section = filled[0]
      else problems.push({ code: 'unread', message: '这一行没有题目，已跳过。', line, words: filled.join(' ').slice(0, 80) })
      return
    }
    if (cells.every((cell, j) => cell === '' || columnOf(cell) === header.columns[j])) return
    questions.push(rowQuestion(cells, header.columns, line, section))
  })
  return { questions, problems }
}

function rowQuestion(cells: readonly string[], columns: readonly (Column | null)[], line: number, section: string): ParsedQuestion {
  const of = (name: Column) => cells[columns.indexOf(name)] ?? ''
  const draft: Draft = newDraft(line, { title: section, type: section ? typeOfWord(section) : null, points: null, index: 0 }, null)
  const numbered = numberMark(of('stem'))
  const words = numbered && numbered.strength === 'strong' ? `${numbered.lead}${numbered.rest}` : of('stem')
  const tags = tagsOf(words)
  draft.type = (of('type') ? typeOfWord(of('type').replace(/\s/g, '')) : null) ?? tags.type
  draft.points = Number.parseFloat(of('points')) || tags.points
  const row = optionRow(tags.text, 0, false, 2)
  const optionCells = columns.flatMap((column, i) => (typeof column === 'object' && column !== null ? [{ place: column.option, text: cells[i] ?? '' }] : [])).sort((a, b) => a.place - b.place)
  const listed = optionsOf(optionCells.map((one) => one.text))
  const packed = of('options') ? packedOptions(of('options')) : []
  const options = listed.length ? listed : packed.length ? packed : row?.texts ?? []
  draft.stem = [options === row?.texts ? row.before : tags.text]
  draft.options = options.map((one) => [one])
  if (of('answer')) draft.answers = [{ raw: of('answer'), line }]
  if (of('analysis')) draft.analysis = [of('analysis')]
  for (const name of ['source', 'topic', 'period', 'tags'] as const) if (of(name)) draft.labels[name] = of(name)
  const question = finished(draft)
  const difficulty = of('difficulty') ? difficultyOf(of('difficulty')) : null
  return difficulty === null ? question : { ...question, difficulty }
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
