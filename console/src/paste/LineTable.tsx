import { Button, Input, Table, type TableColumnsType } from 'antd'
import { useState, type ReactNode } from 'react'
import type { Line } from './PasteDrawer'

export interface Column<L> { title: string; width?: number; render: (line: L) => ReactNode }

interface Props<L extends Line> { lines: L[]; columns: Column<L>[]; raw: (line: number) => string; mend: (line: number, words: string) => void; busy: boolean }

/** What cannot be taken first, each with its reason and a field to mend it in; then what will be written. */
export function LineTable<L extends Line>({ lines, columns, raw, mend, busy }: Props<L>) {
  const wrong = lines.filter(({ problem }) => problem)
  const right = lines.filter(({ problem }) => !problem)
  const no = { title: '行', key: 'line', width: 56, render: (_: unknown, { line }: L) => <span className='num cap'>{line}</span> }
  const matched: TableColumnsType<L> = [no, ...columns.map(({ title, width, render }) => ({ title, key: title, ...(width !== undefined && { width }), render: (_: unknown, line: L) => render(line) }))]
  const faulty: TableColumnsType<L> = [no, { title: '改这一行', key: 'mend', render: (_: unknown, { line, problem }: L) => <Mend key={raw(line)} line={line} words={raw(line)} problem={problem} mend={mend} busy={busy} /> }]
  return (
    <>
      {wrong.length ? <section className='paste-part' aria-label='对不上的行'><h2 className='strong'>对不上的</h2><Table<L> size='small' rowKey='line' columns={faulty} dataSource={wrong} pagination={wrong.length > 20 ? { pageSize: 20, showSizeChanger: false } : false} /></section> : null}
      {right.length ? <section className='paste-part' aria-label='对上的行'><h2 className='strong'>对上的</h2><Table<L> size='small' rowKey='line' columns={matched} dataSource={right} pagination={right.length > 50 ? { pageSize: 50, showSizeChanger: false } : false} /></section> : null}
    </>
  )
}

function Mend({ line, words, problem, mend, busy }: { line: number; words: string; problem: string; mend: (line: number, words: string) => void; busy: boolean }) {
  const [typed, type] = useState(words)
  return (
    <form className='paste-mend' onSubmit={(event) => { event.preventDefault(); if (typed !== words) mend(line, typed) }}>
      <div className='row gap-s'>
        <Input aria-label={`第 ${line} 行`} aria-describedby={`paste-${line}`} value={typed} status='error' maxLength={500} onChange={({ target }) => type(target.value)} />
        <Button htmlType='submit' disabled={typed === words || busy} aria-label={`重新核对第 ${line} 行`}>重新核对</Button>
      </div>
      <div id={`paste-${line}`} className='field-error'>{problem}</div>
    </form>
  )
}
