import { Table, type TableColumnsType } from 'antd'
import { count } from '../../services/format'
import '../../people/people.css'

const WIDTH = 94

interface Row { unit: { id: string; name: string }; part: 'below' | 'itself' | 'elsewhere'; hasChildren: boolean }
export interface Column<T> { title: string; of: (row: T) => number; width?: number; /** As people say it; else a plain number. */ said?: (n: number) => string }

/** 面向 | 人数: broken, where there is no room, before the last word and never within one. */
const Heading = ({ of }: { of: string }) => <><span className='whole'>{of.slice(0, -2)}</span><wbr /><span className='whole'>{of.slice(-2)}</span></>

/** One row a unit, with a last one for the whole: every row counts what lies below it. */
export function UnitFigures<T extends Row>({ label, rows, total, columns, show }: { label: string; rows: T[]; total: Omit<T, keyof Row>; columns: Column<Omit<T, keyof Row>>[]; show: (id: string) => void }) {
  const said = ({ said: words = count }: Column<Omit<T, keyof Row>>, n: number) => (n ? words(n) : '—')
  const names: Record<Row['part'], (row: Row) => string> = { below: ({ unit }) => unit.name, itself: ({ unit }) => `${unit.name}（本级）`, elsewhere: () => '其他单位' }
  const table: TableColumnsType<T> = [
    { title: '单位', key: 'unit', width: 210, render: (_, row) => (row.part === 'below' && row.hasChildren ? <button type='button' className='plain-button link strong' onClick={() => show(row.unit.id)}>{row.unit.name}</button> : <span className='strong'>{names[row.part](row)}</span>) },
    ...columns.map((column) => ({ title: <Heading of={column.title} />, key: column.title, align: 'right' as const, width: column.width ?? WIDTH, sorter: (a: T, b: T) => column.of(a) - column.of(b), render: (_: unknown, row: T) => <span className='num whole'>{said(column, column.of(row))}</span> }))
  ]
  return (
    <div className='people-scroll' tabIndex={0} role='region' aria-label={label}>
      <Table<T>
        rowKey={({ unit, part }) => `${part} ${unit.id}`} columns={table} dataSource={rows} pagination={false} showSorterTooltip={false} tableLayout='fixed' style={{ minWidth: 210 + columns.reduce((sum, { width = WIDTH }) => sum + width, 0) }}
        summary={() => (
          <Table.Summary.Row>
            <Table.Summary.Cell index={0}><span className='strong'>合计</span></Table.Summary.Cell>
            {columns.map((column, i) => <Table.Summary.Cell key={column.title} index={i + 1} align='right'><span className='num whole strong'>{said(column, column.of(total))}</span></Table.Summary.Cell>)}
          </Table.Summary.Row>
        )}
      />
    </div>
  )
}
