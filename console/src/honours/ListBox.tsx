import { Button, Table, type TableColumnsType } from 'antd'
import type { HonourList, HonourRow } from '../../../contract/awards'
import { useAct } from '../services/act'
import { useCopy } from '../services/copy'
import { count } from '../services/format'
import { request } from '../services/request'
import { Problem } from '../shell/Problem'
import { Empty } from '../shell/States'
import { listText, shownName } from './text'

const PAGE = 20

interface Props {
  roundId: string
  list: HonourList
  /** What is listed is what was announced: all of it can be read on. */
  whole: boolean
  masked: boolean
}

/** One award: to whom it goes, and who has it by what. */
export function ListBox({ roundId, list, whole, masked }: Props) {
  const { id, kind, name, rule, total, rows } = list
  const copy = useCopy(' Word 或 Excel')
  const take = useAct(async () => {
    const all = [...rows]
    for (let cursor: string | null = all.length < total && whole ? String(all.length) : null; cursor !== null;) {
      const page: { items: HonourRow[]; next: string | null } = await request('GET /organiser/rounds/:id/honours/rows', { id: roundId, list: id, cursor, limit: 200 })
      all.push(...page.items)
      cursor = page.next
    }
    await copy(listText(list, all, masked))
  })
  const why = rows.some((row) => row.why)
  const columns: TableColumnsType<HonourRow> = [
    { title: '名次', key: 'rank', width: 80, align: 'right', render: (_, { rank }) => <span className='num'>{rank ?? '—'}</span> },
    { title: kind === 'unit' ? '单位' : '姓名', key: 'name', width: kind === 'unit' ? 320 : 140, render: (_, row) => <span className='strong'>{shownName(kind, row, masked)}</span> },
    ...(kind === 'unit' ? [] : [{ title: '单位', key: 'unit', render: (_: unknown, { unit }: HonourRow) => unit }]),
    ...(why ? [{ title: '依据', key: 'why', width: 260, render: (_: unknown, row: HonourRow) => <span className='num'>{row.why ?? ''}</span> }] : [])
  ]
  return (
    <section className='honours-part' aria-label={name}>
      <div className='between gap honours-head'>
        <div><h2 className='h2 num'>{name}（{count(total)} {kind === 'unit' ? '个' : '名'}）</h2>{rule ? <p className='cap num'>{rule}</p> : null}</div>
        {total && (whole || total === rows.length) ? <Button loading={take.busy} aria-label={`复制${name}名单`} onClick={() => take.run()}>复制名单</Button> : null}
      </div>
      <Problem error={take.error} />
      <div className='box'>
        {rows.length
          ? <Table<HonourRow> rowKey={(row) => rows.indexOf(row)} columns={columns} dataSource={rows} tableLayout='fixed' pagination={rows.length > PAGE ? { pageSize: PAGE, showSizeChanger: false } : false} />
          : <Empty title='没有人达到这个奖项的要求' text='名单是空的，公布时会照样列出。' />}
        {rows.length < total ? <p className='list-foot cap num'>这里列出前 {count(rows.length)} 名，共 {count(total)} 名；全部请导出成表。</p> : null}
      </div>
    </section>
  )
}
