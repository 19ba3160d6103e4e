import { personName, staffNumber } from '../../roster/rules/words'

/* From the cells of a sheet to the lines of a list: which row is the header, which column is what, what is no line at all. */

export type Column = 'name' | 'unit' | 'parent' | 'staffNo' | 'phone' | 'note'

/** What people call their columns; where a sheet has two that mean the same, the first named here is taken. */
const NAMES: Record<Column, string[]> = {
  name: ['姓名', '名字', '党员姓名', '成员姓名', '人员姓名', '职工姓名', '教职工姓名', '员工姓名', '学生姓名', '同志姓名'],
  unit: ['所在党支部', '党支部', '所属党支部', '所在支部', '所属支部', '支部', '支部名称', '党支部名称', '所在党组织', '党组织', '单位', '所在单位', '单位名称', '工作单位', '所在部门', '部门', '部门名称', '科室', '处室'],
  parent: ['上级单位', '上级', '上级党组织', '所属党委', '党委', '党总支', '总支', '主管单位'],
  staffNo: ['工号', '职工号', '教工号', '员工号', '职工编号', '员工编号', '人员编号', '学号', '学工号', '工作证号', '编号'],
  phone: ['手机号', '手机', '手机号码', '联系手机', '移动电话', '联系电话', '联系方式', '电话', '电话号码'],
  note: ['备注', '说明', '附注']
}

const plain = (cell: string) => cell.normalize('NFKC').replace(/[\s*:：]/g, '').replace(/\(.*\)$/, '')

export interface Table { name?: string; line: number; rows: readonly (readonly string[])[] }

export interface Line { sheet: string; line: number; name: string; unit: string; parent: string; staffNo: string; phone: string; note: string }

export interface Read { lines: Line[]; columns: Column[]; /** Sheets in which no column of names was found. */ without: string[] }

type Columns = Partial<Record<Column, number>>

function columnsIn(row: readonly string[]): Columns {
  const cells = row.map(plain)
  const found: Columns = {}
  for (const column of Object.keys(NAMES) as Column[]) {
    for (const name of NAMES[column]) {
      const at = cells.indexOf(name)
      if (at < 0) continue
      found[column] = at
      break
    }
  }
  return found
}

/** Titles and notes stand above the header; it is the first row that names a column of names and most others. */
function headerOf(rows: Table['rows']): { at: number; columns: Columns } | null {
  let best: { at: number; columns: Columns; n: number } | null = null
  for (const [at, row] of rows.slice(0, 40).entries()) {
    const columns = columnsIn(row)
    const n = Object.keys(columns).length
    if (columns.name !== undefined && n > (best?.n ?? 0)) best = { at, columns, n }
  }
  return best
}

/** The line of our own sheet that shows how it is filled. */
const EXAMPLE = '(示例'

const FOOT = /^(合计|总计|小计|共计|填表|制表|审核|填报|备注|说明|注[:：]|联系人[:：])/

export function readTables(tables: readonly Table[]): Read {
  const lines: Line[] = []
  const columns = new Set<Column>()
  const without: string[] = []
  for (const { name = '', line: first, rows } of tables) {
    const header = headerOf(rows)
    if (!header) {
      without.push(name)
      continue
    }
    for (const column of Object.keys(header.columns) as Column[]) columns.add(column)
    for (const [i, row] of rows.slice(header.at + 1).entries()) {
      const cell = (column: Column) => { const at = header.columns[column]; return at === undefined ? '' : (row[at] ?? '').replace(/\s+/g, ' ').trim() }
      const one: Line = {
        sheet: tables.length > 1 ? name : '', line: first + header.at + 1 + i, name: personName(cell('name')).slice(0, 60), unit: cell('unit').slice(0, 100), parent: cell('parent').slice(0, 100),
        staffNo: staffNumber(cell('staffNo')).slice(0, 60), phone: cell('phone').slice(0, 60), note: cell('note').slice(0, 200)
      }
      if (isLine(one, row)) lines.push(one)
    }
  }
  return { lines, columns: [...columns], without: lines.length ? [] : without }
}

/** Neither an empty row, nor one that a merged unit runs on into, nor the header once more, nor what stands below the list. */
function isLine(one: Line, row: readonly string[]): boolean {
  if (one.name === '' && one.staffNo === '' && one.phone === '') return false
  if (columnsIn(row).name !== undefined || one.name.startsWith(EXAMPLE)) return false
  const said = row.map((cell) => cell.trim()).filter(Boolean)
  if (said.length > 1 && said.every((cell) => cell === said[0])) return false
  return !said.some((cell, i) => i < 2 && FOOT.test(cell) && cell !== one.note)
}
