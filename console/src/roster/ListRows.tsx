import { Button, Table, type TableColumnsType } from 'antd'
import { useState } from 'react'
import type { ListRow, RosterImport } from '../../../contract/enrol'
import type { OwnUnit } from '../../../contract/roster'
import { useAct } from '../services/act'
import { count } from '../services/format'
import type { Listed } from '../services/list'
import { request, type Answer } from '../services/request'
import { Problem } from '../shell/Problem'
import { MendRow } from './MendRow'
import { rowSaid } from './list-words'

interface Props { rows: Listed<ListRow, Answer<'GET /roster-imports/:id/rows'>>; list: RosterImport; units: OwnUnit[]; send: (call: () => Promise<RosterImport>) => Promise<void> }

/** The lines of the file with what becomes of each; any of them can be mended or set aside. */
export function ListRows({ rows, list, units, send }: Props) {
  const [open, setOpen] = useState<number | null>(null)
  const skip = useAct((row: ListRow) => send(() => request('PUT /roster-imports/:id/rows/:no', { id: list.id, no: row.no, version: list.version, skipped: row.kind !== 'skipped' })))
  const columns: TableColumnsType<ListRow> = [
    { title: '行', key: 'place', width: 84, render: (_, { place }) => <span className='num cap'>{place}</span> },
    { title: '姓名', key: 'name', width: 96, render: (_, { name }) => <span className='strong'>{name || '—'}</span> },
    { title: '单位', key: 'unit', width: 180, render: (_, { unit, picked }) => picked?.name ?? (unit || '—') },
    { title: '工号', key: 'staff', width: 90, render: (_, { staffNo }) => <span className='num'>{staffNo || '—'}</span> },
    { title: '手机号', key: 'phone', width: 120, render: (_, { phone }) => <span className='num'>{phone || '—'}</span> },
    { title: '怎么办', key: 'said', render: (_, row) => <span className={row.kind === 'problem' ? 'care' : 'sub'}>{rowSaid(row)}</span> },
    {
      title: '操作', key: 'acts', width: 116,
      render: (_, row) => (
        <div className='row gap-s'>
          <Button type='link' className='in-table' aria-label={`改${row.place}`} aria-expanded={open === row.no} onClick={() => setOpen(open === row.no ? null : row.no)}>改</Button>
          <Button type='link' className='in-table' disabled={skip.busy} aria-label={`${row.kind === 'skipped' ? '不跳过' : '跳过'}${row.place}`} onClick={() => skip.run(row)}>{row.kind === 'skipped' ? '不跳过' : '跳过'}</Button>
        </div>
      )
    }
  ]
  return (
    <>
      <Problem error={skip.error} />
      <Table<ListRow>
        rowKey='no' columns={columns} dataSource={rows.items ?? []} pagination={false} tableLayout='fixed'
        expandable={{
          expandedRowKeys: open === null ? [] : [open], showExpandColumn: false,
          expandedRowRender: (row) => <MendRow key={row.no} row={row} list={list} units={units} send={send} close={() => setOpen(null)} />
        }}
      />
      <div className='list-foot num'>
        <Problem error={rows.moreError} />
        {rows.ended ? `共 ${count(rows.items?.length ?? 0)} 行，都在这里了` : <Button onClick={rows.more} loading={rows.adding}>{`加载更多（已显示 ${count(rows.items?.length ?? 0)} 行）`}</Button>}
      </div>
    </>
  )
}
