import { sectionMark, typeOfWord } from '../marks/sections'
import { judgeOf, lettersOf } from '../marks/values'

/* What the columns of a sheet hold: by their headings, or where it has none by what stands in them. */

type Named = 'no' | 'type' | 'stem' | 'options' | 'answer' | 'analysis' | 'points' | 'source' | 'difficulty' | 'topic' | 'period' | 'tags'
export type Column = Named | { option: number }

const NAMES: [Named, RegExp][] = [
  ['no', /^(?:序号|题号|编号|no\.?|id|#)$/i],
  ['type', /^(?:题型|题目类型|试题类型|类型|题类|题目类别|试题类别|题目种类|题种|试题题型|题目题型|questiontype|type)$/i],
  ['answer', /^(?:(?:正确|参考|标准|试题|题目|本题)*答案(?:项|选项|内容)?|正确选项|正确项|标答|(?:correct)?answers?)$/i],
  ['analysis', /^(?:(?:答案|试题|题目|答题|参考)?(?:解析|详解)(?:说明|内容)?|答案说明|解释)$/],
  ['points', /^(?:分值|分数|得分|题目分值|试题分数|本题分值|score)$/i],
  ['source', /^(?:出处|来源|题目来源|试题来源|依据|答案出处|答案依据|命题依据)$/],
  ['difficulty', /^(?:(?:试题|题目)?难度(?:系数|等级)?|难易(?:程度|度))$/],
  ['topic', /^(?:知识点|考点|专题|章节|所属章节|分类|题目分类|试题分类|所属分类|知识模块|类别)$/],
  ['period', /^(?:历史)?时期$/],
  ['tags', /^(?:标签|关键词)$/],
  ['options', /^(?:选项|选项内容|备选项|备选答案|试题选项|题目选项|答案选项|候选项|options?)$/i],
  ['stem', /^(?:试题|题目|题干|问题)(?:内容)?(?:及|和|与|\/|含|\+)(?:备选)?(?:选择?项|选项内容|内容|答案)$/],
  ['stem', /^(?:题目|题干|试题|问题|题面|考题|题文|内容|名称|描述|标题|正文)+$|^(?:question|stem)(?:text|content)?$/i]
]
const OPTION_NAME = /^(?:选项|备选项|备选答案|答案选项|选择项|选择|答案|option)?[（(]?([A-Za-zＡ-Ｚ]|[0-9０-９]{1,2}|[一二三四五六七八九十])[)）]?(?:项|选项)?(?:内容)?$/i
const CHINESE = '一二三四五六七八九十'

export function columnOf(name: string): Column | null {
  if (name.length > 60) return null
  const plain = name.replace(/[\s*＊:：.．、]/g, '').replace(/[（(【[][^（()）【】[\]]{2,40}[)）】\]]$/, '')
  const known = NAMES.find(([, form]) => form.test(plain))
  if (known) return known[0]
  const option = OPTION_NAME.exec(plain)
  if (!option || /^[0-9０-９]/.test(plain)) return null
  const mark = (option[1] as string).normalize('NFKC').toUpperCase()
  const place = /[A-Z]/.test(mark) ? mark.charCodeAt(0) - 65 : /\d/.test(mark) ? Number(mark) - 1 : CHINESE.indexOf(mark)
  return place >= 0 && place < 26 ? { option: place } : null
}

export const isOption = (column: Column | null): column is { option: number } => typeof column === 'object' && column !== null

export interface Header {
  /** The first row of questions. */
  from: number
  columns: (Column | null)[]
}

/** Under 「选项」 over several columns a second row has their letters. */
function withLetters(rows: readonly string[][], row: number, columns: (Column | null)[]): Header {
  const below = (rows[row + 1] ?? []).map(columnOf)
  const fits = below.filter(isOption).length >= 2 && (rows[row + 1] ?? []).every((cell, j) => cell === '' || isOption(below[j] ?? null) || below[j] === columns[j])
  return fits ? { from: row + 2, columns: below.map((column, j) => (isOption(column) ? column : columns[j] ?? null)) } : { from: row + 1, columns }
}

/** The row of headings, which titles and notes may stand over. */
export function headerOf(rows: readonly string[][]): Header | null {
  for (let row = 0; row < Math.min(rows.length, 15); row++) {
    const cells = rows[row] as string[]
    if (new Set(cells.filter(Boolean)).size < 2) continue
    const columns = cells.map(columnOf)
    const has = (name: Named) => columns.includes(name)
    if (has('stem') && (has('answer') || has('options') || has('no') || columns.some(isOption))) return withLetters(rows, row, columns)
    if (has('answer') && columns.filter(isOption).length >= 2) {
      // A heading nobody named: the widest column before the options is the question.
      const first = columns.findIndex(isOption)
      const free = columns.findIndex((column, i) => column === null && i < first && (rows[row + 1]?.[i] ?? '').length > 4)
      if (free !== -1) return { from: row + 1, columns: columns.map((column, i) => (i === free ? 'stem' : column)) }
    }
  }
  return null
}

/** A sheet that begins with its first question: the longest column is the stem, one column has nothing but answers, options stand behind the stem. */
export function columnsByContent(rows: readonly string[][]): Header | null {
  const filled = rows.filter((cells) => cells.filter(Boolean).length >= 2).slice(0, 60)
  if (filled.length < 2) return null
  const width = Math.max(...filled.map((cells) => cells.length))
  const columns = Array.from({ length: width }, (_, j) => filled.map((cells) => cells[j] ?? ''))
  const share = (j: number, fits: (cell: string) => boolean) => (columns[j] as string[]).filter(fits).length / filled.length
  const all = [...columns.keys()]
  const length = (j: number) => (columns[j] as string[]).reduce((sum, cell) => sum + cell.length, 0) / filled.length
  const answers = all.filter((j) => share(j, (cell) => lettersOf(cell) !== null || judgeOf(cell) !== null) >= 0.8)
  const answer = answers.find((j) => share(j, (cell) => lettersOf(cell) !== null) >= 0.5) ?? answers.at(-1)
  const free = all.filter((j) => j !== answer)
  const stem = free.reduce((best, j) => (length(j) > length(best) ? j : best), free[0] ?? 0)
  if (answer === undefined || length(stem) < 6) return null
  const found = all.map((j): Column | null => {
    if (j === answer) return 'answer'
    if (j === stem) return 'stem'
    if (j < stem) return share(j, (cell) => typeOfWord(cell) !== null && sectionMark(cell) !== null) >= 0.8 ? 'type' : null
    return answer > stem && j > answer ? (length(j) > 4 ? 'analysis' : null) : { option: all.filter((one) => one > stem && one < j && one !== answer).length }
  })
  return { from: 0, columns: found }
}
