import type { Block, Problem, Source } from '../../parse/types'
import { textBudget } from '../assemble'
import { relations } from '../docx/pictures'
import { fileProblem, tooLarge, unreadable } from '../failure'
import { LIMITS } from '../limits'
import { localName, walkXml } from '../xml'
import type { Zip } from '../zip'
import { numberFormats } from './formats'
import { fillMerges } from './merges'
import { readSheet, type Shared, type Sheet } from './sheet'
import { readStrings } from './strings'

interface Listed {
  name: string
  relation: string
  hidden: boolean
}

export function readXlsx(zip: Zip): { source: Source; problems: Problem[] } {
  const { sheets, from1904 } = readWorkbook(zip)
  const targets = relations(zip, 'xl/workbook.xml')
  const optional = (name: string | undefined) => name !== undefined && zip.has(name) ? zip.read(name) : undefined
  const part = (name: string) => optional([...targets.values()].find((target) => target.endsWith(`/${name}`)) ?? `xl/${name}`)
  const shared: Shared = { strings: readStrings(part('sharedStrings.xml')), show: numberFormats(part('styles.xml'), from1904), budget: cellBudget() }
  const blocks: Block[] = []
  const problems: Problem[] = []

  for (const { name, relation, hidden } of sheets) {
    const target = targets.get(relation)
    if (target === undefined || !/\/worksheets\//.test(target) || !zip.has(target)) continue
    if (hidden) {
      problems.push(fileProblem('left_out', `工作表“${name}”是隐藏的，没有读入。如果需要，请在 Excel 里取消隐藏后再上传。`))
      continue
    }
    const sheet = readSheet(zip.read(target), target, shared)
    const block = tableOf(sheet, name, shared.budget)
    if (block) blocks.push(block)
    problems.push(...problemsOf(sheet, name))
  }
  if (zip.names.some((name) => name.startsWith('xl/media/'))) {
    problems.push(fileProblem('left_out', '表格里的图片没有读入。带图片的题目请放进 Word 文档（.docx）上传，或导入后再给题目加图。'))
  }
  return { source: { blocks, images: new Map() }, problems }
}

function readWorkbook(zip: Zip): { sheets: Listed[]; from1904: boolean } {
  if (!zip.has('xl/workbook.xml')) throw unreadable('文件已损坏，找不到工作簿。请用 Excel 打开后另存为 .xlsx 再上传。')
  const sheets: Listed[] = []
  let from1904 = false
  walkXml(zip.read('xl/workbook.xml'), 'xl/workbook.xml', {
    open(name, attributes) {
      const local = localName(name)
      if (local === 'sheet') sheets.push({ name: attributes.name ?? '', relation: attributes['r:id'] ?? '', hidden: /hidden/i.test(attributes.state ?? '') })
      else if (local === 'workbookPr') from1904 = /^(1|true)$/.test(attributes.date1904 ?? '')
    }
  })
  return { sheets, from1904 }
}

function tableOf(sheet: Sheet, name: string, budget: (chars: number) => void): Block | undefined {
  const width = sheet.rows.reduce((widest, row) => Math.max(widest, row?.length ?? 0), 0)
  fillMerges(sheet.rows, width, sheet.merges, budget)
  const first = sheet.rows.findIndex((row) => row?.some(Boolean))
  if (first < 0) return undefined
  return { kind: 'table', name, line: first + 1, rows: Array.from(sheet.rows.slice(first), (row) => row ?? []) }
}

function problemsOf(sheet: Sheet, name: string): Problem[] {
  const problems: Problem[] = []
  if (sheet.beyond) problems.push(fileProblem('left_out', `工作表“${name}”里有 ${sheet.beyond} 格在第 ${LIMITS.rows} 行或第 ${LIMITS.columns} 列之外，没有读入。请把题目分成几个文件上传。`))
  if (sheet.cut) problems.push(fileProblem('left_out', `工作表“${name}”里有 ${sheet.cut} 格文字太长，只读了前 ${LIMITS.cellChars} 个字。`))
  for (const error of sheet.errors.slice(0, 20)) {
    const row = Number(/\d+/.exec(error)?.[0])
    problems.push(fileProblem('unread', `工作表“${name}”的 ${error} 是公式错误，当作空格处理。请在 Excel 里改正。`, Number.isInteger(row) ? row : null, error))
  }
  return problems
}

function cellBudget(): (chars: number) => void {
  const chars = textBudget()
  let cells = 0
  return (more) => {
    if (++cells > LIMITS.cells) throw tooLarge('表格太大，没有读取。请只留题目所在的行列，或分成几个文件上传。')
    chars(more)
  }
}
